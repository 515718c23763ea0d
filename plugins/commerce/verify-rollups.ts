import { type Rollup, shopHour } from '@souk/analytics'
import { canonicalJson, type New } from '@souk/kernel'
import type { Order } from '@souk/orders'
import { amountDue, type Payment } from '@souk/payments'
import type { Books, Violation } from './books.ts'

/** The figures of an hour, in the words of a drift. Rows are compared as a whole and told by what differs in them. */
const plainFigures = ['orders', 'units', 'revenue', 'refunded', 'canceled', 'newOrders', 'newRevenue'] as const
const rowFigures = ['products', 'locations', 'sellers'] as const

/**
 * Sales figures against the orders and refunds that they are made of, to the cent: every hour that is stored says what
 * its orders say, none is stored without them, and none is missing before the newest. Hours after that may still be on
 * their way through the folder.
 */
export function checkRollups(stored: readonly Rollup[], made: readonly New<Rollup>[]): readonly Violation[] {
  const kept = new Map(stored.map((each) => [each._id, each]))
  const ids = new Set(made.map(({ _id }) => _id))
  const newest = stored.reduce((latest, { start }) => (start > latest ? start : latest), '')
  const say = (subject: string, message: string): Violation => ({ invariant: 'rollup', subject, message })
  return [
    ...made.flatMap((each) => {
      const found = kept.get(each._id)
      if (found) return driftOf(found, each).map((message) => say(each._id, message))
      return each.start < newest ? [say(each._id, 'is missing, although later hours are folded')] : []
    }),
    ...stored.filter(({ _id }) => !ids.has(_id)).map(({ _id }) => say(_id, 'has no orders or refunds behind it')),
  ]
}

/** What a stored hour says otherwise than its orders. Empty when they agree. */
function driftOf(stored: Rollup, made: New<Rollup>): readonly string[] {
  const plain = plainFigures
    .filter((name) => stored[name] !== made[name])
    .map((name) => `${name} is ${stored[name] ?? 'missing'}, its orders and refunds say ${made[name]}`)
  const rows = rowFigures.flatMap((name) =>
    rowsApart(stored[name] ?? [], made[name]).map((key) => `${name} differ from the orders at ${key}`),
  )
  const other = stored.start === made.start && stored.day === made.day && stored.hour === made.hour
  return [...plain, ...rows, ...(other ? [] : ['stands at another hour than its orders'])]
}

type Rows = readonly { readonly _key: string }[]

/** Keys of rows that only one side has, or that the two tell differently. */
function rowsApart(stored: Rows, made: Rows): readonly string[] {
  const texts = (rows: Rows) => new Map(rows.map((row) => [row._key, canonicalJson(row)]))
  const [before, after] = [texts(stored), texts(made)]
  const doubled = stored.length === before.size ? [] : ['a key that stands twice']
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  return [...keys.filter((key) => before.get(key) !== after.get(key)), ...doubled]
}

/**
 * Sales against the money, which knows nothing of how they are folded: what the orders placed in an hour have brought is
 * what was taken for them and what they still owe, and what an hour gave back is its settled refunds.
 */
export function checkSales(hours: readonly New<Rollup>[], books: Books, timeZone: string): readonly Violation[] {
  const placed = books.orders.filter(({ placedAt }) => placedAt !== undefined)
  const sold = new Set(placed.map(({ _id }) => _id))
  const paid = Map.groupBy(books.payments, ({ order }) => order)
  const broughtBy = (order: Order) => worth(order, paid.get(order._id) ?? [])
  const brought = sums(placed.map((order) => [shopHour(order.placedAt ?? '', timeZone).id, broughtBy(order)] as const))
  const back = sums(
    books.refunds
      .filter(({ order, state, settledAt }) => sold.has(order) && state === 'succeeded' && settledAt !== undefined)
      .map(({ settledAt, amount }) => [shopHour(settledAt ?? '', timeZone).id, amount] as const),
  )
  return hours.flatMap(({ _id, revenue, refunded }) => {
    const net = (brought.get(_id) ?? 0) - (back.get(_id) ?? 0)
    const message = `net sales are ${revenue - refunded}, payments and debts say ${net}`
    return net === revenue - refunded ? [] : [{ invariant: 'rollup', subject: _id, message }]
  })
}

function worth(order: Order, payments: readonly Payment[]): number {
  const taken = payments.reduce((total, { captured }) => total + captured, 0)
  return order.state === 'canceled' ? taken : taken + Math.max(0, amountDue(order) - taken)
}

function sums(rows: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const totals = new Map<string, number>()
  for (const [key, amount] of rows) totals.set(key, (totals.get(key) ?? 0) + amount)
  return totals
}
