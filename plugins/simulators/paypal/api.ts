import { createHash, randomBytes } from 'node:crypto'
import { json, jsonObject } from '../http/answers.ts'
import type { Answer, Request } from '../http/serve.ts'
import type { PaypalDesk } from './desk.ts'
import { invalid, notFound, PaypalFailure } from './failure.ts'
import { captureOrder, createOrder, findOrder } from './orders.ts'
import { disputesOf, findCapture, findRefund, refundCapture } from './payments.ts'
import { holds, keysOf } from './signature.ts'

type Body = Readonly<Record<string, unknown>>

/** What a route is given; `id` stands in its path. */
interface Call {
  readonly desk: PaypalDesk
  readonly id: string
  readonly body: Body
  readonly request: Request
}
/** What a route answers; `brief` is what stands for it unless the whole was asked for. */
interface Said {
  readonly status: number
  readonly whole: unknown
  readonly brief?: unknown
}
type Route = (call: Call) => Said

const briefly = (
  whole: { readonly id: string; readonly status: string; readonly links: unknown },
  status: number,
): Said => ({
  status,
  whole,
  brief: { id: whole.id, status: whole.status, links: whole.links },
})

/** Every endpoint, by method and path; `:id` stands for one segment. */
const routes: Readonly<Record<string, Route>> = {
  'POST /v2/checkout/orders': ({ desk, body }) => ({ ...briefly(createOrder(desk, body), 200) }),
  'GET /v2/checkout/orders/:id': ({ desk, id }) => ({ status: 200, whole: findOrder(desk, id) }),
  'POST /v2/checkout/orders/:id/capture': ({ desk, id }) => briefly(captureOrder(desk, id), 201),
  'GET /v2/payments/captures/:id': ({ desk, id }) => ({ status: 200, whole: findCapture(desk, id) }),
  'POST /v2/payments/captures/:id/refund': ({ desk, id, body }) => briefly(refundCapture(desk, id, body), 201),
  'GET /v2/payments/refunds/:id': ({ desk, id }) => ({ status: 200, whole: findRefund(desk, id) }),
  'POST /v1/notifications/verify-webhook-signature': verifySignature,
  'GET /v1/notifications/webhooks-events': listEvents,
  'GET /v1/customer/disputes': ({ desk, request }) => ({
    status: 200,
    whole: { items: disputesOf(desk, request.url.searchParams.get('disputed_transaction_id') ?? ''), links: [] },
  }),
  'GET /v1/customer/disputes/:id': ({ desk, id }) => {
    const dispute = desk.get('dispute', id)
    if (!dispute) throw notFound()
    return { status: 200, whole: dispute }
  },
}

/** Answers a request below `/v1` and `/v2`, as api-m.paypal.com would. */
export function answerApi(desk: PaypalDesk, request: Request): Answer {
  try {
    if (desk.fails()) throw new PaypalFailure('INTERNAL_SERVER_ERROR', 'INTERNAL_SERVICE_ERROR', 'Fault on purpose.')
    if (request.url.pathname === '/v1/oauth2/token') return signIn(desk, request)
    if (request.url.pathname.startsWith('/v1/notifications/certs/'))
      return { status: 200, headers: { 'content-type': 'application/x-pem-file' }, body: keysOf(desk.box).publicKey }
    if (!isSignedIn(desk, request))
      return json(401, { error: 'invalid_token', error_description: 'Token signature verification failed' })
    return perform(desk, request)
  } catch (failure) {
    if (failure instanceof PaypalFailure) return failure.answer
    throw failure
  }
}

