import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyQuantities } from '../../testing/arbitraries.ts'
import { aLevel, noon, noor } from '../../testing/factories.ts'
import type { StockEntry, StockLevel } from '../documents.ts'
import { balances, checkStock, pageOf } from '../ledger.ts'
import { available, quantities, type Quantities } from '../level.ts'
import { stockMove } from '../stock-move.ts'
import {
  accountsIn,
  accountsOf,
  type DriftFacts,
  gapOf,
  quantitiesOf,
  repair,
  trusted,
  type Trusted,
} from './repair.ts'

const trusts = Object.keys(trusted) as readonly Trusted[]
type Moved = { readonly entries: readonly StockEntry[] }

/** Movements that add up to such a level. */
function movementsOf(level: StockLevel): readonly Moved[] {
  const units = Object.entries(accountsOf(level)).flatMap(([to, quantity]) =>
    quantity > 0 ? [{ ...level, quantity, from: 'supplier' as const, to: to as StockEntry['to'] }] : [],
  )
  const opening = { commandId: 'opening', actor: noor, cause: { kind: 'receipt' }, reason: 'received' }
  return units.length === 0 ? [] : [stockMove(units, opening, noon).movement]
}
const factsOf = (level: StockLevel, movements: readonly Moved[], orders: DriftFacts['orders']): DriftFacts => {
  const page = balances(movements).get(pageOf(level))
  const nothing: Quantities = { onHand: 0, reserved: 0, committed: 0, unavailable: 0 }
  return { level, ledger: page ? accountsIn(page) : accountsOf(nothing), orders, unreadable: [] }
}
const asked = (facts: DriftFacts, trust: Trusted, seen = gapOf(facts)) =>
  repair(facts, { commandId: 'repair-1', actor: noor, trust, seen, note: 'Counted with Sami' }, noon)

/** The level after the writes of a repair. */
const written = (level: StockLevel, writes: readonly object[]): StockLevel =>
  Object.assign({}, level, ...writes.map((write) => ('patch' in write ? (write.patch as { set: object }).set : {})))

const anyDrift = fc.record({
  level: anyQuantities,
  parts: fc.record({ damaged: fc.nat(3), qualityControl: fc.nat(2), safetyStock: fc.nat(2) }),
  book: anyQuantities,
  orders: fc.record({ reserved: fc.nat(4), committed: fc.nat(4) }),
})

test('whoever is believed, level, movements and open orders agree after a repair, or nothing is written', () => {
  const done = new Map<Trusted, number>()
  fc.assert(
    fc.property(anyDrift, fc.constantFrom(...trusts), ({ level: figures, parts, book, orders }, trust) => {
      const aside = parts.damaged + parts.qualityControl + parts.safetyStock
      const level = aLevel({
        ...figures,
        ...parts,
        unavailable: figures.unavailable + aside,
        onHand: figures.onHand + aside,
      })
      const movements = movementsOf(aLevel(book))
      const facts = factsOf(level, movements, orders)
      const repaired = asked(facts, trust)
      if (!repaired.ok) return ['nothing_to_repair', 'repair_goes_negative'].includes(repaired.refusal.code)
      done.set(trust, (done.get(trust) ?? 0) + 1)
      const after = written(level, repaired.value.writes)
      const held = (['reserved', 'committed'] as const).map((as) => ({ ...level, quantity: orders[as], as }))
      expect(checkStock([after], [...movements, repaired.value.movement as Moved], held)).toEqual([])
      expect(after.onHand).toBe(trust === 'level' ? level.onHand : book.onHand)
      expect(accountsOf(after)).toEqual(repaired.value.after)
      expect(quantitiesOf(repaired.value.after)).toMatchObject({ onHand: after.onHand, unavailable: after.unavailable })
      return true
    }),
    { numRuns: 500 },
  )
  expect([...done.values()].every((times) => times > 50)).toBe(true)
  expect(done.size).toBe(2)
})

const figures = (some: object) => ({
  onHand: 0,
  reserved: 0,
  committed: 0,
  unavailable: 0,
  damaged: 0,
  qualityControl: 0,
  safetyStock: 0,
  ...some,
})
const ten = movementsOf(aLevel({ onHand: 10 }))
const tampered = factsOf(aLevel({ onHand: 9 }), ten, { reserved: 0, committed: 0 })

