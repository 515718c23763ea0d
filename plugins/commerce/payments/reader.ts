import { type Actor, type Refusal, type Result, systemActor } from '@souk/kernel'
import type { Order } from '@souk/orders'
import { mismatchOf, type Payment, type PaymentHandle, type ProviderPayment } from '@souk/payments'
import type { CommandInputs } from '../contract.ts'
import type { DeskTools } from './desk-tools.ts'

/** Reads payments at their providers and records what they show. */
export interface PaymentReader {
  reread(payment: Payment): Promise<void>
  refreshPayment(orderId: string): Promise<void>
  /** Reads, takes what the shopper approved, and records; `event` names what woke us. */
  take(
    payment: Payment,
    handle: PaymentHandle,
    event: CommandInputs['recordPayment']['event'],
    actor: Actor,
  ): Promise<Result<unknown, Refusal>>
}

type Alarm = { readonly mismatch?: string }

export function createPaymentReader(tools: DeskTools): PaymentReader {
  const { dispatch, providerOf, read, log } = tools

  /** Money moves at `approved` only when we say so: never for a sum that is not ours, nor for an order that is over. */
  async function afresh(payment: Payment, handle: PaymentHandle): Promise<ProviderPayment> {
    const provider = providerOf(payment)
    const seen = await provider.read(handle)
    if (seen.status !== 'approved' || mismatchOf(payment, seen) !== undefined) return seen
    const order = await read<Order>(payment.order)
    if (order?.state !== 'pending_payment' || order.payment !== payment._id) return seen
    const { amount, currency } = payment
    const idempotencyKey = `${payment._id}:capture`
    const taken = await provider.capture({ session: seen.session, amount, currency, idempotencyKey })
    const now = await provider.read({ session: seen.session })
    return taken.state === 'declined' && now.captured === 0 ? { ...now, status: 'failed', failure: taken.failure } : now
  }

  async function take(
    payment: Payment,
    handle: PaymentHandle,
    event: CommandInputs['recordPayment']['event'],
    actor: Actor,
  ): Promise<Result<unknown, Refusal>> {
    const observed = await afresh(payment, handle)
    const commandId = event === undefined ? undefined : commandIdOf(event)
    const input = { paymentId: payment._id, observed, ...(event && { event }) }
    const done = await dispatch('recordPayment', input, { actor, ...(commandId !== undefined && { commandId }) })
    const alarm = done.ok ? (done.value as Alarm).mismatch : undefined
    if (alarm !== undefined)
      log('error', 'a payment does not match its order', { order: payment.order, payment: payment._id, alarm })
    return done
  }

  async function reread(payment: Payment): Promise<void> {
    if (payment.session === undefined) return
    const recorded = await take(payment, handleOf(payment), undefined, systemActor('Reconciler'))
    if (!recorded.ok)
      log('warn', 'a payment could not be recorded', { payment: payment._id, refusal: recorded.refusal })
  }

  return {
    take,
    reread,
    async refreshPayment(orderId) {
      const order = await read<Order>(orderId)
      const payment = order && (await read<Payment>(order.payment))
      if (payment) await reread(payment)
    },
  }
}

/** What names a payment at its provider; our own record first. */
export const handleOf = (payment: Payment, told?: PaymentHandle): PaymentHandle => {
  const session = payment.session ?? told?.session
  const reference = payment.reference ?? told?.reference
  return { ...(session !== undefined && { session }), ...(reference !== undefined && { reference }) }
}

/** Names the command by the event, so that two deliveries at once are one command; long ids are left to the event's own guard. */
function commandIdOf({ source, id }: { readonly source: string; readonly id: string }): string | undefined {
  const name = `${source}-${id}`
  return name.length <= 64 ? name : undefined
}
