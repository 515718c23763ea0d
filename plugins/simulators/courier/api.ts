import { randomBytes, randomInt } from 'node:crypto'
import { json, jsonObject } from '../http/answers.ts'
import type { Box } from '../http/box.ts'
import type { Answer, Request } from '../http/serve.ts'
import { type Delivery, deliveryObject, newId, type Quote } from './delivery.ts'

export interface CourierDesk {
  readonly box: Box
  readonly clientId: string
  readonly clientSecret: string
  readonly customerId: string
  origin(): string
  /** Milliseconds since 1970. */
  now(): number
  fails(): boolean
  move(delivery: Delivery, status: string, at: string): Delivery
}

const failure = (status: number, code: string, message: string, params?: Readonly<Record<string, string>>) =>
  json(status, { code, message, kind: 'error', ...(params ? { params } : {}), metadata: {} })
const notFound = () => failure(404, 'delivery_not_found', 'The requested delivery does not exist.')

const tokenSeconds = 2_592_000
const quoteMs = 15 * 60_000

/** `/oauth/v2/token` and `/v1/customers/:id/...`: Uber Direct. */
export function answerUber(desk: CourierDesk, request: Request): Answer {
  const { pathname } = request.url
  if (pathname === '/oauth/v2/token')
    return request.method === 'POST' ? signIn(desk, request) : failure(405, 'method_not_allowed', 'POST')
  const token = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1] ?? ''
  if ((desk.box.get<number>('token', token) ?? 0) <= desk.now())
    return failure(401, 'unauthorized', 'Invalid OAuth 2.0 credentials provided.')
  if (desk.fails()) return failure(500, 'unknown_error', 'An unknown error happened.')
  const [customer = '', kind = '', id, verb] = pathname.split('/').slice(3)
  if (customer !== desk.customerId) return failure(404, 'customer_not_found', 'Customer does not exist.')
  const body = jsonObject(request.body)
  if (!body) return failure(400, 'invalid_params', 'The body of your request is not JSON.')
  switch (`${request.method} ${kind}${id ? '/:id' : ''}${verb ? `/${verb}` : ''}`) {
    case 'POST delivery_quotes':
      return quote(desk, body)
    case 'POST deliveries':
      return create(desk, body)
    case 'GET deliveries': {
      const all = desk.box.list<Delivery>('delivery', 100)
      return json(200, {
        data: all.map((each) => deliveryObject(each, desk.origin())),
        object: 'list',
        total_count: all.length,
        next_href: '',
      })
    }
    case 'GET deliveries/:id':
      return withDelivery(desk, id, (delivery) => json(200, deliveryObject(delivery, desk.origin())))
    case 'POST deliveries/:id/cancel':
      return withDelivery(desk, id, (delivery) => cancel(desk, delivery))
    default:
      return failure(404, 'not_found', 'The requested resource does not exist.')
  }
}

function signIn(desk: CourierDesk, request: Request): Answer {
  const form = new URLSearchParams(request.body)
  const right =
    form.get('client_id') === desk.clientId &&
    form.get('client_secret') === desk.clientSecret &&
    form.get('grant_type') === 'client_credentials'
  if (!right) return json(401, { error: 'invalid_client', error_description: 'invalid client' })
  if (form.get('scope') !== 'eats.deliveries')
    return json(400, { error: 'invalid_scope', error_description: 'scope(s) are invalid' })
  const token = randomBytes(32).toString('base64url')
  desk.box.put('token', token, desk.now() + tokenSeconds * 1000)
  return json(200, { access_token: token, token_type: 'Bearer', expires_in: tokenSeconds, scope: 'eats.deliveries' })
}

const quoteFields = [
  'pickup_address',
  'dropoff_address',
  'pickup_phone_number',
  'dropoff_phone_number',
  'manifest_total_value',
  'external_store_id',
]
const deliveryFields = [
  'quote_id',
  'pickup_name',
  'pickup_address',
  'pickup_phone_number',
  'dropoff_name',
  'dropoff_address',
  'dropoff_phone_number',
  'manifest_items',
  'manifest_total_value',
  'deliverable_action',
  'external_id',
  'idempotency_key',
  'dropoff_notes',
  'pickup_notes',
  'dropoff_verification',
  'test_specifications',
  'tip',
]

/** Complains as the vendor does: every field that is missing or unknown, with a sentence. */
function complaint(
  body: Readonly<Record<string, unknown>>,
  needed: readonly string[],
  known: readonly string[],
): Answer | undefined {
  const wrong: Record<string, string> = {}
  for (const name of Object.keys(body)) if (!known.includes(name)) wrong[name] = 'Unknown field.'
  for (const name of needed) if (typeof body[name] !== 'string' || body[name] === '') wrong[name] = 'Field is required.'
  for (const name of ['pickup_address', 'dropoff_address'])
    if (!wrong[name] && !isAddress(body[name])) wrong[name] = 'Address is not valid.'
  for (const name of ['pickup_phone_number', 'dropoff_phone_number'])
    if (needed.includes(name) && !wrong[name] && !/^\+\d{8,15}$/.test(String(body[name])))
      wrong[name] = 'Phone number is not valid.'
  return Object.keys(wrong).length > 0
    ? failure(400, 'invalid_params', 'The parameters of your request were invalid.', wrong)
    : undefined
}

