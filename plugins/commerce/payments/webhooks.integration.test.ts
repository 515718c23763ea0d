// One suite: every event comes to one shop’s door, and its books are judged at the end.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { instant } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { Payment } from '@souk/payments'
import { createManualProvider } from '@souk/payments/manual'
import { createPaypalProvider } from '@souk/payments/paypal'
import { createStripeProvider } from '@souk/payments/stripe'
import { createPaypalSimulator } from '@souk/simulators'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createStripeWorld, secretKey, webhookSecret } from '../../simulators/testing.ts'
import type { Commerce } from '../contract.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { shopContent } from '../testing/shop.ts'
import { fillCart, openFloor, orderOf, shopper, staff } from '../testing/shop-floor.ts'

const paypalKeys = { clientId: 'sim-client', clientSecret: 'sim-secret', webhookId: 'WH000000000000002' }
const urls = { success: 'http://localhost:3000/paid', cancel: 'http://localhost:3000/cart' }

/** The shop's door for webhooks, as the storefront opens it. */
let commerce: Commerce
let door: Server
let stripe: Awaited<ReturnType<typeof createStripeWorld>>
let paypal: ReturnType<typeof createPaypalSimulator>
/** What came to the door and how it was answered. */
const came: { readonly source: string; readonly outcome: string; readonly headers: Headers; readonly body: string }[] =
  []

beforeAll(async () => {
  door = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = new Headers(
        Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
      )
      const body = Buffer.concat(chunks).toString('utf8')
      const source = request.url?.split('/').at(-1) ?? ''
      commerce.receiveWebhook(source, headers, body).then(
        (outcome) => {
          came.push({ source, outcome, headers, body })
          response.writeHead(outcome === 'refused' ? 400 : 200).end()
        },
        () => response.writeHead(500).end(),
      )
    })
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  const at = `http://127.0.0.1:${(door.address() as AddressInfo).port}/webhooks`
  stripe = await createStripeWorld({ webhookUrl: `${at}/stripe` })
  paypal = createPaypalSimulator({ dataDir: ':memory:', ...paypalKeys, webhookUrl: `${at}/paypal` })
  await paypal.listen(0)
})
afterAll(async () => {
  await stripe.simulator.close()
  await paypal.close()
  door.close()
})

let floor: ReturnType<typeof openFloor<ReturnType<typeof createMemoryStore>>>
let logs: { readonly level: string; readonly message: string }[]
let checkouts = 0

beforeEach(async () => {
  await faults('stripe', {})
  await faults('paypal', {})
  came.length = 0
  logs = []
  const now = { at: instant(new Date()) }
  const store = createMemoryStore({ now: () => now.at, documents: shopContent() })
  floor = openFloor(store, now, {
    providers: [
      createStripeProvider({ secretKey, webhookSecrets: ['whsec_next', webhookSecret], apiBase: stripe.url }),
      createPaypalProvider({ ...paypalKeys, apiBase: paypal.url }),
      createManualProvider(),
    ],
    log: (level, message) => void logs.push({ level, message }),
  })
  commerce = floor.commerce
  const lines = [{ sku: 'LATTE', quantity: 9 }]
  await commerce.dispatch('receiveStock', { location: 'location-ferry', reference: 'x', lines }, { actor: staff })
})

const control = async (service: 'stripe' | 'paypal', path: string, body: unknown = {}) => {
  const { url } = service === 'stripe' ? stripe : paypal
  const answer = await fetch(`${url}/_sim/${path}`, { method: 'POST', body: JSON.stringify(body) })
  return (await answer.json()) as Readonly<Record<string, unknown>>
}
const faults = (service: 'stripe' | 'paypal', body: unknown) => control(service, 'faults', body)

