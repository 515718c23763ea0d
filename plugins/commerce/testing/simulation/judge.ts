import type { StockLevel } from '@souk/inventory'
import type { StoredDocument } from '@souk/kernel'
import type { Order } from '@souk/orders'
import { amountDue, type Payment } from '@souk/payments'
import type { Promotion } from '@souk/pricing'
import { uncovered } from '../../commands/unconfirmed.ts'
import { editRefundReason } from '../../commands/edits/edit-order.ts'
import { swapRefundReason } from '../../commands/substitutions/settle.ts'
import type { Books } from '../../books.ts'
import { booksOf, checkBooks } from '../../verify.ts'
import { sold } from './missing.ts'
import type { Levels, World } from './world.ts'

/** Everything that is wrong at the end of a story; an empty list is good. */
export function judge(world: World): readonly string[] {
  const documents = world.store.all()
  const books = booksOf(documents)
  const ids = new Set(documents.map(({ _id }) => _id))
  return [
    ...checkBooks(books, world.now.at).map(({ invariant, subject, message }) => `${invariant} ${subject}: ${message}`),
    ...(world.guarded
      ? []
      : world.levels.flatMap((levels, commit) => overdrawn(Math.min(...levels.values()), `after commit ${commit}`))),
    ...judgeAnswers(world, books.orders),
    ...books.orders.flatMap((order) => judgeMoney(world, order, books)),
    ...judgeCarts(world),
    ...books.levels.flatMap((level) => judgeLater(level, world.plan)),
    ...judgePromotions(books, documents),
    ...[...world.told].filter((id) => !ids.has(id)).map((id) => `I7 ${id} was taken but is not kept`),
  ]
}

const overdrawn = (free: number, when: string) => (free < 0 ? [`I3 ${free} free units at a place ${when}`] : [])
/** Each level that was not overdrawn at one moment covers the orders that were in by then. */
const coverOf = (held: readonly string[], moments: readonly Levels[]): number =>
  Math.min(...held.map((id) => Math.max(...moments.map((levels) => levels.get(id) ?? 0))))
const isReleased = (order: Order) => order.cancelReason === uncovered

function judgeAnswers({ asked, free, levels, plan, doubtful }: World, orders: readonly Order[]): readonly string[] {
  const placed = new Map(orders.map((order) => [order._id, order]))
  const numbers = new Map<string, unknown>()
  return asked.flatMap(({ orderId, cart, quantity, inAll, held, from, to, result }) => {
    const order = placed.get(orderId)
    if (result.ok) {
      const { number } = result.value as { number: string }
      const before = numbers.get(orderId) ?? number
      numbers.set(orderId, number)
      if (!order) return [`I4 ${orderId} was acknowledged and is not there`]
      if (order.number !== number || before !== number) return [`I5 ${orderId} was acknowledged as ${number}`]
      if (isReleased(order)) return [`I3 ${orderId} was acknowledged and then released`]
      const covered = coverOf(held, levels.slice(from, to + 1))
      if (covered < 0) return overdrawn(covered, `when ${orderId} was acknowledged`)
      const edited = order.events.some(({ type }) => type === 'edited')
      const wanted = edited ? plan.edits.map((each) => each.quantity) : [quantity]
      const { quantity: left = 0, substituted = 0 } = order.lines.find(({ sku }) => sku === sold) ?? {}
      return wanted.includes(left) || wanted.includes(left + substituted)
        ? []
        : [`I4 ${orderId} has other content than was acknowledged`]
    }
    const { code } = result.refusal
    const twice = asked.filter((other) => other.orderId === orderId).length > 1
    const rivals = asked.filter((other) => other.cart === cart).length > 1
    if (order && !isReleased(order) && !twice && !doubtful?.has(orderId))
      return [`I4 ${orderId} was refused (${code}) and is there`]
    if (order && isReleased(order)) return []
    if (code === 'out_of_stock' && Math.min(...free.slice(from, to + 1)) >= inAll)
      return [`I11 ${orderId} was refused ${inAll} though ${free.slice(from, to + 1).join(', ')} were free`]
    const expected = ['out_of_stock', 'busy', ...(rivals ? ['cart_not_found'] : [])]
    return expected.includes(code) ? [] : [`I4 ${orderId} was refused as ${code} (${plan.processes} processes)`]
  })
}

/** I3: nobody promises more beyond what is there than may be. */
const judgeLater = ({ _id, backordered = 0 }: StockLevel, { later }: World['plan']): readonly string[] =>
  backordered > later ? [`I3 ${_id} has ${backordered} promised beyond stock, its limit is ${later}`] : []

