import type { Refusal, Result } from '@souk/kernel'
import { ok } from '@souk/kernel'
import { FreeStock, type Sold, stockUnits } from './bundle.ts'
import { placeBundles } from './bundle-places.ts'
import type { StockLevel } from './documents.ts'
import { no } from './refusals.ts'
import type { Units } from './stock-move.ts'

/** What an order line wants. `line` is the line's key. */
export interface WantedLine extends Sold {
  readonly line: string
}

/** Units of a line found at a place; of a bundle whole ones, its parts never come from two places. */
export interface AllocatedUnits extends Units {
  readonly line: string
}

/** A line that cannot be had in full. `available` counts every place that may serve the order, less what its other lines take. */
export interface ShortLine {
  readonly sku: string
  readonly wanted: number
  readonly available: number
}

/** Units that lines take from stock, by variant: what a bundle and a single share is summed. */
function needs(lines: readonly Sold[]): ReadonlyMap<string, number> {
  const byVariant = new Map<string, number>()
  for (const { variant, quantity } of lines.flatMap((line) => stockUnits(line)))
    byVariant.set(variant, (byVariant.get(variant) ?? 0) + quantity)
  return byVariant
}

const wantedByVariant = (lines: readonly WantedLine[]): ReadonlyMap<string, WantedLine> => {
  const byVariant = new Map<string, WantedLine>()
  for (const line of lines)
    byVariant.set(line.variant, {
      ...line,
      quantity: line.quantity + (byVariant.get(line.variant)?.quantity ?? 0),
    })
  return byVariant
}

/**
 * How many of each variant could be had beside everything else that is wanted, by variant. A line wants more than that:
 * it is short. Asked by allocation, and by the cart, which shows it.
 */
export function stockFor(
  lines: readonly WantedLine[],
  levels: readonly StockLevel[],
  locations: readonly string[],
): ReadonlyMap<string, ShortLine> {
  const free = new FreeStock(levels)
  const wanted = [...wantedByVariant(lines).values()]
  const all = needs(wanted)
  const rows = wanted.map((line): [string, ShortLine] => {
    const own = needs([line])
    const left = (variant: string) =>
      Math.max(0, free.over({ variant }, locations) - (all.get(variant) ?? 0) + (own.get(variant) ?? 0))
    const most = line.parts?.map(({ variant, quantity }) => Math.floor(left(variant) / quantity)) ?? [
      left(line.variant),
    ]
    const available = Math.min(free.over(line, locations), ...most)
    return [line.variant, { sku: line.sku, wanted: line.quantity, available }]
  })
  return new Map(
    rows.some(([, { wanted: asked, available }]) => available < asked) ? rows : packed(rows, wanted, free, locations),
  )
}

/** Enough of every part, yet bundles may stand in each other's way: each needs all its parts at one place. */
function packed(
  rows: readonly [string, ShortLine][],
  wanted: readonly WantedLine[],
  free: FreeStock,
  locations: readonly string[],
): readonly [string, ShortLine][] {
  const bundles = wanted.filter(({ parts }) => parts)
  if (bundles.length < 2 || placeBundles(bundles, free, locations)) return rows
  const clash = new Set(bundles.map(({ variant }) => variant))
  return rows.map(([variant, row]) => [variant, clash.has(variant) ? { ...row, available: row.wanted - 1 } : row])
}

/** The first place that has everything, by `locations`' order. */
export function wholePlace(
  lines: readonly Sold[],
  levels: readonly StockLevel[],
  locations: readonly string[],
): string | undefined {
  const free = new FreeStock(levels)
  const all = [...needs(lines)]
  return locations.find((place) => all.every(([variant, quantity]) => free.at({ variant }, place) >= quantity))
}

/**
 * Finds units for an order. The first place (by `locations`' order) that has everything serves it whole, because one
 * parcel is cheaper than two; else each line comes from the first place that has all of it, else from several; bundles
 * go first, because they need all their parts at one place. Refuses `out_of_stock {lines: ShortLine[]}` when any line
 * cannot be had in full. Never loses or invents a unit.
 */
export function allocate(
  lines: readonly WantedLine[],
  levels: readonly StockLevel[],
  locations: readonly string[],
): Result<readonly AllocatedUnits[], Refusal> {
  const short = [...stockFor(lines, levels, locations).values()].filter((line) => line.available < line.wanted)
  if (short.length > 0)
    return no('out_of_stock', {
      lines: short,
      words: short.map(({ sku, wanted, available: left }) => `${sku} ${left} of ${wanted}`).join(', '),
    })
  const free = new FreeStock(levels)
  const whole = wholePlace(lines, levels, locations)
  const places = whole === undefined ? locations : [whole]
  const bundles = placeBundles(
    lines.filter(({ parts }) => parts),
    free,
    places,
  )
  for (const units of bundles ?? []) free.take(units, units.location)
  const singles = lines.filter(({ parts }) => !parts).flatMap((line) => takeLine(line, free, places))
  const found = Map.groupBy([...(bundles ?? []), ...singles], ({ line }) => line)
  return ok(lines.flatMap(({ line }) => found.get(line) ?? []))
}

function takeLine(line: WantedLine, free: FreeStock, places: readonly string[]): readonly AllocatedUnits[] {
  const one = places.find((place) => free.at(line, place) >= line.quantity)
  const found: AllocatedUnits[] = []
  let missing = line.quantity
  for (const location of one === undefined ? places : [one]) {
    const quantity = Math.min(missing, free.at(line, location))
    if (quantity === 0) continue
    free.take({ ...line, quantity }, location)
    found.push({ ...line, location, quantity })
    missing -= quantity
  }
  return found
}