/** Checks a latte out; the page is open. */
async function checkOut(provider: 'stripe' | 'paypal' = 'stripe') {
  checkouts += 1
  const ulid = `01jd7z8k2m4n6p8q0r2s4t${Date.now().toString(36).slice(-2)}${checkouts.toString(36).padStart(2, '0')}`
  const cartId = await fillCart(commerce, `hooks${checkouts}`, { LATTE: 1 })
  const done = await commerce.checkout(orderOf(ulid, cartId, { payment: { provider } }), { actor: shopper }, urls)
  if (!done.ok) throw new Error(done.refusal.message)
  const orderId = `order.${ulid}`
  const { session = '' } = await paymentOf(orderId)
  const pay = (card = '4242424242424242') =>
    provider === 'stripe'
      ? control('stripe', `checkout/sessions/${session}/pay`, { card })
      : control('paypal', `orders/${session}/approve`)
  return { orderId, session, pay }
}
const orderAt = async (id: string) => (await floor.store.get([id]))[0] as Order
const paymentOf = async (id: string) => (await floor.store.get([(await orderAt(id)).payment]))[0] as Payment
async function becomes(id: string, state: string, paymentStanding: string): Promise<void> {
  await expect.poll(async () => orderAt(id)).toMatchObject({ state, paymentStanding })
}
/** Everything that money touches, without the papers that tell of events. */
const money = new Set(['order', 'payment', 'refund', 'stockLevel', 'stockMovement', 'fulfillment'])
const books = () =>
  floor.store
    .all()
    .filter(({ _type }) => money.has(_type))
    // A transaction that only notes an event guards what it read, and so renews revisions
    .map(({ _rev: _, ...facts }) => facts)
const applied = (source: string) => came.filter((each) => each.source === source && each.outcome === 'applied')

