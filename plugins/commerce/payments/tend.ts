import { type Instant, instant, type New, plusMinutes } from '@souk/kernel'
import type { Order } from '@souk/orders'
import type { Payment, PaymentCursor, PaymentProvider } from '@souk/payments'
import type { CommerceDependencies, DocumentStore } from '../contract.ts'
import type { Dispatcher } from '../dispatch.ts'
import type { PaymentDesk } from '../payments.ts'
import { captureNow } from './effects.ts'
import { fetchAll } from './fetch.ts'
import { amountOwed } from './owed.ts'
import { handleOf } from './reader.ts'
import { settleRefunds } from './settle-refunds.ts'

export interface TendParts {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly desk: PaymentDesk
  readonly log: CommerceDependencies['log']
  readonly newTransactionId: () => string
}

/** Lists are read again from this much before the cursor: events of one second do not all come at once. */
const overlapMinutes = 2
/** A shop that never read a list looks back this far. */
const firstLookMinutes = 24 * 60
/** Authorizations are captured, or let go, this long before they end. */
const beforeEndMinutes = 24 * 60

const endingAuthorizations =
  '*[_type == "payment" && state == "authorized" && captureBefore <= $soon] | order(captureBefore asc)[0...50]._id'
const waitingRefunds =
  '*[_type == "refund" && state == "pending" && defined(reference) && createdAt <= $before] | order(createdAt asc)[0...50].payment'

/**
 * What nobody tells us in time: events whose webhooks were lost, authorizations that end, refunds that settle late.
 * Called by the sweep once a minute. Safe to repeat and with several processes: events are recorded once by their ids.
 */
export async function tendPayments(parts: TendParts, now: Instant): Promise<void> {
  for (const provider of parts.desk.providers) await guarded(parts, provider.name, () => catchUp(parts, provider, now))
  const { store } = parts
  const ending = await store.query<readonly string[]>(endingAuthorizations, {
    soon: plusMinutes(now, beforeEndMinutes),
  })
  for (const id of ending) await guarded(parts, id, () => endAuthorization(parts, id))
  const waiting = await store.query<readonly string[]>(waitingRefunds, { before: plusMinutes(now, -1) })
  for (const id of new Set(waiting)) await guarded(parts, id, () => settle(parts, id))
}

/** Hears every event that was not heard, as if its webhook came now. A fault keeps the cursor where it was. */
async function catchUp({ store, desk, log, newTransactionId }: TendParts, provider: PaymentProvider, now: Instant) {
  const id = `paymentCursor.${provider.name}`
  const [known] = await fetchAll<PaymentCursor>(store, 'paymentCursor', [id])
  const from = known ? plusMinutes(instant(known.upTo), -overlapMinutes) : plusMinutes(now, -firstLookMinutes)
  const { events, upTo } = await provider.changes(from)
  for (const event of events) {
    const pointless = event.session === undefined && event.reference === undefined && event.orderId === undefined
    if (!pointless && (await desk.hear(event)) === 'applied')
      log('warn', 'a payment event came by no webhook', { event: `${event.source}.${event.id}`, kind: event.kind })
  }
  if (upTo <= (known?.upTo ?? from)) return
  const next: New<PaymentCursor> = { _id: id, _type: 'paymentCursor', provider: provider.name, upTo }
  await store.commit([{ createOrReplace: next }], { transactionId: newTransactionId() })
}

/** Goods that are owed are charged for before the bank lets the money go; for anything else it is let go now. */
async function endAuthorization({ store, desk }: TendParts, id: string): Promise<void> {
  const [payment] = await fetchAll<Payment>(store, 'payment', [id])
  const [order] = payment ? await fetchAll<Order>(store, 'order', [payment.order]) : []
  if (!payment || !order || payment.state !== 'authorized') return
  if (order.state === 'placed' || order.state === 'completed')
    await captureNow(desk, payment, amountOwed(order, payment))
  else {
    await desk.providerOf(payment).release(handleOf(payment))
    await desk.reread(payment)
  }
}

async function settle(parts: TendParts, paymentId: string): Promise<void> {
  const [payment] = await fetchAll<Payment>(parts.store, 'payment', [paymentId])
  if (payment) await settleRefunds({ ...parts, providerOf: parts.desk.providerOf }, payment)
}

/** One that fails must not keep the others waiting; it is tried again next round. */
async function guarded(parts: TendParts, subject: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    parts.log('warn', 'tending payments failed', { subject, error })
  }
}
