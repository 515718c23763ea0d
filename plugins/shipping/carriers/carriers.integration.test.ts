import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { carrierKeys, type CarrierWorld, openCarrierWorld } from '../../simulators/carriers/testing.ts'
import { type Carrier, CarrierPause, type LabelRequest } from '../domain/carrier.ts'
import { carriersOf } from '../testing/carriers-of.ts'

/** What came in, by source, in the order of arrival. */
const told: { readonly source: string; readonly headers: Headers; readonly body: string }[] = []
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const headers = new Headers(
      Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
    )
    told.push({ source: (request.url ?? '').slice(1), headers, body: Buffer.concat(chunks).toString() })
    response.end()
  })
})
let world: CarrierWorld
let carriers: ReturnType<typeof carriersOf>
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { port } = receiver.address() as AddressInfo
  world = await openCarrierWorld({ webhookUrl: (source) => `http://127.0.0.1:${port}/${source}` })
  carriers = carriersOf({ ...world, keys: carrierKeys })
})
afterAll(async () => {
  await world.close()
  receiver.closeAllConnections()
  await new Promise((resolve) => receiver.close(resolve))
})

const place = { name: 'Amira', line1: '41 Harbour Street', city: 'San Francisco', region: 'CA', postalCode: '94105' }
const end = { ...place, country: 'US', phone: '+14155550100' }
const request = (key: string): LabelRequest => ({
  shipmentId: `shipment.${key}-1`,
  orderNumber: '1048',
  from: { ...end, name: 'Ferry' },
  to: end,
  contents: [{ title: 'Scarf', quantity: 1, unitPrice: 4200 }],
  currency: 'USD',
  weightGrams: 480,
  idempotencyKey: `effect.${key}.label`,
})
const handle = (key: string, label: { trackingNumber: string; reference?: string }) => ({
  shipmentId: `shipment.${key}-1`,
  trackingNumber: label.trackingNumber,
  ...(label.reference ? { reference: label.reference } : {}),
})
/** The next word about a parcel that its carrier's own check accepts. */
async function notice(carrier: Carrier, number: string, count = 1) {
  const mine = () => told.filter(({ source, body }) => source === carrier.name && body.includes(number))
  await expect.poll(() => mine().length).toBeGreaterThanOrEqual(count)
  const last = mine().at(-1)
  return last && carrier.verify?.(last.headers, last.body)
}

const outside = ['easypost', 'dhl', 'fedex', 'uber'] as const
/** How each says the same course, and what it comes to in our words. */
const courses = {
  easypost: ['pre_transit', 'in_transit', 'out_for_delivery', 'delivered'],
  dhl: ['pre-transit', 'transit', 'out_for_delivery', 'delivered'],
  fedex: ['OC', 'AR', 'OD', 'DL'],
  uber: ['pending', 'pickup', 'pickup_complete', 'dropoff', 'delivered'],
} as const

describe.each(['own', ...outside] as const)('every carrier: %s', (name) => {
  test('gives a parcel a number, and under the same key the same one', async () => {
    const label = await carriers[name].label(request(`key${name}`))
    expect(label.trackingNumber).toMatch(/^[\w-]{8,40}$/)
    expect((await carriers[name].label(request(`key${name}`))).trackingNumber).toBe(label.trackingNumber)
  })

  test('knows nothing bad of a parcel that has not moved', async () => {
    const label = await carriers[name].label(request(`fresh${name}`))
    const { events } = await carriers[name].track(handle(`fresh${name}`, label))
    expect(events.map(({ status }) => status)).toEqual(name === 'own' ? [] : ['labeled'])
  })
})

