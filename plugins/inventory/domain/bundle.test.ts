import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyShelves, places } from '../testing/arbitraries.ts'
import { aLevel, aMoveCommand, noon } from '../testing/factories.ts'
import { allocate, stockFor, type WantedLine } from './allocate.ts'
import { FreeStock, stockedVariants, stockUnits } from './bundle.ts'
import { claim, levelIdsOf, release, reserve } from './commands/moves.ts'
import type { StockLevel } from './documents.ts'
import { available, levelId } from './level.ts'
import { applyChange, stockWrites } from './stock-move.ts'

const idOf = (sku: string) => `variant-${sku.toLowerCase()}`
const part = (sku: string, quantity: number) => ({ sku, variant: idOf(sku), quantity })
const single = (sku: string, quantity: number): WantedLine => ({ line: sku, ...part(sku, quantity) })
const bundle = (sku: string, quantity: number, ...parts: WantedLine['parts'] & {}): WantedLine => ({
  ...single(sku, quantity),
  parts,
})
const shelf = (sku: string, location: string, onHand: number) =>
  aLevel({ _id: levelId(idOf(sku), location), sku, variant: idOf(sku), location, onHand })
const [mill, harbor] = ['location-mill', 'location-harbor']
const morning = (quantity: number) => bundle('MORNING', quantity, part('MUG', 1), part('BEANS', 2))

describe('a bundle', () => {
  test('is its parts in stock, and says what it is sold in', () =>
    expect(stockUnits({ ...morning(3), location: mill })).toEqual([
      { line: 'MORNING', ...part('MUG', 3), location: mill, bundle: 'MORNING' },
      { line: 'MORNING', ...part('BEANS', 6), location: mill, bundle: 'MORNING' },
    ]))

  test('can be made as often as its scarcest part allows, place by place', () => {
    const free = new FreeStock([
      shelf('MUG', mill, 5),
      shelf('BEANS', mill, 5),
      shelf('MUG', harbor, 1),
      shelf('BEANS', harbor, 9),
    ])
    expect([mill, harbor].map((place) => free.at(morning(1), place))).toEqual([2, 1])
    expect(free.over(morning(1), [mill, harbor])).toBe(3)
  })

  test('without parts cannot be made', () =>
    expect(new FreeStock([shelf('MUG', mill, 5)]).at({ ...single('MUG', 1), parts: [] }, mill)).toBe(0))

  test('is summed with a single that shares its part before anything is promised', () => {
    const levels = [shelf('MUG', mill, 3), shelf('BEANS', mill, 9)]
    expect(allocate([morning(2), single('MUG', 2)], levels, [mill])).toMatchObject({
      refusal: {
        code: 'out_of_stock',
        detail: {
          lines: [
            { sku: 'MORNING', wanted: 2, available: 1 },
            { sku: 'MUG', wanted: 2, available: 1 },
          ],
        },
      },
    })
    expect(allocate([morning(2), single('MUG', 1)], levels, [mill])).toMatchObject({ ok: true })
  })

  test('goes before singles, which may come from anywhere', () => {
    const levels = [shelf('MUG', mill, 1), shelf('BEANS', mill, 2), shelf('MUG', harbor, 1)]
    expect(allocate([single('MUG', 1), morning(1)], levels, [mill, harbor])).toEqual({
      ok: true,
      value: [
        { ...single('MUG', 1), location: harbor },
        { ...morning(1), location: mill },
      ],
    })
  })

  test('moves its parts in one movement that names it', () => {
    const levels = [shelf('MUG', mill, 3), shelf('BEANS', mill, 9)]
    const units = [{ ...morning(2), location: mill }]
    const decided = reserve(levels, units, aMoveCommand(), noon)
    expect(levelIdsOf(units)).toEqual(levels.map(({ _id }) => _id))
    expect(decided.ok && decided.value.movement.entries).toEqual([
      { _key: 'e1', sku: 'MUG', location: mill, from: 'available', to: 'reserved', quantity: 2, bundle: 'MORNING' },
      { _key: 'e2', sku: 'BEANS', location: mill, from: 'available', to: 'reserved', quantity: 4, bundle: 'MORNING' },
    ])
    const written = decided.ok ? stockWrites(decided.value, levels) : []
    expect(written.flatMap((write) => ('patch' in write ? [write.patch.id] : []))).toEqual(
      levels.map(({ _id }) => _id).toSorted(),
    )
  })

  test('is refused by the ledger, too, when two lines together want more of a part than is free', () => {
    const levels = [shelf('MUG', mill, 3), shelf('BEANS', mill, 9)]
    const units = [morning(2), single('MUG', 2)].map((line) => ({ ...line, location: mill }))
    expect(claim(levels, units, aMoveCommand(), noon)).toMatchObject({
      refusal: { detail: { lines: [{ sku: 'MUG', wanted: 4, available: 3 }] } },
    })
  })
})

