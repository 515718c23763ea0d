import type { Actor, Decision } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { applyWrites, type Documents } from '../../testing/apply.ts'
import { aCart, aPlacedOrder, aPricedLine, mill, noon, noor, workFacts } from '../../testing/factories.ts'
import { contentHash } from '../content-hash.ts'
import type { WorkFacts } from '../fulfillment-step.ts'
import { askedUnits, type MissingUnits, missingUnits } from '../missing-units.ts'
import type { Substitution } from '../substitution.ts'
import { pick } from './pick.ts'
import { lineItem } from './place-order.ts'
import { askShopper, foundMissing, replaceMissing, shortMissing, swappedOrder } from './settle-missing.ts'

const ida: Actor = { kind: 'staff', id: 'staff-ida', name: 'Ida' }
const fulfillmentId = 'fulfillment.01jd-1'
const documents = () => aPlacedOrder(aCart({ 'FLAT-WHITE': 3, CROISSANT: 1 }))
const gone = (facts: WorkFacts, sku = 'FLAT-WHITE', quantity = 1): MissingUnits => {
  const found = missingUnits(facts, { fulfillmentId, sku, quantity, reason: 'not_found' })
  if (!found.ok) throw new Error(found.refusal.message)
  return found.value
}
const entry = (fields: Partial<Substitution> = {}): Substitution => ({
  _key: 'gone-1',
  line: 'FLAT-WHITE',
  sku: 'FLAT-WHITE',
  title: 'FLAT-WHITE',
  quantity: 1,
  reason: 'not_found',
  state: 'asked',
  candidates: [],
  reportedAt: noon,
  ...fields,
})
const command = (fields: Partial<Substitution> = {}, commandId = 'gone-1') => ({
  commandId,
  actor: noor,
  fulfillmentId,
  entry: entry(fields),
})
/** The same on list and order. */
const both = <Told>(told: Told) => [told, told]
const settled = { state: 'settled', outcome: 'refunded' } as const
const commit = (before: Documents, { writes }: Decision, rev = 'r3') => applyWrites(before, writes, rev)
/** What the list and the order tell since they were placed. */
const told = (after: Documents) => {
  const { order, fulfillments } = workFacts(after)
  const types = (events: readonly { readonly type: string }[] | undefined, from: number) =>
    events?.slice(from).map(({ type }) => type)
  return [types(fulfillments[0]?.events, 1), types(order.events, 3)]
}
const picked = (before: Documents, lines: readonly { sku: string; quantity: number }[]) => {
  const decided = pick(workFacts(before), { commandId: 'pick-1', actor: ida, fulfillmentId, lines }, noon)
  if (!decided.ok) throw new Error(decided.refusal.message)
  return commit(before, decided.value, 'p1')
}

describe('units that are missing', () => {
  test('begin the work on their list when the shopper is asked, and count nowhere yet', () => {
    const before = documents()
    const facts = workFacts(before)
    const after = commit(before, askShopper(facts, gone(facts), { ...command(), note: 'Shelf is empty' }, noon))
    const { order, fulfillments } = workFacts(after)
    expect(fulfillments).toMatchObject([{ state: 'picking', assignee: noor, substitutions: [entry()] }])
    expect(fulfillments[0]?.lines).toEqual(facts.fulfillments[0]?.lines)
    expect(fulfillments[0]?.pickedAt).toBeUndefined()
    expect(order.lines).toEqual(facts.order.lines)
    expect(told(after)).toEqual(both(['picking_started', 'substitution_asked']))
    expect(order.events.at(-1)).toMatchObject({ note: 'Shelf is empty', fulfillment: fulfillmentId })
  })

  test('leave a list to whoever has it, and begin it once', () => {
    const begun = picked(documents(), [{ sku: 'CROISSANT', quantity: 1 }])
    const facts = workFacts(begun)
    const after = commit(begun, askShopper(facts, gone(facts), command(), noon))
    expect(workFacts(after).fulfillments).toMatchObject([{ assignee: ida }])
    expect(told(after)).toEqual(both(['picking_started', 'substitution_asked']))
    const claimed = { ...facts, fulfillments: facts.fulfillments.map((each) => ({ ...each, state: 'open' as const })) }
    expect(askShopper(claimed, gone(claimed), command(), noon).value.assignee).toEqual(ida)
  })

  test('come off: canceled on their line, short on the list, and nothing of the others', () => {
    const facts = workFacts(documents())
    const once = commit(documents(), shortMissing(facts, gone(facts, 'FLAT-WHITE', 2), command(settled), noon))
    const short = ({ order, fulfillments }: WorkFacts) => [
      order.lines.map(({ canceled }) => canceled),
      fulfillments[0]?.lines.map(({ shorted }) => shorted),
    ]
    const after = workFacts(once)
    expect(short(after)).toEqual(both([2, 0]))
    const twice = commit(
      once,
      shortMissing(after, gone(after), command({ ...settled, _key: 'gone-2' }, 'gone-2'), noon),
      'r4',
    )
    expect(short(workFacts(twice))).toEqual(both([3, 0]))
    expect(workFacts(twice).fulfillments[0]?.substitutions?.map(({ _key }) => _key)).toEqual(['gone-1', 'gone-2'])
  })

  test('that come off as the last to be picked finish the list, once', () => {
    const begun = picked(documents(), [
      { sku: 'FLAT-WHITE', quantity: 2 },
      { sku: 'CROISSANT', quantity: 1 },
    ])
    const facts = workFacts(begun)
    const after = commit(begun, shortMissing(facts, gone(facts), command(settled), noon))
    expect(workFacts(after).fulfillments).toMatchObject([{ state: 'picking', pickedAt: noon }])
    expect(told(after)).toEqual(both(['picking_started', 'came_short', 'picked']))
  })

  test('that were asked about and are found leave the list as it was', () => {
    const asked = commit(documents(), askShopper(workFacts(documents()), gone(workFacts(documents())), command(), noon))
    const facts = workFacts(asked)
    const found = askedUnits(facts, 'gone-1')
    if (!found.ok) throw new Error(found.refusal.message)
    const entryNow = { state: 'settled', outcome: 'found' } as const
    const after = commit(asked, foundMissing(facts, found.value, command(entryNow, 'found-1'), noon), 'r4')
    expect(workFacts(after).fulfillments).toMatchObject([
      { state: 'picking', substitutions: [{ _key: 'gone-1', ...entryNow }], lines: [{ shorted: 0, picked: 0 }, {}] },
    ])
    expect(told(after)[0]).toEqual(['picking_started', 'substitution_asked', 'found_after_all'])
  })
})

