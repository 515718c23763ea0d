import { describe, expect, test } from 'vitest'
import { openApiFloor, orderBody, tokenOf } from './testing/api-floor.ts'

const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body['code']]

describe('C18 an order over the API', () => {
  test('C18 is repeated safely under one key, at once and later, and takes stock once', async () => {
    const { ask, cart, commerce } = await openApiFloor({ LATTE: 10 })
    const body = orderBody(await cart({ LATTE: 3 }), { payment: { provider: 'cash' } })
    const place = () => ask('POST', '/orders', { body, key: 'double' })
    const answers = [...(await Promise.all([place(), place(), place()])), await place()]
    expect(new Set(answers.map(({ body: said }) => JSON.stringify(said))).size).toBe(1)
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    const stock = await ask('GET', '/inventory?sku=LATTE', { token: tokenOf('manager') })
    expect((stock.body['data'] as unknown[])[0]).toMatchObject({ onHand: 10, committed: 3, available: 7 })
    const other = await ask('POST', '/orders', { body: { ...body, email: 'eve@example.com' }, key: 'double' })
    expect(codeOf(other)).toEqual([422, 'idempotency_mismatch'])
    expect(await commerce.verify()).toEqual([])
  })

  test('C18 beyond what there is, is 409 with the lines that are short, and nothing is reserved', async () => {
    const { ask, cart } = await openApiFloor({ LATTE: 2 })
    const refused = await ask('POST', '/orders', { body: orderBody(await cart({ LATTE: 3 })) })
    expect([...codeOf(refused), refused.body['lines']]).toMatchObject([409, 'out_of_stock', [{ sku: 'LATTE' }]])
    const stock = await ask('GET', '/inventory?sku=LATTE', { token: tokenOf('manager') })
    expect((stock.body['data'] as unknown[])[0]).toMatchObject({ onHand: 2, reserved: 0, committed: 0 })
  })
})

test('C19 tracking tells state and timeline to the order’s own people, and to nobody else that there is one', async () => {
  const { ask, order, shopper } = await openApiFloor()
  const { id, token } = await order({ LATTE: 1 }, { payment: { provider: 'cash' } })
  const other = await order({ LATTE: 1 }, { payment: { provider: 'cash' } })
  const stranger = await shopper('sam@example.com', 'Sam')
  const track = (by?: string) => ask('GET', `/orders/${id}/tracking`, by === undefined ? {} : { token: by })
  const told = await track(token)
  expect(told).toMatchObject({ status: 200, body: { id, state: 'placed', fulfillmentStanding: 'open' } })
  expect((told.body['events'] as { type: string }[]).map(({ type }) => type)).toContain('placed')
  for (const by of [undefined, 'nonsense', other.token, stranger.token])
    expect(codeOf(await track(by))).toEqual([404, 'order_not_found'])
  expect((await track(tokenOf('support'))).status).toBe(200)
})

describe('C20 stock over the API', () => {
  const change = { sku: 'LATTE', location: 'location-ferry', delta: -4, reason: 'waste' }
  const manager = tokenOf('manager')

  test('C20 is changed by staff with the role alone', async () => {
    const { ask } = await openApiFloor()
    const adjust = (token?: string) =>
      ask('POST', '/inventory/adjustments', { body: change, ...(token === undefined ? {} : { token }) })
    expect([codeOf(await adjust()), codeOf(await adjust(tokenOf('picker')))]).toEqual([
      [401, 'unauthorized'],
      [403, 'forbidden'],
    ])
    expect(await adjust(manager)).toMatchObject({ status: 201, body: { onHand: 6, available: 6 } })
  })

  test('C20 keeps who did it and why, whole or not at all, and never falls below zero', async () => {
    const { ask, store, commerce } = await openApiFloor()
    const adjust = (more: object) =>
      ask('POST', '/inventory/adjustments', { token: manager, body: { ...change, ...more } })
    await adjust({})
    const { body } = await ask('GET', '/inventory/LATTE/movements?limit=1', { token: manager })
    expect((body['data'] as unknown[])[0]).toMatchObject({
      reason: 'waste',
      actor: { kind: 'staff', name: 'The manager' },
      entries: [{ sku: 'LATTE', location: 'location-ferry', quantity: 4 }],
    })
    const before = store.all()
    expect(codeOf(await adjust({ delta: -7 }))).toEqual([422, 'would_go_negative'])
    expect(codeOf(await adjust({ reason: undefined }))).toEqual([422, 'invalid_input'])
    expect(codeOf(await adjust({ expectedRevision: 'an older one' }))).toEqual([409, 'revision_moved'])
    expect(store.all()).toEqual(before)
    // Ten at once of what is left for six: six get through
    const rush = await Promise.all(Array.from({ length: 10 }, () => adjust({ delta: -1 })))
    expect(rush.filter(({ status }) => status === 201)).toHaveLength(6)
    expect(rush.filter(({ status }) => status === 422)).toHaveLength(4)
    expect(await commerce.verify()).toEqual([])
  })
})
