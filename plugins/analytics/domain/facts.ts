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
  readonly allocations: readonly Units[]
  /** What of it never was a sale. Left out: nothing. */
  readonly unsold?: Unsold
}

/** Units of an order's line at a place. */
export interface Units {
  readonly line: string
  readonly location: string
  readonly quantity: number
}

/**
 * What was called off, or could not be packed, before it was paid. `amount` is what the order comes to less for it, in
 * minor units; below 0 when more was paid than it came to, which refunds take off again.
 */
export interface Unsold {
  readonly amount: number
  readonly units: readonly Units[]
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
 * Revenue is what the shopper paid or still owes; what was paid and goes back is a refund's to tell. A product's revenue
 * is its lines' subtotal less discount.
 */
export function factsOfOrder(order: SoldOrder): readonly SalesFact[] {
  if (order.placedAt === undefined) return []
  const lines = soldLines(order)
  const sale: SalesFact = {
    kind: 'sale',
    id: order._id,
    at: order.placedAt,
    revenue: order.totals.total - (order.unsold?.amount ?? 0),
    units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    first: order.first,
    products: lines.map(({ product, title, quantity, subtotal, discount }) => ({
      product,
      title,
      units: quantity,
      revenue: subtotal - discount,
    })),
    locations: byLocation(order),
    sellers: bySeller(lines),
  }
  return order.canceledAt === undefined ? [sale] : [sale, { kind: 'cancel', id: order._id, at: order.canceledAt }]
}

/** The fact of a refund, in the hour it was settled. Not settled or failed: none. */
export const factsOfRefund = ({ _id, state, amount, settledAt }: SettledRefund): readonly SalesFact[] =>
  state === 'succeeded' && settledAt !== undefined ? [{ kind: 'refund', id: _id, at: settledAt, amount }] : []

type SoldLine = SoldOrder['lines'][number]
const unitsIn = (units: readonly Units[], line: string): number =>
  units.filter((each) => each.line === line).reduce((sum, { quantity }) => sum + quantity, 0)
/** What `units` of a line share of a sum. */
const shareOf = (sum: number, units: number, { quantity }: SoldLine): number =>
  quantity > 0 ? Math.round((sum * units) / quantity) : 0

/** An order's lines less the units that never were a sale; a line that none is left of is not there. */
function soldLines({ lines, unsold }: SoldOrder): readonly SoldLine[] {
  if (!unsold) return lines
  return lines.flatMap((line) => {
    const quantity = line.quantity - unitsIn(unsold.units, line._key)
    const share = (sum: number) => shareOf(sum, quantity, line)
    return quantity > 0 ? [{ ...line, quantity, subtotal: share(line.subtotal), discount: share(line.discount) }] : []
  })
}

/** An order's lines by whose goods they were. */
const bySeller = (lines: readonly SoldLine[]): readonly SellerSale[] =>
  [...Map.groupBy(lines, ({ seller }) => seller)].map(([seller, own]) => ({
    seller,
    units: own.reduce((sum, { quantity }) => sum + quantity, 0),
    revenue: own.reduce((sum, { subtotal, discount }) => sum + subtotal - discount, 0),
  }))

/** What an order came to, split over its places by the worth of what each was to send and did sell, to the cent. */
function byLocation({ lines, allocations, totals, unsold }: SoldOrder) {
  const worth = (line: string, units: number) => {
    const item = lines.find(({ _key }) => _key === line)
    return item ? shareOf(item.subtotal - item.discount, units, item) : 0
  }
  const off = (place: string) => (unsold?.units ?? []).filter(({ location }) => location === place)
  const places = [...Map.groupBy(allocations, ({ location }) => location)].map(([location, units]) => ({
    location,
    worth: units.reduce((sum, { line, quantity }) => sum + worth(line, quantity), 0),
    gone: off(location).reduce((sum, { line, quantity }) => sum + worth(line, quantity), 0),
  }))
  const shares = allocate(
    totals.total - (unsold?.amount ?? 0),
    places.map(({ worth, gone }) => Math.max(0, worth - gone)),
  )
  return places.map(({ location }, index) => ({ location, revenue: shares[index] ?? 0 }))
}
