import type { Write } from '@souk/kernel'
import type { AllocatedUnits, WantedLine } from './allocate.ts'
import { FreeStock } from './bundle.ts'
import type { StockLevel } from './documents.ts'
import type { Drift } from './ledger.ts'
import { levelId } from './level.ts'

/** Units of a line at a place. Of the `quantity` so many as `backordered` are not there yet. */
export interface PromisedUnits extends AllocatedUnits {
  readonly backordered?: number
}

/** How many units of a variant may be promised at one place beyond what is there, by variant. */
export type BackorderLimits = ReadonlyMap<string, number>

/** How many more may be promised at a level beyond what is there. */
export const backorderRoom = (level: Pick<StockLevel, 'variant' | 'backordered'>, limits: BackorderLimits): number =>
  Math.max(0, (limits.get(level.variant) ?? 0) - (level.backordered ?? 0))

/**
 * Units of an order that cannot be had in full now: all at the first place that has the rest of it on the way, each
 * variant within its limit there. Bundles are made of what is there alone. Undefined when no place can. Asked by placing
 * and by the cart after `allocate` refused.
 */
export function allocateLater(
  lines: readonly WantedLine[],
  levels: readonly StockLevel[],
  locations: readonly string[],
  limits: BackorderLimits,
): readonly PromisedUnits[] | undefined {
  const known = new Map(levels.map((level) => [level._id, level]))
  const room = (variant: string, location: string): number => {
    const level = known.get(levelId(variant, location))
    return level ? backorderRoom(level, limits) : 0
  }
  for (const location of locations) {
    const units = allAt(lines, location, new FreeStock(levels), room)
    if (units) return units
  }
  return undefined
}

function allAt(
  lines: readonly WantedLine[],
  location: string,
  free: FreeStock,
  room: (variant: string, location: string) => number,
): readonly PromisedUnits[] | undefined {
  const promised = new Map<string, number>()
  const units = new Map<string, PromisedUnits>()
  for (const line of lines.toSorted((a, b) => Number(b.parts !== undefined) - Number(a.parts !== undefined))) {
    const there = Math.min(line.quantity, free.at(line, location))
    const backordered = line.quantity - there
    const before = promised.get(line.variant) ?? 0
    if (backordered > 0 && (line.parts || before + backordered > room(line.variant, location))) return undefined
    promised.set(line.variant, before + backordered)
    if (there > 0) free.take({ ...line, quantity: there }, location)
    units.set(line.line, { ...line, location, ...(backordered > 0 ? { backordered } : {}) })
  }
  return lines.flatMap(({ line }) => units.get(line) ?? [])
}

/** The units of a promise that are there: what is reserved or sold. */
export const unitsThere = <Units extends PromisedUnits>(units: readonly Units[]): readonly Units[] =>
  units.flatMap(({ backordered = 0, ...unit }) =>
    unit.quantity > backordered ? [{ ...unit, quantity: unit.quantity - backordered } as Units] : [],
  )

interface Waiting {
  readonly sku: string
  readonly variant: string
  readonly location: string
  readonly backordered?: number
}

/**
 * Counts promised units at their levels. Always guarded by the revision that the room was seen at: so the limit holds
 * whoever else promises at the same moment. Called by commerce's `placeOrder`.
 */
export const promiseLater = (units: readonly Waiting[], levels: readonly StockLevel[]): readonly Write[] =>
  [...counted(units)].map(([id, inc]) => {
    const level = levels.find(({ _id }) => _id === id)
    if (!level) throw new RangeError(`${id} must be guarded but was not loaded`)
    return { patch: { id, ifRevisionID: level._rev, setIfMissing: { backordered: 0 }, inc: { backordered: inc } } }
  })

/** Takes units off the count: they came, or nobody waits for them any more. A plain difference. */
export const promisedNoMore = (units: readonly Waiting[]): readonly Write[] =>
  [...counted(units)].map(([id, more]) => ({ patch: { id, dec: { backordered: more } } }))

function counted(units: readonly Waiting[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { variant, location, backordered = 0 } of units) {
    const id = levelId(variant, location)
    if (backordered > 0) sums.set(id, (sums.get(id) ?? 0) + backordered)
  }
  return sums
}

/** I2 and I3 of what is promised beyond stock: each level's count is what open orders wait for, and never below zero. */
export function checkBackorders(levels: readonly StockLevel[], waiting: readonly Waiting[]): readonly Drift[] {
  const sums = counted(waiting)
  const known = new Set(levels.map(({ _id }) => _id))
  return [
    ...levels.flatMap(({ _id: subject, backordered = 0 }): readonly Drift[] => {
      const should = sums.get(subject) ?? 0
      return [
        ...(backordered === should
          ? []
          : [
              {
                invariant: 'I2' as const,
                subject,
                message: `backordered is ${backordered}, open orders wait for ${should}`,
              },
            ]),
        ...(backordered < 0 ? [{ invariant: 'I3' as const, subject, message: `backordered is ${backordered}` }] : []),
      ]
    }),
    ...[...sums]
      .filter(([id]) => !known.has(id))
      .map(
        ([subject, units]): Drift => ({
          invariant: 'I2',
          subject,
          message: `${units} are waited for but it has no level`,
        }),
      ),
  ]
}
