import { instant, type StoredDocument } from '@souk/kernel'
import { createSmtpMailer } from '@souk/messages/smtp'
import { createTwilioSender } from '@souk/messages/twilio'
import type { Order } from '@souk/orders'
import { createManualProvider } from '@souk/payments/manual'
import { createPaypalProvider } from '@souk/payments/paypal'
import { createStripeProvider } from '@souk/payments/stripe'
import type { Shipment } from '@souk/shipping'
import { carriersOf } from '@souk/shipping/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { carrierKeys, type CarrierWorld, openCarrierWorld } from '../simulators/carriers/testing.ts'
import { createMailSimulator, createPaypalSimulator, createSmsSimulator } from '../simulators/index.ts'
import { createStripeWorld, secretKey, webhookSecret } from '../simulators/testing.ts'
import { createMemoryStore, type MemoryStore } from './store/memory-store.ts'
import { shopContent } from './testing/shop.ts'
import { fillCart, openFloor, orderOf, type ShopFloor, shopper, staff } from './testing/shop-floor.ts'

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const paypalKeys = { clientId: 'sim-client', clientSecret: 'sim-secret', webhookId: 'WH000000000000003' }
const phone = { accountSid: `AC${'a'.repeat(32)}`, authToken: 'b'.repeat(32), from: '+15005550006' }

let stripe: Awaited<ReturnType<typeof createStripeWorld>>
let paypal: ReturnType<typeof createPaypalSimulator>
let carriers: CarrierWorld
let mail: ReturnType<typeof createMailSimulator>
let sms: ReturnType<typeof createSmsSimulator>
let mailer: ReturnType<typeof createSmtpMailer>
let ahead = 0
const clock = () => Date.now() + ahead

beforeAll(async () => {
  stripe = await createStripeWorld()
  paypal = createPaypalSimulator({ dataDir: ':memory:', ...paypalKeys })
  carriers = await openCarrierWorld({ clock })
  mail = createMailSimulator({ dataDir: ':memory:', smtpPort: 0, httpPort: 0 })
  sms = createSmsSimulator({ dataDir: ':memory:', ...phone, inboundUrl: 'http://127.0.0.1:1/none' })
  await Promise.all([paypal.listen(0), mail.listen(), sms.listen(0)])
  mailer = createSmtpMailer({ url: mail.smtpUrl, domain: 'shop.example' })
})
afterAll(async () => {
  mailer.close()
  await Promise.all([stripe.simulator.close(), paypal.close(), carriers.close(), mail.close(), sms.close()])
})

