import type { OrderPromise, Totals } from './documents.ts'

/** What an order on the phone would come to, and what of it there is. Nothing of it has happened. Minor units. */
export interface PhoneOrderPreview {
  readonly currency: string
  readonly lines: readonly {
    readonly sku: string
    readonly title: string
    readonly variantTitle: string
    readonly quantity: number
    readonly unitPrice: number
    readonly subtotal: number
    readonly discount: number
    /** Units that could be had. */
    readonly available: number
    /** Of `quantity`, the units that come later, and in how many days. */
    readonly later?: { readonly units: number; readonly days: number }
  }[]
  readonly totals: Pick<Totals, 'subtotal' | 'discount' | 'delivery' | 'tax' | 'total'>
  readonly taxIncluded: boolean
  /** Left out until it is known where to. */
  readonly promise?: OrderPromise
  /** Why it cannot be had as it is. */
  readonly problems: readonly { readonly code: string; readonly sku?: string; readonly message: string }[]
  /** False while the sum may still change: the carrier says the fee when it is placed. */
  readonly final: boolean
  /** How long unpaid goods are held. */
  readonly heldMinutes: number
}
