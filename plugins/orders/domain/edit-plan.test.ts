import { describe, expect, test } from 'vitest'
import { aCart, aPlacedOrder, harbor, mill, workFacts } from '../testing/factories.ts'
import type { Allocation, Fulfillment, Order } from './documents.ts'
import { type EditChange, isUntouched, planEdit, unitsBegun, whyNotEdit } from './edit-plan.ts'
import type { WorkFacts } from './fulfillment-step.ts'
import type { FulfillmentState } from './states.ts'

const pier = 'location-pier'
const parts = [{ _key: 'p1', sku: 'BEANS', variant: 'variant-beans', title: 'Beans', quantity: 2 }]

/** Five flat whites over three places (2, 1 and 2) and a croissant from the mill; each list in a state of its own. */
function facts(states: readonly FulfillmentState[] = [], bundle = false): WorkFacts {
  const { order, fulfillments } = workFacts(aPlacedOrder(aCart({ 'FLAT-WHITE': 5, CROISSANT: 1 })))
  const [white, croissant] = order.allocations
  const [part] = fulfillments
  if (!white || !croissant || !part) throw new Error('no order')
  const at = (location: string, quantity: number, _key: string): Allocation => ({ ...white, location, quantity, _key })
  const allocations = [at(mill, 2, 'a1'), { ...croissant, _key: 'a2' }, at(harbor, 1, 'a3'), at(pier, 2, 'a4')]
  const lists = [mill, harbor, pier].map((location, index): Fulfillment => {
    const lines = part.lines.flatMap((line) => {
      const units = allocations.find((each) => each.line === line.line && each.location === location)
      return units ? [{ ...line, quantity: units.quantity }] : []
    })
    return { ...part, _id: `fulfillment.01jd-${index + 1}`, location, lines, state: states[index] ?? 'open' }
  })
  const lines = order.lines.map((line) => (bundle && line.sku === 'FLAT-WHITE' ? { ...line, parts } : line))
  return { order: { ...order, allocations, lines }, fulfillments: lists }
}
const plan = (changes: Readonly<Record<string, number>>, of = facts()) =>
  planEdit(
    of,
    Object.entries(changes).map(([sku, quantity]): EditChange => ({ sku, quantity })),
  )
function planned(changes: Readonly<Record<string, number>>, of = facts()) {
  const made = plan(changes, of)
  if (!made.ok) throw new Error(made.refusal.message)
  const { kept, back, more, added, changed } = made.value
  return {
    kept: kept.map(({ item, quantity }) => `${quantity} ${item.sku}`),
    back: back.map(({ _key, quantity }) => [_key, quantity]),
    more: more.map(({ line, sku, variant, quantity }) => [line, sku, variant, quantity]),
    added,
    changed: changed.map(({ sku, before, after }) => `${sku} ${before} ${after}`),
  }
}
const refused = (code: string, detail?: object) => ({ ok: false, refusal: { code, ...(detail && { detail }) } })

