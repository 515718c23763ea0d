import { catalogRefusals } from '@souk/catalog'
import { alarmRefusals, viewRefusals } from '@souk/commerce'
import { customerRefusals } from '@souk/customers'
import { inventoryRefusals } from '@souk/inventory'
import { fillWords, type Refusal } from '@souk/kernel'
import { messageRefusals } from '@souk/messages'
import { orderRefusals } from '@souk/orders'
import { paymentRefusals } from '@souk/payments'
import { pricingRefusals } from '@souk/pricing'
import { shippingRefusals } from '@souk/shipping'
import { supportRefusals } from '@souk/support'

/** HTTP status and words of one problem code. `{name}` is filled from the refusal's detail. */
interface ProblemRow {
  readonly status: number
  readonly staff: string
  readonly shopper: string
}

const plain = (status: number, words: string): ProblemRow => ({ status, staff: words, shopper: words })

/** What the API itself says no to, before any command is asked. */
export const apiProblems = {
  malformed_json: plain(400, 'The body is not JSON.'),
  unauthorized: plain(401, 'Sign in: send a valid token as Authorization: Bearer.'),
  forbidden: plain(403, 'This token may not do that.'),
  not_found: plain(404, 'There is nothing here.'),
  method_not_allowed: plain(405, 'This address does not know that method.'),
  body_too_large: plain(413, 'The body is larger than {limit} bytes.'),
  unsupported_media_type: plain(415, 'Send the body as application/json.'),
  invalid_input: plain(422, 'Some of what was sent does not fit.'),
  idempotency_mismatch: plain(422, 'This Idempotency-Key was used before for another request.'),
  rate_limited: plain(429, 'Too many requests. Try again in {retryAfter} s.'),
  outcome_unknown: plain(
    503,
    'Our books cannot be reached right now, so nobody knows yet whether this was done. Look first, or send it again with the same Idempotency-Key.',
  ),
  internal: plain(500, 'Something went wrong on our side. It has been written down.'),
} as const satisfies Readonly<Record<string, ProblemRow>>

/** What commands over several domains say no to. */
const commandProblems = {
  busy: plain(503, 'The shop is busy right now. Nothing was changed; please try again.'),
  unknown_command: plain(404, 'There is no such command.'),
  payment_unavailable: plain(409, 'This way to pay does not answer right now. Please try again or choose another.'),
  outside_zone: plain(409, 'We do not deliver to {postalCode} yet. Pick up instead.'),
  method_unavailable: plain(409, 'Choose another way to get it.'),
} as const satisfies Readonly<Record<string, ProblemRow>>

/** THE table: code -> status -> words. One row for every code that a client can meet. */
export const problems: Readonly<Record<string, ProblemRow>> = {
  ...catalogRefusals,
  ...customerRefusals,
  ...inventoryRefusals,
  ...messageRefusals,
  ...orderRefusals,
  ...paymentRefusals,
  ...pricingRefusals,
  ...shippingRefusals,
  ...supportRefusals,
  ...viewRefusals,
  ...alarmRefusals,
  ...commandProblems,
  ...apiProblems,
}

/** Every code that a command may refuse with. */
export const commandCodes: readonly string[] = Object.keys(problems).filter((code) => !(code in apiProblems))

/** Who reads the words. */
export type Audience = 'shopper' | 'staff'

/** The row of a code. A refusal that the table does not know is a conflict in the words it came with. */
export function problemRow(code: string, message?: string): ProblemRow {
  const row = Object.hasOwn(problems, code) ? problems[code] : undefined
  return row ?? plain(409, message ?? 'That is not possible now.')
}

/** The sentence for a refusal. */
export function problemWords(refusal: Refusal, audience: Audience): string {
  const row = problemRow(refusal.code, refusal.message)
  const words = fillWords(row[audience], refusal.detail)
  // Where the detail lacks a figure, the refusal's own sentence has it
  return /\{\w+\}/.test(words) ? refusal.message : words
}
