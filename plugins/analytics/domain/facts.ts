import { allocate } from '@souk/kernel'

/** What the figures are made of: one thing that happened to money, at a time. Amounts in minor units. */
export type SalesFact =
  | {
      readonly kind: 'sale'
      readonly id: string
      readonly at: string
      readonly revenue: number
      readonly units: number
      /** The shopper had placed none before. */
      readonly first: boolean
      readonly products: readonly ProductSale[]
      readonly locations: readonly { readonly location: string; readonly revenue: number }[]
      readonly sellers: readonly SellerSale[]
    }
  | { readonly kind: 'refund'; readonly id: string; readonly at: string; readonly amount: number }
  | { readonly kind: 'cancel'; readonly id: string; readonly at: string }

export interface ProductSale {
  readonly product: string
  readonly title: string
  readonly units: number
  readonly revenue: number
}

export interface SellerSale {
  readonly seller: string
  readonly units: number
  readonly revenue: number
}

/** The part of an order that figures need. */
export interface SoldOrder {
  readonly _id: string
  /** The shopper had placed none before: see `firstOrders`. */
  readonly first: boolean
  readonly placedAt?: string
  readonly canceledAt?: string
  readonly totals: { readonly total: number }
  readonly lines: readonly {
    readonly _key: string
    readonly product: string
    readonly seller: string
    readonly title: string
    readonly quantity: number
    readonly subtotal: number
    readonly discount: number
  }[]
  readonly allocations: readonly { readonly line: string; readonly location: string; readonly quantity: number }[]
}

/** The part of a refund that figures need. */
export interface SettledRefund {
  readonly _id: string
  readonly state: string
  readonly amount: number
  readonly settledAt?: string
}

/**
 * The facts of an order: its sale in the hour it was placed, its cancellation in the hour of that. Never placed: none.
 * Revenue is what the shopper pays in all; a product's revenue is its lines' subtotal less discount.
 */
export function factsOfOrder(order: SoldOrder): readonly SalesFact[] {
  if (order.placedAt === undefined) return []
  const sale: SalesFact = {
    kind: 'sale',
    id: order._id,
    at: order.placedAt,
    revenue: order.totals.total,
    units: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    first: order.first,
    products: order.lines.map(({ product, title, quantity, subtotal, discount }) => ({
      product,
      title,
      units: quantity,
      revenue: subtotal - discount,
    })),
    locations: byLocation(order),
    sellers: bySeller(order),
  }
  return order.canceledAt === undefined ? [sale] : [sale, { kind: 'cancel', id: order._id, at: order.canceledAt }]
}

/** The fact of a refund, in the hour it was settled. Not settled or failed: none. */
export const factsOfRefund = ({ _id, state, amount, settledAt }: SettledRefund): readonly SalesFact[] =>
  state === 'succeeded' && settledAt !== undefined ? [{ kind: 'refund', id: _id, at: settledAt, amount }] : []

/** An order's lines by whose goods they were. */
const bySeller = ({ lines }: SoldOrder): readonly SellerSale[] =>
  [...Map.groupBy(lines, ({ seller }) => seller)].map(([seller, own]) => ({
    seller,
    units: own.reduce((sum, { quantity }) => sum + quantity, 0),
    revenue: own.reduce((sum, { subtotal, discount }) => sum + subtotal - discount, 0),
  }))

/** An order's total split over its places by the worth of what each sent, to the cent. */
function byLocation({ lines, allocations, totals }: SoldOrder) {
  const worth = (line: string, quantity: number) => {
    const item = lines.find(({ _key }) => _key === line)
    return item && item.quantity > 0 ? Math.round(((item.subtotal - item.discount) * quantity) / item.quantity) : 0
  }
  const places = [...Map.groupBy(allocations, ({ location }) => location)]
  const shares = allocate(
    totals.total,
    places.map(([, units]) => units.reduce((sum, { line, quantity }) => sum + worth(line, quantity), 0)),
  )
  return places.map(([location], index) => ({ location, revenue: shares[index] ?? 0 }))
}
