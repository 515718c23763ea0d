import { allocate, allocateLater, exchange, type StockMove, unitsThere } from '@souk/inventory'
import { ok, type Refusal, type Result } from '@souk/kernel'
import {
  type EditChange,
  editedOrder,
  type EditPlan,
  goesToFloor,
  isWaiting,
  lineKey,
  type Order,
  type OrderPromise,
  planEdit,
  type PricedEdit,
  type UnitsAt,
} from '@souk/orders'
import type { Call } from '../../dispatch/command.ts'
import { backorderLimits, restockDays } from '../backorders/goods-later.ts'
import { wantedLine } from '../bundle-goods.ts'
import { promiseFor } from '../promise-facts.ts'
import type { EditFacts } from './edit-facts.ts'
import { type EditMoney, moneyOfEdit } from './edit-money.ts'
import { requote } from './edit-quote.ts'

/** An edit worked out in full; nothing of it has happened. */
export interface DecidedEdit {
  readonly edit: PricedEdit
  /** The order as it will be, its standings aside. */
  readonly next: Order
  readonly money: EditMoney
  /** Units that are taken from the shelf. */
  readonly taken: readonly UnitsAt[]
  /** Undefined when only what is waited for changes. */
  readonly moved: StockMove | undefined
  /** An order that waited for stock goes to the floor. */
  readonly toTheFloor: boolean
  /** When it will be there, of an order that waited for stock and whose day is another then. */
  readonly promise: OrderPromise | undefined
}

/**
 * Works an edit out: lines, units, prices, money. The preview shows it and the command writes it. Refusals: those of
 * `planEdit`, `requote` and `moneyOfEdit`, and `out_of_stock`.
 */
export function decideEdit(facts: EditFacts, changes: readonly EditChange[], call: Call): Result<DecidedEdit, Refusal> {
  const plan = planEdit(facts, changes)
  if (!plan.ok) return plan
  const priced = requote(facts, plan.value)
  if (!priced.ok) return priced
  const units = unitsFor(facts, plan.value)
  if (!units.ok) return units
  const edit: PricedEdit = { ...priced.value, plan: plan.value, units: units.value }
  const next = editedOrder(facts.order, edit)
  const money = moneyOfEdit(facts, next)
  if (!money.ok) return money
  const cause = { kind: 'edit', order: next._id, orderNumber: next.number }
  const [back, taken] = [edit.plan.back, unitsThere(edit.units)]
  const moves = back.length + taken.length > 0
  const moved = moves ? exchange(facts.levels, { back, taken }, { ...call, cause }, call.now) : ok(undefined)
  if (!moved.ok) return moved
  const toTheFloor = goesToFloor(next, facts.fulfillments)
  const promise = toTheFloor ? promiseFor(next, facts, call.now) : promiseOfMore(facts, edit, next, call)
  return ok({ edit, next, money: money.value, taken, moved: moved.value, toTheFloor, promise })
}

/** A later day, when it is more that is waited for, or something that takes longer to come. */
function promiseOfMore(facts: EditFacts, { units }: PricedEdit, next: Order, call: Call): OrderPromise | undefined {
  const more = new Set(units.flatMap(({ line, backordered = 0 }) => (backordered > 0 ? [line] : [])))
  if (more.size === 0) return undefined
  const allocations = next.allocations.filter(({ line }) => more.has(line))
  const promise = promiseFor({ ...next, allocations }, facts, call.now)
  return promise.to > (facts.order.promise?.to ?? '') ? promise : undefined
}

/** What is there, and for an order that waits for stock anyway what may be promised where it waits. */
function unitsFor(facts: EditFacts, { added, more }: EditPlan): Result<readonly UnitsAt[], Refusal> {
  const { order, fulfillments, goods, levels, locations } = facts
  const fresh = added.flatMap(({ sku, quantity }) => {
    const found = goods.get(sku)
    return found ? [{ ...wantedLine(found), line: lineKey(sku), quantity }] : []
  })
  const wanted = [...more, ...fresh]
  if (wanted.length === 0) return ok([])
  const there = allocate(wanted, levels, locations)
  if (there.ok || !isWaiting(fulfillments)) return there
  const [known, own] = [[...goods.values()], new Set(order.allocations.map(({ location }) => location))]
  const places = locations.filter((place) => own.has(place))
  const later = allocateLater(wanted, levels, places, backorderLimits(known))
  const days = restockDays(known)
  const kept = (unit: UnitsAt) => (unit.backordered ? { ...unit, restockDays: days.get(unit.line) ?? 1 } : unit)
  return later ? ok(later.map(kept)) : there
}