describe.each(['stripe', 'paypal'] as const)('webhooks of %s', (source) => {
  test('C11 the success event sets the order to paid, and replays change nothing', async () => {
    const { orderId, pay } = await checkOut(source)
    await pay()
    await becomes(orderId, 'placed', 'captured')
    await expect.poll(() => applied(source).length).toBeGreaterThan(0)
    const before = books()
    for (const { headers, body } of came.filter((each) => each.source === source))
      expect(['duplicate', 'ignored']).toContain(await commerce.receiveWebhook(source, headers, body))
    expect(books()).toEqual(before)
    expect(await commerce.verify()).toEqual([])
  })

  test('C11 duplicated, shuffled and delayed events come to the same, and nothing happens twice', async () => {
    await faults(source, { duplicate: 3, reorder: true, delayMs: 200 })
    const { orderId, pay } = await checkOut(source)
    await pay()
    await becomes(orderId, 'placed', 'captured')
    await expect.poll(() => came.length).toBeGreaterThanOrEqual(4)
    const { events, totals } = await orderAt(orderId)
    expect(events.filter(({ type }) => type === 'placed').length).toBe(1)
    expect(events.filter(({ type }) => type === 'paid').length).toBe(1)
    expect((await paymentOf(orderId)).captured).toBe(totals.total)
    expect(await commerce.verify()).toEqual([])
  })

  test('C12 an event with a bad signature is refused and logged, and changes nothing', async () => {
    await faults(source, { badSignature: true })
    const { orderId, pay } = await checkOut(source)
    await pay()
    const own = () => came.filter(({ body }) => body.includes(orderId)).map(({ outcome }) => outcome)
    await expect.poll(() => own().length).toBeGreaterThan(0)
    expect(new Set(own())).toEqual(new Set(['refused']))
    expect(logs).toContainEqual({ level: 'warn', message: 'a webhook was refused: its signature does not hold' })
    expect((await orderAt(orderId)).state).toBe('pending_payment')
    expect(floor.store.all().filter(({ _type }) => _type === 'event')).toEqual([])
  })

  test('events that never come are found within five minutes, be it a payment or a refund made elsewhere', async () => {
    await faults(source, { drop: 1 })
    const { orderId, pay } = await checkOut(source)
    await pay()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect((await orderAt(orderId)).state).toBe('pending_payment')
    floor.pass(61_000)
    await commerce.settle()
    expect(await orderAt(orderId)).toMatchObject({ state: 'placed', paymentStanding: 'captured' })
    // What another test lost may still be told
    expect(came.filter(({ body }) => body.includes(orderId))).toEqual([])
    const { reference = '', captured } = await paymentOf(orderId)
    if (source === 'stripe') await stripe.stripe.refunds.create({ payment_intent: reference, amount: 100 })
    else {
      const elsewhere = createPaypalProvider({ ...paypalKeys, apiBase: paypal.url })
      await elsewhere.refund({ reference, amount: 100, currency: 'USD', idempotencyKey: `${orderId}:x`, metadata: {} })
    }
    floor.pass(61_000)
    await commerce.settle()
    expect(await orderAt(orderId)).toMatchObject({ paymentStanding: 'partially_refunded' })
    expect(await paymentOf(orderId)).toMatchObject({ captured, refunded: 100 })
    expect(logs.map(({ message }) => message)).toContain('a payment event came by no webhook')
    expect(await commerce.verify()).toEqual([])
  })

  test('an event that comes three days late moves nothing back', async () => {
    const { orderId, pay } = await checkOut(source)
    await pay()
    await becomes(orderId, 'placed', 'captured')
    const { fulfillments } = await orderAt(orderId)
    for (const verb of ['pick', 'pack', 'handOver', 'deliver'] as const)
      await commerce.dispatch(`${verb}Fulfillment`, { fulfillmentId: fulfillments[0] }, { actor: staff })
    await commerce.dispatch('refundOrder', { orderId, reason: 'Cold' }, { actor: staff })
    await commerce.settle()
    await becomes(orderId, 'completed', 'refunded')
    // The same news under another name: a provider may make two events of one change
    const late = applied(source)[0]
    floor.pass(3 * 86_400_000)
    const renamed = (late?.body ?? '').replace(/"id": ?"(evt_|WH-)[^"]+"/, `"id": "$1late${checkouts}"`)
    const headers =
      source === 'stripe'
        ? new Headers({
            'stripe-signature': stripe.stripe.webhooks.generateTestHeaderString({
              payload: renamed,
              secret: webhookSecret,
            }),
          })
        : (late?.headers ?? new Headers())
    const body = source === 'stripe' ? renamed : (late?.body ?? '')
    expect(['applied', 'duplicate', 'ignored']).toContain(await commerce.receiveWebhook(source, headers, body))
    await becomes(orderId, 'completed', 'refunded')
    expect(await commerce.verify()).toEqual([])
  })

  test('a provider that is down is told plainly; the order is kept and paid once it is back', async () => {
    await faults(source, { errorRate: 1 })
    checkouts += 1
    const ulid = `01jd7z8k2m4n6p8q0r2s4tdn${checkouts.toString(36).padStart(2, '0')}`
    const cartId = await fillCart(commerce, `down${checkouts}`, { LATTE: 1 })
    const asked = orderOf(ulid, cartId, { payment: { provider: source } })
    const refused = await commerce.checkout(asked, { actor: shopper }, urls)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'payment_unavailable' } })
    await faults(source, {})
    const again = await commerce.checkout(asked, { actor: shopper }, urls)
    expect(again).toMatchObject({ ok: true, value: { orderId: `order.${ulid}` } })
    expect(floor.store.all().filter(({ _type }) => _type === 'order').length).toBe(1)
  })
})

test('C11 a failure event sets the payment to failed, once, and a later success still pays', async () => {
  const { orderId, pay } = await checkOut()
  await pay('4000000000009995')
  await becomes(orderId, 'pending_payment', 'failed')
  const failed = await orderAt(orderId)
  expect(failed.events.map(({ type, note }) => [type, note])).toEqual([
    ['created', undefined],
    ['payment_failed', 'Your card has insufficient funds.'],
  ])
  const before = books()
  for (const { headers, body } of came.slice()) await commerce.receiveWebhook('stripe', headers, body)
  expect(books()).toEqual(before)
  await pay()
  await becomes(orderId, 'placed', 'captured')
  expect(await commerce.verify()).toEqual([])
})

