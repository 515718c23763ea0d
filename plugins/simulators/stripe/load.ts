import type Stripe from 'stripe'
import type { Desk } from './desk.ts'
import { newCharge } from './entities/charge.ts'
import { blankIntent } from './entities/intent.ts'
import { blankItem, blankSession } from './entities/session.ts'

/**
 * What `POST /_sim/load` takes: objects as a seeder knows them. Each needs an `id`; every field of Stripe's may be given
 * and stands as given, the rest is filled in. Nothing is sent. Loading the same id again replaces it.
 */
export interface StripeLoad {
  /** A finished session needs `amount_total`, `currency`, `created`, `payment_intent`; status is `complete` when left out. */
  readonly sessions?: readonly (Partial<Stripe.Checkout.Session> & { readonly id: string })[]
  /** Needs `amount`, `currency`, `created`, `latest_charge`; status is `succeeded` when left out. */
  readonly paymentIntents?: readonly (Partial<Stripe.PaymentIntent> & { readonly id: string })[]
  /** Needs `amount`, `currency`, `created`, `payment_intent`; captured in full when `captured` is left out. */
  readonly charges?: readonly (Partial<Stripe.Charge> & {
    readonly id: string
    readonly card?: { brand: string; last4: string }
  })[]
}

const loadable = new Set(['sessions', 'paymentIntents', 'charges'])

/** Reads the body of a load; undefined when it has not that shape. */
export function parseLoad(input: Readonly<Record<string, unknown>>): StripeLoad | undefined {
  const fine = Object.entries(input).every(
    ([name, value]) => loadable.has(name) && Array.isArray(value) && value.every(hasId),
  )
  return fine ? (input as StripeLoad) : undefined
}

function hasId(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
}

/** Puts the objects into the memory, in one transaction of the caller. Answers how many there were. */
export function load(desk: Desk, input: StripeLoad): Record<string, number> {
  for (const intent of input.paymentIntents ?? []) desk.store.put('payment_intent', fullIntent(desk, intent))
  for (const charge of input.charges ?? []) desk.store.put('charge', fullCharge(desk, charge))
  for (const session of input.sessions ?? []) loadSession(desk, session)
  return {
    sessions: input.sessions?.length ?? 0,
    paymentIntents: input.paymentIntents?.length ?? 0,
    charges: input.charges?.length ?? 0,
  }
}

function fullIntent(desk: Desk, given: Partial<Stripe.PaymentIntent> & { readonly id: string }): Stripe.PaymentIntent {
  const amount = given.amount ?? 0
  const blank = blankIntent({
    id: given.id,
    created: given.created ?? desk.now(),
    currency: given.currency ?? 'usd',
    amount,
    captureMethod: given.capture_method ?? 'automatic_async',
  })
  return { ...blank, status: 'succeeded', amount_received: amount, ...given }
}

function fullCharge(desk: Desk, given: NonNullable<StripeLoad['charges']>[number]): Stripe.Charge {
  const { card, ...fields } = given
  const id = typeof given.payment_intent === 'string' ? given.payment_intent : undefined
  const known = id === undefined ? undefined : desk.store.get('payment_intent', id)
  const intent =
    known ?? fullIntent(desk, { id: id ?? '', amount: given.amount ?? 0, currency: given.currency ?? 'usd' })
  const charge = newCharge({
    id: given.id,
    intent: { ...intent, amount: given.amount ?? intent.amount },
    created: given.created ?? intent.created,
    card: card ?? { brand: 'visa', last4: '4242' },
    method: intent.payment_method === null ? `pm_${given.id.slice(3)}` : String(intent.payment_method),
    captured: given.captured ?? true,
    email: null,
    name: null,
  })
  if (known && known.latest_charge === null) desk.store.put('payment_intent', { ...known, latest_charge: given.id })
  return { ...charge, ...fields }
}

function loadSession(desk: Desk, given: Partial<Stripe.Checkout.Session> & { readonly id: string }): void {
  const created = given.created ?? desk.now()
  const amount = given.amount_total ?? 0
  const blank = blankSession({
    id: given.id,
    created,
    expiresAt: given.expires_at ?? created + 24 * 3600,
    currency: given.currency ?? 'usd',
    amount,
    origin: desk.origin,
  })
  const { line_items: lines, ...fields } = given
  const known = desk.store.get('checkout.session', given.id)
  desk.store.put('checkout.session', { ...blank, status: 'complete', payment_status: 'paid', url: null, ...fields })
  if (known) return
  if (lines?.data) for (const line of lines.data) desk.store.put('item', { ...line, session: given.id })
  else {
    const item = { session: given.id, created, currency: given.currency ?? 'usd', unitAmount: amount, quantity: 1 }
    desk.store.put('item', blankItem({ ...item, name: 'Order', description: null }))
  }
}
