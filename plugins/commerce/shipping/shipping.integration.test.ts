// One suite: every carrier goes the same way from label to door.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { StoredDocument } from '@souk/kernel'
import type { Fulfillment, Order } from '@souk/orders'
import type { Shipment } from '@souk/shipping'
import { carriersOf } from '@souk/shipping/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { carrierKeys, openCarrierWorld } from '../../simulators/carriers/testing.ts'
import { shopContent } from '../testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, shopper, staff } from '../testing/shop-floor.ts'

const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const [orderId, fulfillmentId, shipmentId] = [`order.${ulid}`, `fulfillment.${ulid}-1`, `shipment.${ulid}-1`]
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

/** The shop's content, its one zone served by this carrier. */
const contentFor = (carrier: string): readonly StoredDocument[] =>
  shopContent().map((document) =>
    document._type === 'deliveryZone'
      ? { ...document, carrier }
      : document._type === 'siteSettings'
        ? { ...document, phone: '+14155550199' }
        : document,
  )

/** A shop whose orders go out with a carrier, the simulators beside it, and webhooks that really arrive. */
async function openShop(carrier: string) {
  const hooks: { readonly source: string; readonly headers: Headers; readonly body: string; outcome?: string }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const headers = new Headers(
        Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
      )
      const hook = { source: (request.url ?? '').slice(1), headers, body: Buffer.concat(chunks).toString() }
      const outcome = await floor.commerce.receiveWebhook(hook.source, headers, hook.body).catch(() => 'fault')
      hooks.push({ ...hook, outcome })
      response.writeHead(outcome === 'fault' ? 500 : outcome === 'refused' ? 400 : 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  let ahead = 0
  const clock = () => Date.now() + ahead
  const world = await openCarrierWorld({ webhookUrl: (source) => `http://127.0.0.1:${port}/${source}`, clock })
  closers.push(world.close)
  const carriers = Object.values(carriersOf({ ...world, keys: carrierKeys, clock }))
  const floor = await openMemoryFloor({ LATTE: 10 }, { content: contentFor(carrier), carriers })
  floor.pass(Date.now() - Date.parse(floor.now()))
  const { commerce, store } = floor
  const read = async <Doc>(id: string) => (await store.get([id]))[0] as unknown as Doc
  const run = async (name: Parameters<typeof commerce.dispatch>[0], input: unknown, actor = staff) => {
    const done = await commerce.dispatch(name, input, { actor })
    if (!done.ok) throw new Error(`${name}: ${done.refusal.code}`)
    return done.value
  }
  return {
    ...floor,
    world,
    hooks,
    run,
    shipment: () => read<Shipment>(shipmentId),
    fulfillment: () => read<Fulfillment>(fulfillmentId),
    order: () => read<Order>(orderId),
    /** Lets time pass for shop and carriers alike. */
    later: (minutes: number) => {
      ahead += minutes * 60_000
      floor.pass(minutes * 60_000)
    },
    /** Places by cash, picks and packs. */
    async pack() {
      const cartId = await fillCart(commerce, 'parcel', { LATTE: 2 })
      const input = orderOf(ulid, cartId, { payment: { provider: 'cash' } })
      await run('placeOrder', input, shopper)
      for (const verb of ['pick', 'pack'] as const) await run(`${verb}Fulfillment`, { fulfillmentId })
    },
    /** A scan at the carrier, and the webhook about it. */
    async scan(status: string, at?: string) {
      const { trackingNumber = '' } = await read<Shipment>(shipmentId)
      const own = () => hooks.filter(({ source }) => source === carrier)
      const before = own().length
      await world.advance(trackingNumber, status, at)
      await expect.poll(() => own().length).toBeGreaterThan(before)
      return own().at(-1)
    },
    state: async () => [(await read<Shipment>(shipmentId)).state, (await read<Fulfillment>(fulfillmentId)).state],
  }
}
const shippedBy = async (carrier: string) => {
  const shop = await openShop(carrier)
  await shop.pack()
  expect(await shop.state()).toEqual(['created', 'packed'])
  await shop.commerce.settle()
  expect(await shop.state()).toEqual(['labeled', 'ready'])
  return shop
}

describe.each([
  ['easypost', ['picked_up', 'out_for_delivery', 'delivered']],
  ['fedex', ['PU', 'OD', 'DL']],
  ['uber', ['pickup_complete', 'dropoff', 'delivered']],
] as const)('an order that %s brings', (carrier, [taken, out, there]) => {
  test('C14 waits packed for its label or courier, and follows the carrier’s signed word to the door', async () => {
    const shop = await shippedBy(carrier)
    expect((await shop.scan(taken))?.outcome).toBe('applied')
    await shop.commerce.settle()
    expect(await shop.state()).toEqual(['picked_up', 'handed_over'])
    await shop.scan(out)
    await shop.scan(there)
    const order = await shop.order()
    expect([...(await shop.state()), order.state, order.paymentStanding]).toEqual([
      'delivered',
      'delivered',
      'completed',
      'captured',
    ])
    await shop.commerce.settle()
    expect(await shop.commerce.verify()).toEqual([])
  })

  test('C14 a duplicate is told once, a forged word changes nothing', async () => {
    const shop = await shippedBy(carrier)
    const real = await shop.scan(taken)
    const before = await shop.shipment()
    const receive = (headers: Headers, body: string) => shop.commerce.receiveWebhook(carrier, headers, body)
    expect(await receive(real?.headers ?? new Headers(), real?.body ?? '')).toBe('duplicate')
    expect(await receive(new Headers(real?.headers), `${real?.body}\n`)).toBe('refused')
    expect(await receive(new Headers(), real?.body ?? '')).toBe('refused')
    expect(await shop.shipment()).toEqual(before)
  })

  test('C14 shuffled words of three days leave the same parcel as ordered ones', async () => {
    const shop = await shippedBy(carrier)
    const start = Date.parse(shop.now())
    await shop.world[carrier === 'uber' ? 'courier' : 'carriers']('faults', { reorder: true, duplicate: 2 })
    const { trackingNumber = '' } = await shop.shipment()
    for (const [status, hour] of [
      [there, 72],
      [taken, 1],
      [out, 70],
    ] as const)
      await shop.world.advance(trackingNumber, status, new Date(start + hour * 3_600_000).toISOString())
    await expect
      .poll(async () => shop.hooks.filter(({ source }) => source === carrier).length)
      .toBeGreaterThanOrEqual(9)
    await shop.commerce.settle()
    const { events } = await shop.shipment()
    expect(await shop.state()).toEqual(['delivered', 'delivered'])
    expect(events.map(({ status }) => status).filter((status) => status !== 'labeled')).toEqual([
      'picked_up',
      'out_for_delivery',
      'delivered',
    ])
    expect(await shop.commerce.verify()).toEqual([])
  })
})

describe('bad news', () => {
  test('C16 a delay, a failed try and a return each have a state of their own, and the shopper is written', async () => {
    const shop = await shippedBy('easypost')
    await shop.scan('picked_up')
    await shop.commerce.settle()
    shop.later(60)
    await shop.scan('delayed')
    expect(await shop.state()).toEqual(['delayed', 'handed_over'])
    shop.later(60)
    await shop.scan('failure')
    expect(await shop.state()).toEqual(['failed', 'delivery_failed'])
    shop.later(60)
    await shop.scan('return_to_sender')
    expect(await shop.state()).toEqual(['returned', 'returned'])
    expect((await shop.order()).fulfillmentStanding).toBe('returned')
    await shop.commerce.settle()
    const told = shop.store.all().flatMap((each) => (each._type === 'message' ? [String(each['template'])] : []))
    expect(told).toEqual(expect.arrayContaining(['delayed', 'delivery-failed', 'returned']))
    expect(await shop.commerce.verify()).toEqual([])
  })

  test('a failed try that succeeds after all ends at the door', async () => {
    const shop = await shippedBy('easypost')
    await shop.scan('out_for_delivery')
    await shop.commerce.settle()
    shop.later(60)
    await shop.scan('failure')
    shop.later(60)
    await shop.scan('delivered')
    expect(await shop.state()).toEqual(['delivered', 'delivered'])
  })

  test('T12 a word that nobody knows is kept, flags the parcel and is told to staff alone', async () => {
    const shop = await shippedBy('fedex')
    await shop.scan('ZZ')
    const { flagged, events, state } = await shop.shipment()
    expect([flagged, state, events.at(-1)?.status, events.at(-1)?.code]).toEqual([true, 'labeled', 'unknown', 'ZZ'])
    expect((await shop.order()).events.at(-1)?.type).toBe('tracking_unknown')
  })

  test('a carrier that is down for an hour delays the label, not the order', async () => {
    const shop = await openShop('easypost')
    await shop.world.carriers('faults', { downMs: 3_600_000 })
    await shop.pack()
    await shop.commerce.settle()
    expect(await shop.state()).toEqual(['created', 'packed'])
    await shop.world.carriers('faults', {})
    shop.later(61)
    await shop.commerce.settle()
    expect(await shop.state()).toEqual(['labeled', 'ready'])
  })
})

describe('a carrier that must be asked', () => {
  test('C14 is asked by and by, and what it says moves the order', async () => {
    const shop = await shippedBy('dhl')
    const { trackingNumber = '' } = await shop.shipment()
    await shop.world.advance(trackingNumber, 'picked_up')
    await shop.commerce.settle()
    expect((await shop.shipment()).state).toBe('labeled')
    shop.later(16)
    await shop.world.advance(trackingNumber, 'delivered')
    await shop.commerce.settle()
    await shop.commerce.settle()
    expect(await shop.state()).toEqual(['delivered', 'delivered'])
    expect((await shop.shipment()).events.map(({ status }) => status)).toEqual(['labeled', 'picked_up', 'delivered'])
  })

  test('is left alone when it is over its quota', async () => {
    const shop = await shippedBy('dhl')
    await shop.world.carriers('dhl', { perDay: 0 })
    shop.later(16)
    await shop.commerce.settle()
    await shop.world.carriers('dhl', { perDay: 250 })
    const { trackingNumber = '' } = await shop.shipment()
    await shop.world.advance(trackingNumber, 'delivered')
    shop.later(16)
    await shop.commerce.settle()
    expect((await shop.shipment()).state).toBe('labeled')
    shop.later(24 * 60)
    await shop.commerce.settle()
    expect((await shop.shipment()).state).toBe('delivered')
  })

  test('tells by the poll what its lost webhook should have told', async () => {
    const shop = await shippedBy('easypost')
    await shop.world.carriers('faults', { drop: 1 })
    const { trackingNumber = '' } = await shop.shipment()
    await shop.world.advance(trackingNumber, 'in_transit')
    shop.later(121)
    await shop.commerce.settle()
    expect((await shop.shipment()).state).toBe('in_transit')
  })
})

describe('a courier', () => {
  test('that is canceled in time is gone, and another one may be asked', async () => {
    const shop = await shippedBy('uber')
    const first = (await shop.shipment()).trackingNumber
    await shop.run('cancelCourier', { fulfillmentId })
    await shop.commerce.settle()
    expect(await shop.state()).toEqual(['canceled', 'ready'])
    shop.later(1)
    await shop.run('requestCourier', { fulfillmentId })
    await shop.commerce.settle()
    const { trackingNumber, state } = await shop.shipment()
    expect([state, trackingNumber === first, trackingNumber?.startsWith('del_')]).toEqual(['labeled', false, true])
    shop.later(1)
    await shop.scan('pickup_complete')
    await shop.commerce.settle()
    expect(await shop.state()).toEqual(['picked_up', 'handed_over'])
  })

  test('is shown with name and place while the bag is still here', async () => {
    const shop = await shippedBy('uber')
    await shop.scan('pickup')
    const { courier, courierName, state } = await shop.shipment()
    expect([state, courier?.state, courierName?.length]).toEqual(['labeled', 'assigned', courier?.name?.length])
    expect(courier?.position?.lat).toBeCloseTo(37.79, 1)
  })
})

describe('a rider', () => {
  const rider = { kind: 'staff', id: 'p-sami', name: 'Sami' } as const
  const other = { kind: 'staff', id: 'p-idris', name: 'Idris' } as const

  test('takes, picks up and delivers with the PIN; nobody else, and not with a wrong one', async () => {
    const shop = await openShop('own-courier')
    await shop.pack()
    await shop.run('claimDelivery', { fulfillmentId }, rider)
    expect(await shop.commerce.dispatch('claimDelivery', { fulfillmentId }, { actor: other })).toMatchObject({
      refusal: { code: 'rider_taken', message: 'Sami has taken it already.' },
    })
    await shop.run('handOverFulfillment', { fulfillmentId, courier: rider.name }, rider)
    await shop.commerce.settle()
    const pin = shop.commerce.pinFor(orderId)
    const wrong = pin === '0000' ? '1111' : '0000'
    const deliver = (code: string, actor: typeof rider | typeof other) =>
      shop.commerce.dispatch('deliverAtDoor', { fulfillmentId, pin: code }, { actor })
    expect(await deliver(pin, other)).toMatchObject({ refusal: { code: 'rider_other' } })
    expect(await deliver(wrong, rider)).toEqual({ ok: true, value: { delivered: false, triesLeft: 4 } })
    expect(await deliver(pin, rider)).toEqual({ ok: true, value: { delivered: true } })
    expect(await shop.state()).toEqual(['delivered', 'delivered'])
    expect((await shop.order()).events.map(({ type }) => type)).toContain('courier_assigned')
    expect(await shop.commerce.verify()).toEqual([])
  })

  test('cannot guess: five wrong PINs lock the door', async () => {
    const shop = await openShop('own-courier')
    await shop.pack()
    await shop.run('claimDelivery', { fulfillmentId }, rider)
    await shop.run('handOverFulfillment', { fulfillmentId, courier: rider.name }, rider)
    const pin = shop.commerce.pinFor(orderId)
    const wrong = pin === '0000' ? '1111' : '0000'
    for (let left = 4; left >= 0; left -= 1)
      expect(await shop.run('deliverAtDoor', { fulfillmentId, pin: wrong }, rider)).toEqual({
        delivered: false,
        triesLeft: left,
      })
    expect(await shop.commerce.dispatch('deliverAtDoor', { fulfillmentId, pin }, { actor: rider })).toMatchObject({
      refusal: { code: 'pin_locked' },
    })
    expect(await shop.state()).toEqual(['created', 'handed_over'])
  })

  test('says that nobody was there, tries again, and delivers', async () => {
    const shop = await openShop('own-courier')
    await shop.pack()
    await shop.run('claimDelivery', { fulfillmentId }, rider)
    await shop.run('handOverFulfillment', { fulfillmentId, courier: rider.name }, rider)
    await shop.commerce.settle()
    await shop.run('reportDelivery', { fulfillmentId, status: 'failed' }, rider)
    expect(await shop.state()).toEqual(['failed', 'delivery_failed'])
    shop.later(5)
    await shop.run('reportDelivery', { fulfillmentId, status: 'out_for_delivery' }, rider)
    expect(await shop.state()).toEqual(['out_for_delivery', 'handed_over'])
    shop.later(5)
    const pin = shop.commerce.pinFor(orderId)
    await shop.run('deliverAtDoor', { fulfillmentId, pin }, rider)
    expect(await shop.state()).toEqual(['delivered', 'delivered'])
    expect(await shop.commerce.verify()).toEqual([])
  })
})

test('a number that was bought elsewhere makes the bag ready', async () => {
  const shop = await openShop('easypost')
  await shop.world.carriers('faults', { downMs: 3_600_000 })
  await shop.pack()
  await shop.run('createLabel', { fulfillmentId, carrier: 'dhl', trackingNumber: '4200000001' })
  expect([...(await shop.state()), (await shop.shipment()).trackingNumber]).toEqual(['labeled', 'ready', '4200000001'])
})
