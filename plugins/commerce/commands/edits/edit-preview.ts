import type { Order } from '@souk/orders'
import type { DecidedEdit } from './decide-edit.ts'

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
  readonly totals: { readonly before: Order['totals']; readonly after: Order['totals'] }
  /** Units by place: above 0 they go back to the shelf, below 0 they are taken from it. */
  readonly stock: readonly { readonly sku: string; readonly location: string; readonly units: number }[]
  /** Given back at once, and what is taken at the door or from what the bank holds. */
  readonly money: { readonly refund: number; readonly toCollect: number }
}

export function previewOf(order: Order, { edit, next, money }: DecidedEdit): OrderEditPreview {
  const before = new Map(order.lines.map((line) => [line._key, line]))
  const now = new Set(next.lines.map(({ _key }) => _key))
  const gone = order.lines.filter(({ _key }) => !now.has(_key)).map((line) => ({ ...line, quantity: 0 }))
  return {
    orderId: order._id,
    revision: order._rev,
    currency: order.currency,
    lines: [...next.lines, ...gone].map((line) => ({
      sku: line.sku,
      title: line.title,
      variantTitle: line.variantTitle,
      unitPrice: line.unitPrice,
      before: before.get(line._key)?.quantity ?? 0,
      after: line.quantity,
      amount: line.quantity > 0 ? line.subtotal - line.discount : 0,
    })),
    totals: { before: order.totals, after: next.totals },
    stock: [
      ...edit.plan.back.map(({ sku, location, quantity }) => ({ sku, location, units: quantity })),
      ...edit.units.map(({ sku, location, quantity }) => ({ sku, location, units: -quantity })),
    ],
    money: { refund: money.refund, toCollect: money.toCollect },
  }
}