describe.each(outside)('a carrier outside the house: %s', (name) => {
  test('tells a whole course in our words, the same ids each time', async () => {
    const label = await carriers[name].label(request(`course${name}`))
    const seen = new Set<string>()
    const start = Date.now() + 1000
    for (const [index, status] of courses[name].slice(1).entries()) {
      await world.advance(label.trackingNumber, status, new Date(start + index * 60_000).toISOString())
      for (const { id, status: ours } of (await carriers[name].track(handle(`course${name}`, label))).events)
        seen.add(`${id} ${ours}`)
    }
    const words = [...seen].map((each) => each.split(' ').at(-1))
    expect(words.at(-1)).toBe('delivered')
    expect(words).toContain('out_for_delivery')
    expect(words).not.toContain('unknown')
    expect(words).toHaveLength(courses[name].length - (name === 'uber' ? 1 : 0))
  })

  test('T12 a word that nobody knows comes through as unknown, in its own words', async () => {
    const label = await carriers[name].label(request(`odd${name}`))
    await world.advance(label.trackingNumber, 'quokka', new Date(Date.now() + 1000).toISOString())
    const last = (await carriers[name].track(handle(`odd${name}`, label))).events.at(-1)
    expect(last).toMatchObject({ status: 'unknown' })
    expect(`${last?.code} ${last?.description}`.toLowerCase()).toContain('quokka')
  })

  test('fails aloud while it is down', async () => {
    const label = await carriers[name].label(request(`down${name}`))
    const sim = name === 'uber' ? world.courier : world.carriers
    await sim('faults', { downMs: 3_600_000 })
    await expect(carriers[name].track(handle(`down${name}`, label))).rejects.toThrow(/./)
    await sim('faults', {})
    expect((await carriers[name].track(handle(`down${name}`, label))).events).toHaveLength(1)
  })
})

describe.each(['easypost', 'fedex', 'uber'] as const)('a carrier that tells: %s', (name) => {
  test('C14 its signed word is believed, and names the parcel', async () => {
    const label = await carriers[name].label(request(`told${name}`))
    await world.advance(label.trackingNumber, name === 'uber' ? 'pickup_complete' : 'picked_up')
    expect(await notice(carriers[name], label.trackingNumber)).toMatchObject({
      source: name,
      trackingNumber: label.trackingNumber,
      id: expect.stringMatching(/^[\w-]{8,80}$/),
    })
  })

  test('a forged, altered or unsigned word is not', async () => {
    const label = await carriers[name].label(request(`forged${name}`))
    await world.advance(label.trackingNumber, name === 'uber' ? 'pickup' : 'picked_up')
    await notice(carriers[name], label.trackingNumber)
    const real = told.findLast(({ source, body }) => source === name && body.includes(label.trackingNumber))
    const { verify } = carriers[name]
    expect(await verify?.(real?.headers ?? new Headers(), `${real?.body} `)).toBeUndefined()
    expect(await verify?.(new Headers(), real?.body ?? '')).toBeUndefined()
    const sim = name === 'uber' ? world.courier : world.carriers
    await sim('faults', { badSignature: true })
    await world.advance(label.trackingNumber, name === 'uber' ? 'dropoff' : 'out_for_delivery')
    expect(await notice(carriers[name], label.trackingNumber, 2)).toBeUndefined()
    await sim('faults', {})
  })
})

test('EasyPost signs whole weights as decimals, and the word is believed all the same', async () => {
  const label = await carriers.easypost.label(request('weight'))
  await world.advance(label.trackingNumber, 'in_transit')
  expect(await notice(carriers.easypost, label.trackingNumber)).toBeDefined()
  expect(told.find(({ body }) => body.includes(label.trackingNumber))?.body).toMatch(/"weight":\d+\.0[,}]/)
})

test('EasyPost and Uber quote the way, cheapest first', async () => {
  const rates = await carriers.easypost.rates?.(request('rates'))
  expect(rates?.[0]).toEqual({
    carrier: 'USPS',
    service: 'GroundAdvantage',
    amount: 759,
    currency: 'USD',
    days: 4,
    quoteId: expect.stringMatching(/^rate_/),
  })
  expect(await carriers.uber.rates?.(request('rates'))).toEqual([
    {
      carrier: 'uber',
      service: 'Uber Direct',
      amount: 699,
      currency: 'USD',
      days: 0,
      quoteId: expect.stringMatching(/^dqt_/),
    },
  ])
})

test('FedEx’s and DHL’s prices are EasyPost’s for that carrier alone', async () => {
  const named = async (name: 'fedex' | 'dhl') =>
    (await carriers[name].rates?.(request('rates')))?.map(({ carrier, service }) => `${carrier} ${service}`)
  expect([await named('fedex'), await named('dhl')]).toEqual([
    ['FedEx FEDEX_GROUND', 'FedEx FEDEX_2_DAY'],
    ['DHLExpress ExpressWorldwide'],
  ])
})

