import { afterDot, type Instant, type StoredDocument, systemActor } from '@souk/kernel'
import type { Fulfillment, Order } from '@souk/orders'
import type { Payment, Refund } from '@souk/payments'
import type { DocumentStore } from '../contract.ts'
import type { Dispatcher } from '../dispatch.ts'
import type { EffectHandler } from '../effects/runner.ts'
import type { PaymentDesk } from '../payments.ts'
import { fetchAll } from './fetch.ts'
import { amountOwed, isPacked } from './owed.ts'
import { handleOf } from './reader.ts'

export interface PaymentEffectParts {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly desk: PaymentDesk
}

/** Effects about money. Each reads the documents anew and does only what they still ask for. */
export function createPaymentEffects({
  store,
  dispatch,
  desk,
}: PaymentEffectParts): Readonly<Record<'refund' | 'capture' | 'end-session', EffectHandler>> {
  async function read<Doc extends StoredDocument>(id: string): Promise<Doc> {
    const [document] = await store.get([id])
    if (!document) throw new Error(`${id} is not there`)
    return document as Doc
  }

  /** Whether the credit went back to the return that it came from: then nobody is asked for its money. */
  async function wentBack({ _id: refundId }: Refund, at: Instant | undefined): Promise<boolean> {
    const context = {
      actor: systemActor('Effects'),
      commandId: `x-${afterDot(refundId)}-credit`.slice(-64),
      ...(at && { now: at }),
    }
    const done = await dispatch('returnCredit', { refundId }, context)
    if (!done.ok) throw new Error(`returnCredit was refused: ${done.refusal.code}`)
    return (done.value as { readonly returned: boolean }).returned
  }

  return {
    /** The effect's id is the provider's key, and names the report, so a repeat gives back and reports once. */
    async refund({ _id, subject }, at: Instant | undefined) {
      const refund = await read<Refund>(subject)
      if (refund.state !== 'pending' || refund.reference !== undefined) return
      const paid = await read<Payment>(refund.payment)
      if (paid.creditOf !== undefined && (await wentBack(refund, at))) return
      const payment = paid.creditOf === undefined ? paid : await read<Payment>(paid.creditOf)
      const answer = await desk.providerOf(payment).refund({
        reference: payment.reference ?? payment.session ?? payment._id,
        amount: refund.amount,
        currency: refund.currency,
        idempotencyKey: _id,
        metadata: { order: refund.order, refund: refund._id },
      })
      const commandId = `x-${afterDot(_id).replaceAll('.', '-')}`.slice(-64)
      const context = { actor: systemActor('Effects'), commandId, ...(at && { now: at }) }
      const done = await dispatch('recordRefund', { refundId: refund._id, ...answer }, context)
      if (!done.ok) throw new Error(`recordRefund was refused: ${done.refusal.code}`)
    },

    /** Takes what was authorized, once nothing is left to pack or staff ask for it: the sum that is owed then, never more. */
    async capture({ subject }) {
      const payment = await read<Payment>(subject)
      if (payment.state !== 'authorized') return
      const order = await read<Order>(payment.order)
      const fulfillments = await fetchAll<Fulfillment>(store, 'fulfillment', order.fulfillments)
      if (payment.captureAskedAt === undefined && !isPacked(order, fulfillments)) return
      await captureNow(desk, payment, amountOwed(order, payment))
    },

    'end-session': async ({ subject }) => {
      const payment = await read<Payment>(subject)
      if (payment.session === undefined || payment.captured > 0) return
      const provider = desk.providerOf(payment)
      if ((await provider.expire(payment.session)) === 'expired') return
      // The shopper was through with the page: what was only authorized is let go
      const answer = await provider.release(handleOf(payment))
      if (answer === 'already_paid' || payment.state === 'authorized') await desk.reread(payment)
    },
  }
}

/** Takes authorized money under the payment's own key, and records what became of it. */
export async function captureNow(desk: PaymentDesk, payment: Payment, amount: number): Promise<void> {
  const { currency } = payment
  const idempotencyKey = `${payment._id}:capture`
  const taken = await desk.providerOf(payment).capture({ ...handleOf(payment), amount, currency, idempotencyKey })
  await desk.reread(payment)
  if (taken.state === 'declined') throw new Error(`the authorized money could not be taken: ${taken.failure}`)
}