/** I5: one cart makes at most one order. */
function judgeCarts({ asked }: World): readonly string[] {
  const made = Map.groupBy(
    asked.filter(({ result }) => result.ok),
    ({ cart }) => cart,
  )
  return [...made]
    .map(([cart, placed]) => [cart, new Set(placed.map(({ orderId }) => orderId)).size] as const)
    .filter(([, orders]) => orders > 1)
    .map(([cart, orders]) => `I5 cart ${cart} became ${orders} orders`)
}

/** I10: no more orders than its limit have a promotion, but those that were paid when they had lapsed. */
function judgePromotions({ orders, counters }: Books, documents: readonly StoredDocument[]): readonly string[] {
  const promotions = documents.filter((each): each is Promotion => each._type === 'promotion')
  const revived = ({ events, state }: Order) => state !== 'expired' && events.some(({ type }) => type === 'expired')
  return promotions.flatMap(({ _id, limitTotal = Number.POSITIVE_INFINITY }) => {
    const having = orders.filter((order) => order.promotions?.some(({ promotion }) => promotion === _id))
    const beyond = having.filter(revived).length
    const counted = counters.find((each) => 'promotion' in each && each.promotion === _id)?.redemptions ?? 0
    return counted <= limitTotal + beyond ? [] : [`I10 ${_id} was given ${counted} times, its limit is ${limitTotal}`]
  })
}

/** Why money goes back when an order becomes cheaper. */
const changes: ReadonlySet<string> = new Set([editRefundReason, swapRefundReason])

/** What is sent in exchange keeps its credit, or none of it. */
const judgeCredit = ({ _id, state }: Order, { captured, refunded }: Payment): readonly string[] =>
  state === 'canceled' || state === 'expired'
    ? captured === refunded
      ? []
      : [`I6 ${_id} is ${state}, and ${captured - refunded} of its credit was kept`]
    : []

/** Of an order that was exchanged from: what left it for another order left no provider, until that order gave it back. */
function judgeExchanged(
  { _id }: Order,
  { refunded }: Payment,
  back: number,
  sent: ReadonlySet<string>,
  { payments, refunds }: Pick<Books, 'payments' | 'refunds'>,
): readonly string[] {
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
  const standing = refunds.filter(({ reference = '', state }) => sent.has(reference) && state === 'succeeded')
  const stands = new Set(standing.map(({ reference }) => reference))
  const credits = payments.filter(({ order, creditOf }) => creditOf !== undefined && stands.has(order))
  const expected = refunded - sum(standing.map(({ amount }) => amount)) + sum(credits.map((each) => each.refunded))
  return back === expected ? [] : [`I6 ${_id}: provider returned ${back}, we say ${expected}`]
}

/** The provider's books against ours: every cent that it took is for goods we owe, or went back, once. */
function judgeMoney(
  { provider }: World,
  order: Order,
  { payments, returns, refunds, orders }: Books,
): readonly string[] {
  const byReturn = new Set(returns.flatMap((each) => (each.order === order._id ? each.refunds : [])))
  const comeBack = refunds.filter(({ _id }) => byReturn.has(_id)).reduce((sum, { amount }) => sum + amount, 0)
  const changed = refunds
    .filter((each) => each.order === order._id && changes.has(each.reason))
    .reduce((sum, { amount }) => sum + amount, 0)
  const payment = payments.find(({ _id }) => _id === order.payment)
  if (!payment) return []
  if (order.exchange) return judgeCredit(order, payment)
  const back = provider.refunded(order._id)
  const sent = new Set(orders.flatMap(({ _id, exchange }) => (exchange?.order === order._id ? [_id] : [])))
  if (sent.size > 0) return judgeExchanged(order, payment, back, sent, { payments, refunds })
  const owed = order.state === 'placed' || order.state === 'completed'
  // Which of a line's units bear its odd cents is told apart once some came back and others never went out
  const apart = comeBack > 0 && order.lines.some(({ canceled }) => canceled > 0) ? 2 : 0
  return [
    ...(back === payment.refunded ? [] : [`I6 ${order._id}: provider returned ${back}, we say ${payment.refunded}`]),
    ...(owed && payment.captured !== order.totals.total + changed
      ? [`I6 ${order._id} is ${order.state} for ${payment.captured}`]
      : []),
    ...(owed && Math.abs(back - (order.totals.total - amountDue(order) + comeBack + changed)) > apart
      ? [`I6 ${order._id} is ${order.state}, ${back} went back for what was called off, changed or came back`]
      : []),
    ...(!owed && payment.captured !== back
      ? [`I6 ${order._id} is ${order.state}, and ${payment.captured - back} was kept`]
      : []),
  ]
}
