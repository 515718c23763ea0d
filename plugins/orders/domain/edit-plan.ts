import { ok, type Refusal, type Result } from '@souk/kernel'
import { cartLimits } from './commands/set-cart-line.ts'
import { type UnitsOfLine, withParts } from './bundle-units.ts'
import type { Allocation, Fulfillment, LineItem, Order } from './documents.ts'
import type { WorkFacts } from './fulfillment-step.ts'
import { orderLifecycle } from './order-states.ts'
import { already, no } from './refusals.ts'

/** How many of a SKU an order is to have; 0 takes it off. */
export interface EditChange {
  readonly sku: string
  readonly quantity: number
}

/** A SKU whose quantity changes. */
export interface EditedQuantity {
  readonly sku: string
  readonly before: number
  readonly after: number
}

/** Units to be found for a line that the order has already; of a bundle as it was put together then. */
export type MoreUnits = UnitsOfLine<Pick<Allocation, 'line' | 'sku' | 'variant' | 'quantity'>>

/** What an edit comes to, before prices and stock are asked. */
export interface EditPlan {
  /** Lines that stay, in their order, with how many they will be. */
  readonly kept: readonly { readonly item: LineItem; readonly quantity: number }[]
  /** Units that go back to the shelf, by the place that was to send them. */
  readonly back: readonly UnitsOfLine<Allocation>[]
  /** Units that the order no longer waits for: `quantity` and `backordered` are the same. */
  readonly waived: readonly Allocation[]
  /** Units to be found for lines that grow. */
  readonly more: readonly MoreUnits[]
  /** SKUs that the order does not have yet. */
  readonly added: readonly EditChange[]
  readonly changed: readonly EditedQuantity[]
}

/** What nobody has begun to pick. */
export const isUntouched = ({ state }: Pick<Fulfillment, 'state'>): boolean => state === 'open' || state === 'scheduled'

/** A placed order without any work waits for stock: its lists open with the last of it. */
export const isWaiting = (fulfillments: readonly unknown[]): boolean => fulfillments.length === 0

/** Why an order cannot be edited, or undefined. The command asks the same question. */
export function whyNotEdit(
  { state, paymentStanding, exchange }: Pick<Order, 'state' | 'paymentStanding' | 'exchange'>,
  fulfillments: readonly Pick<Fulfillment, 'state'>[],
) {
  if (state !== 'placed') return no('wrong_state', already(orderLifecycle[state].title))
  if (exchange) return no('exchange_fixed')
  if (paymentStanding === 'disputed') return no('payment_disputed')
  return isWaiting(fulfillments) || fulfillments.some(isUntouched) ? undefined : no('all_begun')
}

/** Units of a line that somebody picks, sent or called off: an edit leaves them alone. */
export const unitsBegun = (fulfillments: readonly Pick<Fulfillment, 'state' | 'lines'>[], line: string): number =>
  fulfillments
    .filter((each) => !isUntouched(each))
    .flatMap(({ lines }) => lines)
    .filter((each) => each.line === line)
    .reduce((sum, { quantity }) => sum + quantity, 0)

/**
 * Works out what an edit takes off and adds. What is waited for goes first, then units come back from the last places, so
 * that the first parcel stays whole. Refusals: `wrong_state`, `payment_disputed`, `all_begun`, `quantity_out_of_range`,
 * `line_begun`, `nothing_to_edit`, `too_many_lines`, `edit_empties`.
 */
export function planEdit(facts: WorkFacts, changes: readonly EditChange[]): Result<EditPlan, Refusal> {
  const { order, fulfillments } = facts
  const refused = whyNotEdit(order, fulfillments) ?? whyNotQuantities(facts, changes)
  if (refused) return refused
  const wanted = new Map(changes.map(({ sku, quantity }) => [sku, quantity]))
  const lines = order.lines.map((item) => ({ item, quantity: wanted.get(item.sku) ?? item.quantity }))
  const known = new Set(order.lines.map(({ sku }) => sku))
  const added = changes.filter(({ sku, quantity }) => quantity > 0 && !known.has(sku))
  const changed = [
    ...lines.map(({ item: { sku, quantity: before }, quantity: after }) => ({ sku, before, after })),
    ...added.map(({ sku, quantity }) => ({ sku, before: 0, after: quantity })),
  ].filter(({ before, after }) => before !== after)
  const kept = lines.filter(({ quantity }) => quantity > 0)
  if (changed.length === 0) return no('nothing_to_edit')
  if (kept.length + added.length > cartLimits.lines) return no('too_many_lines', { limit: cartLimits.lines })
  const grown = lines.flatMap(({ item: { _key: line, sku, variant, quantity: before }, quantity }) =>
    quantity > before ? [{ line, sku, variant, quantity: quantity - before }] : [],
  )
  const given = lines.map(({ item, quantity }) => unitsBack(facts, item, item.quantity - quantity))
  const waived = given.flatMap((each) => each.waived)
  const [more, back] = [
    withParts(order, grown),
    withParts(
      order,
      given.flatMap((each) => each.back),
    ),
  ]
  const left = kept.some(({ item, quantity }) => quantity > unitsBegun(fulfillments, item._key))
  return left || added.length > 0 ? ok({ kept, back, waived, more, added, changed }) : no('edit_empties')
}

function whyNotQuantities({ order, fulfillments }: WorkFacts, changes: readonly EditChange[]) {
  for (const { sku, quantity } of changes) {
    if (!Number.isInteger(quantity) || quantity < 0 || quantity > cartLimits.quantity)
      return no('quantity_out_of_range', { limit: cartLimits.quantity })
    const item = order.lines.find((line) => line.sku === sku)
    const begun = item ? unitsBegun(fulfillments, item._key) : 0
    if (quantity < begun) return no('line_begun', { sku, begun })
  }
  return undefined
}

/** So many units of a line: first what it waits for, then from the last place that has not begun with them. */
function unitsBack({ order, fulfillments }: WorkFacts, { _key }: LineItem, quantity: number) {
  const untouched = new Set(fulfillments.filter(isUntouched).map(({ location }) => location))
  const may = ({ location }: Allocation) => isWaiting(fulfillments) || untouched.has(location)
  const own = order.allocations.filter((each) => each.line === _key && may(each)).toReversed()
  const waived = unitsOff(own, quantity, ({ backordered = 0 }) => backordered)
  const rest = waived.reduce((left, each) => left - each.quantity, quantity)
  const back = unitsOff(own, rest, (each) => each.quantity - (each.backordered ?? 0))
  return { waived: waived.map((each) => ({ ...each, backordered: each.quantity })), back }
}

/** So many of the units that `most` says each allocation has, the first of them first. */
function unitsOff(
  allocations: readonly Allocation[],
  quantity: number,
  most: (allocation: Allocation) => number,
): readonly Allocation[] {
  let left = quantity
  return allocations.flatMap((each) => {
    const units = Math.min(left, most(each))
    if (units <= 0) return []
    left -= units
    const { backordered: _later, restockDays: _days, ...allocation } = each
    return [{ ...allocation, quantity: units }]
  })
}