function isAddress(value: unknown): boolean {
  try {
    const { street_address: street, zip_code: zip } = JSON.parse(String(value)) as {
      street_address?: unknown
      zip_code?: unknown
    }
    return Array.isArray(street) && typeof zip === 'string'
  } catch {
    return false
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function quote(desk: CourierDesk, body: Readonly<Record<string, unknown>>): Answer {
  const wrong = complaint(body, ['pickup_address', 'dropoff_address'], quoteFields)
  if (wrong) return wrong
  const { country } = JSON.parse(text(body['dropoff_address'])) as { country?: string }
  if (country !== 'US')
    return failure(422, 'address_undeliverable', 'The specified location is not in a deliverable area.')
  const made: Quote = {
    id: newId('dqt'),
    pickup: text(body['pickup_address']),
    dropoff: text(body['dropoff_address']),
    fee: 699,
    madeAt: new Date(desk.now()).toISOString(),
    expiresAt: new Date(desk.now() + quoteMs).toISOString(),
  }
  desk.box.put('quote', made.id, made)
  return json(200, {
    kind: 'delivery_quote',
    id: made.id,
    created: made.madeAt,
    expires: made.expiresAt,
    fee: made.fee,
    currency: 'usd',
    currency_type: 'USD',
    dropoff_eta: new Date(desk.now() + 25 * 60_000).toISOString(),
    duration: 25,
    pickup_duration: 8,
  })
}

function create(desk: CourierDesk, body: Readonly<Record<string, unknown>>): Answer {
  const needed = [
    'pickup_name',
    'pickup_address',
    'pickup_phone_number',
    'dropoff_name',
    'dropoff_address',
    'dropoff_phone_number',
  ]
  const wrong = complaint(body, needed, deliveryFields)
  if (wrong) return wrong
  const key = text(body['idempotency_key'])
  const before = key && desk.box.get<Delivery>('delivery', desk.box.get<string>('key', key) ?? '')
  if (before) return json(200, deliveryObject(before, desk.origin()))
  if (!Array.isArray(body['manifest_items']) || body['manifest_items'].length === 0)
    return failure(400, 'invalid_params', 'The parameters of your request were invalid.', {
      manifest_items: 'Field is required.',
    })
  const quoted = desk.box.get<Quote>('quote', text(body['quote_id']))
  if (body['quote_id'] !== undefined && (!quoted || Date.parse(quoted.expiresAt) <= desk.now()))
    return failure(400, 'expired_quote', 'The price quote used to create this delivery has expired.')
  const odd = oddVerification(body['dropoff_verification'])
  if (odd) return failure(400, 'invalid_params', 'The parameters of your request were invalid.', odd)
  const made = newDelivery(desk, body, quoted)
  desk.box.put('delivery', made.id, made)
  if (key) desk.box.put('key', key, made.id)
  return json(200, deliveryObject(made, desk.origin()))
}

/** The pincode is the vendor's to make: a body may switch it on, and name none. */
function oddVerification(given: unknown): Readonly<Record<string, string>> | undefined {
  if (given === undefined) return undefined
  const { pincode, ...rest } = { ...(given as Readonly<Record<string, unknown>>) }
  const wanted = { ...(pincode as Readonly<Record<string, unknown>>) }
  const fits = Object.keys(rest).length === 0 && Object.keys(wanted).join() === 'enabled'
  return fits && typeof wanted['enabled'] === 'boolean' ? undefined : { dropoff_verification: 'Unknown field.' }
}

const pinFor = (given: unknown): string | null => {
  const { pincode } = { ...(given as { readonly pincode?: { readonly enabled?: boolean } }) }
  return pincode?.enabled === true ? String(randomInt(1000, 10_000)) : null
}

function newDelivery(desk: CourierDesk, body: Readonly<Record<string, unknown>>, quoted: Quote | undefined): Delivery {
  const end = (name: 'pickup' | 'dropoff') => ({
    name: text(body[`${name}_name`]),
    address: text(body[`${name}_address`]),
    phone: text(body[`${name}_phone_number`]),
  })
  const at = new Date(desk.now()).toISOString()
  const test = body['test_specifications'] as { robo_courier_specification?: { mode?: string } } | undefined
  return {
    id: newId('del'),
    quote: quoted?.id ?? '',
    status: 'pending',
    externalId: text(body['external_id']) || null,
    fee: quoted?.fee ?? 699,
    pickup: end('pickup'),
    dropoff: end('dropoff'),
    items: body['manifest_items'] as readonly unknown[],
    pin: pinFor(body['dropoff_verification']),
    courier: null,
    imminent: false,
    along: -1,
    robo: test?.robo_courier_specification?.mode === 'auto',
    madeAt: at,
    updatedAt: at,
  }
}

function withDelivery(desk: CourierDesk, id: string | undefined, then: (delivery: Delivery) => Answer): Answer {
  const delivery = desk.box.get<Delivery>('delivery', id ?? '')
  return delivery ? then(delivery) : notFound()
}

function cancel(desk: CourierDesk, delivery: Delivery): Answer {
  if (!['pending', 'pickup'].includes(delivery.status))
    return failure(400, 'noncancelable_delivery', 'Delivery cannot be cancelled.')
  return json(200, deliveryObject(desk.move(delivery, 'canceled', new Date(desk.now()).toISOString()), desk.origin()))
}
