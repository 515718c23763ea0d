import type { Unsold } from '@souk/analytics'
import type { Fulfillment, Order } from '@souk/orders'
import { amountDue, type Owing, type Payment } from '@souk/payments'
import type { DocumentStore } from './contract.ts'

/** The part of an order that tells what of it never was a sale. */
export type MaybeSold = Owing &
  Pick<Order, '_id'> & {
    readonly canceledAt?: string | null
    readonly allocations: readonly { readonly line: string; readonly location: string; readonly quantity: number }[]
  }
type Part = Pick<Fulfillment, 'order' | 'location' | 'state'> & {
  readonly lines: readonly { readonly line: string; readonly quantity: number; readonly shorted: number }[]
}
type Paid = Pick<Payment, 'order' | 'captured'>

/** What was taken for a set of orders, and the parts of them that were called off or came short. */
interface Ends {
  readonly parts: readonly Part[]
  readonly paid: readonly Paid[]
}

const partsShort =
  '*[_type == "fulfillment" && (state == "canceled" || count(lines[shorted > 0]) > 0)]{order, location, state, lines[]{line, quantity, shorted}}'
const partsOf = partsShort.replace(' && (', ' && order in $orders && (')
const taken = '*[_type == "payment" && captured > 0]{order, captured}'
const takenOf = '*[_type == "payment" && order in $orders && captured > 0]{order, captured}'
/** Asking by id is cheaper up to so many. */
const few = 500

/** What of each order never was a sale; orders that were sold whole are not in it. */
export async function loadUnsold(
  store: DocumentStore,
  orders: readonly MaybeSold[],
): Promise<ReadonlyMap<string, Unsold>> {
  if (orders.length === 0) return new Map()
  const all = orders.length > few
  const params = all ? {} : { orders: orders.map(({ _id }) => _id) }
  const [parts, paid] = await Promise.all([
    store.query<readonly Part[]>(all ? partsShort : partsOf, params),
    store.query<readonly Paid[]>(all ? taken : takenOf, params),
  ])
  return unsoldOf(orders, { parts, paid })
}

/** The same of documents that are at hand. */
function unsoldOf(orders: readonly MaybeSold[], { parts, paid }: Ends): ReadonlyMap<string, Unsold> {
  const [partsBy, paidBy] = [Map.groupBy(parts, ({ order }) => order), Map.groupBy(paid, ({ order }) => order)]
  return new Map(
    orders.flatMap((order) => {
      const captured = (paidBy.get(order._id) ?? []).reduce((sum, payment) => sum + payment.captured, 0)
      const unsold = unsoldIn(order, partsBy.get(order._id) ?? [], captured)
      return unsold ? [[order._id, unsold] as const] : []
    }),
  )
}

/**
 * An order comes to what was taken for it or is still owed, whichever is more; a canceled one owes nothing any more. The
 * rest of its total never was a sale: the units that were called off or came short, or, when a part of them had been
 * paid by then, as large a part of them.
 */
function unsoldIn(order: MaybeSold, parts: readonly Part[], captured: number): Unsold | undefined {
  const gone = order.canceledAt ? order.allocations : parts.flatMap(goneFrom)
  const due = order.canceledAt ? 0 : amountDue(order)
  const amount = order.totals.total - Math.max(captured, due)
  if (amount === 0) return undefined
  const part = amount > 0 ? amount / (order.totals.total - due) : 0
  const units = gone.map(({ line, location, quantity }) => ({ line, location, quantity: Math.round(quantity * part) }))
  return { amount, units: units.filter(({ quantity }) => quantity > 0) }
}

const goneFrom = ({ location, state, lines }: Part) =>
  lines
    .map(({ line, quantity, shorted }) => ({ line, location, quantity: state === 'canceled' ? quantity : shorted }))
    .filter(({ quantity }) => quantity > 0)
