import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStripeWorld, secretKey, webhookSecret } from '../../simulators/testing.ts'
import type { PaymentProvider, PaymentRequest } from '../domain/payment-provider.ts'
import { createManualProvider } from './manual/index.ts'
import { createStripeProvider } from './stripe/index.ts'

let world: Awaited<ReturnType<typeof createStripeWorld>>
beforeAll(async () => {
  world = await createStripeWorld()
})
afterAll(() => world.simulator.close())

let number = 0
function request(changes: Partial<PaymentRequest> = {}): PaymentRequest {
  number += 1
  const orderId = `order.test${number}`
  return {
    orderId,
    orderNumber: String(1000 + number),
    paymentId: `payment.test${number}-1`,
    currency: 'USD',
    total: 1250,
    lines: [
      { title: 'Flat white', unitAmount: 400, quantity: 2 },
      { title: 'Delivery', unitAmount: 450, quantity: 1 },
    ],
    email: 'amira@example.com',
    language: 'en',
    successUrl: `http://localhost:3000/orders/${orderId}`,
    cancelUrl: 'http://localhost:3000/checkout',
    expiresAt: new Date(Date.now() + 30 * 60_000).toISOString(),
    idempotencyKey: `${orderId}:session:1`,
    ...changes,
  }
}

function stripeProvider(): PaymentProvider {
  return createStripeProvider({ secretKey, webhookSecrets: ['whsec_new', webhookSecret], apiBase: world.url })
}

async function pay(session: string, card = '4242424242424242') {
  const answer = await world.control(`checkout/sessions/${session}/pay`, { card })
  return answer.status
}

describe.each([
  { name: 'stripe', create: stripeProvider },
  { name: 'cash', create: createManualProvider },
])('every provider: $name', ({ name, create }) => {
  test('says its name', () => {
    expect(create().name).toBe(name)
  })

  test('what was started can be read: order, sum, currency, and no money yet', async () => {
    const asked = request()
    const { session } = await create().start(asked)
    const read = await create().read({ session: session ?? '' })
    expect(read).toMatchObject({
      session,
      orderId: asked.orderId,
      currency: 'USD',
      amount: 1250,
      authorized: 0,
      captured: 0,
      refunded: 0,
      disputed: false,
    })
    expect(['open', 'pending']).toContain(read.status)
  })

  test('starting again under the same key is the same payment', async () => {
    const asked = request()
    expect(await create().start(asked)).toEqual(await create().start(asked))
  })

  test('lines that do not add up to the total are a fault', async () => {
    await expect(create().start(request({ total: 1249 }))).rejects.toThrow(RangeError)
  })

  test('an unpaid session is expired, however often it is asked', async () => {
    const { session } = await create().start(request())
    expect(await create().expire(session ?? '')).toBe('expired')
    expect(await create().expire(session ?? '')).toBe('expired')
  })

  test('a webhook without a signature that fits is nobody', async () => {
    expect(await create().verify(new Headers(), '{}')).toBeUndefined()
    expect(await create().verify(new Headers({ 'stripe-signature': 't=1,v1=00' }), 'no json')).toBeUndefined()
  })

  test('a handle that was never given out is a fault', async () => {
    await expect(create().read({ session: 'nothing' })).rejects.toThrow(/nothing/)
    await expect(create().read({})).rejects.toThrow(/payment/)
  })
})

function sign(payload: string, secret: string, timestamp?: number): string {
  return world.stripe.webhooks.generateTestHeaderString({
    payload,
    secret,
    ...(timestamp === undefined ? {} : { timestamp }),
  })
}

