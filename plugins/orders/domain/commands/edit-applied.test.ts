import { plusMinutes } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { applyWrites, type Documents } from '../../testing/apply.ts'
import { aCart, aPlacedOrder, aPricedLine, harbor, mill, noon, noor, workFacts } from '../../testing/factories.ts'
import type { UnitsAt } from '../bundle-units.ts'
import { contentHash } from '../content-hash.ts'
import type { LineItem, Order, OrderPromotion } from '../documents.ts'
import { planEdit } from '../edit-plan.ts'
import { editedOrder, type EditOrder, editOrder, type PricedEdit } from './edit-order.ts'

const command: EditOrder & { paymentStanding: 'partially_refunded' } = {
  commandId: 'edit-1',
  actor: noor,
  reason: 'They called',
  paymentStanding: 'partially_refunded',
}
const promotion: OrderPromotion = {
  _key: 'p',
  promotion: 'promotion-x',
  title: 'Ten',
  kind: 'percent',
  amount: 10,
  counters: [],
}
const totals = { subtotal: 900, discount: 0, delivery: 300, tax: 0, total: 1200 }
/** Two flat whites from the mill, three croissants from the harbor. */
const split = () => aPlacedOrder(aCart({ 'FLAT-WHITE': 2, CROISSANT: 3 }), { CROISSANT: harbor })
const at = (sku: string, location: string, quantity: number): UnitsAt => ({
  line: sku,
  sku,
  variant: `variant-${sku.toLowerCase()}`,
  location,
  quantity,
})

/** What a wish comes to, each line at 450 with 5 off and 7 tax. */
function priced(
  documents: Documents,
  wish: Readonly<Record<string, number>>,
  more: Partial<PricedEdit> = {},
): PricedEdit {
  const plan = planEdit(
    workFacts(documents),
    Object.entries(wish).map(([sku, quantity]) => ({ sku, quantity })),
  )
  if (!plan.ok) throw new Error(plan.refusal.message)
  const line = (sku: string, quantity: number) => ({ ...aPricedLine(sku, quantity), discount: 5, tax: 7, taxRate: 100 })
  const lines = [
    ...plan.value.kept.map(({ item, quantity }) => line(item.sku, quantity)),
    ...plan.value.added.map(({ sku, quantity }) => line(sku, quantity)),
  ]
  return { plan: plan.value, lines, totals, taxIncluded: false, promotions: [], units: [], ...more }
}
function applied(documents: Documents, edit: PricedEdit, more: Partial<EditOrder> = {}) {
  const decided = editOrder(workFacts(documents), edit, { ...command, ...more }, noon)
  return { decided, ...workFacts(applyWrites(documents, decided.writes, 'r3')) }
}
/** The same documents with the order changed. */
const withOrder = (documents: Documents, change: (order: Order) => Partial<Order>): Documents => {
  const { order } = workFacts(documents)
  return new Map(documents).set(order._id, { ...order, ...change(order) })
}

describe('an edited order', () => {
  test('keeps what its lines were, with new figures and a hash of its own', () => {
    const documents = withOrder(split(), (order) => ({
      lines: order.lines.map((line) => ({
        ...line,
        title: 'As it was called',
        unitPrice: 440,
        taxRate: 863,
        picked: 0,
      })),
    }))
    const { order } = workFacts(documents)
    const next = editedOrder(
      order,
      priced(documents, { CROISSANT: 1, TEA: 1 }, { units: [at('TEA', mill, 1)], taxIncluded: true }),
    )
    const figures = { discount: 5, tax: 7 }
    expect(next.lines).toEqual([
      { ...order.lines[0], ...figures, quantity: 2, subtotal: 900 },
      { ...order.lines[1], ...figures, quantity: 1, subtotal: 450 },
      expect.objectContaining({ _key: 'TEA', quantity: 1, picked: 0, canceled: 0, ...figures }),
    ])
    expect(next).toMatchObject({ totals, taxIncluded: true })
    expect(next.contentHash).toBe(contentHash(next))
    expect(next.contentHash).not.toBe(order.contentHash)
    expect(editedOrder({ ...order, contentHash: '' }, priced(documents, { CROISSANT: 1 })).contentHash).toBe('')
  })

  test('says its promotions when it has or had some', () => {
    const documents = split()
    const { order } = workFacts(documents)
    const after = (before: Order, promotions: readonly OrderPromotion[]) =>
      editedOrder(before, priced(documents, { CROISSANT: 1 }, { promotions }))
    expect(after(order, [])).not.toHaveProperty('promotions')
    expect(after(order, [promotion]).promotions).toEqual([promotion])
    expect(after({ ...order, promotions: [promotion] }, []).promotions).toEqual([])
    expect(
      applied(documents, priced(documents, { CROISSANT: 1 }, { promotions: [promotion] })).order.promotions,
    ).toEqual([promotion])
    expect(applied(documents, priced(documents, { CROISSANT: 1 })).order).not.toHaveProperty('promotions')
  })

  test('still tells of a line whose units were replaced, with nothing left of it', () => {
    const documents = withOrder(split(), (order) => ({
      lines: order.lines.map((line): LineItem => (line.sku === 'CROISSANT' ? { ...line, substituted: 1 } : line)),
    }))
    const gone = { quantity: 0, subtotal: 0, discount: 0, tax: 0 }
    const { order } = workFacts(documents)
    const lines = (wish: Readonly<Record<string, number>>) => editedOrder(order, priced(documents, wish)).lines
    expect(lines({ CROISSANT: 0 })).toMatchObject([
      { sku: 'FLAT-WHITE' },
      { sku: 'CROISSANT', substituted: 1, ...gone },
    ])
    expect(lines({ CROISSANT: 1 })).toHaveLength(2)
    expect(lines({ 'FLAT-WHITE': 0 }).map(({ sku }) => sku)).toEqual(['CROISSANT'])
  })
})

