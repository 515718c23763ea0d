import type { Fulfillment, Order } from './documents.ts'
import { type EditChange, unitsBegun } from './edit-plan.ts'

/** What somebody has set, by SKU; what is not in it stays as it is. */
export type EditWish = Readonly<Record<string, number>>

/** A row of the form. */
export interface EditRow {
  readonly sku: string
  /** What the order calls it; undefined for what is only being added. */
  readonly title: string | undefined
  readonly before: number
  readonly wanted: number
  /** Units that somebody picks or has sent; no fewer can be asked for. */
  readonly least: number
}

/** More of one SKU than that is no order of ours. */
export const mostUnits = 99

/** The order's lines and what is added, in that order. */
export function editRows(order: Order, fulfillments: readonly Fulfillment[], wish: EditWish): readonly EditRow[] {
  const known = new Set(order.lines.map(({ sku }) => sku))
  const added = Object.keys(wish).filter((sku) => !known.has(sku))
  return [
    ...order.lines.map(({ _key, sku, title, variantTitle, quantity }) => ({
      sku,
      title: variantTitle ? `${title}, ${variantTitle}` : title,
      before: quantity,
      wanted: wish[sku] ?? quantity,
      least: unitsBegun(fulfillments, _key),
    })),
    ...added.map((sku) => ({ sku, title: undefined, before: 0, wanted: wish[sku] ?? 0, least: 0 })),
  ]
}

/** The wish with another quantity of a row, inside what can be asked for. */
export const withUnits = (wish: EditWish, { sku, least }: Pick<EditRow, 'sku' | 'least'>, units: number): EditWish => ({
  ...wish,
  [sku]: Math.min(mostUnits, Math.max(least, Math.trunc(units) || 0)),
})

/** One more of a SKU that was found or scanned. */
export const withOneMore = (rows: readonly EditRow[], wish: EditWish, sku: string): EditWish => {
  const row = rows.find((each) => each.sku === sku) ?? { sku, wanted: 0, least: 0 }
  return withUnits(wish, row, row.wanted + 1)
}

/** What the command is asked for; empty while nothing changes. */
export const changesOf = (rows: readonly EditRow[]): readonly EditChange[] =>
  rows.filter(({ before, wanted }) => before !== wanted).map(({ sku, wanted }) => ({ sku, quantity: wanted }))
