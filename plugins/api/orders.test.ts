import { beforeEach, describe, expect, test } from 'vitest'
import { openApiFloor, orderBody, tokenOf } from './testing/api-floor.ts'

type Floor = Awaited<ReturnType<typeof openApiFloor>>
let floor: Floor
beforeEach(async () => {
  floor = await openApiFloor()
})
const ask: Floor['ask'] = (...asked) => floor.ask(...asked)
const problem = (status: number, code: string) => ({ status, body: { code } })

/** Two lattes for which the card was taken. */
async function paid() {
  const made = await floor.order({ LATTE: 2 })
  floor.provider.pay(floor.provider.session(made.id) ?? '')
  await floor.commerce.refreshPayment(made.id)
  return { ...made, fulfillment: `fulfillment.${made.id.slice('order.'.length)}-1` }
}

describe('paying again', () => {
  test('opens another page for who holds the order, once under a key', async () => {
    const { id, token } = await floor.order({ LATTE: 1 })
    const first = floor.provider.session(id)
    const again = () => ask('POST', `/orders/${id}/payments`, { token, key: 'again-1', body: { provider: 'stripe' } })
    const opened = await again()
    expect(opened).toMatchObject({ status: 201, body: { payment: { provider: 'stripe' } } })
    expect((await again()).body).toEqual(opened.body)
    const session = floor.provider.session(id) ?? ''
    expect(session).not.toBe(first)
    expect(opened.body['payment']).toEqual({ provider: 'stripe', url: `https://pay.example/${session}` })
    // The old page is over; the new one places the order
    expect([floor.provider.pay(first ?? ''), floor.provider.pay(session)]).toEqual([false, true])
    await floor.commerce.refreshPayment(id)
    expect((await ask('GET', `/orders/${id}`, { token })).body).toMatchObject({
      state: 'placed',
      paymentStanding: 'captured',
    })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('is refused once it is paid, by a way that is not offered, too often, and to strangers', async () => {
    const { id, token } = await floor.order({ LATTE: 1 })
    const again = (body: unknown, bearer: string | undefined = token) =>
      ask('POST', `/orders/${id}/payments`, { ...(bearer === undefined ? {} : { token: bearer }), body })
    expect(await again({ provider: 'paypal' })).toMatchObject(problem(409, 'payment_unavailable'))
    expect(await again({ provider: 'cash' })).toMatchObject(problem(422, 'invalid_input'))
    expect(await again({}, 'nobody')).toMatchObject(problem(404, 'order_not_found'))
    expect(await again({}, tokenOf('picker'))).toMatchObject(problem(403, 'forbidden'))
    for (let tries = 2; tries <= 5; tries += 1) expect((await again({})).status).toBe(201)
    expect(await again({})).toMatchObject(problem(409, 'too_many_attempts'))
    // The last page is still good
    expect(floor.provider.pay(floor.provider.session(id) ?? '')).toBe(true)
    await floor.commerce.refreshPayment(id)
    expect(await again({})).toMatchObject(problem(409, 'wrong_state'))
  })

  test('tells that the money has come meanwhile, and charges nothing again', async () => {
    const { id, token } = await floor.order({ LATTE: 1 })
    floor.provider.pay(floor.provider.session(id) ?? '')
    const again = () => ask('POST', `/orders/${id}/payments`, { token, body: {} })
    expect(await again()).toMatchObject({ status: 201, body: { payment: { provider: 'stripe', url: null } } })
    expect(await again()).toMatchObject(problem(409, 'wrong_state'))
  })
})

describe('a refund’s amount', () => {
  test('is a whole number of minor units, or money in the order’s currency', async () => {
    const { id } = await paid()
    const refund = (amount: unknown) =>
      ask('POST', `/orders/${id}/refunds`, { token: tokenOf('manager'), body: { amount, reason: 'Cold' } })
    for (const amount of [120, { amount: 120, currency: 'USD' }])
      expect(await refund(amount)).toMatchObject({ status: 201, body: { amount: { amount: 120, currency: 'USD' } } })
    expect(await refund({ amount: 120, currency: 'EUR' })).toMatchObject({
      status: 422,
      body: { code: 'invalid_input', issues: [{ path: 'amount.currency', message: 'This order is in USD.' }] },
    })
    for (const amount of [0, 1.5, { amount: 0, currency: 'USD' }, { amount: 5 }, '120'])
      expect(await refund(amount)).toMatchObject(problem(422, 'invalid_input'))
  })
})

describe('canceling a fulfillment', () => {
  test('answers how it and the order stand, and what goes back; a key runs it once', async () => {
    const { fulfillment, id, token } = await paid()
    const cancel = (key: string, role = tokenOf('support')) =>
      ask('POST', `/fulfillments/${fulfillment}/cancel`, { token: role, key, body: { reason: 'Out of beans' } })
    expect(await cancel('k', tokenOf('picker'))).toMatchObject(problem(403, 'forbidden'))
    const done = await cancel('k1')
    const { totals } = (await ask('GET', `/orders/${id}`, { token })).body as { totals: { total: unknown } }
    expect(done).toMatchObject({
      status: 200,
      body: {
        id: fulfillment,
        state: 'canceled',
        orderState: 'canceled',
        seller: { name: 'Souk' },
        refund: { amount: totals.total },
      },
    })
    expect((await cancel('k1')).body).toEqual(done.body)
    expect(await cancel('k2')).toMatchObject(problem(409, 'wrong_state'))
    expect(
      await ask('POST', '/fulfillments/fulfillment.none-1/cancel', { token: tokenOf('manager'), body: {} }),
    ).toMatchObject(problem(404, 'fulfillment_not_found'))
  })
})

test('an order that would cost another sum than was shown is not placed', async () => {
  const shown = (amount: number, currency = 'USD') => floor.order({ LATTE: 1 }, { total: { amount, currency } })
  expect((await shown(1)).answer).toMatchObject(problem(409, 'total_changed'))
  expect((await shown(871)).answer).toMatchObject({
    status: 201,
    body: { order: { totals: { total: { amount: 871 } } } },
  })
  expect((await shown(871, 'EUR')).answer).toMatchObject(problem(409, 'total_changed'))
})

test('an address may be pointed at, and its zone and promise go by the point', async () => {
  const geopoint = { lat: 37.7936, lng: -122.3957 }
  const { address } = orderBody('')
  const made = await floor.order({ LATTE: 1 }, { address: { ...address, geopoint } })
  expect(made.answer.body).toMatchObject({ order: { address: { ...address, geopoint } } })
  const wrong = await floor.order({ LATTE: 1 }, { address: { ...address, geopoint: { lat: 91, lng: 0 } } })
  expect(wrong.answer).toMatchObject({ status: 422, body: { issues: [{ path: 'address.geopoint.lat' }] } })
})

test('C14 a parcel tells its number, its page, who rides, when it comes, and where it was', async () => {
  const { id, token, fulfillment } = await paid()
  const manager = { token: tokenOf('manager') }
  for (const step of ['pick', 'pack', 'hand-over'] as const)
    await ask('POST', `/fulfillments/${fulfillment}/${step}`, {
      ...manager,
      body: step === 'hand-over' ? { courier: 'Sam' } : {},
    })
  const at = floor.now()
  const shipmentId = fulfillment.replace('fulfillment.', 'shipment.')
  const actor = { kind: 'system', id: 'carrier', name: 'Carrier' } as const
  const label = {
    trackingNumber: '1Z999',
    service: 'Ground',
    trackingUrl: 'https://track.example/1Z999',
    expectedAt: at,
  }
  await floor.commerce.dispatch('recordLabel', { shipmentId, ...label }, { actor })
  const words = [
    { id: 'e1', at, status: 'in_transit', description: 'Left the depot', place: 'Oakland, CA' },
    { id: 'e2', at, status: 'unknown', description: 'Code 77', code: '77' },
  ]
  for (const event of words)
    expect(await floor.commerce.dispatch('recordTracking', { shipmentId, event }, { actor })).toMatchObject({
      ok: true,
    })
  const order = await ask('GET', `/orders/${id}`, { token })
  const shipment = {
    trackingNumber: '1Z999',
    trackingUrl: 'https://track.example/1Z999',
    expectedAt: at,
    courier: { name: 'Sam', state: null },
    events: [{ at, status: 'in_transit', description: 'Left the depot', place: 'Oakland, CA' }],
  }
  expect(order.body).toMatchObject({ url: `https://shop.example/orders/${id}`, shipments: [shipment] })
  const tracking = await ask('GET', `/orders/${id}/tracking`, { token })
  expect(tracking.body).toMatchObject({ url: `https://shop.example/orders/${id}`, shipments: [shipment] })
  const asStaff = await ask('GET', `/orders/${id}`, manager)
  expect((asStaff.body['shipments'] as { events: unknown[] }[])[0]?.events).toHaveLength(2)
})

test('an order that is picked up names the place with its street: the chosen one, or the one that has it', async () => {
  const floor = await openApiFloor()
  const ferry = { id: 'location-ferry', name: 'ferry', line1: '1 Main St', city: 'San Francisco', postalCode: '94105' }
  const delivery = { method: 'pickup', location: 'location-ferry' }
  const chosen = await floor.order({ LATTE: 1 }, { delivery })
  const free = await floor.order({ LATTE: 1 }, { delivery: { method: 'pickup' } })
  for (const { answer } of [chosen, free])
    expect(answer).toMatchObject({ status: 201, body: { order: { delivery: { method: 'pickup', places: [ferry] } } } })
  expect(
    (await floor.order({ LATTE: 1 }, { delivery: { ...delivery, location: 'location-mission' } })).answer,
  ).toMatchObject({
    status: 409,
    body: { code: 'out_of_stock' },
  })
  expect((await floor.order({ LATTE: 1 }, { delivery: { ...delivery, method: 'delivery' } })).answer.status).toBe(422)
  expect((await floor.order({ LATTE: 1 })).answer.body['order']).toMatchObject({ delivery: { places: [] } })
})
