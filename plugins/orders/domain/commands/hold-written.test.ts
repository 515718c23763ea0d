import { describe, expect, test } from 'vitest'
import { aCart, aPlacedOrder, harbor, noon, noor, workFacts } from '../../testing/factories.ts'
import type { Fulfillment, Order, OrderEvent } from '../documents.ts'
import { heldWithoutList, type HoldFacts, holdOrder, releaseOrder } from './hold.ts'
import { holdByStaff, releaseByStaff } from './hold-by-staff.ts'

const issued = { commandId: 'c1', actor: noor }
const event = (type: string, note?: string): OrderEvent => ({
  _key: `c1-${type}`,
  at: noon,
  type,
  actor: noor,
  ...(note ? { note } : {}),
})
const told = (...items: readonly OrderEvent[]) => ({ after: 'events[-1]', items })

/** An order with two lists under these holds. */
function facts(
  state: Order['state'],
  holds: readonly (readonly string[])[],
  lists: readonly Fulfillment['state'][] = [],
): HoldFacts {
  const { order, fulfillments } = workFacts(
    aPlacedOrder(aCart({ 'FLAT-WHITE': 1, CROISSANT: 1 }), { CROISSANT: harbor }),
  )
  const parts = fulfillments.map((each, at) => ({ ...each, holds: holds[at] ?? [], state: lists[at] ?? each.state }))
  return { order: { ...order, state }, fulfillments: parts }
}
const holds = (n: number, ...names: readonly string[]) => ({
  patch: { id: `fulfillment.01jd-${n}`, ifRevisionID: 'r2', set: { holds: names } },
})
const order = (insert: object, set?: object) => ({ patch: { id: 'order.01jd', ...(set ? { set } : {}), insert } })

describe('a hold', () => {
  const hold = { ...issued, hold: 'risk review' } as const

  test('freezes a placed order and what has not left, beside holds that are there', () => {
    const placed = facts('placed', [['stock in doubt'], []], ['open', 'handed_over'])
    expect(holdOrder(placed, { ...hold, note: 'Odd address' }, noon).writes).toEqual([
      order(told(event('held', 'risk review: Odd address')), { state: 'on_hold' }),
      holds(1, 'stock in doubt', 'risk review'),
    ])
  })

  test('more of it is told once, and said again changes nothing', () => {
    const half = facts('on_hold', [['risk review'], []])
    expect(holdOrder(half, hold, noon).writes).toEqual([
      order(told(event('hold_added', 'risk review'))),
      holds(2, 'risk review'),
    ])
    expect(holdOrder(facts('on_hold', [['risk review'], ['risk review']]), hold, noon).writes).toEqual([])
  })

  test('by staff is refused where every list in the house has it, and under its name where they may not', () => {
    const asked = (of: HoldFacts) => holdByStaff(of, hold, noon)
    expect(asked(facts('on_hold', [['risk review'], []]))).toMatchObject({ ok: true })
    expect(asked(facts('on_hold', [['risk review'], []], ['open', 'delivered']))).toMatchObject({
      refusal: { code: 'hold_again' },
    })
    expect(holdByStaff(facts('placed', []), { ...issued, hold: 'payment disputed' }, noon)).toMatchObject({
      refusal: { code: 'hold_unknown', detail: { hold: 'payment disputed' } },
    })
  })
})

describe('a release', () => {
  const release = { ...issued, hold: 'risk review' } as const

  test('frees the lists that were held under its name, and no other', () => {
    expect(releaseOrder(facts('on_hold', [['risk review'], []]), release, noon).writes).toEqual([
      order(told(event('released', 'risk review')), { state: 'placed' }),
      holds(1),
    ])
  })

  test('leaves the order on hold while another name is left, and tells only what it took off', () => {
    expect(releaseOrder(facts('on_hold', [['risk review', 'stock in doubt'], []]), release, noon).writes).toEqual([
      order(told(event('hold_lifted', 'risk review'))),
      holds(1, 'stock in doubt'),
    ])
    expect(releaseOrder(facts('on_hold', [['stock in doubt'], []]), release, noon).writes).toEqual([])
  })

  test('of an order that went on without it moves nothing but the list', () => {
    expect(releaseOrder(facts('canceled', [['risk review'], []]), release, noon).writes).toEqual([
      order(told(event('hold_lifted', 'risk review'))),
      holds(1),
    ])
    expect(releaseOrder(facts('canceled', []), release, noon).writes).toEqual([])
  })

  test('completes what has arrived meanwhile', () => {
    expect(
      releaseOrder(facts('on_hold', [['risk review'], []], ['delivered', 'delivered']), release, noon).writes,
    ).toEqual([
      order(told(event('released', 'risk review'), event('completed')), { state: 'completed', completedAt: noon }),
      holds(1),
    ])
  })

  test('by staff takes off one hold where one is named', () => {
    const both = facts('on_hold', [['risk review', 'stock in doubt'], []])
    const left = (hold?: string) => {
      const decided = releaseByStaff(both, { ...issued, ...(hold ? { hold } : {}) }, noon)
      return decided.ok && decided.value.writes.at(-1)
    }
    expect([left('stock in doubt'), left()]).toEqual([holds(1, 'risk review'), holds(1)])
  })
})

test('an order without a list bears the last hold that its timeline tells', () => {
  const bare = (...events: readonly OrderEvent[]) =>
    heldWithoutList({ order: { ...facts('on_hold', []).order, events }, fulfillments: [] })
  expect(
    bare(
      event('held', 'risk review: Odd'),
      event('released', 'x'),
      event('held', 'shopper asked: Away: long'),
      event('note', 'y'),
    ),
  ).toBe('shopper asked')
  expect([bare(event('placed', 'x')), bare(event('held'))]).toEqual([undefined, undefined])
  expect(heldWithoutList(facts('on_hold', [['risk review']]))).toBeUndefined()
})