describe('the units of an edit', () => {
  test('join those that lie at the same place, and number on from the last', () => {
    const documents = withOrder(split(), ({ allocations }) => ({
      allocations: allocations.map((each, index) => ({ ...each, _key: index === 0 ? 'a7' : 'odd' })),
    }))
    const units = [at('FLAT-WHITE', mill, 1), at('FLAT-WHITE', 'location-pier', 2), at('TEA', mill, 1)]
    const edit = priced(documents, { 'FLAT-WHITE': 5, TEA: 1 }, { units })
    const lines = edit.lines.map((line) => (line.sku === 'TEA' ? { ...line, seller: 'seller-tea' } : line))
    const { order, fulfillments } = applied(documents, { ...edit, lines })
    expect(
      order.allocations.map(({ _key, sku, location, seller, quantity }) => [_key, sku, location, seller, quantity]),
    ).toEqual([
      ['a7', 'FLAT-WHITE', mill, 'seller-house', 3],
      ['odd', 'CROISSANT', harbor, 'seller-house', 3],
      ['a8', 'FLAT-WHITE', 'location-pier', 'seller-house', 2],
      ['a9', 'TEA', mill, 'seller-tea', 1],
    ])
    expect(
      fulfillments.map(({ _id, location, lines: own }) => [
        _id,
        location,
        own.map(({ sku, quantity }) => `${quantity} ${sku}`),
      ]),
    ).toEqual([
      ['fulfillment.01jd-1', mill, ['3 FLAT-WHITE', '1 TEA']],
      ['fulfillment.01jd-2', harbor, ['3 CROISSANT']],
      ['fulfillment.01jd-3', 'location-pier', ['2 FLAT-WHITE']],
    ])
  })

  test('that go back leave the rest where it lies', () => {
    const documents = split()
    expect(applied(documents, priced(documents, { CROISSANT: 2 })).order.allocations).toMatchObject([
      { _key: 'a1', quantity: 2 },
      { _key: 'a2', quantity: 2 },
    ])
  })
})

