import Stripe from 'stripe'
import type { ProviderEvent } from '../../domain/payment-provider.ts'

/**
 * Stripe's event types that can change a payment of ours, in our words. The others are verified and point to nothing:
 * they repeat what one of these says (`charge.succeeded`), or come before anything happened (`payment_intent.created`).
 */
export const kinds: Readonly<Record<string, string>> = {
  'checkout.session.completed': 'payment_completed',
  'checkout.session.async_payment_succeeded': 'payment_completed',
  'checkout.session.async_payment_failed': 'payment_failed',
  'checkout.session.expired': 'session_expired',
  'payment_intent.payment_failed': 'payment_failed',
  'payment_intent.amount_capturable_updated': 'payment_authorized',
  'payment_intent.succeeded': 'payment_taken',
  'payment_intent.canceled': 'payment_voided',
  'charge.captured': 'payment_captured',
  'charge.refunded': 'refund_changed',
  'refund.created': 'refund_changed',
  'refund.updated': 'refund_changed',
  'refund.failed': 'refund_changed',
  'charge.dispute.created': 'dispute_changed',
  'charge.dispute.updated': 'dispute_changed',
  'charge.dispute.closed': 'dispute_changed',
  'charge.dispute.funds_withdrawn': 'dispute_changed',
  'charge.dispute.funds_reinstated': 'dispute_changed',
}

/** Checks the signature over the bytes as received, with every secret that is valid now. Undefined when none fits. */
export function verifyEvent(
  stripe: Stripe,
  parts: { readonly secrets: readonly string[]; readonly live: boolean },
  headers: Headers,
  body: string,
): ProviderEvent | undefined {
  const signature = headers.get('stripe-signature')
  if (signature === null) return undefined
  for (const secret of parts.secrets) {
    const event = construct(stripe, body, signature, secret)
    // A test event never counts in a live shop, nor the other way round
    if (event) return event.livemode === parts.live ? translate(event, body) : undefined
  }
  return undefined
}

function construct(stripe: Stripe, body: string, signature: string, secret: string): Stripe.Event | undefined {
  try {
    return stripe.webhooks.constructEvent(body, signature, secret)
  } catch {
    // A signature that does not fit and a body that is no event are the same to us: not from Stripe
    return undefined
  }
}

/** `2026-10-28.endive` is a version of the release `endive`: all versions of a release read alike. */
const releaseOf = (version: string): string | undefined => version.split('.')[1]

/** Why an event may read otherwise than the SDK thinks: its endpoint was made for another release of Stripe's API. */
function doubtOf({ api_version: version }: Stripe.Event): string | undefined {
  if (!version || releaseOf(version) === releaseOf(Stripe.API_VERSION)) return undefined
  return `it is written in Stripe’s version ${version}, we read ${Stripe.API_VERSION}`
}

/**
 * An event of Stripe's in our words, be it from a webhook or from the list of events. One of another account (a connected
 * one's) points to nothing of ours. One of another API release is a hint all the same, since the payment is read again in
 * our own version, but it says that its endpoint wants another one.
 */
export function translate(event: Stripe.Event, payload: string): ProviderEvent {
  const kind = kinds[event.type]
  const doubt = doubtOf(event)
  const said = { source: 'stripe', id: event.id, kind: kind ?? event.type, payload } as const
  const base = doubt === undefined ? said : { ...said, doubt }
  const subject: Subject | undefined = event.data.object
  const foreign = Boolean(event.account ?? event.context)
  return kind === undefined || foreign || !subject ? base : { ...base, ...subjectOf(subject) }
}

/** The parts of Stripe's objects that say which payment they belong to. All come from a verified event. */
interface Subject {
  readonly object?: string
  readonly id?: string
  readonly payment_intent?: string | { readonly id: string } | null
  readonly client_reference_id?: string | null
  readonly metadata?: Readonly<Record<string, string>> | null
}

function subjectOf(object: Subject): Pick<ProviderEvent, 'session' | 'reference' | 'orderId'> {
  const intent = object.object === 'payment_intent' ? object.id : idOf(object.payment_intent)
  const order = object.client_reference_id ?? object.metadata?.['orderId']
  return {
    ...(object.object === 'checkout.session' && object.id !== undefined ? { session: object.id } : {}),
    ...(intent === undefined ? {} : { reference: intent }),
    ...(order === undefined ? {} : { orderId: order }),
  }
}

function idOf(value: Subject['payment_intent']): string | undefined {
  return typeof value === 'string' ? value : value?.id
}
