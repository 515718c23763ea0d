import { type Lifecycle, nextState } from '@souk/kernel'
import { type Fulfillment, fulfillmentLifecycle, fulfillmentStanding, type Order, orderLifecycle } from '@souk/orders'
import type { Books, Violation } from './books.ts'

/** I5 (numbers are unique), I7 (each money event once) and I8 (states and standings agree with what happened). */
export function checkOrders(books: Books): readonly Violation[] {
  const numbers = Map.groupBy(books.orders, ({ number }) => number)
  const twice = [...numbers.values()].filter((orders) => orders.length > 1)
  const lists = Map.groupBy(books.fulfillments, ({ order }) => order)
  const paid = new Set(books.payments.map(({ _id }) => _id))
  return [
    ...twice.map((orders) => ({
      invariant: 'I5',
      subject: orders.map(({ _id }) => _id).join(' '),
      message: `share the number ${orders[0]?.number ?? ''}`,
    })),
    ...books.orders.flatMap((order) => checkOrder(order, lists.get(order._id) ?? [], paid)),
    ...checkLedgerOnce(books),
  ]
}

/** Somebody with the server's token may have written anything: what is no order is told, not tripped over. */
export const isOrder = ({ events, lines, fulfillments }: Partial<Order>): boolean =>
  Array.isArray(events) && Array.isArray(lines) && Array.isArray(fulfillments)

export const notAnOrder = ({ _id }: Order): Violation => ({
  invariant: 'I8',
  subject: _id,
  message: 'is no order: its lines, events or fulfillments are missing. No command writes such a document',
})

function checkOrder(order: Order, own: readonly Fulfillment[], paid: ReadonlySet<string>): readonly Violation[] {
  const say = (invariant: string, message: string): Violation => ({ invariant, subject: order._id, message })
  const keys = new Set(order.events.map(({ _key }) => _key))
  const standing = order.state === 'canceled' && own.length === 0 ? 'none' : fulfillmentStanding(own)
  return [
    ...(keys.size === order.events.length ? [] : [say('I7', 'an event stands twice in its timeline')]),
    ...(order.events.every(({ at, actor }) => at !== '' && actor.id !== '')
      ? []
      : [say('I8', 'an event without actor or time')]),
    ...(walk(order) ? [] : [say('I8', `its timeline does not lead to ${order.state}`)]),
    ...(standing === order.fulfillmentStanding
      ? []
      : [say('I8', `fulfillmentStanding is ${order.fulfillmentStanding}, fulfillments say ${standing}`)]),
    ...(order.fulfillments.length === own.length ? [] : [say('I8', 'its fulfillments are not the ones it names')]),
    ...(order.state === 'placed' && order.reservation ? [say('I8', 'is placed but still reserved')] : []),
    ...unitsApart(order, own).map((message) => say('I8', message)),
    ...(paid.has(order.payment) ? [] : [say('I4', 'has no payment')]),
    ...own.flatMap(({ _id, state }) =>
      Object.hasOwn(fulfillmentLifecycle, state) ? [] : [{ invariant: 'I8', subject: _id, message: `is ${state}` }],
    ),
  ]
}

/** Every unit of a line is some place's to send, and stands on that place's list once there is one. */
function unitsApart({ lines, allocations }: Order, parts: readonly Fulfillment[]): readonly string[] {
  const sum = (units: readonly { readonly line: string; readonly quantity: number }[], key: string) =>
    units.filter(({ line }) => line === key).reduce((total, { quantity }) => total + quantity, 0)
  const listed = parts.flatMap((part) => part.lines)
  const known = new Set(lines.map(({ _key }) => _key))
  return [
    ...lines.flatMap(({ _key, sku, quantity }) => {
      const [placed, picked] = [sum(allocations, _key), parts.length > 0 ? sum(listed, _key) : quantity]
      return placed === quantity && picked === quantity
        ? []
        : [`${quantity} of ${sku} are ordered, ${placed} promised by places, ${picked} on their lists`]
    }),
    ...[...allocations, ...listed].flatMap(({ line, sku }) => (known.has(line) ? [] : [`${sku} is of no line of it`])),
  ]
}

const moves: Readonly<Record<string, string>> = {
  placed: 'place',
  held: 'hold',
  released: 'release',
  completed: 'complete',
  canceled: 'cancel',
  expired: 'expire',
}

/** Whether the timeline, move by move, is one the table allows and ends where the order stands. */
function walk({ events, state }: Order): boolean {
  const table: Lifecycle = orderLifecycle
  let at: string | undefined = 'pending_payment'
  for (const { type } of events) {
    const verb = moves[type]
    if (verb === undefined || at === undefined) continue
    at = nextState(table, at, verb)
  }
  return at === state
}

/** Each order's units are reserved once, sold once and sent once per fulfillment. */
function checkLedgerOnce({ movements }: Books): readonly Violation[] {
  const once = new Set(['reserve', 'commit', 'release', 'decommit', 'dispatch', 'deliver'])
  const groups = Map.groupBy(
    movements.filter(({ reason, cause }) => once.has(reason) && cause.order !== undefined),
    ({ reason, cause }) => `${reason} ${cause.order ?? ''} ${cause.fulfillment ?? ''}`,
  )
  return [...groups]
    .filter(([, found]) => found.length > 1)
    .map(([what, found]) => ({ invariant: 'I7', subject: what, message: `moved ${found.length} times` }))
}
