import { backorderOf, type Variant } from '@souk/catalog'
import { backorderRoom, levelId, promisable, type StockLevel } from '@souk/inventory'

/** What may be ordered of a variant although it is not there: how many in all at one place, and when more come. */
export interface Later {
  readonly most: number
  readonly days: number
}

/** Variants that may be promised beyond what is there, by id. The place that can promise most counts. */
export function laterOver(
  levels: readonly StockLevel[],
  locations: readonly string[],
  variants: readonly Variant[],
): ReadonlyMap<string, Later> {
  const terms = variants.flatMap((variant) => {
    const backorder = backorderOf(variant)
    return backorder ? [{ _id: variant._id, backorder }] : []
  })
  if (terms.length === 0) return new Map()
  const known = new Map(levels.map((level) => [level._id, level]))
  return new Map(
    terms.flatMap(({ _id, backorder }) => {
      const limits = new Map([[_id, backorder.limit]])
      const most = Math.max(
        0,
        ...locations.map((location) => {
          const level = known.get(levelId(_id, location))
          const room = level ? backorderRoom(level, limits) : 0
          return level && room > 0 ? promisable(level) + room : 0
        }),
      )
      return most > 0 ? [[_id, { most, days: backorder.restockDays }] as const] : []
    }),
  )
}
