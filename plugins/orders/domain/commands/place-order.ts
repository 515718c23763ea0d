import {
  type Decision,
  decision,
  type Instant,
  type Issued,
  type New,
  ok,
  plusMinutes,
  type Refusal,
  type Result,
} from '@souk/kernel'
import { contentHash } from '../content-hash.ts'
import type { Address, Allocation, Cart, LineItem, Order, OrderExchange, OrderPromotion, Totals } from '../documents.ts'
import { orderEvent } from '../order-events.ts'
import { no } from '../refusals.ts'

/** A priced line: what the catalogue says of it and what the quote made of it. */
export type PricedLine = Omit<LineItem, '_key' | 'canceled' | 'picked' | 'packed' | 'shipped' | 'delivered'> & {
  /** The cart line's key. */
  readonly line: string
}

/** Everything that placing an order fixes. Composed by commerce from cart, catalogue, quote and allocation. */
export interface PlaceOrder extends Issued {
  readonly orderId: string
  readonly number: string
  readonly paymentId: string
  readonly customer?: string
  readonly contact: Order['contact']
  readonly address: Address
  readonly delivery: Order['delivery']
  readonly substitution: Order['substitution']
  readonly language: string
  /** How long the units are held for payment. */
  readonly reservationMinutes: number
  /** What it is sent in exchange for. */
  readonly exchange?: OrderExchange
}

export interface PlaceFacts {
  readonly cart: Pick<Cart, 'currency'>
  readonly lines: readonly PricedLine[]
  readonly totals: Totals
  readonly taxIncluded: boolean
  readonly promotions?: readonly OrderPromotion[]
  /** Where the units come from; the line names the cart line's key. */
  readonly units: readonly Omit<Allocation, '_key' | 'seller'>[]
}

/**
 * Builds the order document, unpaid, its units held. Refuses `cart_empty`. Throws when the units do not add up to the
 * lines: that is a fault of the caller.
 */
export function placeOrder(
  facts: PlaceFacts,
  command: PlaceOrder,
  now: Instant,
): Result<Decision<New<Order>>, Refusal> {
  if (facts.lines.length === 0) return no('cart_empty')
  const order: New<Order> = {
    _id: command.orderId,
    _type: 'order',
    number: command.number,
    state: 'pending_payment',
    createdAt: now,
    ...(command.customer ? { customer: command.customer } : {}),
    contact: command.contact,
    address: command.address,
    delivery: command.delivery,
    language: command.language,
    currency: facts.cart.currency,
    lines: facts.lines.map(lineItem),
    allocations: allocationsOf(facts),
    totals: facts.totals,
    ...(facts.promotions && facts.promotions.length > 0 ? { promotions: facts.promotions } : {}),
    taxIncluded: facts.taxIncluded,
    reservation: { expiresAt: plusMinutes(now, command.reservationMinutes) },
    paymentStanding: 'pending',
    fulfillmentStanding: 'none',
    payment: command.paymentId,
    fulfillments: [],
    substitution: command.substitution,
    ...(command.exchange ? { exchange: command.exchange } : {}),
    events: [orderEvent('created', command, now)],
    contentHash: contentHash({ ...command, currency: facts.cart.currency, lines: facts.lines }),
  }
  return ok(decision([{ create: order }], order))
}

/** A priced line of which nothing has happened yet. */
export const lineItem = ({ line, ...priced }: PricedLine): LineItem => ({
  _key: line,
  ...priced,
  canceled: 0,
  picked: 0,
  packed: 0,
  shipped: 0,
  delivered: 0,
})

function allocationsOf({ lines, units }: PlaceFacts): readonly Allocation[] {
  for (const { line, sku, quantity } of lines) {
    const found = units.filter((unit) => unit.line === line).reduce((sum, unit) => sum + unit.quantity, 0)
    if (found !== quantity) throw new RangeError(`${found} units allocated for ${quantity} of ${sku}`)
  }
  const sellers = new Map(lines.map(({ line, seller }) => [line, seller]))
  return units.map(({ line, sku, variant, location, quantity, backordered, restockDays }, index) => ({
    _key: `a${index + 1}`,
    line,
    sku,
    variant,
    location,
    seller: sellers.get(line) ?? '',
    quantity,
    ...(backordered ? { backordered } : {}),
    ...(backordered && restockDays ? { restockDays } : {}),
  }))
}
