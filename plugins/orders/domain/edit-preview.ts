import type { Totals } from './documents.ts'

/** What an edit would do, for people to look at before they apply it. Amounts in minor units of `currency`. */
export interface OrderEditPreview {
  readonly orderId: string
  /** Say it with the edit: another's change in between is then refused. */
  readonly revision: string
  readonly currency: string
  readonly lines: readonly {
    readonly sku: string
    readonly title: string
    readonly variantTitle: string
    readonly unitPrice: number
    readonly before: number
    readonly after: number
    /** What the line comes to then, less its discount. */
    readonly amount: number
  }[]
  readonly totals: { readonly before: Totals; readonly after: Totals }
  /** Units by place: above 0 they go back to the shelf, below 0 they are taken from it. */
  readonly stock: readonly { readonly sku: string; readonly location: string; readonly units: number }[]
  /** Given back at once, and what is taken at the door or from what the bank holds. */
  readonly money: { readonly refund: number; readonly toCollect: number }
}
