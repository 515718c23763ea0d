import { type Decision, decision, dotted, type Instant, type New } from '@souk/kernel'
import type { Suppression } from './documents.ts'

/** `suppression.<HMAC>`; the hash is made by whoever holds the shop's secret. */
export const suppressionId = (contactHash: string): string => dotted('suppression', contactHash)

/** True when nothing may be sent there. */
export const isStopped = (suppression: Pick<Suppression, 'state'> | undefined): boolean =>
  suppression?.state === 'stopped'

/** They asked for silence, or to hear from us again. */
export function recordWish(
  before: Suppression | undefined,
  {
    contactHash,
    wish,
    reason,
  }: { readonly contactHash: string; readonly wish: 'stop' | 'resume'; readonly reason: string },
  now: Instant,
): Decision<{ readonly state: Suppression['state'] }> {
  const state = wish === 'stop' ? 'stopped' : 'resumed'
  const _id = suppressionId(contactHash)
  if (before?.state === state || (!before && wish === 'resume')) return decision([], { state })
  if (before)
    return decision([{ patch: { id: _id, ifRevisionID: before._rev, set: { state, at: now, reason } } }], { state })
  const made: New<Suppression> = { _id, _type: 'suppression', channel: 'sms', state, at: now, reason }
  return decision([{ create: made }], { state })
}
