/** What tells a shopper's orders apart from others': the account, else the address that was typed. */
export interface OrderOfSomebody {
  readonly _id: string
  readonly placedAt?: string | null
  /** Id of the account, when known. */
  readonly customer?: string | null
  /** As typed; empty once it was erased. */
  readonly email?: string | null
}

/** Names under which an order's shopper may be met again; none when nothing is known of them. */
const namesOf = ({ customer, email }: OrderOfSomebody): readonly string[] => [
  ...(customer ? [customer] : []),
  ...(email ? [`@${email.trim().toLowerCase()}`] : []),
]

/**
 * Ids of the placed orders that are their shopper's first: no earlier one has the same account or the same address. An
 * order of nobody known counts as a first one. Of two in the same instant the lesser id is the earlier.
 */
export function firstOrders(orders: readonly OrderOfSomebody[]): ReadonlySet<string> {
  const placed = orders
    .flatMap((order) => (order.placedAt ? [{ ...order, mark: `${order.placedAt} ${order._id}` }] : []))
    .toSorted((a, b) => (a.mark < b.mark ? -1 : 1))
  const met = new Set<string>()
  const first = new Set<string>()
  for (const order of placed) {
    const names = namesOf(order)
    if (!names.some((name) => met.has(name))) first.add(order._id)
    for (const name of names) met.add(name)
  }
  return first
}
