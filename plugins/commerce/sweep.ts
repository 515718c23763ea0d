import { type Instant, plusMinutes, systemActor } from '@souk/kernel'
import type { Payment } from '@souk/payments'
import type { CommerceDependencies, DocumentStore } from './contract.ts'
import type { Dispatcher } from './dispatch.ts'
import { settleOverdue } from './commands/substitutions/settle-overdue.ts'
import { tendPayments } from './payments/tend.ts'
import type { PaymentDesk } from './payments.ts'
import type { ShippingDesk } from './shipping/desk.ts'
import { serveWaiting } from './serve-waiting.ts'
import { settleOverdrawn } from './settle-overdrawn.ts'
import { closeSolvedTickets } from './support/close-solved-tickets.ts'

export interface SweepParts {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly desk: PaymentDesk
  readonly shipping: Pick<ShippingDesk, 'poll'>
  readonly log: CommerceDependencies['log']
  readonly newTransactionId: () => string
  /** Levels may be overdrawn by a process that died before it saw it. */
  readonly plain: boolean
  /** When each open payment was last read, by id. Kept between rounds. */
  readonly lastRead: Map<string, Instant>
}

/** What one round did. */
export interface Swept {
  readonly expired: number
  readonly reread: number
  readonly removed: number
}

const actor = systemActor('Sweep')
/** A payment that nobody told us about is read again after this long. */
const quietMinutes = 1
const keepDays = 30
const atOnce = 100

/** Unpaid orders whose reservation is over, the longest over first. */
export const lapsedOrders =
  '*[_type == "order" && state == "pending_payment" && reservation.expiresAt <= $now] | order(reservation.expiresAt asc)' +
  '[0...$most]{"order": _id, payment}'
/** Open payments with a session that nothing was heard of since `before`. */
export const silentPayments =
  '*[_type == "payment" && state in ["created", "pending"] && provider != "cash" && defined(session)' +
  ' && _updatedAt <= $before] | order(_updatedAt asc)[0...$most]'
/** Done effects and applied events older than `before`, and idempotency keys older than `yesterday`. */
export const finishedPapers =
  '*[(_type == "effect" && state == "done" && doneAt < $before) || (_type == "event" && receivedAt < $before)' +
  ' || (_type == "verification" && expiresAt < $before) || (_type == "session" && lastSeenAt < $before)' +
  ' || (_type == "savedView" && removedAt < $before)' +
  ' || (_type == "idempotencyKey" && at < $yesterday)]' +
  ' | order(_id asc)[0...$most]._id'

interface Lapsed {
  readonly order: string
  readonly payment: string
}

/**
 * One round over what time alone changes: lapsed reservations, payments that fell silent, and finished papers. `at` is
 * given when the caller fixed the time.
 */
export async function sweep(parts: SweepParts, now: Instant, at?: Instant): Promise<Swept> {
  if (isDue(parts, 'payments', now)) await tendPayments(parts, now)
  if (isDue(parts, 'tickets', now)) await guarded(parts, 'tickets', () => closeSolvedTickets(parts, now, at))
  await guarded(parts, 'parcels', async () => (await parts.shipping.poll(now, at)) > 0)
  const each = (subject: string, work: () => Promise<boolean>) => guarded(parts, subject, work)
  await guarded(parts, 'substitutions', () => settleOverdue(parts, now, at, each).then(() => true))
  if (parts.plain && isDue(parts, 'levels', now)) await guarded(parts, 'levels', () => settleOverdrawn(parts, now))
  if (isDue(parts, 'back-orders', now))
    await guarded(parts, 'back-orders', async () => (await serveWaiting(parts, at, each)) > 0)
  const lapsed = await parts.store.query<readonly Lapsed[]>(lapsedOrders, { now, most: atOnce })
  let expired = 0
  for (const one of lapsed) if (await each(one.order, () => expire(parts, one, at))) expired += 1
  return { expired, reread: await rereadSilent(parts, now), removed: await removeFinished(parts, now) }
}

/** Slow rounds are made once a minute in each process; the moment of the last is kept beside the payments'. */
function isDue({ lastRead }: SweepParts, what: string, now: Instant): boolean {
  const last = lastRead.get(what)
  if (last !== undefined && last > plusMinutes(now, -quietMinutes)) return false
  lastRead.set(what, now)
  return true
}

/** The provider's session ends first: after that no money can come, and the units are free for others. */
async function expire(parts: SweepParts, lapsed: Lapsed, at: Instant | undefined): Promise<boolean> {
  const { store, dispatch, desk, log } = parts
  const [document] = await store.get([lapsed.payment])
  const payment = document?._type === 'payment' ? (document as Payment) : undefined
  // Money that does not match its order is a person's to judge; it holds no units meanwhile
  if (payment?.session !== undefined && payment.captured === 0 && payment.mismatch === undefined) {
    const ended = await desk.providerOf(payment).expire(payment.session)
    if (ended === 'already_paid') {
      await desk.reread(payment)
      return !(await isMarked(store, payment._id))
    }
  }
  const done = await dispatch('expireOrder', { orderId: lapsed.order }, { actor, ...(at && { now: at }) })
  if (!done.ok && done.refusal.code !== 'wrong_state') log('warn', 'not expired', { ...lapsed, refusal: done.refusal })
  return done.ok
}

/** Whether what was read just now did not match the order. */
async function isMarked(store: DocumentStore, id: string): Promise<boolean> {
  const [payment] = await store.get([id])
  return payment?.['mismatch'] !== undefined
}

/** Webhooks get lost: an open payment with a session is read again once it has been silent for a while. */
async function rereadSilent(parts: SweepParts, now: Instant): Promise<number> {
  const before = plusMinutes(now, -quietMinutes)
  const open = await parts.store.query<readonly Payment[]>(silentPayments, { before, most: atOnce })
  const silent = open.filter(({ _id }) => (parts.lastRead.get(_id) ?? '') <= before)
  parts.lastRead.forEach((at, id) => at <= before && parts.lastRead.delete(id))
  for (const { _id } of silent) parts.lastRead.set(_id, now)
  let reread = 0
  for (const payment of silent)
    if (await guarded(parts, payment._id, () => parts.desk.reread(payment).then(() => true))) reread += 1
  return reread
}

/** Done effects and applied events are kept for a month, idempotency keys for a day. */
async function removeFinished({ store, newTransactionId }: SweepParts, now: Instant): Promise<number> {
  const before = plusMinutes(now, -keepDays * 24 * 60)
  const yesterday = plusMinutes(now, -24 * 60)
  const ids = await store.query<readonly string[]>(finishedPapers, { before, yesterday, most: atOnce })
  if (ids.length === 0) return 0
  const writes = ids.map((id) => ({ delete: { id } }))
  const outcome = await store.commit(writes, { transactionId: newTransactionId() })
  return outcome.kind === 'committed' ? ids.length : 0
}

/** One that fails must not keep the others waiting; it is tried again next round. */
async function guarded(parts: SweepParts, subject: string, work: () => Promise<boolean>): Promise<boolean> {
  try {
    return await work()
  } catch (error) {
    parts.log('warn', 'sweep failed', { subject, error })
    return false
  }
}
