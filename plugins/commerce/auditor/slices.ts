import { checkStock, type StockLevel, type StockMovement } from '@souk/inventory'
import type { Instant, StoredDocument } from '@souk/kernel'
import type { Fulfillment, Order } from '@souk/orders'
import { checkMoney } from '@souk/payments'
import { checkTotals } from '@souk/pricing'
import type { Books, Violation } from '../books.ts'
import type { DocumentStore } from '../contract.ts'
import { StoreBusy } from '../store/store-busy.ts'
import { booksOf, checkLiveness, promisedTo } from '../verify.ts'
import { checkOrders, isOrder, notAnOrder } from '../verify-orders.ts'
import { checkReturns } from '../verify-returns.ts'
import { checkSubstitutions } from '../verify-substitutions.ts'

/** A part of the books that can be judged by itself: what follows `after`, and what belongs to it. */
export interface Slice {
  /** Id of the last document of it; undefined where there was nothing more. */
  readonly last: string | undefined
  readonly looked: number
  readonly violations: readonly Violation[]
}
export type ReadSlice = (store: DocumentStore, after: string, now: Instant) => Promise<Slice>

/** Which documents are of the slice; then all of them by their ids, which are indexed, in one query each. */
const nextOrders = '*[_type == "order" && _id > $after] | order(_id asc)[0...50]._id'
const orderPapers = `{
  "orders": *[_type == "order" && _id in $ids],
  "papers": *[_type in ["fulfillment", "payment", "refund", "return"] && order in $ids],
  "movements": *[_type == "stockMovement" && cause.order in $ids]
}`
const nextLevels = '*[_type == "stockLevel" && _id > $after] | order(_id asc)[0...100]{_id, sku}'
const holdingOrders = `*[_type == "order" && state in ["pending_payment", "placed", "on_hold"]
  && (count(allocations[sku in $skus]) > 0 || count(lines[].parts[sku in $skus]) > 0)]._id`
const levelPapers = `{
  "holding": ${holdingOrders},
  "levels": *[_type == "stockLevel" && _id in $ids],
  "movements": *[_type == "stockMovement" && array::intersects(entries[].sku, $skus)]{_id, _type, entries},
  "orders": *[_type == "order" && _id in $orders],
  "fulfillments": *[_type == "fulfillment" && order in $orders]
}`

interface OrderPapers {
  readonly orders: readonly StoredDocument[]
  readonly papers: readonly StoredDocument[]
  readonly movements: readonly StoredDocument[]
}

/** What the invariants say of some orders and their papers. */
function judgeOrders(books: Books, now: Instant): readonly Violation[] {
  const paid = Map.groupBy(books.payments, ({ order }) => order)
  const returned = Map.groupBy(books.refunds, ({ order }) => order)
  return [
    ...checkOrders(books),
    ...books.orders.flatMap((order) => checkMoney(order, paid.get(order._id) ?? [], returned.get(order._id) ?? [])),
    ...books.orders.flatMap(checkTotals),
    ...checkReturns(books),
    ...checkSubstitutions(books),
    ...checkLiveness(books, now),
  ]
}

/** The papers of one order alone. */
const partOf = (books: Books, order: Order): Books => {
  const own = <Paper extends { readonly order: string }>(papers: readonly Paper[]) =>
    papers.filter((paper) => paper.order === order._id)
  return {
    ...books,
    orders: [order],
    fulfillments: own(books.fulfillments),
    payments: own(books.payments),
    refunds: own(books.refunds),
    returns: own(books.returns),
    movements: books.movements.filter(({ cause }) => cause.order === order._id),
  }
}

/** One that no command wrote may lack anything: it is an alarm of its own, and keeps nobody from judging the others. */
function judgeOne(books: Books, order: Order, now: Instant): readonly Violation[] {
  try {
    return judgeOrders(partOf(books, order), now)
  } catch (error) {
    return [{ invariant: 'I8', subject: order._id, message: `cannot be judged: ${String(error)}` }]
  }
}