test('the movements are believed: the level is led back, and the movement tells what was wrong though it adds nothing', () => {
  const repaired = asked(tampered, 'ledger')
  expect(repaired).toMatchObject({
    ok: true,
    value: {
      after: { available: 10 },
      movement: {
        _id: 'stockMovement.repair-1',
        reason: 'repair',
        note: 'Counted with Sami',
        actor: noor,
        cause: { kind: 'repair', reference: 'available −1' },
        entries: [
          { from: 'available', to: 'count_difference', quantity: 1 },
          { from: 'count_difference', to: 'available', quantity: 1 },
        ],
      },
    },
  })
  expect(repaired.ok && repaired.value.writes.slice(1)).toEqual([
    { patch: { id: tampered.level._id, ifRevisionID: 'r1', set: figures({ onHand: 10 }) } },
  ])
})

test('the level is believed: it stays, and the movement makes up for what the book lacks', () => {
  const repaired = asked(tampered, 'level')
  expect(repaired).toMatchObject({
    ok: true,
    value: {
      after: { available: 9 },
      movement: { entries: [{ from: 'available', to: 'count_difference', quantity: 1 }] },
    },
  })
  expect(repaired.ok && repaired.value.writes.slice(1)).toEqual([
    { patch: { id: tampered.level._id, ifRevisionID: 'r1', set: figures({ onHand: 9 }) } },
  ])
})

test('what nobody holds any more is free again, whoever is believed', () => {
  const level = aLevel({ onHand: 10, reserved: 3 })
  const facts = factsOf(level, movementsOf(level), { reserved: 1, committed: 0 })
  expect(gapOf(facts)).toBe('2 more reserved than orders hold')
  for (const trust of trusts)
    expect(asked(facts, trust)).toMatchObject({
      ok: true,
      value: {
        after: { available: 9, reserved: 1 },
        movement: { entries: [{ from: 'reserved', to: 'available', quantity: 2 }] },
      },
    })
})

/** As a script leaves it that takes a field away. */
const without = (level: StockLevel, name: string) =>
  Object.fromEntries(Object.entries(level).filter(([each]) => each !== name)) as unknown as StockLevel

test.each(quantities.flatMap((name) => [0, 2].map((units) => [name, units] as const)))(
  'a level that lacks %s, where there are %i, is whole after a repair, and the movements say nothing else',
  (name, units) => {
    const before = aLevel({ onHand: 10, [name]: units })
    const orders = { reserved: before.reserved, committed: before.committed }
    const movements = movementsOf(before)
    const facts = factsOf(without(before, name), movements, orders)
    expect(gapOf(facts)).toMatch(/^(on hand|reserved|committed|set aside) missing/)
    const repaired = asked(facts, 'ledger')
    if (!repaired.ok) throw new Error(repaired.refusal.message)
    const after = written(facts.level, repaired.value.writes)
    expect(after).toMatchObject(figures({ onHand: before.onHand, [name]: units }))
    const held = (['reserved', 'committed'] as const).map((as) => ({ ...before, quantity: orders[as], as }))
    expect(checkStock([after], [...movements, repaired.value.movement as Moved], held)).toEqual([])
  },
)

test('a repair would free what an order holds that cannot be read: it names the order, whoever is believed', () => {
  const facts = { ...tampered, unreadable: ['order.odd'] }
  for (const trust of trusts)
    expect(asked(facts, trust)).toMatchObject({
      ok: false,
      refusal: { code: 'order_unreadable', message: expect.stringContaining('order.odd') },
    })
})

test.each([
  ['where all agrees', asked(factsOf(aLevel({ onHand: 10 }), ten, tampered.orders), 'ledger'), 'nothing_to_repair'],
  ['a gap that is another by now', asked(tampered, 'level', 'available −2'), 'drift_moved'],
  [
    'what would promise more than there is',
    asked(factsOf(aLevel({ onHand: 9 }), ten, { reserved: 0, committed: 12 }), 'ledger'),
    'repair_goes_negative',
  ],
])('refuses %s', (_, answer, code) => expect(answer).toMatchObject({ ok: false, refusal: { code } }))

test('the gap stays the same while units are sold', () => {
  const sold = factsOf(
    aLevel({ onHand: 9, reserved: 4 }),
    [
      ...ten,
      stockMove(
        [{ ...aLevel(), quantity: 4, from: 'available', to: 'reserved' }],
        { commandId: 'sale', actor: noor, cause: { kind: 'order' }, reason: 'reserve' },
        noon,
      ).movement as Moved,
    ],
    { reserved: 4, committed: 0 },
  )
  expect(gapOf(sold)).toBe(gapOf(tampered))
  expect(available(sold.level)).toBe(5)
})
