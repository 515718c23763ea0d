import { systemActor } from '@souk/kernel'
import type { Payment, Refund } from '@souk/payments'
import type { DeskTools } from './desk-tools.ts'
import { fetchAll } from './fetch.ts'

/** Refunds of a payment that were begun at the provider: a bank may send one back days after it was called done. */
const begunRefunds =
  '*[_type == "refund" && payment == $payment && state != "failed" && defined(reference)] | order(_id asc)[0...100]._id'

/** Asks the provider how a payment's refunds stand and records what changed. Safe to repeat. */
export async function settleRefunds(
  { store, dispatch, providerOf, log }: Pick<DeskTools, 'store' | 'dispatch' | 'providerOf' | 'log'>,
  payment: Payment,
): Promise<void> {
  const ids = await store.query<readonly string[]>(begunRefunds, { payment: payment._id })
  const refunds = await fetchAll<Refund>(store, 'refund', ids)
  for (const refund of refunds) {
    if (refund.reference === undefined) continue
    const { state, failure } = await providerOf(payment).readRefund(refund.reference)
    if (state === refund.state) continue
    const outcome = { refundId: refund._id, state, ...(failure === undefined ? {} : { failure }) }
    const done = await dispatch('recordRefund', outcome, { actor: systemActor('Reconciler') })
    if (!done.ok) log('warn', 'a refund could not be recorded', { refund: refund._id, refusal: done.refusal })
  }
}