test('the label that is bought is the service that the shopper paid for, else the cheapest', async () => {
  const bought = async (key: string, service: string) =>
    (await carriers.fedex.label({ ...request(key), service })).service
  expect(await bought('paidfast', 'FedEx FEDEX_2_DAY')).toBe('FedEx FEDEX_2_DAY')
  expect(await bought('paidgone', 'FedEx OVERNIGHT')).toBe('FedEx FEDEX_GROUND')
})

test('Uber asks for a number at the door, and says which when the courier is ordered', async () => {
  const label = await carriers.uber.label(request('pincode'))
  expect(label.pin).toMatch(/^\d{4}$/)
  expect((await carriers.uber.label(request('pincode'))).pin).toBe(label.pin)
  expect(JSON.stringify(await fetch(`${world.courierUrl}/_sim/state`).then((each) => each.json()))).toContain(
    `"pin":"${label.pin}"`,
  )
})

test('a vendor that is slow to answer answers in the end', async () => {
  await world.carriers('faults', { answerMs: 120 })
  const began = performance.now()
  expect(await carriers.easypost.rates?.(request('slow'))).toHaveLength(5)
  expect(performance.now() - began).toBeGreaterThan(110)
  await world.carriers('faults', {})
})

test('DHL’s and FedEx’s labels are bought through EasyPost with that carrier', async () => {
  expect((await carriers.dhl.label(request('dhllabel'))).service).toBe('DHLExpress ExpressWorldwide')
  expect((await carriers.fedex.label(request('fedexlabel'))).service).toBe('FedEx FEDEX_GROUND')
})

test('DHL over its day’s quota asks for patience until midnight of Greenwich', async () => {
  const label = await carriers.dhl.label(request('quota'))
  await world.carriers('dhl', { perDay: 0 })
  const asked = carriers.dhl.track(handle('quota', label))
  await expect(asked).rejects.toBeInstanceOf(CarrierPause)
  await expect(carriers.dhl.track(handle('quota', label))).rejects.toThrow(/asks to wait until/)
  await world.carriers('dhl', { perDay: 250 })
})

test('a quota of its own keeps DHL from being asked too often', async () => {
  let now = Date.parse('2026-11-21T23:59:50.000Z')
  const { dhl } = carriersOf({ ...world, keys: carrierKeys, clock: () => now })
  await world.carriers('dhl', { perDay: 10_000 })
  const label = await carriers.dhl.label(request('budget'))
  for (let call = 0; call < 250; call += 1) await dhl.track(handle('budget', label))
  await expect(dhl.track(handle('budget', label))).rejects.toMatchObject({ until: '2026-11-22T00:00:00.000Z' })
  now += 10_000
  expect((await dhl.track(handle('budget', label))).events).toHaveLength(1)
})

test('FedEx is asked for many parcels at once', async () => {
  const labels = await Promise.all([1, 2, 3].map((index) => carriers.fedex.label(request(`many${index}`))))
  const all = await Promise.all(labels.map((label, index) => carriers.fedex.track(handle(`many${index}`, label))))
  expect(all.map(({ events }) => events.length)).toEqual([1, 1, 1])
})

test('a parcel that has not moved can be canceled, one that has cannot', async () => {
  for (const name of ['easypost', 'uber'] as const) {
    const first = await carriers[name].label(request(`off${name}`))
    expect(await carriers[name].cancel?.(handle(`off${name}`, first))).toBe('canceled')
    const second = await carriers[name].label(request(`gone${name}`))
    await world.advance(second.trackingNumber, name === 'uber' ? 'pickup_complete' : 'picked_up')
    expect(await carriers[name].cancel?.(handle(`gone${name}`, second))).toBe('too_late')
  }
})

test('Uber shows where the courier is', async () => {
  const label = await carriers.uber.label(request('position'))
  await world.advance(label.trackingNumber, 'pickup')
  const { courier } = await carriers.uber.track(handle('position', label))
  expect(courier).toMatchObject({ state: 'assigned', vehicle: 'bicycle', position: { lat: 37.79645 } })
})