describe('an edit', () => {
  test('gives units back from the last places first, and from none that has begun', () => {
    expect(planned({ 'FLAT-WHITE': 4 }).back).toEqual([['a4', 1]])
    expect(planned({ 'FLAT-WHITE': 3 }).back).toEqual([['a4', 2]])
    expect(planned({ 'FLAT-WHITE': 1 }).back).toEqual([
      ['a4', 2],
      ['a3', 1],
      ['a1', 1],
    ])
    expect(planned({ 'FLAT-WHITE': 3 }, facts(['open', 'open', 'picking'])).back).toEqual([
      ['a3', 1],
      ['a1', 1],
    ])
    expect(planned({ CROISSANT: 0 }).back).toEqual([['a2', 1]])
  })

  test('of what waits for stock waives what is waited for first, then gives back what is there', () => {
    const { order } = facts()
    const waiting = { backordered: 2, restockDays: 9 }
    const allocations = order.allocations.map((each) =>
      each._key === 'a4' ? { ...each, ...waiting, quantity: 3 } : each,
    )
    const of = (changes: Readonly<Record<string, number>>) => {
      const lines = order.lines.map((line) => (line.sku === 'FLAT-WHITE' ? { ...line, quantity: 6 } : line))
      const made = plan(changes, { order: { ...order, lines, allocations }, fulfillments: [] })
      if (!made.ok) throw new Error(made.refusal.message)
      const { waived, back } = made.value
      const row = ({ _key, quantity, backordered }: Allocation) => [_key, quantity, backordered]
      return { waived: waived.map(row), back: back.map(row) }
    }
    expect(of({ 'FLAT-WHITE': 5 })).toEqual({ waived: [['a4', 1, 1]], back: [] })
    expect(of({ 'FLAT-WHITE': 4 })).toEqual({ waived: [['a4', 2, 2]], back: [] })
    expect(of({ 'FLAT-WHITE': 2 })).toEqual({
      waived: [['a4', 2, 2]],
      back: [
        ['a4', 1, undefined],
        ['a3', 1, undefined],
      ],
    })
    expect(of({ CROISSANT: 0 })).toEqual({ waived: [], back: [['a2', 1, undefined]] })
    expect(of({ TEA: 1 })).toEqual({ waived: [], back: [] })
  })

  test('asks for what is more of a line that is there, and tells what is new from it', () => {
    expect(planned({ 'FLAT-WHITE': 7, TEA: 2, CROISSANT: 0, SCONE: 0 })).toEqual({
      kept: ['7 FLAT-WHITE'],
      back: [['a2', 1]],
      more: [['FLAT-WHITE', 'FLAT-WHITE', 'variant-flat-white', 2]],
      added: [{ sku: 'TEA', quantity: 2 }],
      changed: ['FLAT-WHITE 5 7', 'CROISSANT 1 0', 'TEA 0 2'],
    })
    expect(planned({ TEA: 99 })).toEqual({
      kept: ['5 FLAT-WHITE', '1 CROISSANT'],
      back: [],
      more: [],
      added: [{ sku: 'TEA', quantity: 99 }],
      changed: ['TEA 0 99'],
    })
  })

  test('moves a bundle by its frozen parts, both ways', () => {
    const of = facts([], true)
    const [grown, cut] = [plan({ 'FLAT-WHITE': 6 }, of), plan({ 'FLAT-WHITE': 4 }, of)]
    expect(grown).toMatchObject({ value: { more: [{ quantity: 1, parts }], back: [] } })
    expect(cut).toMatchObject({ value: { more: [], back: [{ quantity: 1, parts }] } })
  })

  test.each<readonly [string, Readonly<Record<string, number>>, object]>([
    ['below nothing', { TEA: -1 }, refused('quantity_out_of_range', { limit: 99 })],
    ['of half a unit', { TEA: 1.5 }, refused('quantity_out_of_range', { limit: 99 })],
    ['of a hundred', { TEA: 100 }, refused('quantity_out_of_range', { limit: 99 })],
    ['that changes nothing', { 'FLAT-WHITE': 5 }, refused('nothing_to_edit')],
    ['that takes off what is not there', { TEA: 0 }, refused('nothing_to_edit')],
    ['that leaves nothing', { 'FLAT-WHITE': 0, CROISSANT: 0 }, refused('edit_empties')],
  ])('%s is refused', (_, changes, no) => expect(plan(changes)).toMatchObject(no))

  test('leaves what was begun, and something to pick besides', () => {
    const of = facts(['picking', 'open', 'canceled'])
    expect(unitsBegun(of.fulfillments, 'FLAT-WHITE')).toBe(4)
    expect(unitsBegun(of.fulfillments, 'CROISSANT')).toBe(1)
    expect(plan({ 'FLAT-WHITE': 3 }, of)).toMatchObject(refused('line_begun', { sku: 'FLAT-WHITE', begun: 4 }))
    expect(plan({ 'FLAT-WHITE': 4 }, of)).toMatchObject(refused('edit_empties'))
    expect(plan({ 'FLAT-WHITE': 4, TEA: 1 }, of)).toMatchObject({ ok: true })
    expect(plan({ 'FLAT-WHITE': 6 }, of)).toMatchObject({ ok: true })
  })

  test('holds fifty lines, those that go not counted', () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`SKU-${n}`, 1]))
    expect(plan(many(48))).toMatchObject({ ok: true })
    expect(plan(many(49))).toMatchObject(refused('too_many_lines', { limit: 50 }))
    expect(plan({ ...many(49), CROISSANT: 0 })).toMatchObject({ ok: true })
  })
})

describe('an order', () => {
  const why = (order: Partial<Pick<Order, 'state' | 'paymentStanding'>>, ...states: readonly FulfillmentState[]) =>
    whyNotEdit(
      { state: 'placed', paymentStanding: 'captured', ...order },
      states.map((state) => ({ state })),
    )?.refusal.code

  test('can be edited while it is placed and somebody has not begun', () => {
    for (const state of ['pending_payment', 'on_hold', 'completed', 'canceled', 'expired'] as const)
      expect(why({ state }, 'open')).toBe('wrong_state')
    expect(why({ paymentStanding: 'disputed' }, 'open')).toBe('payment_disputed')
    expect([why({}), why({}, 'picking', 'delivered'), why({}, 'picking', 'scheduled'), why({}, 'open')]).toEqual([
      undefined,
      'all_begun',
      undefined,
      undefined,
    ])
    expect((['open', 'scheduled', 'picking', 'canceled'] as const).map((state) => isUntouched({ state }))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  test('is asked first, whatever is wished', () => {
    const held = facts()
    expect(
      planEdit({ ...held, order: { ...held.order, state: 'on_hold' } }, [{ sku: 'TEA', quantity: -1 }]),
    ).toMatchObject(refused('wrong_state', { words: 'It is on hold already' }))
  })
})
