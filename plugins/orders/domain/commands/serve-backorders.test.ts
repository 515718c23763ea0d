import type { Instant } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { applyWrites } from '../../testing/apply.ts'
import { aCart, anUnpaidOrder, mill, noon, noor, workFacts } from '../../testing/factories.ts'
import type { Order } from '../documents.ts'
import { recordPlaced } from './record-placed.ts'
import { serveBackorders, waitingUnits } from './serve-backorders.ts'

const later = '2026-11-23T09:00:00.000Z' as Instant
const promise = { from: later, to: later }
const first = { from: noon, to: noon }

/** Three flat whites of which two are to come, one croissant that is to come, and a bun that is there. */
function waiting(fields: Partial<Order> = {}): Order {
  const unpaid = anUnpaidOrder(aCart({ 'FLAT-WHITE': 3, CROISSANT: 1, BUN: 1 }))
  const more = [{ backordered: 2, restockDays: 5 }, { backordered: 1 }, {}]
  const allocations = unpaid.allocations.map((each, at) => ({ ...each, ...more[at] }))
  const order = { ...unpaid, allocations }
  const placed = recordPlaced(order, { commandId: 'pay-1', actor: noor, paymentStanding: 'captured' }, noon)
  if (!placed.ok) throw new Error(placed.refusal.message)
  return { ...workFacts(applyWrites(new Map([[order._id, order]]), placed.value.writes, 'r2')).order, ...fields }
}
const serve = (order: Order, found: Readonly<Record<string, number>>) =>
  serveBackorders(order, { commandId: 'c1', actor: noor, found: new Map(Object.entries(found)), promise }, noon)
function served(order: Order, found: Readonly<Record<string, number>>) {
  const decided = serve(order, found)
  if (!decided.ok) throw new Error(decided.refusal.message)
  const { value, writes } = decided.value
  return { ...workFacts(applyWrites(new Map([[order._id, order]]), writes, 'r3')), value, writes }
}

describe('an order that waits for stock', () => {
  test('names what it waits for', () => {
    const order = waiting()
    expect(order).toMatchObject({ fulfillmentStanding: 'none', fulfillments: [] })
    expect(waitingUnits(order).map(({ sku, backordered }) => [sku, backordered])).toEqual([
      ['FLAT-WHITE', 2],
      ['CROISSANT', 1],
    ])
  })

  test('takes a part of it and waits on', () => {
    const before = waiting({ promise: first })
    const { order, fulfillments, value, writes } = served(before, { a1: 1, a3: 1 })
    expect(writes).toMatchObject([{ patch: { ifRevisionID: 'r2' } }])
    expect(order.allocations).toEqual(
      before.allocations.map((each, at) => (at === 0 ? { ...each, backordered: 1, restockDays: 5 } : each)),
    )
    expect(value).toEqual({
      units: [expect.objectContaining({ _key: 'a1', sku: 'FLAT-WHITE', location: mill, quantity: 1 })],
      complete: false,
      fulfillments: [],
    })
    expect(value.units[0]).not.toHaveProperty('backordered')
    expect(order.allocations[1]).not.toHaveProperty('restockDays')
    expect(fulfillments).toEqual([])
    expect(order).toMatchObject({ fulfillmentStanding: 'none', promise: first })
    expect(order.events.at(-1)).toEqual({
      _key: 'c1-stock_came_in_part',
      at: noon,
      type: 'stock_came_in_part',
      actor: noor,
    })
  })

  test('goes to the floor with the last of it, takes no more than it waits for, and promises anew', () => {
    const { order, fulfillments, value } = served(waiting({ promise: { ...first, unit: 'days' } }), { a1: 9, a2: 1 })
    expect(value.units.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['FLAT-WHITE', 2],
      ['CROISSANT', 1],
    ])
    expect(value.complete).toBe(true)
    expect(
      order.allocations.map(({ quantity, backordered, restockDays }) => [quantity, backordered, restockDays]),
    ).toEqual([
      [3, undefined, undefined],
      [1, undefined, undefined],
      [1, undefined, undefined],
    ])
    expect(fulfillments).toMatchObject([
      { _id: 'fulfillment.01jd-1', state: 'open', promise, lines: [{ quantity: 3 }, { quantity: 1 }, { quantity: 1 }] },
    ])
    expect(value.fulfillments.map(({ _id }) => _id)).toEqual(['fulfillment.01jd-1'])
    expect(order).toMatchObject({ fulfillmentStanding: 'open', fulfillments: ['fulfillment.01jd-1'] })
    expect(order.promise).toEqual({ ...promise, first })
    expect(order.events.at(-1)?.type).toBe('stock_arrived')
  })

  test('keeps what was promised first of all; one without a promise gets its first', () => {
    const moved = { from: later, to: later, first }
    expect(served(waiting({ promise: moved }), { a1: 2, a2: 1 }).order.promise).toEqual({ ...promise, first })
    expect(served(waiting(), { a1: 2, a2: 1 }).order.promise).toEqual(promise)
  })

  test.each<readonly [string, Partial<Order>, Readonly<Record<string, number>>, string]>([
    ['on hold', { state: 'on_hold' }, { a1: 2 }, 'wrong_state'],
    ['disputed', { paymentStanding: 'disputed' }, { a1: 2 }, 'payment_disputed'],
    ['for which nothing came', {}, {}, 'nothing_arrived'],
    ['for which something else came', {}, { a3: 5, a9: 1, a1: 0 }, 'nothing_arrived'],
  ])('%s is served nothing', (_, fields, found, code) =>
    expect(serve(waiting(fields), found)).toMatchObject({ ok: false, refusal: { code } }),
  )
})
