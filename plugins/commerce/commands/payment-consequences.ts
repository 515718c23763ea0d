import { allocate, claim, commit, stockWrites } from '@souk/inventory'
import type { Decision, New, Refusal, Result, Write } from '@souk/kernel'
import { ok, plusMinutes } from '@souk/kernel'
import {
  appendEvents,
  type Fulfillment,
  type OrderEventType,
  type OrderState,
  orderEvent,
  type PaymentStanding,
  withParts,
} from '@souk/orders'
import { amountDue, type Payment, type Recorded } from '@souk/payments'
import type { Call } from '../dispatch/command.ts'
import { becomePlaced } from './become-placed.ts'
import { giveBack } from './give-back.ts'
import { tellPaymentFailed } from './messages/tell.ts'
import { standingWith } from './payments/attempts.ts'
import { frozen } from './payments/freeze.ts'
import { promiseFor } from './promise-facts.ts'
import type { PaymentFacts } from './payment-facts.ts'

type Followed = Result<Decision<OrderState>, Refusal>
const enough: readonly PaymentStanding[] = ['captured', 'over_captured', 'authorized']
/** All was taken, and some of it went back or is in dispute by the time that we hear of it. */
const enoughOnce: readonly PaymentStanding[] = ['partially_refunded', 'disputed']

/** Whether an order is paid for: news that come late, or in another order, lead to the same. */
const pays = ({ captured, amount }: Payment, standing: PaymentStanding): boolean =>
  enough.includes(standing) || (captured >= amount && enoughOnce.includes(standing))

/** What a changed payment means for its order. The value is the order's state after it. */
export function consequences(facts: PaymentFacts, { payment, newlyCaptured }: Recorded, call: Call): Followed {
  const { order, attempts } = facts.money
  const standing = standingWith(attempts, payment, order)
  const paidBefore = attempts.some(
    ({ _id, captured, creditOf }) => _id !== payment._id && captured > 0 && creditOf === undefined,
  )
  if (paidBefore && newlyCaptured) return sendBack(facts, payment, standing, 'Paid twice', call)
  if (order.state === 'pending_payment' && pays(payment, standing)) return place(facts, payment, standing, call)
  if (order.state === 'expired' && order.exchange && newlyCaptured)
    return sendBack(facts, payment, standing, 'Paid after the exchange had ended', call)
  if (order.state === 'expired' && newlyCaptured) return findAgain(facts, payment, standing, call)
  if (order.state === 'canceled' && newlyCaptured)
    return sendBack(facts, payment, standing, 'Paid after it was canceled', call)
  const noted = note(facts, payment, standing, call)
  const over = Math.min(payment.captured, payment.amount) - amountDue(order)
  if (!noted.ok || !newlyCaptured || over <= 0 || payment.disputed) return noted
  return alsoBack(noted.value, facts, payment, over, call)
}

/** Taken in full although a part had been called off: what that part cost goes back in the same transaction. */
function alsoBack(
  { writes, effects, value }: Decision<OrderState>,
  { money: { order, refunds } }: PaymentFacts,
  payment: Payment,
  amount: number,
  call: Call,
): Followed {
  const given = giveBack([payment], refunds, { reason: 'A part was canceled before it was paid', amount }, call)
  // Somebody gave it back at the provider by then
  if (!given.ok) return ok({ writes, effects, value })
  const { refund, events } = given.value
  const told = { patch: { id: order._id, insert: appendEvents(...events) } }
  return ok({ writes: [...writes, ...refund.writes, told], effects: [...effects, ...refund.effects], value })
}

/** Paid in time: the held units are sold. */
function place(facts: PaymentFacts, payment: Payment, standing: PaymentStanding, call: Call): Followed {
  const { order } = facts.money
  const placed = becomePlaced(order, standing, promiseFor(order, facts.promise, call.now), undefined, call)
  if (!placed.ok) return placed
  const held = withParts(order, order.allocations)
  const sold = held.length > 0 ? stockWrites(commit(held, { ...call, cause: causeOf(facts) }, call.now), []) : []
  const writes = [...placed.value.writes, ...sold, ...doubted(facts, payment, placed.value.value, call)]
  return ok({ ...placed.value, writes, value: 'placed' })
}

/** In dispute by the time that it is placed: it waits as it would had we heard of the money first. */
function doubted(
  { money: { order, payment: before } }: PaymentFacts,
  payment: Payment,
  opened: readonly New<Fulfillment>[],
  call: Call,
): readonly Write[] {
  const types = disputeEvents(payment, before)
  if (types.length === 0) return []
  const placed = { ...order, state: 'placed' as const, fulfillments: opened.map(({ _id }) => _id) }
  const fulfillments = opened.map((each) => ({ _rev: '', _createdAt: call.now, _updatedAt: call.now, ...each }))
  const told = appendEvents(...types.map((type) => orderEvent(type, call, call.now)))
  return [
    { patch: { id: order._id, insert: told } },
    ...(payment.disputed ? frozen({ order: placed, fulfillments }, payment, before, call) : []),
  ]
}

