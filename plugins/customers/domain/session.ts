import { type Instant, msBetween, plusMs } from '@souk/kernel'
import type { Customer } from './documents.ts'
import type { Session } from './sign-in-documents.ts'

const day = 86_400_000
/** A session ends when nobody used it for this long. */
export const idleMs = 30 * day
/** And after this long in any case. */
export const longestMs = 180 * day
/** How fresh `lastSeenAt` is kept: writing every request would wear the store for nothing. */
export const seenEveryMs = 3_600_000

/** When a session ends if nobody uses it any more. */
export const endOf = (session: Pick<Session, 'createdAt' | 'lastSeenAt'>): Instant => {
  const idle = plusMs(session.lastSeenAt as Instant, idleMs)
  const last = plusMs(session.createdAt as Instant, longestMs)
  return idle < last ? idle : last
}

/** True while a session lets its holder in: not over, not called off, its customer still there. */
export function isOpen(session: Session, customer: Customer | undefined, now: Instant): boolean {
  if (customer?.state !== 'active' || session.customer !== customer._id) return false
  return session.createdAt >= customer.sessionsFrom && now < endOf(session)
}

/** True when it is time to note that the session is in use. */
export const isStale = ({ lastSeenAt }: Pick<Session, 'lastSeenAt'>, now: Instant): boolean =>
  msBetween(lastSeenAt as Instant, now) >= seenEveryMs
