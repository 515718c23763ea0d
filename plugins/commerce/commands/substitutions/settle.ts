import { settleMissing as moveMissing, stockWrites } from '@souk/inventory'
import { type Decision, type New, ok, type Refusal, type Result } from '@souk/kernel'
import {
  appendEvents,
  askShopper,
  foundMissing,
  isLastOfPart,
  type MissingUnits,
  replaceMissing,
  shortMissing,
  type Substitution,
  swappedOrder,
} from '@souk/orders'
import type { Refund } from '@souk/payments'
import type { Call } from '../../dispatch/command.ts'
import { callOff } from '../cancel-fulfillment.ts'
import type { EditMoney } from '../edits/edit-money.ts'
import { moneyOfChange } from '../edits/edit-money.ts'
import { no } from '../edits/edit-refusals.ts'
import { giveBack, giveBackUnits, refundedUnreturned, unpaidOf } from '../give-back.ts'
import { tellAsked, tellChanged } from '../messages/tell.ts'
import type { MissingFacts } from './missing-facts.ts'
import { swapFor } from './swap.ts'

/** What reporting or settling missing units answers. */
export interface MissingValue {
  readonly fulfillmentId: string
  readonly orderId: string
  /** Name of it on the fulfillment. */
  readonly key: string
  readonly outcome: 'asked' | NonNullable<Substitution['outcome']>
  /** SKU of what comes instead. */
  readonly replacement: string | null
  readonly answerBy: string | null
  /** The refund that was decided with it. Null: nothing was taken for it yet, or it costs the same. */
  readonly refund: { readonly refundId: string; readonly amount: number; readonly currency: string } | null
}

export type Settled = Result<Decision<MissingValue>, Refusal>

/** Why money goes back with a replacement; the books tell it from other refunds by these words. */
export const swapRefundReason = 'Something cheaper came instead'
/** Why it goes back when nothing comes instead. */
export const shortRefundReason = 'It was missing'

/** What the list keeps of missing units; `outcome` ends them. */
export function entryOf(
  { item, quantity, reason, offer }: MissingUnits,
  { commandId, now }: Call,
  end: Partial<Substitution>,
): Substitution {
  const title = [item.title, item.variantTitle].filter(Boolean).join(', ')
  const fresh = { _key: commandId, line: item._key, sku: item.sku, title, quantity, reason, reportedAt: now }
  const settled = end.outcome ? { state: 'settled' as const, settledAt: now } : { state: 'asked' as const }
  return { ...(offer ?? { ...fresh, candidates: [] }), ...settled, ...end }
}

/** The shopper is asked, by mail and by text message; the units wait. */
export function ask(facts: MissingFacts, missing: MissingUnits, entry: Substitution, call: Call): Settled {
  const command = { ...call, fulfillmentId: missing.fulfillment._id, entry }
  const { writes, effects } = askShopper(facts, missing, command, call.now)
  const told = tellAsked(facts.order, missing.fulfillment._id, call)
  return ok({
    writes: [...writes, ...told.writes],
    effects: [...effects, ...told.effects],
    value: valueOf(missing, entry, undefined),
  })
}

/** The picker found it after all. */
export function find(facts: MissingFacts, missing: MissingUnits, call: Call): Settled {
  const entry = entryOf(missing, call, { outcome: 'found' })
  const command = { ...call, fulfillmentId: missing.fulfillment._id, entry }
  const decided = foundMissing(facts, missing, command, call.now)
  return ok({ ...decided, value: valueOf(missing, entry, undefined) })
}

/**
 * The units come off and what was paid for them goes back, or the shopper is told what is left; when nothing else is on
 * the list it is called off, and with the last list the order. Refusals: those of `cancelFulfillment`.
 */