describe('stripe', () => {
  test('a paid session reads as captured, with card and reference, by session and by reference alike', async () => {
    const { session, url } = await stripeProvider().start(request())
    expect(url).toContain(String(session))
    await pay(String(session))
    const read = await stripeProvider().read({ session: String(session) })
    expect(read).toMatchObject({
      status: 'captured',
      authorized: 1250,
      captured: 1250,
      card: { brand: 'visa', last4: '4242' },
    })
    expect(await stripeProvider().read({ reference: read.reference ?? '' })).toEqual(read)
    expect(await stripeProvider().expire(String(session))).toBe('already_paid')
  })

  test('a declined card reads as failed with its words, and a later good one as captured', async () => {
    const { session } = await stripeProvider().start(request())
    await pay(String(session), '4000000000009995')
    expect(await stripeProvider().read({ session: String(session) })).toMatchObject({
      status: 'failed',
      captured: 0,
      failure: 'Your card has insufficient funds.',
    })
    await pay(String(session))
    expect((await stripeProvider().read({ session: String(session) })).status).toBe('captured')
  })

  test('an expired session reads as expired', async () => {
    const { session } = await stripeProvider().start(request())
    await stripeProvider().expire(String(session))
    expect((await stripeProvider().read({ session: String(session) })).status).toBe('expired')
  })

  test.each([
    ['a hold shorter than the provider allows', 10],
    ['a hold of half an hour', 30],
    ['a hold of two hours', 120],
    ['a hold of two days', 2880],
  ])('%s starts, and a repeat twenty minutes later is the same payment', async (_words, minutes) => {
    let now = Date.now()
    const clocked = await createStripeWorld({ clock: () => now })
    const provider = createStripeProvider({
      secretKey,
      webhookSecrets: [webhookSecret],
      apiBase: clocked.url,
      clock: () => now,
    })
    const asked = request({ expiresAt: new Date(now + minutes * 60_000).toISOString() })
    const first = await provider.start(asked)
    now += 20 * 60_000
    expect(await provider.start(asked)).toEqual(first)
    await clocked.simulator.close()
  })

  test('refunds are repeated under one key, counted, and refused in words when there is nothing left', async () => {
    const provider = stripeProvider()
    const { session } = await provider.start(request())
    await pay(String(session))
    const { reference = '' } = await provider.read({ session: String(session) })
    const back = (amount: number, idempotencyKey: string) =>
      provider.refund({ reference, amount, currency: 'USD', idempotencyKey, metadata: { refund: 'refund.1' } })
    const first = await back(1000, 'effect.1.refund')
    expect(first.state).toBe('succeeded')
    expect(await back(1000, 'effect.1.refund')).toEqual(first)
    expect(await back(251, 'effect.2.refund')).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('greater'),
    })
    await back(250, 'effect.3.refund')
    expect(await back(1, 'effect.4.refund')).toMatchObject({ state: 'failed' })
    expect(await provider.read({ session: String(session) })).toMatchObject({ refunded: 1250, captured: 1250 })
  })

  test('a refund whose key the provider has forgotten is found again instead of made twice', async () => {
    const provider = stripeProvider()
    const { session } = await provider.start(request())
    await pay(String(session))
    const { reference = '' } = await provider.read({ session: String(session) })
    const made = await world.stripe.refunds.create({
      payment_intent: reference,
      metadata: { idempotencyKey: 'effect.9.refund' },
    })
    const again = { reference, amount: 1250, currency: 'USD', idempotencyKey: 'effect.9.refund', metadata: {} }
    expect(await provider.refund(again)).toEqual({ reference: made.id, state: 'succeeded' })
  })

  test('a dispute is seen', async () => {
    const { session } = await stripeProvider().start(request())
    await pay(String(session), '4000000000000259')
    expect(await stripeProvider().read({ session: String(session) })).toMatchObject({ disputed: true })
  })

  test('signed events are translated into our words; what changes nothing points to nothing', async () => {
    const provider = stripeProvider()
    const asked = request()
    const { session } = await provider.start(asked)
    await pay(String(session))
    const { reference = '' } = await provider.read({ session: String(session) })
    const { data } = await world.stripe.events.list({ limit: 4 })
    const told = await Promise.all(
      data.map((event) => {
        const payload = JSON.stringify(event)
        const header = world.stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret })
        return provider.verify(new Headers({ 'stripe-signature': header }), payload)
      }),
    )
    expect(
      told.map((event) => event && { ...event, id: event.id.slice(0, 5), payload: event.payload.length > 10 }),
    ).toEqual([
      {
        source: 'stripe',
        id: 'evt_1',
        kind: 'payment_completed',
        session,
        reference,
        orderId: asked.orderId,
        payload: true,
      },
      { source: 'stripe', id: 'evt_1', kind: 'payment_intent.succeeded', payload: true },
      { source: 'stripe', id: 'evt_1', kind: 'charge.succeeded', payload: true },
      { source: 'stripe', id: 'evt_1', kind: 'payment_intent.created', payload: true },
    ])
  })

  test("a changed body, a stranger's secret, an old header and a live event are not believed", async () => {
    const provider = stripeProvider()
    const body = JSON.stringify({ id: 'evt_1', object: 'event', type: 'x', livemode: false, data: { object: {} } })
    const live = body.replace('false', 'true')
    const heard = async (header: string, text: string) =>
      provider.verify(new Headers({ 'stripe-signature': header }), text)
    expect(await heard(sign(body, 'whsec_new'), body)).toMatchObject({ kind: 'x' })
    expect([
      await heard(sign(body, webhookSecret), `${body} `),
      await heard(sign(body, 'whsec_stranger'), body),
      await heard(sign(body, webhookSecret, Math.floor(Date.now() / 1000) - 301), body),
      await heard(sign(live, webhookSecret), live),
    ]).toEqual([undefined, undefined, undefined, undefined])
  })

  test('settings that would be dangerous are refused', () => {
    const good = { secretKey, webhookSecrets: [webhookSecret], apiBase: world.url }
    expect(() => createStripeProvider({ ...good, webhookSecrets: [] })).toThrow('webhook secret')
    expect(() => createStripeProvider({ ...good, webhookSecrets: [''] })).toThrow('webhook secret')
    expect(() => createStripeProvider({ ...good, secretKey: 'pk_test_1' })).toThrow('secret key')
    expect(() => createStripeProvider({ ...good, secretKey: 'sk_live_1' })).toThrow('never goes')
  })
})
