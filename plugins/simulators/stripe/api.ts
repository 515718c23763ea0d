import type { Answer, Request } from '../http/serve.ts'
import { apiVersion } from './api-version.ts'
import type { Desk, RequestMark } from './desk.ts'
import { expand } from './expand.ts'
import { StripeFailure } from './failure.ts'
import { type FormValue, parseForm } from './form.ts'
import { type KeyedRequest, keep, recall } from './idempotency.ts'
import { newId } from './ids.ts'
import { matchPath, type Operation } from './operation.ts'
import { charges } from './routes/charges.ts'
import { checkoutSessions } from './routes/checkout-sessions.ts'
import { disputes } from './routes/disputes.ts'
import { events } from './routes/events.ts'
import { paymentIntents } from './routes/payment-intents.ts'
import { refunds } from './routes/refunds.ts'
import { webhookEndpoints } from './routes/webhook-endpoints.ts'
import type { StripeStore } from './store.ts'

const operations: readonly Operation[] = [
  ...checkoutSessions,
  ...paymentIntents,
  ...charges,
  ...refunds,
  ...disputes,
  ...events,
  ...webhookEndpoints,
]

/** What the API needs from the simulator around it. */
export interface ApiParts {
  readonly store: StripeStore
  readonly secretKeys: readonly string[]
  desk(mark: RequestMark): Desk
  /** True when this request shall fail on purpose. */
  fails(): boolean
}

interface Result {
  readonly status: number
  readonly body: string
  readonly replayed?: string
}

/** Answers a request below `/v1`, as api.stripe.com would. */
export function answerApi(parts: ApiParts, request: Request): Answer {
  const id = newId.request()
  const result = attempt(parts, request, id)
  return {
    status: result.status,
    body: result.body,
    headers: {
      'content-type': 'application/json',
      'request-id': id,
      'stripe-version': apiVersion,
      'cache-control': 'no-cache, no-store',
      ...(request.headers['idempotency-key'] ? { 'idempotency-key': request.headers['idempotency-key'] } : {}),
      ...(result.replayed ? { 'idempotent-replayed': 'true', 'original-request': result.replayed } : {}),
    },
  }
}

function attempt(parts: ApiParts, request: Request, id: string): Result {
  try {
    const caller = authenticate(parts.secretKeys, request.headers['authorization'])
    if (parts.fails())
      throw new StripeFailure(500, { type: 'api_error', message: 'An unexpected error occurred (fault).' })
    const { operation, target } = find(request)
    const form = parseForm(request.method === 'GET' ? request.url.search.slice(1) : request.body)
    const key = request.method === 'POST' ? request.headers['idempotency-key'] : undefined
    if (key !== undefined && key.length > 255) {
      throw new StripeFailure(400, {
        type: 'idempotency_error',
        message: 'Idempotency keys can be at most 255 characters long.',
      })
    }
    const keyed = key
      ? { caller, key, target: `${request.method} ${request.url.pathname}`, body: request.body }
      : undefined
    const kept = keyed && recall(parts.store, keyed)
    if (kept) return { ...kept, replayed: kept.request }
    const work = operation.prepare(form, target)
    return execute(parts, work, form, keyed, id)
  } catch (failure) {
    return refusal(failure)
  }
}

/** From here on the answer is kept under the key, failures included: execution has begun. */
function execute(
  parts: ApiParts,
  work: (desk: Desk) => unknown,
  form: Record<string, FormValue>,
  keyed: KeyedRequest | undefined,
  id: string,
): Result {
  const desk = parts.desk({ id, idempotencyKey: keyed?.key ?? null })
  try {
    return parts.store.transaction(() => {
      const body = `${JSON.stringify(expand(desk, work(desk), form['expand']), null, 2)}\n`
      if (keyed) keep(parts.store, keyed, { status: 200, body, request: id })
      return { status: 200, body }
    })
  } catch (failure) {
    const result = refusal(failure)
    // A parameter that cannot be used is not an execution; the key stays free for the corrected request
    if (keyed && result.status !== 400) keep(parts.store, keyed, { ...result, request: id })
    return result
  }
}

function refusal(failure: unknown): Result {
  if (!(failure instanceof StripeFailure)) throw failure
  return { status: failure.status, body: `${JSON.stringify({ error: failure.body }, null, 2)}\n` }
}

function find(request: Request): { operation: Operation; target: string } {
  const path = request.url.pathname.replace(/\/$/, '').split('/').slice(1).map(decode)
  for (const operation of operations) {
    if (operation.method !== request.method) continue
    const target = matchPath(operation.path, path)
    if (target !== undefined) return { operation, target }
  }
  throw new StripeFailure(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${request.method}: ${request.url.pathname}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  })
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** The key that calls: as bearer, or as the user name of basic authentication. */
function authenticate(known: readonly string[], header: string | undefined): string {
  const [scheme = '', credentials = ''] = (header ?? '').split(' ')
  const basic =
    scheme.toLowerCase() === 'basic' ? Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] : undefined
  const key = scheme.toLowerCase() === 'bearer' ? credentials : basic
  if (!key) {
    throw new StripeFailure(401, {
      type: 'invalid_request_error',
      message:
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details.",
    })
  }
  if (known.includes(key)) return key
  const shown = key.length > 12 ? `${key.slice(0, 8)}${'*'.repeat(Math.min(key.length - 12, 40))}${key.slice(-4)}` : key
  throw new StripeFailure(401, { type: 'invalid_request_error', message: `Invalid API Key provided: ${shown}` })
}