export function giveUp(facts: MissingFacts, missing: MissingUnits, call: Call): Settled {
  const entry = entryOf(missing, call, { outcome: 'refunded' })
  const moved = moveMissing(
    facts.levels,
    { units: goneUnits(missing), as: missing.reason, taken: [] },
    causeOf(facts, missing, call),
    call.now,
  )
  if (!moved.ok) return moved
  const stock = stockWrites(moved.value, facts.levels)
  const fulfillmentId = missing.fulfillment._id
  if (isLastOfPart(missing)) {
    const off = callOff(facts, { fulfillmentId, reason: shortRefundReason }, call, () => stock)
    return off.ok
      ? ok({ ...off.value, value: { ...valueOf(missing, entry, undefined), refund: off.value.value.refund } })
      : off
  }
  const { writes, effects } = shortMissing(
    facts,
    missing,
    { ...call, fulfillmentId, entry, note: missing.item.sku },
    call.now,
  )
  const { item, quantity } = missing
  const due = unpaidOf(item, quantity, facts)
  const back = giveBackUnits(
    facts,
    due > 0 ? [{ sku: item.sku, quantity: due }] : [],
    { reason: shortRefundReason },
    call,
  )
  if (!back.ok) return back
  // A refund is told when the money went; where none is due, this is all that the shopper hears of it
  const told = back.value.value ? { writes: [], effects: [] } : tellChanged(facts.order, call)
  return ok({
    writes: [...writes, ...stock, ...back.value.writes, ...told.writes],
    effects: [...effects, ...back.value.effects, ...told.effects],
    value: valueOf(missing, entry, back.value.value),
  })
}

/**
 * Something else comes instead, at the lower of the two prices. Refusals: `units_refunded`, `substitute_unfit`,
 * `out_of_stock`, and those of `moneyOfChange`.
 */
export function replace(facts: MissingFacts, missing: MissingUnits, sku: string, call: Call): Settled {
  const { item, fulfillment } = missing
  if (refundedUnreturned(item, facts) > item.canceled) return no('units_refunded', { sku: item.sku })
  const instead = facts.candidates.find(({ variant }) => variant.sku === sku)
  const swap = instead && swapFor(facts, missing, instead)
  if (!swap) return no('substitute_unfit', { sku })
  const money = moneyOfChange(facts, swappedOrder(facts.order, missing, swap))
  if (!money.ok) return money
  const { sku: _, variant, quantity } = swap.added
  const taken = [{ sku, variant, location: fulfillment.location, quantity }]
  const moved = moveMissing(
    facts.levels,
    { units: goneUnits(missing), as: missing.reason, taken },
    causeOf(facts, missing, call),
    call.now,
  )
  if (!moved.ok) return moved
  const entry = entryOf(missing, call, { outcome: 'replaced', replacement: sku })
  const note = `${item.sku} → ${sku}`
  const said = { ...call, fulfillmentId: fulfillment._id, entry, note, paymentStanding: money.value.standing }
  const { writes, effects } = replaceMissing(facts, missing, swap, said, call.now)
  const back = refundOf(facts, money.value, note, call)
  if (!back.ok) return back
  const told = tellChanged(facts.order, call)
  return ok({
    writes: [
      ...writes,
      ...stockWrites(moved.value, facts.levels),
      ...money.value.writes,
      ...back.value.writes,
      ...told.writes,
    ],
    effects: [...effects, ...back.value.effects, ...told.effects],
    value: valueOf(missing, entry, back.value.value),
  })
}

const goneUnits = ({ allocation, quantity, part }: MissingUnits) => [
  { ...allocation, quantity, ...(part.parts ? { parts: part.parts } : {}) },
]
const causeOf = ({ order }: MissingFacts, { fulfillment }: MissingUnits, call: Call) => ({
  ...call,
  cause: { kind: 'missing', order: order._id, orderNumber: order.number, fulfillment: fulfillment._id },
})

function refundOf(
  { order, refunds }: MissingFacts,
  { refund: amount, payers }: EditMoney,
  note: string,
  call: Call,
): Result<Decision<New<Refund> | undefined>, Refusal> {
  if (amount < 1) return ok({ writes: [], effects: [], value: undefined })
  const given = giveBack(payers, refunds, { reason: swapRefundReason, note, amount }, call)
  if (!given.ok) return given
  const { refund, events, made } = given.value
  const told = { patch: { id: order._id, insert: appendEvents(...events) } }
  return ok({ ...refund, writes: [...refund.writes, told], value: made })
}

/** The answer for an entry. */
export const valueOf = (
  { fulfillment }: Pick<MissingUnits, 'fulfillment'>,
  { _key: key, outcome, replacement, answerBy, state }: Substitution,
  refund: Pick<Refund, '_id' | 'amount' | 'currency'> | undefined,
): MissingValue => ({
  fulfillmentId: fulfillment._id,
  orderId: fulfillment.order,
  key,
  outcome: outcome ?? 'asked',
  replacement: replacement ?? null,
  answerBy: state === 'asked' ? (answerBy ?? null) : null,
  refund: refund ? { refundId: refund._id, amount: refund.amount, currency: refund.currency } : null,
})