/**
 * Orders with all that was written about them: states, standings, money, returns (I4, I6-I9, I12). That numbers are unique
 * (I5), roll-ups and promotions' counters take all orders at once: `souk verify` looks at these.
 */
export const readOrders: ReadSlice = async (store, after, now) => {
  const ids = await store.query<readonly string[]>(nextOrders, { after })
  const found = await store.query<OrderPapers>(orderPapers, { ids })
  const all = booksOf([...found.orders, ...found.papers, ...found.movements])
  const books = { ...all, orders: all.orders.filter(isOrder) }
  return {
    last: ids.at(-1),
    looked: ids.length,
    violations: [
      ...all.orders.filter((order) => !isOrder(order)).map(notAnOrder),
      ...books.orders.flatMap((order) => judgeOne(books, order, now)),
    ],
  }
}

interface LevelPapers {
  /** Orders that hold of the levels, at the moment that these were read. */
  readonly holding: readonly string[]
  readonly levels: readonly StockLevel[]
  readonly movements: readonly Pick<StockMovement, 'entries'>[]
  readonly orders: readonly Order[]
  readonly fulfillments: readonly Fulfillment[]
}

/** What an order holds; undefined where it cannot be read. The gap is told of its levels (I2), the order by `readOrders` (I8). */
function heldBy(order: Order, fulfillments: readonly Fulfillment[]): ReturnType<typeof promisedTo> | undefined {
  if (!isOrder(order) || !Array.isArray(order.allocations)) return undefined
  try {
    const held = promisedTo(order, fulfillments)
    return held.every(({ quantity, location }) => location && Number.isSafeInteger(quantity)) ? held : undefined
  } catch {
    return undefined
  }
}

/** A busy article's orders come and go meanwhile. */
const mostReadings = 10
const soonMs = 1000

/**
 * Levels and the orders that hold of them as they were at one moment: an order that came between the two questions would
 * look like units that nobody holds. Throws `StoreBusy` where no moment was caught.
 */
async function readAtOnce(store: DocumentStore, ids: readonly string[], skus: readonly string[]) {
  const asked = new Set(await store.query<readonly string[]>(holdingOrders, { skus }))
  for (let reading = 0; reading < mostReadings; reading += 1) {
    const found = await store.query<LevelPapers>(levelPapers, { ids, skus, orders: [...asked] })
    if (found.holding.every((id) => asked.has(id))) return found
    for (const id of found.holding) asked.add(id)
  }
  throw new StoreBusy(soonMs, new Error('orders of these articles came faster than their levels could be read'))
}

/**
 * Levels, the movements of their articles, what open orders hold of them, and the orders among these of which nobody can
 * tell. Throws `StoreBusy` while orders come faster than it reads.
 */
export async function readLevelBooks(store: DocumentStore, ids: readonly string[], skus: readonly string[]) {
  const { levels, movements, orders, fulfillments } = await readAtOnce(store, ids, skus)
  const held = orders.map((order) => ({ order: order._id, units: heldBy(order, fulfillments) }))
  return {
    levels,
    movements,
    promised: held.flatMap(({ units }) => units ?? []),
    unreadable: held.flatMap(({ order, units }) => (units ? [] : [order])),
  }
}

/** Levels with the movements that made them and the orders that hold of them (I1-I3). */
export const readLevels: ReadSlice = async (store, after) => {
  const next = await store.query<readonly Pick<StockLevel, '_id' | 'sku'>[]>(nextLevels, { after })
  if (next.length === 0) return { last: undefined, looked: 0, violations: [] }
  const ids = next.map(({ _id }) => _id)
  const skus = [...new Set(next.map(({ sku }) => sku))]
  const { levels, movements, promised } = await readLevelBooks(store, ids, skus)
  const pages = new Set(levels.map(({ sku, location }) => `${sku} ${location}`))
  const isOurs = (each: { readonly sku: string; readonly location: string }) =>
    pages.has(`${each.sku} ${each.location}`)
  return {
    last: ids.at(-1),
    looked: next.length,
    violations: checkStock(
      levels,
      movements.map((movement) => ({ entries: movement.entries.filter(isOurs) })),
      promised,
    ),
  }
}
