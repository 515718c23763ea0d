import type { Totals } from './documents.ts'

/** What an exchange would come to, as people see it before they agree. Minor units of `currency`. */
export interface ExchangePreview {
  readonly returnId: string
  readonly currency: string
  readonly lines: readonly {
    readonly sku: string
    readonly title: string
    readonly variantTitle: string
    readonly quantity: number
    readonly unitPrice: number
    readonly subtotal: number
  }[]
  readonly totals: Totals
  /** What the units that come back are worth. */
  readonly worth: number
  /** What of it pays for the new goods. */
  readonly credit: number
  /** What the shopper is asked for. */
  readonly toPay: number
  /** What goes back to the shopper: at once, or with the goods that are still awaited. */
  readonly refund: number
  readonly refundNow: boolean
  /** What it would cost more, had nobody waived it. */
  readonly waived: number
  /** Units that are taken, by place. */
  readonly stock: readonly { readonly sku: string; readonly location: string; readonly units: number }[]
  /** Goods are still to come back. */
  readonly awaits: boolean
}
