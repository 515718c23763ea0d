import type { Rollup } from '@souk/analytics'
import {
  checkBackorders,
  checkStock,
  checkTravel,
  type Promised,
  type PurchaseOrder,
  type StockLevel,
  type StockMovement,
  type StockTransfer,
  stockUnits,
} from '@souk/inventory'
import { type Instant, plusMs, type StoredDocument } from '@souk/kernel'
import { type Fulfillment, type Order, type Return, withParts, waitingUnits } from '@souk/orders'
import { checkMoney, type Payment, type Refund } from '@souk/payments'
import { checkTotals, type PromotionCode, type PromotionUse } from '@souk/pricing'
import type { Books, Violation } from './books.ts'
import type { DocumentStore } from './contract.ts'
import type { EffectDocument } from './documents.ts'
import { expectedRollups } from './rollups.ts'
import { checkRollups, checkSales } from './verify-rollups.ts'
import { checkExchanges } from './verify-exchanges.ts'
import { checkOrders, isOrder, notAnOrder } from './verify-orders.ts'
import { checkPromotions } from './verify-promotions.ts'
import { checkReturns } from './verify-returns.ts'
import { checkSubstitutions } from './verify-substitutions.ts'

const types = [
  'stockLevel',
  'stockMovement',
  'stockTransfer',
  'purchaseOrder',
  'order',
  'fulfillment',
  'payment',
  'refund',
  'return',
  'effect',
  'promotionCode',
  'promotionUse',
] as const
/** A reservation may outlive its expiry by this much before it counts as stuck. */
const graceMs = 60_000

/** Reads the whole dataset and recomputes I1-I3, I5-I9, I12 and the roll-ups. An empty list is good. */
export async function verify(
  store: DocumentStore,
  timeZone: () => Promise<string>,
  now: Instant,
): Promise<readonly Violation[]> {
  const documents = (await Promise.all(types.map((type) => allOf(store, type)))).flat()
  const [rollups, stored] = await Promise.all([expectedRollups({ store, timeZone }), allOf(store, 'rollup')])
  const books = booksOf(documents)
  const orders = books.orders.filter(isOrder)
  return [
    ...checkBooks(books, now),
    ...checkRollups(stored as readonly Rollup[], rollups),
    ...checkSales(rollups, { ...books, orders }, await timeZone()),
  ]
}

/** Sorts documents into books; types that no invariant speaks of are left out. */
export function booksOf(documents: readonly StoredDocument[]): Books {
  const of = <Doc extends StoredDocument>(type: Doc['_type'] & string) =>
    documents.filter((document): document is Doc => document._type === type)
  return {
    levels: of<StockLevel>('stockLevel'),
    movements: of<StockMovement>('stockMovement'),
    transfers: of<StockTransfer>('stockTransfer'),
    purchaseOrders: of<PurchaseOrder>('purchaseOrder'),
    orders: of<Order>('order'),
    fulfillments: of<Fulfillment>('fulfillment'),
    payments: of<Payment>('payment'),
    refunds: of<Refund>('refund'),
    returns: of<Return>('return'),
    effects: of<EffectDocument>('effect'),
    counters: [...of<PromotionCode>('promotionCode'), ...of<PromotionUse>('promotionUse')],
  }
}

/** The invariants over the books alone; pure, so that simulations can ask after every step. */
export function checkBooks(found: Books, now: Instant): readonly Violation[] {
  const books = { ...found, orders: found.orders.filter(isOrder) }
  const { orders, payments, refunds, fulfillments } = books
  const paid = Map.groupBy(payments, ({ order }) => order)
  const returned = Map.groupBy(refunds, ({ order }) => order)
  const lists = Map.groupBy(fulfillments, ({ order }) => order)
  return [
    ...found.orders.filter((order) => !isOrder(order)).map(notAnOrder),
    ...checkStock(
      books.levels,
      books.movements,
      orders.flatMap((order) => promisedTo(order, lists.get(order._id) ?? [])),
    ),
    ...checkTravel(books.levels, books.movements, books),
    ...checkBackorders(books.levels, orders.flatMap(waitedFor)),
    ...checkOrders(books),
    ...orders.flatMap((order) => checkMoney(order, paid.get(order._id) ?? [], returned.get(order._id) ?? [])),
    ...orders.flatMap(checkTotals),
    ...checkReturns(books),
    ...checkExchanges(books),
    ...checkSubstitutions(books),
    ...checkPromotions(orders, books.counters),
    ...checkLiveness(books, now),
  ]
}

/** Units that an order promises beyond what there is. */
const waitedFor = (order: Order) =>
  ['pending_payment', 'placed', 'on_hold'].includes(order.state) ? waitingUnits(order) : []

/** Units that an order holds at each place: all but what came short, until a fulfillment left with its part, or was called off. */
export function promisedTo(order: Order, fulfillments: readonly Fulfillment[]): readonly Promised[] {
  const held = withParts(order, order.allocations)
  const inStock = (units: typeof held, as: Promised['as']) =>
    units.flatMap((each) => stockUnits(each)).map((each) => ({ ...each, as }))
  if (order.state === 'pending_payment') return inStock(held, 'reserved')
  if (order.state !== 'placed' && order.state !== 'on_hold') return []
  const gone = new Set(
    fulfillments
      .filter((each) => each.order === order._id && (each.handedOverAt !== undefined || each.state === 'canceled'))
      .map(({ location }) => location),
  )
  const lists = fulfillments.filter((each) => each.order === order._id)
  const short = (line: string, location: string) =>
    lists
      .filter((each) => each.location === location)
      .flatMap(({ lines }) => lines)
      .filter((each) => each.line === line)
      .reduce((sum, { shorted }) => sum + shorted, 0)
  const left = held
    .filter(({ location }) => !gone.has(location))
    .map((each) => ({ ...each, quantity: each.quantity - short(each.line, each.location) }))
  return inStock(left, 'committed')
}

/** I12: nothing waits for ever. */
export function checkLiveness(
  { orders, effects }: Pick<Books, 'orders' | 'effects'>,
  now: Instant,
): readonly Violation[] {
  const late = plusMs(now, -graceMs)
  return [
    ...orders
      .filter(({ state, reservation }) => state === 'pending_payment' && (reservation?.expiresAt ?? late) < late)
      .map(({ _id }) => ({ invariant: 'I12', subject: _id, message: 'its reservation has outlived its expiry' })),
    ...effects
      .filter(({ state }) => state === 'dead')
      .map(({ _id, lastError }) => ({
        invariant: 'I12',
        subject: _id,
        message: `gave up: ${lastError ?? 'no reason'}`,
      })),
  ]
}

const page = 2000

/** Every document of a type, page by page. */
async function allOf(store: DocumentStore, type: string): Promise<readonly StoredDocument[]> {
  const all: StoredDocument[] = []
  for (;;) {
    const after = all.at(-1)?._id ?? ''
    const next = await store.query<readonly StoredDocument[]>(
      `*[_type == $type && _id > $after] | order(_id asc)[0...${page}]`,
      { type, after },
    )
    all.push(...next)
    if (next.length < page) return all
  }
}