test('money that Stripe took is told by its intent alone, without a document of its own', async () => {
  await faults('stripe', { drop: 1 })
  const { orderId, pay } = await checkOut()
  await pay()
  const { data } = await stripe.stripe.events.list({ type: 'payment_intent.succeeded', limit: 1 })
  const body = JSON.stringify(data[0])
  const signature = stripe.stripe.webhooks.generateTestHeaderString({ payload: body, secret: webhookSecret })
  const tell = () => commerce.receiveWebhook('stripe', new Headers({ 'stripe-signature': signature }), body)
  expect(await tell()).toBe('applied')
  expect(await orderAt(orderId)).toMatchObject({ state: 'placed', paymentStanding: 'captured' })
  const before = floor.store.all()
  expect(before.filter(({ _type }) => _type === 'event')).toEqual([])
  expect(await tell()).toBe('ignored')
  expect(floor.store.all()).toEqual(before)
  expect(await commerce.verify()).toEqual([])
})

test('T11 a shopper who approves at PayPal and never comes back has paid', async () => {
  const { orderId, session, pay } = await checkOut('paypal')
  await pay()
  await becomes(orderId, 'placed', 'captured')
  const orders = floor.store.all().filter((each): each is Payment => each._type === 'payment')
  expect(orders.map(({ provider, session: own }) => [provider, own])).toEqual([['paypal', session]])
})

test('an order that was called off takes no approved money', async () => {
  const { orderId, session } = await checkOut('paypal')
  await commerce.dispatch('cancelOrder', { orderId, reason: 'x' }, { actor: staff })
  await control('paypal', `orders/${session}/approve`)
  await expect.poll(() => came.length).toBeGreaterThan(0)
  await commerce.settle()
  expect(await orderAt(orderId)).toMatchObject({ state: 'canceled', paymentStanding: 'voided' })
  expect((await paymentOf(orderId)).captured).toBe(0)
})

test('a bank debit keeps its units while the bank is at work, long after the page is over', async () => {
  const { orderId, pay } = await checkOut()
  await pay('bank-debit')
  await expect.poll(async () => (await paymentOf(orderId)).underWay).toBe(true)
  floor.pass(2 * 86_400_000)
  await commerce.settle()
  expect((await orderAt(orderId)).state).toBe('pending_payment')
  expect(await commerce.verify()).toEqual([])
  const { reference } = await paymentOf(orderId)
  await control('stripe', `payment_intents/${reference}/settle`)
  await becomes(orderId, 'placed', 'captured')
})

test('a bank debit that bounces says so, and lets the units go when nobody pays otherwise', async () => {
  const { orderId, pay } = await checkOut()
  await pay('bank-debit-fails')
  await expect.poll(async () => (await paymentOf(orderId)).underWay).toBe(true)
  const { reference } = await paymentOf(orderId)
  await control('stripe', `payment_intents/${reference}/settle`, { outcome: 'fail' })
  await becomes(orderId, 'pending_payment', 'failed')
  floor.pass(31 * 60_000)
  await commerce.settle()
  expect((await orderAt(orderId)).state).toBe('expired')
  expect(await commerce.verify()).toEqual([])
})

test('a refund that the bank sends back days later is told, and the money is ours to give again', async () => {
  const { orderId, pay } = await checkOut()
  await pay('4000000000005126')
  await becomes(orderId, 'placed', 'captured')
  await commerce.dispatch('refundOrder', { orderId, amount: 200, reason: 'Cold' }, { actor: staff, commandId: 'back' })
  await commerce.settle()
  await becomes(orderId, 'placed', 'partially_refunded')
  const [refund] = await floor.store.get(['refund.back'])
  await control('stripe', `refunds/${String(refund?.['reference'])}/settle`, { outcome: 'fail' })
  await becomes(orderId, 'placed', 'captured')
  expect((await orderAt(orderId)).events.at(-1)?.type).toBe('refund_failed')
  expect(await paymentOf(orderId)).toMatchObject({ refunded: 0 })
  await commerce.settle()
  expect(await commerce.verify()).toEqual([])
})

