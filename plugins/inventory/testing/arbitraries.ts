import fc from 'fast-check'
import { adjustmentReasons } from '../domain/adjustment-reasons.ts'
import type { WantedLine } from '../domain/allocate.ts'
import type { StockLevel } from '../domain/documents.ts'
import { aLevel } from './factories.ts'

const skus = ['FLAT-WHITE', 'OAT-LATTE', 'CROISSANT'] as const
export const places = ['location-mill-lane', 'location-harbor', 'location-depot'] as const
const idOf = (sku: string) => `variant-${sku.toLowerCase()}`

/** A level with whole, sane quantities: nothing below zero, nothing promised twice. */
export const anyQuantities = fc
  .record({
    free: fc.nat(20),
    reserved: fc.nat(5),
    committed: fc.nat(5),
    unavailable: fc.nat(3),
  })
  .map(({ free, ...held }) => ({ ...held, onHand: free + held.reserved + held.committed + held.unavailable }))

/** One level for every SKU at every place. */
export const anyShelves: fc.Arbitrary<readonly StockLevel[]> = fc
  .array(anyQuantities, { minLength: skus.length * places.length, maxLength: skus.length * places.length })
  .map((all) =>
    all.map((quantities, index) => {
      const sku = skus[index % skus.length] ?? skus[0]
      const location = places[Math.floor(index / skus.length)] ?? places[0]
      const variant = idOf(sku)
      return aLevel({ _id: `stockLevel.${variant}.${location}`, sku, variant, location, ...quantities })
    }),
  )

/** What an order may want: one to five lines, the same SKU perhaps twice. */
export const anyWanted: fc.Arbitrary<readonly WantedLine[]> = fc
  .array(fc.record({ sku: fc.constantFrom(...skus), quantity: fc.integer({ min: 1, max: 25 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((lines) => lines.map(({ sku, quantity }, index) => ({ line: `l${index}`, sku, variant: idOf(sku), quantity })))

/** A level for some of the SKUs at some of the places; the others have never been there. */
export const anySparseShelves: fc.Arbitrary<readonly StockLevel[]> = anyShelves.chain((shelves) =>
  fc.shuffledSubarray([...shelves], { minLength: 3 }),
)

/** What a paper may list: seldom a SKU twice. */
const anyListed: fc.Arbitrary<readonly WantedLine[]> = fc
  .uniqueArray(fc.record({ sku: fc.constantFrom(...skus), quantity: fc.integer({ min: 1, max: 5 }) }), {
    selector: ({ sku, quantity }) => (quantity === 5 ? 'twice' : sku),
    minLength: 1,
    maxLength: 3,
  })
  .map((lines) => lines.map(({ sku, quantity }, index) => ({ line: `l${index}`, sku, variant: idOf(sku), quantity })))

/** One thing that staff try with units that travel. `paper`: the how manieth of those that are open. */
export type TravelDeed =
  | { readonly kind: 'transfer'; readonly from: number; readonly to: number; readonly wanted: readonly WantedLine[] }
  | { readonly kind: 'purchase'; readonly to: number; readonly wanted: readonly WantedLine[] }
  | {
      readonly kind: 'revise' | 'set off' | 'arrive' | 'lose' | 'call off' | 'close short'
      readonly paper: number
      /** Units of the first line, of those `damaged`, the others looked at first or not; all of every line when left out. */
      readonly part?:
        | { readonly quantity: number; readonly damaged: number; readonly qualityControl: boolean }
        | undefined
    }

/** One thing that staff or shoppers try; most stories contain some that must be refused. */
export type StockDeed =
  | { readonly kind: 'place'; readonly wanted: readonly WantedLine[] }
  | { readonly kind: 'pay' | 'cancel' | 'expire' | 'send'; readonly order: number }
  | { readonly kind: 'adjust'; readonly level: number; readonly reason: string; readonly delta: number }
  | { readonly kind: 'count'; readonly level: number; readonly counted: number }
  | { readonly kind: 'keep'; readonly level: number; readonly units: number }
  | TravelDeed

const part = fc.option(
  fc.record({ quantity: fc.integer({ min: 1, max: 4 }), damaged: fc.nat(2), qualityControl: fc.boolean() }),
  { nil: undefined },
)
const step = <Kind extends Extract<TravelDeed, { paper: number }>['kind']>(kind: Kind) =>
  fc.record({ kind: fc.constant(kind), paper: fc.nat(6), part })

export const anyTravelDeed: fc.Arbitrary<TravelDeed> = fc.oneof(
  fc.record({ kind: fc.constant('transfer' as const), from: fc.nat(2), to: fc.nat(2), wanted: anyListed }),
  fc.record({ kind: fc.constant('purchase' as const), to: fc.nat(2), wanted: anyListed }),
  step('revise'),
  { weight: 4, arbitrary: step('set off') },
  { weight: 4, arbitrary: step('arrive') },
  { weight: 5, arbitrary: step('lose') },
  { weight: 3, arbitrary: step('close short') },
  step('call off'),
)

export const anyDeed: fc.Arbitrary<StockDeed> = fc.oneof(
  { weight: 2, arbitrary: anyTravelDeed },
  fc.record({ kind: fc.constant('place' as const), wanted: anyWanted }),
  fc.record({
    kind: fc.constantFrom('pay' as const, 'cancel' as const, 'expire' as const, 'send' as const),
    order: fc.nat(6),
  }),
  fc.record({
    kind: fc.constant('adjust' as const),
    level: fc.nat(8),
    reason: fc.constantFrom(...Object.keys(adjustmentReasons)),
    delta: fc.integer({ min: -12, max: 12 }),
  }),
  fc.record({ kind: fc.constant('count' as const), level: fc.nat(8), counted: fc.nat(30) }),
  fc.record({ kind: fc.constant('keep' as const), level: fc.nat(8), units: fc.nat(12) }),
)
