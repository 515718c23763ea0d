import { unitsToPick } from '@souk/orders'
import type { WorkRow } from '../orders/order-row.ts'

/** What a scanned or typed code means for a list. */
export type Scanned =
  /** So many of the SKU are picked by then. */
  | { readonly kind: 'ticked'; readonly sku: string; readonly quantity: number; readonly words: string }
  | { readonly kind: 'refused'; readonly words: string }

export type Barcodes = readonly { readonly sku: string; readonly barcode: string | null }[]

const same = (a: string | null, b: string): boolean => a !== null && a.toLowerCase() === b.toLowerCase()

/** The SKU that a barcode stands for, else what was typed. */
export const skuOf = (code: string, barcodes: Barcodes): string =>
  barcodes.find(({ barcode }) => same(barcode, code.trim()))?.sku ?? code.trim()

/** Reads a barcode or a SKU: one more unit of its line, or why not. `unread`: what to say while barcodes are not there. */
export function scan(
  code: string,
  work: Pick<WorkRow, 'lines' | 'substitutions'>,
  barcodes: Barcodes,
  unread?: string,
): Scanned {
  const typed = code.trim()
  const sku = skuOf(code, barcodes)
  const line = work.lines.find((each) => same(each.sku, sku))
  if (!line) return { kind: 'refused', words: unread ?? `${typed} is not on this list. Put it back.` }
  const { title, picked, quantity } = line
  if (unitsToPick(work, line) > 0)
    return { kind: 'ticked', sku: line.sku, quantity: picked + 1, words: `${picked + 1} of ${quantity} ${title}.` }
  const all = picked >= quantity ? `All ${quantity} of ${title} are picked` : `No more of ${title} is to be picked`
  return { kind: 'refused', words: `${all}. Put this one back.` }
}

/** True when nothing of a list is left to pick, to ask about or to find. */
export const isPicked = (work: Pick<WorkRow, 'lines'>): boolean =>
  work.lines.every(({ quantity, picked, shorted }) => picked + shorted >= quantity)
