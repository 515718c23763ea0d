import { type Decision, decision, dotted, type Instant, type Issued, type New } from '@souk/kernel'
import type { Payment, Refund, RefundLine } from '../documents.ts'
import { openPayment } from './open-payment.ts'
import { type RefundFacts, recordRefund } from './refund.ts'

/** Money of one order that pays another from now on. */
export interface MoveCredit extends Issued {
  /** The order that it pays. */
  readonly order: string
  readonly orderNumber: string
  /** Minor units, 1 or more, and never more than is left of the payment. */
  readonly amount: number
  readonly reason: string
  /** The units that it was paid for. */
  readonly lines: readonly RefundLine[]
}

/** What was written: the refund by which it left the one order, and the payment by which it came to the other. */
export interface MovedCredit {
  readonly refund: New<Refund>
  readonly payment: New<Payment>
  readonly source: Payment
}

/** Why a refund failed by which a credit had left: it came back whole. */
const cameBack = 'The exchange came to nothing.'

/**
 * The order that a refund's money was moved to, instead of going back: that is where it is known by, and no provider knows
 * it. Undefined for money that went to the shopper, or is on its way there.
 */
export const movedTo = ({ reference }: Pick<Refund, 'reference'>): string | undefined =>
  reference?.startsWith('order.') ? reference : undefined

/** Whether a refund is a credit: money that pays another order, and of which nobody was given any. */
export const isCredit = (refund: Pick<Refund, 'reference'>): boolean => movedTo(refund) !== undefined

/** Id of the refund that a credit leaves by; other refunds of the same command have its plain id. */
export const creditRefundId = (commandId: string): string => dotted('refund', `${commandId}-credit`)

/**
 * Moves money from a payment to another order without asking its provider: the one is refunded by it, the other paid. What
 * is given back of the credit later leaves by the way the money came. Guards the source.
 */
export function moveCredit(source: Payment, command: MoveCredit, now: Instant): Decision<MovedCredit> {
  const { commandId, amount, reason, lines } = command
  const { provider, currency } = source
  const refund: New<Refund> = {
    _id: creditRefundId(commandId),
    _type: 'refund',
    order: source.order,
    payment: source._id,
    amount,
    currency,
    reason,
    lines,
    state: 'succeeded',
    reference: command.order,
    createdAt: now,
    settledAt: now,
  }
  const { order, orderNumber } = command
  const opened = openPayment({ order, orderNumber, provider, currency, amount, attempt: 1 }, now).value
  const payment: New<Payment> = {
    ...opened,
    state: 'captured',
    captured: amount,
    creditOf: source.creditOf ?? source._id,
    capturedAt: now,
  }
  const refunded = source.refunded + amount
  const left = { patch: { id: source._id, ifRevisionID: source._rev, set: { refunded } } }
  return decision([{ create: refund }, left, { create: payment }], {
    refund,
    payment,
    source: { ...source, refunded },
  })
}

/** A credit and what it came by. */
export interface CreditFacts {
  /** Decided, of the credit; not executed. */
  readonly back: RefundFacts
  /** The refund by which it left the first order. */
  readonly moved: RefundFacts
}

/** Gives a credit back to the order it came from, whole: nothing is asked of a provider. The value is both payments. */
export function returnCredit(
  { back, moved }: CreditFacts,
  now: Instant,
): Decision<{ readonly credit: Payment; readonly source: Payment }> {
  const gone = recordRefund(back, { state: 'succeeded', reference: moved.refund.order }, now)
  const undone = recordRefund(moved, { state: 'failed', failure: cameBack }, now)
  return decision([...gone.writes, ...undone.writes], { credit: gone.value.payment, source: undone.value.payment })
}
