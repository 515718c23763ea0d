import { decommit, promisedNoMore, release, stockWrites } from '@souk/inventory'
import type { Decision, Effect, New, Refusal, Result, Write } from '@souk/kernel'
import { ok } from '@souk/kernel'
import { appendEvents, type FreedUnits, type Fulfillment, type Order, type Return } from '@souk/orders'
import { type Payment, type Refund, recordObserved, refundable } from '@souk/payments'
import type { Call, Reader } from '../dispatch/command.ts'
import { giveBack } from './give-back.ts'
import { loadRefunds } from './payment-facts.ts'
import { loadAttempts, payingAttempt, standingWith } from './payments/attempts.ts'
import { giveBackRedemptions } from './pricing/redeem.ts'
import { loadFulfillments } from './work.ts'

/** What ending an order is decided from. */
export interface EndFacts {
  readonly order: Order
  readonly fulfillments: readonly Fulfillment[]
  /** The attempt that took the money, or waits for it. */
  readonly payment: Payment | undefined
  readonly attempts: readonly Payment[]
  readonly refunds: readonly Refund[]
  /** Its returns and claims; the order's revision guards them. */
  readonly returns: readonly Return[]
}

export async function loadEnd(reader: Reader, orderId: string): Promise<EndFacts | undefined> {
  const order = await reader.get<Order>(orderId)
  if (!order) return undefined
  const [fulfillments, attempts, refunds, returns] = await Promise.all([
    loadFulfillments(reader, order),
    loadAttempts(reader, order),
    loadRefunds(reader, order),
    reader.peek<Return>(order.returns ?? []),
  ])
  const payment = payingAttempt(attempts)
  return { order, fulfillments, payment, attempts, refunds, returns: returns.filter((each) => each !== undefined) }
}

/** The units of an ended order go back to the shelf, nobody waits for the rest, and its promotions are there for others again. */
export function freed({ account, units }: FreedUnits, order: Order, kind: string, call: Call): readonly Write[] {
  const rest = [...promisedNoMore(order.allocations), ...giveBackRedemptions(order)]
  if (units.length === 0) return rest
  const cause = { kind, order: order._id, orderNumber: order.number }
  const back = account === 'reserved' ? release : decommit
  return [...stockWrites(back(units, { ...call, cause }, call.now), []), ...rest]
}

/**
 * What an order's end means for its payment: money that was taken goes back; an open attempt is voided, and its session
 * at the provider is ended by effect, because a shopper may still be looking at the pay page. The value is the refund.
 */
export function moneyAtEnd(
  { order, payment, attempts, refunds }: EndFacts,
  reason: string,
  call: Call,
): Result<Decision<New<Refund> | undefined>, Refusal> {
  if (!payment) return ok({ writes: [], effects: [], value: undefined })
  const leftOf = (each: Payment) =>
    refundable(
      each,
      refunds.filter((refund) => refund.payment === each._id),
    )
  if (attempts.some((each) => leftOf(each) > 0)) {
    const given = giveBack(attempts, refunds, { reason }, call)
    if (!given.ok) return given
    const { refund, events, made } = given.value
    const told = { patch: { id: order._id, insert: appendEvents(...events) } }
    const ended = unpaidEnded(order, attempts, call)
    return ok({
      writes: [...refund.writes, told, ...ended.writes],
      effects: [...refund.effects, ...ended.effects],
      value: made,
    })
  }
  return ok({ ...voided(order, payment, attempts, call), value: undefined })
}

const unpaid: ReadonlySet<Payment['state']> = new Set(['created', 'pending', 'authorized'])

/** Attempts that took nothing, where others have paid, are voided: on their pages somebody could still pay. */
function unpaidEnded(order: Order, attempts: readonly Payment[], call: Call): Pick<Decision, 'writes' | 'effects'> {
  const ended = attempts.filter(({ state }) => unpaid.has(state)).map((each) => voided(order, each, attempts, call))
  return { writes: ended.flatMap(({ writes }) => writes), effects: ended.flatMap(({ effects }) => effects) }
}

function voided(
  order: Order,
  payment: Payment,
  attempts: readonly Payment[],
  { now }: Call,
): { writes: readonly Write[]; effects: readonly Effect[] } {
  const { currency, amount, authorized, captured, refunded, disputed } = payment
  const seen = { status: 'voided', currency, amount, authorized, captured, refunded, disputed }
  const recorded = recordObserved(payment, seen, now)
  if (!recorded.ok || !recorded.value.value.changed) return { writes: [], effects: [] }
  const standing = standingWith(attempts, recorded.value.value.payment, order)
  return {
    writes: [...recorded.value.writes, { patch: { id: order._id, set: { paymentStanding: standing } } }],
    effects: payment.session === undefined ? [] : [{ kind: 'end-session', subject: payment._id }],
  }
}
