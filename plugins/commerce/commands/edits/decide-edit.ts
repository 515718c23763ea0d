import { allocate, exchange, type StockMove } from '@souk/inventory'
import { ok, type Refusal, type Result } from '@souk/kernel'
import {
  type EditChange,
  editedOrder,
  type EditPlan,
  lineKey,
  type Order,
  planEdit,
  type PricedEdit,
} from '@souk/orders'
import type { Call } from '../../dispatch/command.ts'
import { wantedLine } from '../bundle-goods.ts'
import type { EditFacts } from './edit-facts.ts'
import { type EditMoney, moneyOfEdit } from './edit-money.ts'
import { requote } from './edit-quote.ts'

/** An edit worked out in full; nothing of it has happened. */
export interface DecidedEdit {
  readonly edit: PricedEdit
  /** The order as it will be, its standings aside. */
  readonly next: Order
  readonly money: EditMoney
  readonly moved: StockMove
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
  const moved = exchange(facts.levels, { back: edit.plan.back, taken: edit.units }, { ...call, cause }, call.now)
  return moved.ok ? ok({ edit, next, money: money.value, moved: moved.value }) : moved
}

function unitsFor({ goods, levels, locations }: EditFacts, { added, more }: EditPlan) {
  const fresh = added.flatMap(({ sku, quantity }) => {
    const found = goods.get(sku)
    return found ? [{ ...wantedLine(found), line: lineKey(sku), quantity }] : []
  })
  const wanted = [...more, ...fresh]
  return wanted.length === 0 ? ok([]) : allocate(wanted, levels, locations)
}