type Party = 'stripe' | 'paypal' | 'carriers' | 'courier' | 'mail' | 'sms'
const control = async (party: Party, path: string, body: unknown = {}) => {
  const at = {
    stripe,
    paypal,
    mail,
    sms,
    carriers: { url: carriers.carriersUrl },
    courier: { url: carriers.courierUrl },
  }
  const answer = await fetch(`${at[party].url}/_sim/${path}`, { method: 'POST', body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${party}/${path} answered ${answer.status}`)
}

let floor: ShopFloor<MemoryStore>
let orders = 0

/** The shop's content, its one zone served by this carrier. */
const contentFor = (carrier: string): readonly StoredDocument[] =>
  shopContent().map((document) => {
    if (document._type === 'deliveryZone') return { ...document, carrier }
    return document._type === 'siteSettings' ? { ...document, phone: '+14155550199' } : document
  })

async function open(carrier = 'own-courier'): Promise<void> {
  const now = { at: instant(new Date(clock())) }
  floor = openFloor(createMemoryStore({ now: () => now.at, documents: contentFor(carrier) }), now, {
    providers: [
      createStripeProvider({ secretKey, webhookSecrets: [webhookSecret], apiBase: stripe.url }),
      createPaypalProvider({ ...paypalKeys, apiBase: paypal.url }),
      createManualProvider(),
    ],
    carriers: Object.values(carriersOf({ ...carriers, keys: carrierKeys, clock })),
    mailer,
    sms: createTwilioSender({ ...phone, webhookUrl: 'http://127.0.0.1:1/none', apiBase: sms.url }),
  })
  const lines = [{ sku: 'LATTE', quantity: 50 }]
  await run('receiveStock', { location: 'location-ferry', reference: 'x', lines })
}
async function run(name: Parameters<ShopFloor['commerce']['dispatch']>[0], input: unknown): Promise<void> {
  const done = await floor.commerce.dispatch(name, input, { actor: staff })
  if (!done.ok) throw new Error(`${name}: ${done.refusal.code}`)
}
const read = async <Doc>(id: string) => (await floor.store.get([id]))[0] as unknown as Doc

/** Tries to order a latte. Every order has an address of its own, so that its messages can be told apart. */
async function order(provider: 'stripe' | 'paypal' | 'cash', payer = shopper) {
  orders += 1
  const ulid = `01jd7z8k2m4n6p8q0r2s4t6${orders.toString(36).padStart(3, '0')}`
  const email = `sam${orders}@example.com`
  const number = `+1415555${String(2000 + orders)}`
  const cartId = await fillCart(floor.commerce, `outage${orders}`, { LATTE: 1 })
  const asked = orderOf(ulid, cartId, { payment: { provider }, email, phone: number })
  const done = await floor.commerce.checkout(asked, { actor: payer }, urls)
  return { id: `order.${ulid}`, email, number, asked, done, parcel: `${ulid}-1` }
}
async function paid(provider: 'stripe' | 'paypal') {
  const placed = await order(provider)
  const { payment } = await read<Order>(placed.id)
  const { session } = await read<{ session: string }>(payment)
  if (provider === 'stripe') await control('stripe', `checkout/sessions/${session}/pay`, { card: '4242424242424242' })
  else await control('paypal', `orders/${session}/approve`)
  await floor.commerce.refreshPayment(placed.id)
  expect((await read<Order>(placed.id)).paymentStanding).toBe('captured')
  return placed
}
const work = async (parcel: string, ...verbs: readonly ('pick' | 'pack' | 'handOver')[]) => {
  for (const verb of verbs) await run(`${verb}Fulfillment`, { fulfillmentId: `fulfillment.${parcel}` })
}

const step = 10 * 60_000
/** Lets an hour of the shop go by, with all that it does in between. */
async function anHour(): Promise<void> {
  for (let passed = 0; passed < 3_600_000; passed += step) {
    ahead += step
    floor.pass(step)
    await floor.commerce.settle()
  }
}
const effects = () => floor.store.all().filter(({ _type }) => _type === 'effect')
const waiting = (kind: string) =>
  effects()
    .filter((effect) => effect['kind'] === kind && effect['state'] !== 'done')
    .map(({ state, attempts }) => ({ state, tried: Number(attempts) > 3 && Number(attempts) < 24 }))

/** The party is away for an hour of the shop; meanwhile somebody orders and pays at the door. */
async function awayFor(party: Party, kind: string): Promise<void> {
  await control(party, 'faults', { downMs: 3_600_000 })
  await floor.commerce.settle()
  const other = await order('cash')
  expect(other.done).toMatchObject({ ok: true })
  await anHour()
  expect((await read<Order>(other.id)).state).toBe('placed')
  expect(new Set(waiting(kind).map((each) => JSON.stringify(each)))).toEqual(
    new Set(['{"state":"pending","tried":true}']),
  )
  await control(party, 'faults', {})
  await anHour()
}
/** Nothing was given up, nothing failed that is still open, and the books are right. */
const inTheEnd = async () => {
  await floor.commerce.settle()
  expect(effects().filter(({ state, lastError }) => state === 'dead' || lastError !== undefined)).toEqual([])
  expect(await floor.commerce.verify()).toEqual([])
}

beforeEach(async () => {
  for (const party of ['stripe', 'paypal', 'carriers', 'courier', 'mail', 'sms'] as const)
    await control(party, 'faults', {})
})

async function hasOneRefund(reference: string): Promise<void> {
  const { data } = await stripe.stripe.refunds.list({ payment_intent: reference })
  expect(data.map(({ amount }) => amount)).toEqual([200])
}

describe.each(['stripe', 'paypal'] as const)('%s is away for an hour', (party) => {
  test('orders go on by other ways, who wanted this one is told and pays later, and a refund is given once', async () => {
    await open()
    const before = await paid(party)
    await control(party, 'faults', { downMs: 3_600_000 })
    const refused = await order(party)
    expect(refused.done).toMatchObject({ ok: false, refusal: { code: 'payment_unavailable' } })
    await run('refundOrder', { orderId: before.id, amount: 200, reason: 'Cold' })
    await awayFor(party, 'refund')
    const refunds = floor.store.all().filter(({ _type }) => _type === 'refund')
    expect(refunds).toMatchObject([{ state: 'succeeded', amount: 200 }])
    const { payment } = await read<Order>(before.id)
    await floor.commerce.refreshPayment(before.id)
    expect(await read(payment)).toMatchObject({ refunded: 200 })
    if (party === 'stripe') await hasOneRefund((await read<{ reference: string }>(payment)).reference)
    // The order of who was turned away waited as long as any, and opens no page any more
    const again = await floor.commerce.checkout(refused.asked, { actor: shopper }, urls)
    expect(again).toMatchObject({ ok: true, value: { orderId: refused.id, payment: { url: null } } })
    expect((await read<Order>(refused.id)).state).toBe('expired')
    expect((await order(party)).done).toMatchObject({ ok: true, value: { payment: { url: expect.any(String) } } })
    await inTheEnd()
  })
})

describe.each([
  ['easypost', 'carriers', 'picked_up'],
  ['dhl', 'carriers', 'picked_up'],
  ['fedex', 'carriers', 'PU'],
  ['uber', 'courier', 'pickup_complete'],
] as const)('%s is away for an hour', (carrier, party, taken) => {
  test('orders go on, the parcel gets one label afterwards, and what was scanned meanwhile is heard of', async () => {
    await open(carrier)
    const earlier = await order('cash')
    await work(earlier.parcel, 'pick', 'pack')
    await floor.commerce.settle()
    const { trackingNumber = '' } = await read<Shipment>(`shipment.${earlier.parcel}`)
    expect(trackingNumber).not.toBe('')
    const parcel = await order('cash')
    await control(party, 'faults', { downMs: 3_600_000 })
    await work(parcel.parcel, 'pick', 'pack')
    ahead += 60_000
    floor.pass(60_000)
    await carriers.advance(trackingNumber, taken, new Date(clock()).toISOString())
    await awayFor(party, 'label')
    expect(await read<Shipment>(`shipment.${parcel.parcel}`)).toMatchObject({
      state: 'labeled',
      trackingNumber: expect.stringMatching(/./),
    })
    const { url } = party === 'courier' ? { url: carriers.courierUrl } : { url: carriers.carriersUrl }
    const state = await (await fetch(`${url}/_sim/state`)).text()
    const bought = await read<Shipment>(`shipment.${parcel.parcel}`)
    expect(state.split(`"${bought._id}"`).length - 1).toBeLessThanOrEqual(1)
    expect((await read<Shipment>(`shipment.${earlier.parcel}`)).state).toBe('picked_up')
    await inTheEnd()
  })
})

const inbox = async ({ url }: { readonly url: string }, to: string) => {
  const answer = await fetch(`${url}/_sim/messages?to=${encodeURIComponent(to)}`)
  return ((await answer.json()) as { readonly data: readonly { readonly text: string }[] }).data
}

test('the mail server is away for an hour: orders go on, and every mail comes once', async () => {
  await open()
  await control('mail', 'faults', { downMs: 3_600_000 })
  const placed = await order('cash')
  await work(placed.parcel, 'pick', 'pack', 'handOver')
  await awayFor('mail', 'mail')
  expect((await inbox(mail, placed.email)).length).toBe(2)
  await inTheEnd()
})

test('the phone service is away for an hour: orders go on, and the text comes once', async () => {
  await open()
  await control('sms', 'faults', { downMs: 3_600_000 })
  const placed = await order('cash')
  await work(placed.parcel, 'pick', 'pack', 'handOver')
  await awayFor('sms', 'sms')
  expect((await inbox(sms, placed.number)).length).toBe(1)
  await inTheEnd()
})
