import type { ProviderChanges, ProviderEvent } from '../../domain/payment-provider.ts'
import type { PaypalConnection } from './connection.ts'

/** PayPal's event types that can change a payment of ours, in our words. The others point to nothing. */
const kinds: Readonly<Record<string, string>> = {
  'CHECKOUT.ORDER.APPROVED': 'payment_approved',
  'CHECKOUT.ORDER.VOIDED': 'payment_voided',
  'PAYMENT.CAPTURE.COMPLETED': 'payment_captured',
  'PAYMENT.CAPTURE.PENDING': 'payment_pending',
  'PAYMENT.CAPTURE.DENIED': 'payment_failed',
  'PAYMENT.CAPTURE.DECLINED': 'payment_failed',
  'PAYMENT.CAPTURE.REFUNDED': 'refund_changed',
  'PAYMENT.CAPTURE.REVERSED': 'dispute_changed',
  'PAYMENT.REFUND.PENDING': 'refund_changed',
  'PAYMENT.REFUND.FAILED': 'refund_changed',
  'CUSTOMER.DISPUTE.CREATED': 'dispute_changed',
  'CUSTOMER.DISPUTE.UPDATED': 'dispute_changed',
  'CUSTOMER.DISPUTE.RESOLVED': 'dispute_changed',
}

/** The parts of PayPal's events that say which payment they belong to. Read only from what PayPal itself vouches for. */
interface Event {
  readonly id: string
  readonly event_type: string
  readonly create_time?: string
  readonly resource?: {
    readonly id?: string
    readonly custom_id?: string
    readonly purchase_units?: readonly { readonly custom_id?: string }[]
    readonly supplementary_data?: {
      readonly related_ids?: { readonly order_id?: string; readonly capture_id?: string }
    }
    readonly links?: readonly { readonly rel: string; readonly href: string }[]
    readonly disputed_transactions?: readonly { readonly seller_transaction_id?: string }[]
  }
}

const signed = {
  auth_algo: 'paypal-auth-algo',
  cert_url: 'paypal-cert-url',
  transmission_id: 'paypal-transmission-id',
  transmission_sig: 'paypal-transmission-sig',
  transmission_time: 'paypal-transmission-time',
} as const

/**
 * Lets PayPal check its own signature over the event as received. Undefined when it does not hold or a part of it is
 * missing; throws when PayPal cannot be asked, so that it sends the event again.
 */
export async function verifyEvent(
  paypal: PaypalConnection,
  headers: Headers,
  body: string,
): Promise<ProviderEvent | undefined> {
  const parts = Object.entries(signed).map(([field, name]) => [field, headers.get(name)] as const)
  if (parts.some(([, value]) => value === null)) return undefined
  const event = parseEvent(body)
  if (!event) return undefined
  // The event goes back byte by byte: written anew it would be another text than the one that was signed
  const question = JSON.stringify({ ...Object.fromEntries(parts), webhook_id: paypal.webhookId })
  const answer = await paypal.call(
    'POST',
    '/v1/notifications/verify-webhook-signature',
    `${question.slice(0, -1)},"webhook_event":${body}}`,
  )
  if (answer.status >= 500 || answer.status === 429 || answer.status === 401) {
    throw new Error(`PayPal answered ${answer.status} when asked for a signature`)
  }
  return /"verification_status"\s*:\s*"SUCCESS"/.test(answer.text) ? translate(event, body) : undefined
}

/** Text that is no event is from nobody. */
function parseEvent(body: string): Event | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return isEvent(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isEvent = (value: unknown): value is Event =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'event_type' in value &&
  typeof value.event_type === 'string'

function translate(event: Event, payload: string): ProviderEvent {
  const kind = kinds[event.event_type]
  const base = { source: 'paypal', id: event.id, kind: kind ?? event.event_type, payload } as const
  return kind === undefined ? base : { ...base, ...subjectOf(event) }
}

function subjectOf({
  event_type: type,
  resource = {},
}: Event): Pick<ProviderEvent, 'session' | 'reference' | 'orderId'> {
  const order = type.startsWith('CHECKOUT.ORDER.')
  const session = order ? resource.id : resource.supplementary_data?.related_ids?.order_id
  const reference = order ? undefined : captureOf(type, resource)
  const custom = order ? resource.purchase_units?.[0]?.custom_id : resource.custom_id
  const orderId = custom?.startsWith('order.') ? custom : undefined
  return {
    ...(session === undefined ? {} : { session }),
    ...(reference === undefined ? {} : { reference }),
    ...(orderId === undefined ? {} : { orderId }),
  }
}

/** A refund names its capture by the link that leads up. */
function captureOf(type: string, resource: NonNullable<Event['resource']>): string | undefined {
  if (type.startsWith('CUSTOMER.DISPUTE.')) return resource.disputed_transactions?.[0]?.seller_transaction_id
  const up = resource.links?.find(({ rel, href }) => rel === 'up' && href.includes('/captures/'))?.href
  return resource.supplementary_data?.related_ids?.capture_id ?? up?.split('/').at(-1) ?? resource.id
}

/** Lists what happened since a moment, the oldest first. PayPal keeps events for 30 days and lists the newest first. */
export async function listChanges(paypal: PaypalConnection, since: string): Promise<ProviderChanges> {
  const query = new URLSearchParams({ page_size: '300', start_time: since.replace(/\.\d+Z$/, 'Z') })
  const answer = await paypal.call('GET', `/v1/notifications/webhooks-events?${query.toString()}`)
  if (answer.status !== 200) throw new Error(`PayPal answered ${answer.status} when asked for its events`)
  const { events: listed = [] } = JSON.parse(answer.text) as { readonly events?: readonly unknown[] }
  const events = listed
    .filter(isEvent)
    .filter(({ event_type: type }) => kinds[type] !== undefined)
    .map((event) => ({ event, told: translate(event, JSON.stringify(event)) }))
    .reverse()
  const last = events.at(-1)?.event.create_time
  return { events: events.map(({ told }) => told), upTo: last ? new Date(last).toISOString() : since }
}
