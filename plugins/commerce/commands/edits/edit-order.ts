import { promisedNoMore, promiseLater, stockWrites } from '@souk/inventory'
import { type Decision, type New, ok, type Refusal, type Result, type Write } from '@souk/kernel'
import { appendEvents, editOrder as writeEdit, type Order } from '@souk/orders'
import type { Refund } from '@souk/payments'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { type Call, defineCommand } from '../../dispatch/command.ts'
import { giveBack, givenBy } from '../give-back.ts'
import { tellChanged } from '../messages/tell.ts'
import { isMarked, orderIdShape, orderNotFound } from '../work.ts'
import { decideEdit } from './decide-edit.ts'
import { type EditFacts, loadEdit } from './edit-facts.ts'
import type { EditMoney } from './edit-money.ts'
import { no } from './edit-refusals.ts'
import { editedLinesShape } from './inputs.ts'

type Input = CommandInputs['editOrder']

/** What changing an order answers. */
export interface EditedValue {
  readonly orderId: string
  /** What it comes to now, minor units. */
  readonly total: number
  readonly currency: string
  readonly refund: { readonly refundId: string; readonly amount: number; readonly currency: string } | null
}

/**
 * Changes the lines of an order that nobody has begun to pick, or that waits for stock, in one transaction: order,
 * fulfillments, stock and its movement, what is waited for, promotions' counters, the refund of what was paid too much, the
 * mail. What others wait for is served by the sweep. Refusals: `order_not_found`,
 * `edit_outdated`, `total_changed` when it comes to another sum than was shown, and those of `decideEdit`.
 */
export const editOrder = defineCommand<Input, EditFacts | undefined, EditedValue>({
  name: 'editOrder',
  title: 'Edit order',
  roles: ['administrator', 'manager', 'support'],
  lane: 'stock',
  input: z.strictObject({
    orderId: orderIdShape,
    lines: editedLinesShape,
    reason: z.string().trim().min(1).max(200),
    note: z.string().trim().max(500).exactOptional(),
    expectedRevision: z.string().min(1).max(200).exactOptional(),
    expectedTotal: z.int().min(0).exactOptional(),
  }),
  load: loadEdit,
  applied: (facts, _, call) =>
    facts && isMarked(facts.order, call) ? ok(valueOf(facts.order, givenBy(facts.refunds, call))) : undefined,
  decide(facts, input, call) {
    if (!facts) return orderNotFound()
    const { order, levels } = facts
    const { expectedRevision = order._rev, expectedTotal } = input
    if (expectedRevision !== order._rev) return no('edit_outdated')
    const decided = decideEdit(facts, input.lines, call)
    if (!decided.ok) return decided
    const { edit, next, money, moved, promise } = decided.value
    const { total } = next.totals
    if (expectedTotal !== undefined && expectedTotal !== total)
      return no('total_changed', { total, shown: expectedTotal })
    const { reason, note } = input
    const said = {
      ...call,
      reason,
      ...(note ? { note } : {}),
      ...(promise ? { promise } : {}),
      paymentStanding: money.standing,
    }
    const written = writeEdit(facts, edit, said, call.now)
    const back = refundOf(facts, money, reason, call)
    if (!back.ok) return back
    const told = tellChanged(order, call)
    return ok({
      writes: [
        ...written.writes,
        ...(moved ? stockWrites(moved, levels) : []),
        ...promiseLater(edit.units, levels),
        ...promisedNoMore(edit.plan.waived),
        ...countersLeft(order, next),
        ...money.writes,
        ...back.value.writes,
        ...told.writes,
      ],
      effects: [...back.value.effects, ...told.effects],
      value: valueOf(written.value, back.value.value),
    })
  },
})

/** Why money goes back with an edit; the books tell it from other refunds by these words. */
export const editRefundReason = 'The order was changed'

function refundOf(
  { order, refunds }: EditFacts,
  { refund: amount, payers }: EditMoney,
  note: string,
  call: Call,
): Result<Decision<New<Refund> | undefined>, Refusal> {
  if (amount < 1) return ok({ writes: [], effects: [], value: undefined })
  const given = giveBack(payers, refunds, { reason: editRefundReason, note, amount }, call)
  if (!given.ok) return given
  const { refund, events, made } = given.value
  const told = { patch: { id: order._id, insert: appendEvents(...events) } }
  return ok({ ...refund, writes: [...refund.writes, told], value: made })
}

/** A promotion that takes nothing off any more is there for somebody else. */
function countersLeft({ promotions = [] }: Order, next: Order): readonly Write[] {
  const kept = new Set(next.promotions?.map(({ promotion }) => promotion))
  return promotions
    .filter(({ promotion }) => !kept.has(promotion))
    .flatMap(({ counters }) => counters)
    .map((id) => ({ patch: { id, dec: { redemptions: 1 } } }))
}

const valueOf = ({ _id, totals, currency }: Order, refund: New<Refund> | undefined): EditedValue => ({
  orderId: _id,
  total: totals.total,
  currency,
  refund: refund ? { refundId: refund._id, amount: refund.amount, currency: refund.currency } : null,
})
