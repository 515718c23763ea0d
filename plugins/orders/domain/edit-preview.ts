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
  /** Above 0 the order waits for so many units more, `days` or so; below 0 it no longer does, and `days` is 0. */
  readonly waiting: readonly {
    readonly sku: string
    readonly location: string
    readonly units: number
    readonly days: number
  }[]
  /** Nothing that it waited for is missing then: it goes to the floor at once. */
  readonly toTheFloor: boolean
  /** Given back at once, and what is taken at the door or from what the bank holds. */
  readonly money: { readonly refund: number; readonly toCollect: number }
}