describe('an applied edit', () => {
  test('writes the order and the lists that it touches, guarded, and no other', () => {
    const documents = split()
    const { decided, order, fulfillments } = applied(documents, priced(documents, { CROISSANT: 1 }), { note: 'Twice' })
    const event = { at: noon, type: 'edited', actor: noor, _key: 'edit-1-edited' }
    expect(decided.writes).toHaveLength(2)
    expect(decided.writes[1]).toEqual({
      patch: {
        id: 'fulfillment.01jd-2',
        ifRevisionID: 'r2',
        set: { lines: [{ ...workFacts(documents).fulfillments[1]?.lines[0], quantity: 1 }] },
        insert: { after: 'events[-1]', items: [event] },
      },
    })
    expect(decided.writes[0]).toMatchObject({ patch: { id: 'order.01jd', ifRevisionID: 'r2' } })
    expect(order.events.at(-1)).toEqual({ ...event, note: 'CROISSANT 3 → 1. They called. Twice' })
    expect(order).toMatchObject({ paymentStanding: 'partially_refunded', totals, fulfillmentStanding: 'open' })
    expect(order.fulfillments).toEqual(['fulfillment.01jd-1', 'fulfillment.01jd-2'])
    expect(decided.value).toMatchObject({ lines: order.lines, paymentStanding: 'partially_refunded' })
    expect(fulfillments[0]?._rev).toBe('r2')
  })

  test('calls off the list that nothing is left for, and says when', () => {
    const documents = split()
    const { fulfillments, order } = applied(documents, priced(documents, { CROISSANT: 0 }))
    expect(fulfillments[1]).toMatchObject({ state: 'canceled', canceledAt: noon, lines: [] })
    expect(fulfillments[1]?.events.at(-1)).toEqual({ _key: 'edit-1-canceled', at: noon, type: 'canceled', actor: noor })
    expect(fulfillments[0]).not.toHaveProperty('canceledAt')
    expect(order.fulfillmentStanding).toBe('open')
  })

  test('leaves a list alone that somebody has begun, though its place sends more', () => {
    const before = split()
    const [, second] = workFacts(before).fulfillments
    if (!second) throw new Error('no list')
    const documents = new Map(before).set(second._id, { ...second, state: 'picking' })
    const { fulfillments } = applied(documents, priced(documents, { 'FLAT-WHITE': 1 }))
    expect(fulfillments.map(({ _rev, state }) => [_rev, state])).toEqual([
      ['r3', 'open'],
      ['r2', 'picking'],
    ])
  })

  test('changes a list of which one line stays, or whose line gives way to another, and accounts for both', () => {
    const both = aPlacedOrder(aCart({ 'FLAT-WHITE': 2, CROISSANT: 3 }))
    const { fulfillments, order } = applied(both, priced(both, { 'FLAT-WHITE': 1 }))
    expect(fulfillments[0]?.lines.map(({ sku, quantity }) => `${quantity} ${sku}`)).toEqual([
      '1 FLAT-WHITE',
      '3 CROISSANT',
    ])
    expect(order.allocations.map(({ quantity }) => quantity)).toEqual([1, 3])
    const swapped = applied(both, priced(both, { CROISSANT: 0, TEA: 3 }, { units: [at('TEA', mill, 3)] }))
    expect(swapped.fulfillments[0]?.lines.map(({ sku, quantity }) => `${quantity} ${sku}`)).toEqual([
      '2 FLAT-WHITE',
      '3 TEA',
    ])
    expect(swapped.order.events.at(-1)?.note).toBe('CROISSANT 3 → 0, TEA 0 → 3. They called')
  })

  test('numbers the lists that it opens one after the other', () => {
    const documents = split()
    const units = [at('TEA', 'location-pier', 1), at('TEA', 'location-roastery', 1)]
    expect(applied(documents, priced(documents, { TEA: 2 }, { units })).order.fulfillments).toEqual(
      [1, 2, 3, 4].map((n) => `fulfillment.01jd-${n}`),
    )
  })

  test('opens a list where there was none, under the promise that was first', () => {
    const [first, now] = [noon, plusMinutes(noon, 20)].map((when) => ({ from: when, to: when }))
    if (!first || !now) throw new Error('no promise')
    const pier = (promise?: Order['promise']) => {
      const documents = withOrder(split(), () => (promise ? { promise, delivery: { method: 'pickup' } } : {}))
      const edit = priced(documents, { TEA: 1 }, { units: [at('TEA', 'location-pier', 1)] })
      return applied(documents, edit).fulfillments[2]
    }
    expect(pier()).toEqual({
      _id: 'fulfillment.01jd-3',
      _type: 'fulfillment',
      _rev: 'r3',
      _createdAt: '',
      _updatedAt: '',
      order: 'order.01jd',
      orderNumber: '1048',
      location: 'location-pier',
      seller: 'seller-house',
      state: 'open',
      method: 'delivery',
      lines: [expect.objectContaining({ _key: 'TEA', sku: 'TEA', title: 'TEA', quantity: 1, picked: 0, shorted: 0 })],
      holds: [],
      openedAt: noon,
      events: [{ _key: 'edit-1-placed', at: noon, type: 'placed', actor: noor }],
    })
    expect(pier({ ...now, unit: 'minutes' })).toMatchObject({ promise: now, method: 'pickup' })
    expect(pier({ ...now, first })?.promise).toEqual(first)
  })
})
