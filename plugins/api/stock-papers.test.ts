import { beforeEach, describe, expect, test } from 'vitest'
import { apiOver, tokenOf } from './testing/api-floor.ts'
import { openExampleFloor } from './testing/example-floor.ts'

type Floor = Awaited<ReturnType<typeof openExampleFloor>>
let floor: Floor
beforeEach(async () => {
  floor = await openExampleFloor()
})
const manager = tokenOf('manager')
const problem = (status: number, code: string) => ({ status, body: { code } })
const post = (path: string, body: object = {}, more: object = {}) =>
  floor.ask('POST', path, { token: manager, body, ...more })
const onHand = async (sku: string, location: string) => {
  const { body } = await floor.ask('GET', `/inventory?sku=${sku}&location=${location}`, { token: manager })
  return (body['data'] as { onHand: number }[])[0]?.onHand
}

describe('a stock transfer', () => {
  const [from, to] = ['location-ferry', 'location-mission']
  const lines = [{ sku: 'LATTE', quantity: 3 }]

  test('goes from draft to receipt, part by part, and its units with it', async () => {
    const opened = await post('/transfers', { from, to, lines }, { key: 'open' })
    expect(opened).toMatchObject({
      status: 201,
      body: { state: 'draft', lines: [{ sku: 'LATTE', quantity: 3, sent: 0 }] },
    })
    expect((await post('/transfers', { from, to, lines }, { key: 'open' })).body).toEqual(opened.body)
    const id = String(opened.body['id'])
    const [here, there] = [await onHand('LATTE', from), await onHand('LATTE', to)]
    expect(await post(`/transfers/${id}/send`)).toMatchObject({ status: 200, body: { state: 'in_transit' } })
    const part = { lines: [{ sku: 'LATTE', quantity: 2 }] }
    expect(await post(`/transfers/${id}/receive`, part)).toMatchObject({ body: { state: 'partially_received' } })
    expect(await post(`/transfers/${id}/write-off`, { reason: 'lost' })).toMatchObject({
      body: { state: 'received', lines: [{ sent: 3, received: 2, lost: 1 }] },
    })
    expect([await onHand('LATTE', from), await onHand('LATTE', to)]).toEqual([(here ?? 0) - 3, (there ?? 0) + 2])
  })

  test('says why not, in codes that clients branch on', async () => {
    const id = floor.live.get('transfer') ?? ''
    expect(await post('/transfers', { from, to: from, lines })).toMatchObject(problem(422, 'same_place'))
    expect(await post('/transfers', { from, to: 'location-moon', lines })).toMatchObject(
      problem(404, 'unknown_location'),
    )
    expect(await post('/transfers', { from, to, lines: [...lines, ...lines] })).toMatchObject(
      problem(422, 'line_twice'),
    )
    expect(await post('/transfers', { from, to, lines, colour: 'red' })).toMatchObject(problem(422, 'invalid_input'))
    const more = { lines: [{ sku: 'LATTE', quantity: 400 }] }
    expect(await post(`/transfers/${id}/send`, more)).toMatchObject(problem(422, 'over_send'))
    const outdated = { expectedRevision: 'another', lines }
    expect(await post(`/transfers/${id}/lines`, outdated)).toMatchObject(problem(409, 'paper_moved'))
    expect(await post(`/transfers/${id}/receive`)).toMatchObject(problem(409, 'transfer_state'))
    expect(await post('/transfers/stockTransfer.nothing/send')).toMatchObject(problem(404, 'transfer_not_found'))
    const read = { token: manager }
    expect(await floor.ask('GET', '/transfers/stockTransfer.nothing', read)).toMatchObject(
      problem(404, 'transfer_not_found'),
    )
  })
})

test('papers are read by staff and moved by who runs the shop', async () => {
  const path = `/transfers/${floor.live.get('transfer')}`
  expect(await floor.ask('GET', '/transfers')).toMatchObject(problem(401, 'unauthorized'))
  expect(await floor.ask('GET', path, { token: tokenOf('picker') })).toMatchObject({ status: 200 })
  expect(await floor.ask('POST', `${path}/send`, { token: tokenOf('picker'), body: {} })).toMatchObject(
    problem(403, 'forbidden'),
  )
})