test('a refund that waits is settled by its event', async () => {
  const { orderId, pay } = await checkOut()
  await pay('4000000000007726')
  await becomes(orderId, 'placed', 'captured')
  await commerce.dispatch('refundOrder', { orderId, amount: 200, reason: 'Cold' }, { actor: staff, commandId: 'slow' })
  await commerce.settle()
  const refund = async () => (await floor.store.get(['refund.slow']))[0]
  expect(await refund()).toMatchObject({ state: 'pending', reference: expect.stringMatching(/^re_/) })
  await control('stripe', `refunds/${String((await refund())?.['reference'])}/settle`)
  await expect.poll(async () => (await refund())?.['state']).toBe('succeeded')
  await commerce.settle()
  expect(await commerce.verify()).toEqual([])
})

test('a dispute at Stripe freezes the order, and its end by our win sets it free', async () => {
  const { orderId, pay } = await checkOut()
  await pay()
  await becomes(orderId, 'placed', 'captured')
  const { reference } = await paymentOf(orderId)
  await control('stripe', `payment_intents/${reference}/dispute`)
  await becomes(orderId, 'on_hold', 'disputed')
  await control('stripe', `payment_intents/${reference}/close-dispute`, { outcome: 'won' })
  await becomes(orderId, 'placed', 'captured')
  expect(await commerce.verify()).toEqual([])
})

test('the secret before the last one is believed while it is being changed', async () => {
  const { orderId, session, pay } = await checkOut()
  await faults('stripe', { drop: 1 })
  await pay()
  const { data } = await stripe.stripe.events.list({ type: 'checkout.session.completed', limit: 1 })
  const payload = JSON.stringify(data[0])
  expect(payload).toContain(session)
  const header = stripe.stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_next' })
  expect(await commerce.receiveWebhook('stripe', new Headers({ 'stripe-signature': header }), payload)).toBe('applied')
  expect((await orderAt(orderId)).state).toBe('placed')
})

describe('an authorization', () => {
  const onPack = () =>
    floor.store.commit([{ patch: { id: 'siteSettings', set: { paymentCapture: 'on_pack' } } }], {
      transactionId: 'on-pack',
    })
  const held = async () => {
    await onPack()
    const { orderId, pay } = await checkOut()
    await pay()
    await becomes(orderId, 'placed', 'authorized')
    return orderId
  }
  const atStripe = async (orderId: string) =>
    stripe.stripe.paymentIntents.retrieve((await paymentOf(orderId)).reference ?? '')

  test('is taken once when the bag is packed, for the order’s sum', async () => {
    const orderId = await held()
    const { fulfillments, totals } = await orderAt(orderId)
    for (const verb of ['pick', 'pack', 'handOver'] as const)
      await commerce.dispatch(`${verb}Fulfillment`, { fulfillmentId: fulfillments[0] }, { actor: staff })
    await commerce.settle()
    await becomes(orderId, 'placed', 'captured')
    expect(await atStripe(orderId)).toMatchObject({ status: 'succeeded', amount_received: totals.total })
    expect(await commerce.verify()).toEqual([])
  })

  test('is taken before it ends, although nobody has packed yet', async () => {
    const orderId = await held()
    floor.pass(6.5 * 86_400_000)
    await commerce.settle()
    await becomes(orderId, 'placed', 'captured')
    expect((await atStripe(orderId)).status).toBe('succeeded')
  })

  test('is let go when the order is called off', async () => {
    const orderId = await held()
    await commerce.dispatch('cancelOrder', { orderId, reason: 'x' }, { actor: staff })
    await commerce.settle()
    expect(await orderAt(orderId)).toMatchObject({ state: 'canceled', paymentStanding: 'voided' })
    expect((await atStripe(orderId)).status).toBe('canceled')
    expect(await commerce.verify()).toEqual([])
  })
})
