import { localize, type Localized } from '@souk/kernel'
import { available, type StockLevel } from '@souk/inventory'

/** A variant with the words of its product, as `sellablesQuery` reads it. */
export interface Sellable {
  readonly _id: string
  readonly sku: string
  readonly barcode: string | null
  readonly title: Localized | null
  /** As an editor left it; half of it is none. */
  readonly backorder: { readonly limit: number | null; readonly restockDays: number | null } | null
  readonly product: { readonly title: Localized | null; readonly image: string | null } | null
}

/** `Flat white, large`: what staff call a variant. */
export const goodsTitle = ({ sku, title, product }: Sellable): string =>
  [localize(product?.title, 'en') ?? sku, localize(title, 'en')].filter(Boolean).join(', ')

/** A level with words: one row of the stock sheet. */
export interface StockRow {
  readonly level: StockLevel
  readonly title: string
  readonly variantTitle: string
  readonly image: string | null
  readonly place: string
  /** Units of the variant that each place may promise beyond what is there. */
  readonly backorder: { readonly limit: number; readonly restockDays: number } | undefined
  readonly available: number
  readonly low: 'out' | 'low' | undefined
}

/** Out at none, low at or below the reorder point. */
export const lowness = (level: StockLevel): StockRow['low'] => {
  const free = available(level)
  return free <= 0 ? 'out' : free <= (level.reorderPoint ?? 0) ? 'low' : undefined
}

/** A limit with its days; half of it is none. */
const wholeOf = (sellable: Sellable | undefined): StockRow['backorder'] => {
  const { limit, restockDays } = sellable?.backorder ?? {}
  return limit && restockDays ? { limit, restockDays } : undefined
}

const { compare } = new Intl.Collator('en')

/** Levels with their words, by name and then place. */
export function stockRows(
  levels: readonly StockLevel[],
  sellables: readonly Sellable[],
  placeName: (id: string) => string,
): readonly StockRow[] {
  const byId = new Map(sellables.map((sellable) => [sellable._id, sellable]))
  return levels
    .map((level): StockRow => {
      const sellable = byId.get(level.variant)
      return {
        level,
        title: localize(sellable?.product?.title, 'en') ?? level.sku,
        variantTitle: localize(sellable?.title, 'en') ?? '',
        image: sellable?.product?.image ?? null,
        place: placeName(level.location),
        backorder: wholeOf(sellable),
        available: available(level),
        low: lowness(level),
      }
    })
    .sort((a, b) => compare(a.title, b.title) || compare(a.variantTitle, b.variantTitle) || compare(a.place, b.place))
}

/** Rows that hold the text in name, SKU or place, are at the place, and as low as asked. */
export const narrowed = (
  rows: readonly StockRow[],
  { text, place, low }: { readonly text: string; readonly place: string; readonly low: string },
): readonly StockRow[] => {
  const wanted = text.trim().toLowerCase()
  return rows.filter(
    (row) =>
      (place === '' || row.level.location === place) &&
      (low === '' || row.low === low || (low === 'any' && row.low !== undefined)) &&
      (wanted === '' || `${row.title} ${row.variantTitle} ${row.level.sku}`.toLowerCase().includes(wanted)),
  )
}