describe('a replacement', () => {
  const added = { ...lineItem(aPricedLine('SOY', 1)), substitutes: 'FLAT-WHITE', seller: 'seller-soy' }
  const totals = { subtotal: 1800, discount: 0, delivery: 300, tax: 0, total: 2100 }
  /** What is left of the missing line beside it. */
  const swap = (facts: WorkFacts, quantity: number) => {
    const [line] = facts.order.lines
    if (!line) throw new Error('no line')
    return {
      rest: { ...line, quantity, substituted: 3 - quantity },
      added: { ...added, quantity: 3 - quantity },
      totals,
    }
  }

  test('stands on the order and on the list beside what is left', () => {
    const before = documents()
    const facts = workFacts(before)
    const money = { ...command(settled), paymentStanding: 'partially_refunded' } as const
    const after = commit(before, replaceMissing(facts, gone(facts), swap(facts, 2), money, noon))
    const { order, fulfillments } = workFacts(after)
    expect(
      order.lines.map(({ sku, quantity, substituted, substitutes }) => [sku, quantity, substituted, substitutes]),
    ).toEqual([
      ['FLAT-WHITE', 2, 1, undefined],
      ['SOY', 1, undefined, 'FLAT-WHITE'],
      ['CROISSANT', 1, undefined, undefined],
    ])
    expect(order.allocations.map(({ _key, sku, quantity }) => [_key, sku, quantity])).toEqual([
      ['a1', 'FLAT-WHITE', 2],
      ['a2', 'CROISSANT', 1],
      ['a3', 'SOY', 1],
    ])
    expect(order.allocations.at(-1)).toEqual({
      _key: 'a3',
      line: 'SOY',
      sku: 'SOY',
      variant: 'variant-soy',
      location: mill,
      seller: 'seller-soy',
      quantity: 1,
    })
    expect(order).toMatchObject({ totals, paymentStanding: 'partially_refunded' })
    expect(order.contentHash).toBe(contentHash(order))
    expect(order.contentHash).not.toBe(facts.order.contentHash)
    expect(order.lines.map(({ canceled }) => canceled)).toEqual([0, 0, 0])
    expect(
      fulfillments[0]?.lines.map(({ sku, quantity, shorted, picked: units }) => [sku, quantity, shorted, units]),
    ).toEqual([
      ['FLAT-WHITE', 2, 0, 0],
      ['SOY', 1, 0, 0],
      ['CROISSANT', 1, 0, 0],
    ])
    expect(told(after)).toEqual(both(['picking_started', 'substituted']))
  })

  test('of all its units takes the place of its line', () => {
    const before = documents()
    const facts = workFacts(before)
    const money = { ...command(settled), paymentStanding: 'captured' } as const
    const after = commit(before, replaceMissing(facts, gone(facts, 'FLAT-WHITE', 3), swap(facts, 0), money, noon))
    const { order, fulfillments } = workFacts(after)
    expect(order.allocations.map(({ _key, sku }) => [_key, sku])).toEqual([
      ['a2', 'CROISSANT'],
      ['a3', 'SOY'],
    ])
    expect(fulfillments[0]?.lines.map(({ sku }) => sku)).toEqual(['SOY', 'CROISSANT'])
  })

  test('numbers its units after all others, and an order whose checkout is not known stays so', () => {
    const facts = workFacts(documents())
    const renamed = facts.order.allocations.map((each, at) => ({ ...each, _key: at === 0 ? 'a12' : 'odd' }))
    const order = { ...facts.order, allocations: renamed, contentHash: '' }
    const next = swappedOrder(order, gone({ ...facts, order }), swap(facts, 2))
    expect(next.allocations.map(({ _key }) => _key)).toEqual(['a12', 'odd', 'a13'])
    expect(next.contentHash).toBe('')
  })
})