/** Paid after the reservation lapsed: the units may still be there, if not at the same place then at another. */
function findAgain(facts: PaymentFacts, payment: Payment, standing: PaymentStanding, call: Call): Followed {
  const { order } = facts.money
  if (!pays(payment, standing)) return sendBack(facts, payment, standing, 'Paid in part, too late', call)
  const wanted = order.lines.map(({ _key: line, sku, variant, quantity }) => ({ line, sku, variant, quantity }))
  const found = allocate(withParts(order, wanted), facts.levels, facts.locations)
  if (!found.ok) return sendBack(facts, payment, standing, 'Paid too late, sold out by then', call)
  const units = found.value.map(({ line, sku, variant, location, quantity }) => ({
    line,
    sku,
    variant,
    location,
    quantity,
  }))
  const sold = claim(facts.levels, found.value, { ...call, cause: causeOf(facts) }, call.now)
  if (!sold.ok) return sold
  const placed = becomePlaced(order, standing, promiseFor(order, facts.promise, call.now), units, call)
  if (!placed.ok) return placed
  return ok({
    ...placed.value,
    writes: [
      ...placed.value.writes,
      ...stockWrites(sold.value, facts.levels),
      ...doubted(facts, payment, placed.value.value, call),
    ],
    value: 'placed',
  })
}

/** Money for nothing we can deliver goes back at once. */
function sendBack(
  facts: PaymentFacts,
  payment: Payment,
  standing: PaymentStanding,
  reason: string,
  call: Call,
): Followed {
  const { order, refunds } = facts.money
  const given = giveBack([payment], refunds, { reason }, call)
  if (!given.ok) return given
  const events = [orderEvent('paid', call, call.now, { note: 'Late' }), ...given.value.events]
  const patch = {
    id: order._id,
    ifRevisionID: order._rev,
    set: { paymentStanding: standing },
    insert: appendEvents(...events),
  }
  const { writes, effects } = given.value.refund
  return ok({ writes: [...writes, { patch }], effects, value: order.state })
}

/** Nothing moves but the standing, and the timeline tells of it. */
function note(facts: PaymentFacts, payment: Payment, standing: PaymentStanding, call: Call): Followed {
  const { order, payment: before } = facts.money
  const types: readonly OrderEventType[] = [
    ...(payment.state === 'failed' && before.state !== 'failed' ? (['payment_failed'] as const) : []),
    ...(payment.underWay && !before.underWay ? (['payment_pending'] as const) : []),
    ...disputeEvents(payment, before),
    ...(payment.captured > before.captured ? (['paid'] as const) : []),
  ]
  const notes = payment.failure === undefined ? {} : { note: payment.failure }
  const events = types.map((type) => orderEvent(type, call, call.now, type === 'payment_failed' ? notes : {}))
  const patch = {
    id: order._id,
    ifRevisionID: order._rev,
    set: { paymentStanding: standing, ...(order.state === 'pending_payment' && heldOn(payment, before, call)) },
    ...(events.length > 0 && { insert: appendEvents(...events) }),
  }
  const waiting = frozen(facts.money, payment, before, call)
  const lost = types.includes('payment_failed') && order.state === 'pending_payment'
  const told = lost ? tellPaymentFailed(order, call) : { writes: [], effects: [] }
  return ok({ writes: [{ patch }, ...waiting, ...told.writes], effects: told.effects, value: order.state })
}

/** Bank debits take up to four business days (docs: delayed notification methods); over a weekend that is six. */
const bankMinutes = 6 * 24 * 60
/** After a bank's no the shopper has so long for another try. */
const secondChanceMinutes = 30

/** The units stay held while a bank is at work, and not much longer once it said no. */
function heldOn(payment: Payment, before: Payment, { now }: Call) {
  const held = (minutes: number) => ({ reservation: { expiresAt: plusMinutes(now, minutes) } })
  if (payment.state === 'pending' && payment.underWay && !before.underWay) return held(bankMinutes)
  return payment.state === 'failed' && before.state !== 'failed' && payment.underWay ? held(secondChanceMinutes) : {}
}

function disputeEvents(payment: Payment, before: Payment): readonly OrderEventType[] {
  if (payment.disputed && !before.disputed)
    return payment.dispute?.state === 'lost' ? ['disputed', 'dispute_lost'] : ['disputed']
  if (payment.dispute?.state === before.dispute?.state) return []
  if (payment.dispute?.state === 'won') return ['dispute_won']
  return payment.dispute?.state === 'lost' ? ['dispute_lost'] : []
}

const causeOf = ({ money: { order } }: PaymentFacts) => ({
  kind: 'payment',
  order: order._id,
  orderNumber: order.number,
})