/** A repeat under the same PayPal-Request-Id is answered as the first was; refusals are not kept. */
function perform(desk: PaypalDesk, request: Request): Answer {
  const found = match(request)
  if (!found) throw notFound()
  const body = jsonObject(request.body)
  if (!body) throw invalid('MALFORMED_REQUEST_JSON', 'The request JSON is not well formed.', '/')
  const key = request.method === 'POST' ? request.headers['paypal-request-id'] : undefined
  const name = `${request.url.pathname} ${key ?? ''}`
  const digest = createHash('sha256').update(request.body).digest('hex')
  const kept = key === undefined ? undefined : desk.get('kept', name)
  if (kept && kept.digest !== digest)
    throw new PaypalFailure(
      'UNPROCESSABLE_ENTITY',
      'DUPLICATE_REQUEST_ID',
      'The value of PayPal-Request-Id header has already been used.',
    )
  if (kept) return json(kept.status === 201 ? 200 : kept.status, kept.body)
  const said = found.route({ desk, id: found.id, body, request })
  const whole = said.brief === undefined || request.headers['prefer'] === 'return=representation'
  const answer = whole ? said.whole : said.brief
  if (key !== undefined) desk.put('kept', name, { digest, status: said.status, body: answer })
  return json(said.status, answer)
}

function match({ method, url }: Request): { readonly route: Route; readonly id: string } | undefined {
  const path = url.pathname.split('/')
  for (const [pattern, route] of Object.entries(routes)) {
    const [verb, template = ''] = pattern.split(' ')
    const parts = template.split('/')
    if (verb !== method || parts.length !== path.length) continue
    if (parts.every((part, index) => part === ':id' || part === path[index]))
      return { route, id: path[parts.indexOf(':id')] ?? '' }
  }
  return undefined
}

function signIn(desk: PaypalDesk, request: Request): Answer {
  const [scheme = '', credentials = ''] = (request.headers['authorization'] ?? '').split(' ')
  const given = Buffer.from(credentials, 'base64').toString('utf8')
  if (scheme.toLowerCase() !== 'basic' || given !== `${desk.clientId}:${desk.clientSecret}`)
    return json(401, { error: 'invalid_client', error_description: 'Client Authentication failed' })
  if (new URLSearchParams(request.body).get('grant_type') !== 'client_credentials')
    return json(400, { error: 'unsupported_grant_type', error_description: 'Grant Type is NULL' })
  const token = `A21AA${randomBytes(36).toString('base64url')}`
  const expires = 9 * 3600
  desk.put('token', token, { until: Date.now() + expires * 1000 })
  return json(200, {
    scope: 'https://uri.paypal.com/services/payments/payment https://uri.paypal.com/services/disputes/read-seller',
    access_token: token,
    token_type: 'Bearer',
    app_id: 'APP-80W284485P519543T',
    expires_in: expires,
    nonce: `${new Date().toISOString()}${randomBytes(16).toString('base64url')}`,
  })
}

function isSignedIn(desk: PaypalDesk, { headers }: Request): boolean {
  const [scheme = '', token = ''] = (headers['authorization'] ?? '').split(' ')
  return scheme.toLowerCase() === 'bearer' && (desk.get('token', token)?.until ?? 0) > Date.now()
}

/** The event is judged as it stands in the request, byte by byte: written anew it would be another text. */
function verifySignature({ desk, body, request }: Call): Said {
  const part = (name: string) => (typeof body[name] === 'string' ? String(body[name]) : '')
  const raw = /"webhook_event"\s*:\s*([\s\S]*)\}\s*$/.exec(request.body)?.[1] ?? ''
  const transmission = {
    id: part('transmission_id'),
    time: part('transmission_time'),
    signature: part('transmission_sig'),
  }
  const good =
    part('auth_algo') === 'SHA256withRSA' &&
    part('webhook_id') === desk.webhookId &&
    part('cert_url').startsWith(`${desk.origin()}/v1/notifications/certs/`) &&
    holds(desk.box, desk.webhookId, raw.trim(), transmission)
  return { status: 200, whole: { verification_status: good ? 'SUCCESS' : 'FAILURE' } }
}

function listEvents({ desk, request }: Call): Said {
  const { searchParams: query } = request.url
  const [from, to] = [query.get('start_time'), query.get('end_time')]
  const type = query.get('event_type')
  const size = Number(query.get('page_size') ?? 10)
  const events = desk
    .list('event', 1000)
    .filter(
      ({ create_time: at }) =>
        (from === null || Date.parse(at) >= Date.parse(from)) && (to === null || Date.parse(at) <= Date.parse(to)),
    )
    .filter((event) => type === null || event.event_type === type)
    .slice(0, size)
  return { status: 200, whole: { events, count: events.length, links: [] } }
}
