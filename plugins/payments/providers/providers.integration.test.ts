import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStripeWorld, secretKey, webhookSecret } from '../../simulators/testing.ts'
import type { PaymentProvider } from '../domain/payment-provider.ts'
import { paymentRequest, providerContract } from '../testing/provider-contract.ts'
import { createManualProvider } from './manual/index.ts'
import { createStripeProvider } from './stripe/index.ts'

let world: Awaited<ReturnType<typeof createStripeWorld>>
beforeAll(async () => {
  world = await createStripeWorld()
})
afterAll(() => world.simulator.close())

const request = paymentRequest

function stripeProvider(): PaymentProvider {
  return createStripeProvider({ secretKey, webhookSecrets: ['whsec_new', webhookSecret], apiBase: world.url })
}

async function pay(session: string, card = '4242424242424242') {
  const answer = await world.control(`checkout/sessions/${session}/pay`, { card })
  return answer.status
}

providerContract('stripe', {
  create: stripeProvider,
  pay: async (session) => {
    await pay(session)
  },
})
providerContract('cash', { create: createManualProvider })

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

  test('a dispute is seen with its sum and date, and how it ended', async () => {
    const { session } = await stripeProvider().start(request())
    await pay(String(session), '4000000000000259')
    const read = await stripeProvider().read({ session: String(session) })
    const dispute = { state: 'open', amount: 1250, reason: 'fraudulent', dueBy: expect.stringMatching(/Z$/) }
    expect(read).toMatchObject({ disputed: true, dispute })
    await world.control(`payment_intents/${read.reference}/close-dispute`, { outcome: 'won' })
    expect(await stripeProvider().read({ session: String(session) })).toMatchObject({
      disputed: false,
      dispute: { state: 'won' },
    })
  })

  test('a manual capture waits, is taken once and never above the authorization, or let go', async () => {
    const provider = stripeProvider()
    const held = async () => {
      const { session } = await provider.start(request({ capture: 'manual' }))
      await pay(String(session))
      return { session: String(session), read: await provider.read({ session: String(session) }) }
    }
    const one = await held()
    expect(one.read).toMatchObject({ status: 'authorized', authorized: 1250, captured: 0 })
    expect(Date.parse(one.read.captureBefore ?? '')).toBeGreaterThan(Date.now() + 6 * 86_400_000)
    const take = (amount: number, idempotencyKey: string) =>
      provider.capture({ session: one.session, amount, currency: 'USD', idempotencyKey })
    expect(await take(1251, `${one.session}:a`)).toMatchObject({ state: 'declined' })
    expect(await take(1000, `${one.session}:b`)).toEqual({ state: 'captured' })
    expect(await take(1000, `${one.session}:c`)).toEqual({ state: 'captured' })
    expect(await provider.read({ session: one.session })).toMatchObject({ status: 'captured', captured: 1000 })
    const two = await held()
    expect(await provider.release({ session: two.session })).toBe('released')
    expect(await provider.release({ session: two.session })).toBe('released')
    expect(await provider.read({ session: two.session })).toMatchObject({ status: 'voided', captured: 0 })
  })

  test.each([
    ['succeeds', 'bank-debit', { status: 'captured', captured: 1250 }],
    ['fails', 'bank-debit-fails', { status: 'failed', captured: 0 }],
  ])('a bank debit is pending until the bank speaks, and then %s', async (_words, card, after) => {
    const { session } = await stripeProvider().start(request())
    await pay(String(session), card)
    const read = await stripeProvider().read({ session: String(session) })
    expect(read).toMatchObject({ status: 'pending', captured: 0 })
    expect(await stripeProvider().expire(String(session))).toBe('already_paid')
    const outcome = card === 'bank-debit' ? 'succeed' : 'fail'
    await world.control(`payment_intents/${read.reference}/settle`, { outcome })
    expect(await stripeProvider().read({ session: String(session) })).toMatchObject(after)
  })

  test('a refund may wait, and one that was done may come back', async () => {
    const provider = stripeProvider()
    const { session } = await provider.start(request())
    await pay(String(session), '4000000000007726')
    const { reference = '' } = await provider.read({ session: String(session) })
    const asked = { reference, amount: 300, currency: 'USD', idempotencyKey: `${session}:r`, metadata: {} }
    const begun = await provider.refund(asked)
    expect(begun.state).toBe('pending')
    await world.control(`refunds/${begun.reference}/settle`)
    expect(await provider.readRefund(begun.reference)).toMatchObject({ state: 'succeeded' })
    await world.control(`refunds/${begun.reference}/settle`, { outcome: 'fail' })
    expect(await provider.readRefund(begun.reference)).toMatchObject({ state: 'failed', failure: expect.any(String) })
    expect((await provider.read({ session: String(session) })).refunded).toBe(0)
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
      { source: 'stripe', id: 'evt_1', kind: 'payment_taken', reference, orderId: asked.orderId, payload: true },
      { source: 'stripe', id: 'evt_1', kind: 'charge.succeeded', payload: true },
      { source: 'stripe', id: 'evt_1', kind: 'payment_intent.created', payload: true },
    ])
  })

  test('the way back names its session, whatever the address holds already', async () => {
    const provider = stripeProvider()
    const back = async (successUrl: string) => {
      const { session } = await provider.start({ ...request(), successUrl })
      return (await world.stripe.checkout.sessions.retrieve(String(session))).success_url
    }
    expect([await back('http://localhost:3000/orders/1'), await back('http://localhost:3000/orders/1?paid=1')]).toEqual(
      [
        'http://localhost:3000/orders/1?session_id={CHECKOUT_SESSION_ID}',
        'http://localhost:3000/orders/1?paid=1&session_id={CHECKOUT_SESSION_ID}',
      ],
    )
  })

  test('an event of another API release is a hint with a doubt, one of another account is none of ours', async () => {
    const provider = stripeProvider()
    const asked = request()
    const { session } = await provider.start(asked)
    await pay(String(session))
    const { data } = await world.stripe.events.list({ limit: 1, type: 'checkout.session.completed' })
    const hear = async (change: object) => {
      const body = JSON.stringify({ ...data[0], ...change })
      return provider.verify(new Headers({ 'stripe-signature': sign(body, webhookSecret) }), body)
    }
    const { api_version: version } = data[0] ?? {}
    const release = String(version).split('.')[1]
    expect(await hear({})).not.toHaveProperty('doubt')
    expect(await hear({ api_version: `2031-01-01.${release}` })).not.toHaveProperty('doubt')
    expect(await hear({ api_version: '2019-02-19' })).toMatchObject({
      session,
      orderId: asked.orderId,
      doubt: expect.stringContaining('2019-02-19'),
    })
    for (const other of [{ account: 'acct_1' }, { context: 'acct_1' }]) {
      const heard = await hear(other)
      expect([heard?.kind, heard?.session, heard?.orderId]).toEqual(['payment_completed', undefined, undefined])
    }
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