test('a list goes on where its page ended, by state and place', async () => {
  const list = async (query: string) => {
    const { body } = await floor.ask('GET', `/purchase-orders?${query}`, { token: manager })
    return body as { data: { id: string }[]; page: { next: string | null } }
  }
  const first = await list('limit=1&state=draft&location=location-ferry')
  const second = await list(`limit=1&state=draft&location=location-ferry&cursor=${first.page.next}`)
  const ids = [floor.live.get('purchase'), floor.live.get('otherPurchase')]
  expect([...first.data, ...second.data].map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  expect([second.page.next, (await list('location=location-mission')).data]).toEqual([null, []])
})

test('a purchase order brings stock once it was placed, and says why not before', async () => {
  const path = `/purchase-orders/${floor.live.get('purchase')}`
  expect(await post(`${path}/receive`)).toMatchObject(problem(409, 'purchase_order_state'))
  const before = await onHand('MOCHA', 'location-ferry')
  await post(`${path}/place`)
  const brought = { lines: [{ sku: 'MOCHA', quantity: 6, damaged: 1 }] }
  expect(await post(`${path}/receive`, brought)).toMatchObject({
    status: 200,
    body: { state: 'partially_received', lines: [{ received: 6, damaged: 1, unitCost: { amount: 200 } }] },
  })
  expect(await onHand('MOCHA', 'location-ferry')).toBe((before ?? 0) + 6)
  const tooMany = { lines: [{ sku: 'MOCHA', quantity: 60 }] }
  expect(await post(`${path}/receive`, tooMany)).toMatchObject(problem(422, 'over_receipt'))
  expect(await post(`${path}/close`)).toMatchObject({ body: { state: 'closed_short' } })
})

test('a count decides each line by itself, against what was seen, and is done once under its key', async () => {
  const body = {
    location: 'location-ferry',
    lines: [
      { sku: 'MOCHA', counted: 4 },
      { sku: 'LATTE', counted: 30, expectedRevision: 'another' },
      { sku: 'NONE', counted: 1 },
    ],
  }
  const done = await post('/inventory/counts', body, { key: 'count' })
  expect(done).toMatchObject({
    status: 200,
    body: {
      lines: [
        { sku: 'MOCHA', level: { onHand: 4 }, problem: null },
        { sku: 'LATTE', level: null, problem: { code: 'revision_moved' } },
        { sku: 'NONE', level: null, problem: { code: expect.any(String) } },
      ],
    },
  })
  expect((await post('/inventory/counts', body, { key: 'count' })).body).toEqual(done.body)
  expect(await post('/inventory/counts', { ...body, lines: [] })).toMatchObject(problem(422, 'invalid_input'))
  expect(await floor.ask('POST', '/inventory/counts', { token: tokenOf('picker'), body })).toMatchObject(
    problem(403, 'forbidden'),
  )
})

test('while the shop is busy a count is refused as a whole; under its key it goes on, and counts nothing twice', async () => {
  const asked: string[] = []
  const dispatch: typeof floor.commerce.dispatch = async (name, input, context) => {
    asked.push(name)
    const isBusy = asked.filter((each) => each === 'adjustStock').length === 2
    const refusal = { code: 'busy', message: 'Please try again.', detail: { retryAfterMs: 1000 } }
    return isBusy ? { ok: false, refusal } : floor.commerce.dispatch(name, input, context)
  }
  const { ask } = apiOver({ ...floor.commerce, dispatch }, floor.now)
  const lines = [
    { sku: 'MOCHA', counted: 4 },
    { sku: 'LATTE', counted: 30 },
  ]
  const asking = { token: manager, body: { location: 'location-ferry', lines }, key: 'busy' }
  expect(await ask('POST', '/inventory/counts', asking)).toMatchObject(problem(503, 'busy'))
  // Meanwhile one was lost
  await post('/inventory/adjustments', { sku: 'MOCHA', location: 'location-ferry', delta: -1, reason: 'lost' })
  const levels = [
    { sku: 'MOCHA', level: { onHand: 3 }, problem: null },
    { sku: 'LATTE', level: { onHand: 30 }, problem: null },
  ]
  expect(await ask('POST', '/inventory/counts', asking)).toMatchObject({ status: 200, body: { lines: levels } })
  const counts = floor.store.all().filter((each) => each._type === 'stockMovement' && each['reason'] === 'count')
  expect(counts).toHaveLength(2)
})
