import type Stripe from 'stripe'
import { type CardRule, cardRule } from './cards.ts'
import type { Desk } from './desk.ts'
import { type Decline, newCharge } from './entities/charge.ts'
import { newDispute } from './entities/dispute.ts'
import { blankIntent } from './entities/intent.ts'
import { missing, notSimulated } from './failure.ts'
import { newId } from './ids.ts'

type Session = Stripe.Checkout.Session

/** What the shopper typed on the hosted page. */
export interface Tender {
  readonly card: string
  readonly email: string | null
  readonly name: string | null
}

/** How a try to pay ended: done, refused with the words for the shopper, or waiting for the bank's own page. */
export type PayOutcome =
  | { readonly kind: 'paid'; readonly session: Session }
  | { readonly kind: 'declined'; readonly decline: Decline; readonly intent: Stripe.PaymentIntent }
  | { readonly kind: 'authenticate'; readonly intent: Stripe.PaymentIntent; readonly url: string }
  | { readonly kind: 'closed'; readonly session: Session }

/** The creation of the intent is put off until somebody pays: until then only its settings are kept. */
export function intentSettings(desk: Desk, session: string): Stripe.Checkout.SessionCreateParams.PaymentIntentData {
  const kept = desk.store.setting(`intent.${session}`)
  return typeof kept === 'object' && kept !== null ? kept : {}
}

/** Uses a card on an open session. Throws when there is no such session. */
export function pay(desk: Desk, sessionId: string, tender: Tender): PayOutcome {
  const session = openSession(desk, sessionId)
  if (session.status !== 'open') return { kind: 'closed', session }
  const { number, rule } = cardRule(tender.card)
  const intent = intentOf(desk, session)
  const held: HeldTender = { number, brand: rule.brand, email: tender.email, name: tender.name }
  if (rule.outcome === 'authenticate') return askBank(desk, session, intent, held)
  return rule.outcome === 'decline' ? decline(desk, intent, held, rule) : settle(desk, session, intent, held, rule)
}

/** The shopper's answer on the bank's page. An intent that no longer waits for it is left as it is. */
export function authenticate(desk: Desk, intentId: string, ok: boolean): PayOutcome {
  const intent = desk.store.get('payment_intent', intentId)
  if (!intent) throw missing('payment_intent', intentId)
  const session = desk.store.list('checkout.session', { filter: { payment_intent: intentId }, limit: 1 }).data[0]
  if (!session) throw notSimulated('A payment intent without a Checkout Session', 'payment_intent')
  const kept = desk.store.setting(`tender.${intentId}`) as HeldTender | undefined
  if (session.status !== 'open' || intent.status !== 'requires_action' || !kept) return { kind: 'closed', session }
  const { rule } = cardRule(kept.number)
  const waiting = desk.store.put('payment_intent', { ...intent, next_action: null })
  if (!ok) return decline(desk, waiting, kept, failedAuthentication)
  return rule.later === 'decline' ? decline(desk, waiting, kept, rule) : settle(desk, session, waiting, kept, rule)
}

interface HeldTender {
  readonly number: string
  readonly brand: string
  readonly email: string | null
  readonly name: string | null
}

const failedAuthentication: CardRule = {
  brand: 'visa',
  outcome: 'decline',
  code: 'payment_intent_authentication_failure',
  declineCode: 'authentication_required',
  message: 'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
  words: '',
}

export function openSession(desk: Desk, id: string): Session {
  const session = desk.store.get('checkout.session', id)
  if (!session) throw missing('checkout.session', id)
  return session
}

export function intentOf(desk: Desk, session: Session): Stripe.PaymentIntent {
  const id = typeof session.payment_intent === 'string' ? session.payment_intent : undefined
  const known = id === undefined ? undefined : desk.store.get('payment_intent', id)
  if (known) return known
  const settings = intentSettings(desk, session.id)
  const intent: Stripe.PaymentIntent = {
    ...blankIntent({
      created: desk.now(),
      currency: session.currency ?? 'usd',
      amount: session.amount_total ?? 0,
      captureMethod: settings.capture_method ?? 'automatic_async',
    }),
    description: settings.description ?? null,
    metadata: textMetadata(settings.metadata),
    receipt_email: settings.receipt_email ?? null,
    transfer_group: settings.transfer_group ?? null,
  }
  desk.store.put('payment_intent', intent)
  desk.store.put('checkout.session', { ...session, payment_intent: intent.id })
  desk.emit('payment_intent.created', intent)
  return intent
}

/** Metadata as Stripe stores it: every value is text, an empty one removes the name. */
export function textMetadata(input: unknown): Stripe.Metadata {
  if (typeof input !== 'object' || input === null) return {}
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) => (value === '' || value === null ? [] : [[name, String(value)]])),
  )
}

