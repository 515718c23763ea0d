import type { Refusal, Result } from '@souk/kernel'
import { ok } from '@souk/kernel'
import type { StockLevel } from './documents.ts'
import { available, levelId } from './level.ts'
import { no } from './refusals.ts'
import type { Units } from './stock-move.ts'

/** What an order line wants. `line` is the line's key. */
export interface WantedLine {
  readonly line: string
  readonly sku: string
  readonly variant: string
  readonly quantity: number
}

/** Units of a line found at a place. */
export interface AllocatedUnits extends Units {
  readonly line: string
}

/** A line that cannot be had in full. `available` counts every place that may serve the order. */
export interface ShortLine {
  readonly sku: string
  readonly wanted: number
  readonly available: number
}

/** What is free at each level, counted down as lines take from it. */
class FreeStock {
  readonly #left: Map<string, number>
  constructor(levels: readonly StockLevel[]) {
    this.#left = new Map(levels.map((level) => [level._id, Math.max(0, available(level))]))
  }
  at(variant: string, location: string): number {
    return this.#left.get(levelId(variant, location)) ?? 0
  }
  take(variant: string, location: string, quantity: number): void {
    this.#left.set(levelId(variant, location), this.at(variant, location) - quantity)
  }
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

const shortLines = (lines: readonly WantedLine[], free: FreeStock, places: readonly string[]): readonly ShortLine[] =>
  [...wantedByVariant(lines).values()]
    .map(({ sku, variant, quantity }) => ({
      sku,
      wanted: quantity,
      available: places.reduce((sum, place) => sum + free.at(variant, place), 0),
    }))
    .filter((line) => line.available < line.wanted)

/**
 * Finds units for an order. The first place (by `locations`' order) that has everything serves it whole, because one
 * parcel is cheaper than two; else each line comes from the first place that has all of it, else from several.
 * Refuses `out_of_stock {lines: ShortLine[]}` when any line cannot be had in full. Never loses or invents a unit.
 */
export function allocate(
  lines: readonly WantedLine[],
  levels: readonly StockLevel[],
  locations: readonly string[],
): Result<readonly AllocatedUnits[], Refusal> {
  const free = new FreeStock(levels)
  const short = shortLines(lines, free, locations)
  if (short.length > 0)
    return no('out_of_stock', {
      lines: short,
      words: short.map(({ sku, wanted, available: left }) => `${sku} ${left} of ${wanted}`).join(', '),
    })
  const whole = locations.find((place) =>
    [...wantedByVariant(lines).values()].every(({ variant, quantity }) => free.at(variant, place) >= quantity),
  )
  const places = whole === undefined ? locations : [whole]
  return ok(lines.flatMap((line) => takeLine(line, free, places)))
}

function takeLine(line: WantedLine, free: FreeStock, places: readonly string[]): readonly AllocatedUnits[] {
  const one = places.find((place) => free.at(line.variant, place) >= line.quantity)
  const found: AllocatedUnits[] = []
  let missing = line.quantity
  for (const location of one === undefined ? places : [one]) {
    const quantity = Math.min(missing, free.at(line.variant, location))
    if (quantity === 0) continue
    free.take(line.variant, location, quantity)
    found.push({ ...line, location, quantity })
    missing -= quantity
  }
  return found
}
