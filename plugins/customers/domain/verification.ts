import { type Instant, type New, plusMinutes, type Refusal, type Result, type Write } from '@souk/kernel'
import type { Verification, VerificationPurpose } from './sign-in-documents.ts'
import { no } from './refusals.ts'

/** Wrong answers that a verification bears. A code has a million values, so five guesses are one in 200,000. */
export const mostAttempts = 5

/** Minutes that an answer is awaited. */
export const minutesOf = {
  confirm_email: 60,
  change_email: 60,
  claim_orders: 60,
  confirm_phone: 15,
  reset_password: 30,
} as const satisfies Readonly<Record<VerificationPurpose, number>>

/** What asking needs; without `customer` nothing answers it. */
export type OpenVerification = Pick<Verification, '_id' | 'purpose' | 'channel' | 'to' | 'customer' | 'language'>

/** The document of a question just asked. */
export const newVerification = (asked: OpenVerification, now: Instant): New<Verification> => ({
  ...asked,
  _type: 'verification',
  createdAt: now,
  expiresAt: plusMinutes(now, minutesOf[asked.purpose]),
  attempts: 0,
})

/** A verification whose answer is right, and whose it is. */
export type Answered = Verification & { readonly customer: string }

/** What an answer came to. `wrong` is written down, so that guesses are counted across restarts. */
export type Judged =
  | { readonly kind: 'right'; readonly verification: Answered; readonly used: Write }
  | { readonly kind: 'wrong'; readonly counted: Write }

/**
 * Judges an answer: `right` says whether token or code was the one. Refuses `verification_failed` (no such question, or
 * of another purpose), `verification_used`, `verification_expired`, `too_many_tries`.
 */
export function judge(
  verification: Verification | undefined,
  purposes: readonly VerificationPurpose[],
  right: boolean,
  now: Instant,
): Result<Judged, Refusal> {
  if (!verification || !purposes.includes(verification.purpose)) return no('verification_failed')
  const { _id: id, _rev: ifRevisionID, customer } = verification
  if (verification.attempts >= mostAttempts) return no('too_many_tries', { retryAfter: retryAfter(verification, now) })
  // Only whoever knows the answer learns more than that it is wrong
  if (!right || customer === undefined)
    return { ok: true, value: { kind: 'wrong', counted: { patch: { id, ifRevisionID, inc: { attempts: 1 } } } } }
  if (verification.usedAt !== undefined) return no('verification_used')
  if (now >= verification.expiresAt) return no('verification_expired')
  const used: Write = { patch: { id, ifRevisionID, set: { usedAt: now } } }
  return { ok: true, value: { kind: 'right', verification: { ...verification, customer }, used } }
}

/** Seconds until a new question may be the better way. */
const retryAfter = ({ expiresAt }: Verification, now: Instant): number =>
  Math.max(1, Math.ceil((Date.parse(expiresAt) - Date.parse(now)) / 1000))
