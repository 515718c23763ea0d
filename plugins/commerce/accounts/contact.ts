import { customerRefusals } from '@souk/customers'
import { normalEmail, toE164 } from '@souk/customers/formats'
import { ok, type Result, refuse } from '@souk/kernel'
import type { Contact } from './contract.ts'
import { unfit } from './parts.ts'

/** A contact in its normal form. */
export interface KnownContact {
  readonly channel: 'email' | 'sms'
  readonly to: string
}

/** Reads a contact. Refuses `contact_missing` unless exactly one is given, and `invalid_input` when it is none. */
export function readContact({ email, phone }: Contact, country: string): Result<KnownContact> {
  if ((email === undefined) === (phone === undefined))
    return refuse({ code: 'contact_missing', message: customerRefusals.contact_missing.staff })
  const to = email === undefined ? toE164(phone ?? '', country) : normalEmail(email)
  if (to !== undefined) return ok({ channel: email === undefined ? 'sms' : 'email', to })
  return email === undefined
    ? unfit('phone', 'Write a phone number that can be called, with its country code.')
    : unfit('email', 'Write an email address like amira@example.com.')
}

/** Passwords are compared as people see them, so composed and decomposed letters are the same. */
export function checkPassword(password: string, path = 'password'): Result<string> {
  const plain = password.normalize('NFKC')
  const length = [...plain].length
  return length >= 8 && length <= 128 ? ok(plain) : unfit(path, 'Use 8 to 128 characters.')
}

/** The one sentence for too much of something. */
export const tooMany = (retryAfter: number) =>
  refuse({
    code: 'too_many_tries',
    message: customerRefusals.too_many_tries.staff.replace('{retryAfter}', String(retryAfter)),
    detail: { retryAfter },
  })

/** The refusal while more passwords wait than can be worked on soon. */
export const crowded = () =>
  refuse({ code: 'busy', message: 'Too many people are signing in right now.', detail: { retryAfterMs: 3000 } })

/** Passwords that may wait for their turn. */
export const mostWaiting = 100