function askBank(desk: Desk, session: Session, intent: Stripe.PaymentIntent, tender: HeldTender): PayOutcome {
  const url = `${desk.origin}/3ds/${intent.id}`
  const waiting: Stripe.PaymentIntent = {
    ...intent,
    status: 'requires_action',
    payment_method: newId.method(),
    next_action: { type: 'redirect_to_url', redirect_to_url: { return_url: session.url, url } },
  }
  desk.store.put('payment_intent', waiting)
  desk.store.set(`tender.${intent.id}`, tender)
  desk.emit('payment_intent.requires_action', waiting)
  return { kind: 'authenticate', intent: waiting, url }
}

function decline(desk: Desk, intent: Stripe.PaymentIntent, tender: HeldTender, rule: CardRule): PayOutcome {
  const reason: Decline = {
    code: rule.code ?? 'card_declined',
    declineCode: rule.declineCode ?? 'generic_decline',
    message: rule.message ?? 'Your card was declined.',
  }
  const charge = newCharge({
    intent,
    created: desk.now(),
    card: { brand: tender.brand, last4: tender.number.slice(-4) },
    method: newId.method(),
    captured: false,
    decline: reason,
    email: tender.email,
    name: tender.name,
  })
  const failed: Stripe.PaymentIntent = {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    latest_charge: charge.id,
    last_payment_error: {
      type: 'card_error',
      charge: charge.id,
      code: reason.code,
      decline_code: reason.declineCode,
      doc_url: `https://stripe.com/docs/error-codes/${reason.code.replaceAll('_', '-')}`,
      message: reason.message,
      payment_method_type: 'card',
    },
  }
  desk.store.put('charge', charge)
  desk.store.put('payment_intent', failed)
  desk.emit('charge.failed', charge)
  desk.emit('payment_intent.payment_failed', failed)
  return { kind: 'declined', decline: reason, intent: failed }
}

function settle(
  desk: Desk,
  before: Session,
  intent: Stripe.PaymentIntent,
  tender: HeldTender,
  rule: CardRule,
): PayOutcome {
  const captured = intent.capture_method !== 'manual'
  const method = newId.method()
  const charge = newCharge({
    intent,
    created: desk.now(),
    card: { brand: tender.brand, last4: tender.number.slice(-4) },
    method,
    captured,
    email: tender.email,
    name: tender.name,
  })
  const paid: Stripe.PaymentIntent = {
    ...intent,
    status: captured ? 'succeeded' : 'requires_capture',
    amount_received: captured ? intent.amount : 0,
    amount_capturable: captured ? 0 : intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    payment_method: method,
  }
  const session: Session = {
    ...before,
    status: 'complete',
    payment_status: captured ? 'paid' : 'unpaid',
    payment_intent: intent.id,
    customer_details: customerDetails(tender),
    url: null,
  }
  desk.store.put('charge', charge)
  desk.store.put('payment_intent', paid)
  desk.store.put('checkout.session', session)
  desk.emit('charge.succeeded', charge)
  desk.emit(captured ? 'payment_intent.succeeded' : 'payment_intent.amount_capturable_updated', paid)
  desk.emit('checkout.session.completed', session)
  if (rule.later === 'dispute') openDispute(desk, intent.id)
  return { kind: 'paid', session }
}

export function customerDetails(tender: Pick<Tender, 'email' | 'name'>): Session['customer_details'] {
  return {
    address: null,
    business_name: null,
    email: tender.email,
    individual_name: null,
    name: tender.name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  }
}

/** The cardholder objects to the captured charge of an intent. Undefined when there is nothing to object to. */
export function openDispute(desk: Desk, intentId: string): Stripe.Dispute | undefined {
  const intent = desk.store.get('payment_intent', intentId)
  if (!intent) throw missing('payment_intent', intentId)
  const charge = typeof intent.latest_charge === 'string' ? desk.store.get('charge', intent.latest_charge) : undefined
  if (!charge?.captured || charge.disputed) return undefined
  const dispute = desk.store.put('dispute', newDispute({ created: desk.now(), charge }))
  desk.store.put('charge', { ...charge, disputed: true })
  desk.emit('charge.dispute.created', dispute)
  desk.emit('charge.dispute.funds_withdrawn', dispute)
  return dispute
}

/** The bank decides: for us the money comes back, for the cardholder it is gone. Undefined when nothing is open. */
export function closeDispute(desk: Desk, intentId: string, won: boolean): Stripe.Dispute | undefined {
  const found = desk.store.list('dispute', { filter: { payment_intent: intentId }, limit: 1 }).data[0]
  if (!found || found.status === 'won' || found.status === 'lost') return undefined
  const closed = desk.store.put('dispute', { ...found, status: won ? 'won' : 'lost' })
  desk.emit('charge.dispute.closed', closed)
  if (won) desk.emit('charge.dispute.funds_reinstated', closed)
  return closed
}

/** Ends an open session without payment. A session in another state is answered unchanged. */
export function expireSession(desk: Desk, session: Session): Session {
  if (session.status !== 'open') return session
  const expired = desk.store.put('checkout.session', { ...session, status: 'expired', url: null })
  desk.emit('checkout.session.expired', expired)
  return expired
}
