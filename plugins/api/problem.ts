import type { Refusal } from '@souk/kernel'
import { type Audience, problemRow, problemWords } from './problem-table.ts'

/** An expected no on its way out of a route. Caught once, in `createApi`. */
export class Problem extends Error {
  readonly refusal: Refusal
  readonly audience: Audience
  readonly headers: Readonly<Record<string, string>>

  constructor(refusal: Refusal, audience: Audience = 'shopper', headers: Readonly<Record<string, string>> = {}) {
    super(refusal.message)
    this.refusal = refusal
    this.audience = audience
    this.headers = headers
  }
}

/** A problem by its code, with the figures that its words need. */
export function problem(
  code: string,
  detail: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Problem {
  const bare = { code, message: problemRow(code).staff, detail }
  return new Problem({ ...bare, message: problemWords(bare, 'staff') }, 'shopper', headers)
}

/** Input that does not fit: one sentence for each place. */
export function invalidInput(issues: readonly { readonly path: string; readonly message: string }[]): Problem {
  return problem('invalid_input', { issues })
}

/** Names of the problem document that a refusal's figures must not take. */
const reserved = new Set(['type', 'title', 'status', 'detail', 'instance', 'code', 'refusal'])

/** The problem document (RFC 9457) of a refusal: the figures stand beside the fixed members. */
export function problemResponse(failure: Problem, requestId: string): Response {
  const { refusal, audience } = failure
  const { status } = problemRow(refusal.code, refusal.message)
  const words = problemWords(refusal, audience)
  const figures = Object.entries(refusal.detail ?? {}).filter(([name]) => !reserved.has(name))
  const body = {
    type: 'about:blank',
    title: titles[status] ?? 'Problem',
    status,
    detail: words,
    code: refusal.code,
    instance: `urn:request:${requestId}`,
    ...Object.fromEntries(figures),
    ...(audience === 'staff' ? { refusal: { ...refusal, message: words } } : {}),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...retryAfter(refusal),
      ...failure.headers,
    },
  })
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** Whole seconds, 1 or more: the header has no fractions. */
function retryAfter({ code, detail }: Refusal): Record<string, string> {
  if (code === 'too_many_tries') return { 'retry-after': String(detail?.['retryAfter'] ?? 60) }
  if (code !== 'busy' && code !== 'outcome_unknown') return {}
  const ms = detail?.['retryAfterMs']
  return { 'retry-after': String(Math.max(1, Math.ceil((typeof ms === 'number' ? ms : 1000) / 1000))) }
}
