import { type Decision, decision, type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import type { Dispute, Payment, PaymentState } from '../documents.ts'
import type { ProviderPayment } from '../payment-provider.ts'
import { no } from '../refusals.ts'

/** What a reading of the provider showed. */
export type Observed = Omit<ProviderPayment, 'session' | 'orderId' | 'status'> & {
  readonly status: string
  readonly session?: string
  readonly orderId?: string
}

/**
 * What makes a reading another payment than ours, in words, or undefined. Money that does not match its order is
 * counted for nothing: a person looks, and nothing ships.
 */
export function mismatchOf(payment: Payment, observed: Observed): string | undefined {
  const { amount, currency, orderId } = observed
  if (orderId !== undefined && orderId !== '' && orderId !== payment.order) return `The provider names ${orderId}.`
  if (currency.toUpperCase() !== payment.currency) return `The provider speaks of ${currency}, not ${payment.currency}.`
  return amount === payment.amount ? undefined : `The provider asked for ${amount}, the order for ${payment.amount}.`
}

const states: Readonly<Record<string, PaymentState>> = {
  open: 'pending',
  approved: 'pending',
  pending: 'pending',
  authorized: 'authorized',
  captured: 'captured',
  failed: 'failed',
  voided: 'voided',
  expired: 'voided',
}
const disputeRank: readonly Dispute['state'][] = ['open', 'won', 'lost']
const rank: readonly PaymentState[] = ['created', 'pending', 'failed', 'authorized', 'voided', 'captured']

/** What an observation changed. */
export interface Recorded {
  readonly payment: Payment
  /** False: it said nothing new, and there is nothing to write. */
  readonly changed: boolean
  /** True when this observation is the first to show captured money. */
  readonly newlyCaptured: boolean
}

/**
 * Takes over what a reading showed. Amounts and state only ever rise, so readings may come twice, late or in any order
 * and lead to the same payment. Refuses `currency_differs`.
 */
export function recordObserved(
  payment: Payment,
  observed: Observed,
  now: Instant,
): Result<Decision<Recorded>, Refusal> {
  if (observed.currency.toUpperCase() !== payment.currency)
    return no('currency_differs', { observed: observed.currency, currency: payment.currency })
  const set = difference(payment, observed)
  const captured = set['state'] === 'captured'
  const dated = captured ? { ...set, capturedAt: now } : set
  const changed = Object.keys(dated).length > 0
  const next: Payment = { ...payment, ...dated }
  const writes = changed ? [{ patch: { id: payment._id, ifRevisionID: payment._rev, set: dated } }] : []
  return ok(decision(writes, { payment: next, changed, newlyCaptured: captured }))
}

function difference(payment: Payment, observed: Observed): Readonly<Record<string, unknown>> {
  const seen = observed.captured > 0 ? 'captured' : (states[observed.status] ?? payment.state)
  const state = rank.indexOf(seen) > rank.indexOf(payment.state) ? seen : payment.state
  const dispute = laterDispute(payment.dispute, observed.dispute)
  const next = {
    state,
    authorized: Math.max(payment.authorized, observed.authorized),
    captured: Math.max(payment.captured, observed.captured),
    refunded: Math.max(payment.refunded, observed.refunded),
    disputed: dispute ? dispute.state !== 'won' : payment.disputed || observed.disputed,
    dispute,
    underWay: payment.underWay || (observed.status === 'pending' && payment.provider !== 'cash') || undefined,
    captureBefore: payment.captureBefore ?? observed.captureBefore,
    session: payment.session ?? observed.session,
    reference: payment.reference ?? observed.reference,
    card: payment.card ?? observed.card,
    failure: state === 'failed' ? (payment.failure ?? observed.failure) : payment.failure,
  }
  return Object.fromEntries(Object.entries(next).filter(([field, value]) => value !== payment[field]))
}

/** A dispute only goes on: what was closed is not opened by an old reading. */
function laterDispute(known: Dispute | undefined, seen: Dispute | undefined): Dispute | undefined {
  if (!known || !seen) return known ?? seen
  return disputeRank.indexOf(seen.state) > disputeRank.indexOf(known.state) ? seen : known
}