const skus = ['FLAT-WHITE', 'OAT-LATTE', 'CROISSANT'] as const
const anyBundle = (name: string) =>
  fc
    .uniqueArray(fc.record({ sku: fc.constantFrom(...skus), quantity: fc.integer({ min: 1, max: 3 }) }), {
      selector: ({ sku }) => sku,
      minLength: 1,
      maxLength: 3,
    })
    .map((parts) => parts.map(({ sku, quantity }) => part(sku, quantity)))
    .chain((parts) => fc.integer({ min: 1, max: 4 }).map((quantity) => bundle(name, quantity, ...parts)))
/** One or two bundles, and singles that share their parts. */
const anyCart: fc.Arbitrary<readonly WantedLine[]> = fc
  .tuple(
    anyBundle('SET-ONE'),
    fc.option(anyBundle('SET-TWO'), { nil: undefined }),
    fc.uniqueArray(fc.record({ sku: fc.constantFrom(...skus), quantity: fc.integer({ min: 1, max: 9 }) }), {
      selector: ({ sku }) => sku,
      maxLength: 2,
    }),
  )
  .chain(([one, two, singles]) => {
    const lines = [one, ...(two ? [two] : []), ...singles.map(({ sku, quantity }) => single(sku, quantity))]
    return fc.shuffledSubarray(lines, { minLength: lines.length })
  })

type Shelves = ReadonlyMap<string, number>
const freeOf = (levels: readonly StockLevel[]): Shelves => new Map(levels.map((level) => [level._id, available(level)]))

/** Places one unit after another at every place that has it, until all stand somewhere: slow and surely right. */
function canBeHad(lines: readonly WantedLine[], shelves: Shelves): boolean {
  const seen = new Set<string>()
  const units = lines
    .filter(({ parts }) => parts)
    .flatMap((line) => Array.from({ length: line.quantity }, () => ({ ...line, quantity: 1 })))
  const singles = lines.filter(({ parts }) => !parts)
  const rest = (free: Shelves) =>
    singles.every(
      ({ variant, quantity }) =>
        places.reduce((sum, place) => sum + (free.get(levelId(variant, place)) ?? 0), 0) >= quantity,
    )
  const place = (at: number, free: Shelves): boolean => {
    const state = `${at} ${[...free.values()].join()}`
    if (seen.has(state)) return false
    seen.add(state)
    const unit = units[at]
    if (!unit) return rest(free)
    return places.some((location) => {
      const after = new Map(free)
      for (const { variant, quantity } of stockUnits(unit))
        after.set(levelId(variant, location), (after.get(levelId(variant, location)) ?? 0) - quantity)
      return [...after.values()].every((left) => left >= 0) && place(at + 1, after)
    })
  }
  return place(0, shelves)
}

describe('bundles and singles on random shelves', () => {
  test('are promised exactly when they can be had, and never more than is free', () => {
    fc.assert(
      fc.property(anyShelves, anyCart, (levels, cart) => {
        const result = allocate(cart, levels, places)
        expect(result.ok).toBe(canBeHad(cart, freeOf(levels)))
        if (!result.ok) return
        for (const { line, quantity } of cart)
          expect(result.value.reduce((sum, units) => sum + (units.line === line ? units.quantity : 0), 0)).toBe(
            quantity,
          )
        const taken = result.value.flatMap((units) => stockUnits(units))
        for (const level of levels)
          expect(
            taken.reduce(
              (sum, each) => sum + (levelId(each.variant, each.location) === level._id ? each.quantity : 0),
              0,
            ),
          ).toBeLessThanOrEqual(available(level))
      }),
      { numRuns: 400 },
    )
  })

  test('one bundle can be had exactly as often as it says beside the rest of the cart', () => {
    fc.assert(
      fc.property(anyShelves, anyBundle('SET-ONE'), fc.integer({ min: 1, max: 9 }), (levels, set, quantity) => {
        const cart = [set, single('OAT-LATTE', quantity)]
        const most = stockFor(cart, levels, places).get(set.variant)?.available ?? -1
        const shelves = freeOf(levels)
        const enoughForTheRest = canBeHad([single('OAT-LATTE', quantity)], shelves)
        fc.pre(enoughForTheRest)
        const had = (units: number) => units === 0 || canBeHad([{ ...set, quantity: units }, ...cart.slice(1)], shelves)
        expect([had(most), had(most + 1)]).toEqual([true, false])
      }),
      { numRuns: 120 },
    )
  })

  test('keep every part: what is reserved and let go again leaves the shelves as they were', () => {
    fc.assert(
      fc.property(anyShelves, anyCart, (levels, cart) => {
        const found = allocate(cart, levels, places)
        fc.pre(found.ok)
        if (!found.ok) return
        const held = reserve(levels, found.value, aMoveCommand(), noon)
        expect(held.ok).toBe(true)
        if (!held.ok) return
        const back = release(found.value, aMoveCommand(), noon)
        const after = levels.map((level) =>
          [...held.value.changes, ...back.changes]
            .filter(({ id }) => id === level._id)
            .reduce((state, change) => applyChange(state, change), level),
        )
        expect(after).toEqual(levels)
        expect(new Set(held.value.movement.entries.map(({ sku }) => idOf(sku)))).toEqual(new Set(stockedVariants(cart)))
      }),
      { numRuns: 200 },
    )
  })
})
