import { systemActor } from '@souk/kernel'
import { isCredit, type Payment, type Refund } from '@souk/payments'
import type { DeskTools } from './desk-tools.ts'
import { fetchAll } from './fetch.ts'

/** Payments of other orders with the money of one: what is given back of them is given back by it. */
const creditsOf = '*[_type == "payment" && creditOf == $payment] | order(_id asc)[0...100]._id'
/** Refunds of a payment that were begun at the provider: a bank may send one back days after it was called done. */
const begunRefunds =
  '*[_type == "refund" && payment == $payment && state != "failed" && defined(reference)] | order(_id asc)[0...100]._id'

/**
 * Asks the provider how a payment's refunds stand, those of its credits too, and records what changed. What was moved to
 * another order the provider knows nothing of. Safe to repeat.
 */
export async function settleRefunds(
  { store, dispatch, providerOf, log }: Pick<DeskTools, 'store' | 'dispatch' | 'providerOf' | 'log'>,
  payment: Payment,
): Promise<void> {
  const credits = await store.query<readonly string[]>(creditsOf, { payment: payment._id })
  const begun = await Promise.all(
    [payment._id, ...credits].map((each) => store.query<readonly string[]>(begunRefunds, { payment: each })),
  )
  const refunds = await fetchAll<Refund>(store, 'refund', begun.flat())
  for (const refund of refunds) {
    if (refund.reference === undefined || isCredit(refund)) continue
    const { state, failure } = await providerOf(payment).readRefund(refund.reference)
    if (state === refund.state) continue
    const outcome = { refundId: refund._id, state, ...(failure === undefined ? {} : { failure }) }
    const done = await dispatch('recordRefund', outcome, { actor: systemActor('Reconciler') })
    if (!done.ok) log('warn', 'a refund could not be recorded', { refund: refund._id, refusal: done.refusal })
  }
}
