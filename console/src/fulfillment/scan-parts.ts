import { unitsToPick } from '@souk/orders'
import type { WorkRow } from '../orders/order-row.ts'
import { type Barcodes, type Scanned, skuOf } from './scan.ts'

/** Parts that were scanned and do not make a whole bundle yet, by the bundle's SKU and the part's. */
export type HeldParts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** A part was read: it waits for the others, or is the last of a bundle, which is picked by then. */
export interface ScannedPart {
  readonly found: Scanned | { readonly kind: 'held'; readonly words: string }
  readonly held: HeldParts
}

/**
 * Reads a barcode or a SKU as a part of a bundle that is still to be put together. Undefined when no bundle of the list
 * wants it, or when it is to be picked by itself first.
 */
export function scanPart(
  code: string,
  work: Pick<WorkRow, 'lines' | 'substitutions'>,
  barcodes: Barcodes,
  held: HeldParts,
): ScannedPart | undefined {
  const sku = skuOf(code, barcodes).toLowerCase()
  if (work.lines.some((line) => line.sku.toLowerCase() === sku && unitsToPick(work, line) > 0)) return undefined
  for (const line of work.lines) {
    const part = line.parts?.find((each) => each.sku.toLowerCase() === sku)
    const inHand = held[line.sku] ?? {}
    const before = part ? (inHand[part.sku] ?? 0) : 0
    if (!part || unitsToPick(work, line) < 1 || before >= part.quantity) continue
    const after = { ...inHand, [part.sku]: before + 1 }
    const whole = line.parts?.every((each) => (after[each.sku] ?? 0) >= each.quantity)
    if (!whole)
      return {
        found: { kind: 'held', words: `${before + 1} of ${part.quantity} ${part.title}, for ${line.title}.` },
        held: { ...held, [line.sku]: after },
      }
    const quantity = line.picked + 1
    const words = `${quantity} of ${line.quantity} ${line.title}.`
    return { found: { kind: 'ticked', sku: line.sku, quantity, words }, held: { ...held, [line.sku]: {} } }
  }
  return undefined
}
