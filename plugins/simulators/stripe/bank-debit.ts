import type Stripe from 'stripe'
import type { Desk } from './desk.ts'
import { newCharge } from './entities/charge.ts'
import { missing } from './failure.ts'
import { newId, token } from './ids.ts'
import { customerDetails, intentOf, openSession, type PayOutcome, type Tender } from './paying.ts'

type Person = Pick<Tender, 'email' | 'name'>

/** How long a bank debit is under way before it settles by itself, seconds. Banks take days; a workbench has none. */
const underWay = 30

/**
 * Pays by a method that takes time: the session is complete, and nothing is paid yet (docs: delayed notification payment
 * methods). What the bank will say is chosen now and told later. Such methods cannot be authorized first.
 */
export function payByBank(desk: Desk, sessionId: string, person: Person, good: boolean): PayOutcome {
  const before = openSession(desk, sessionId)
  const intent = before.status === 'open' ? intentOf(desk, before) : undefined
  if (!intent || intent.capture_method === 'manual') return { kind: 'closed', session: before }
  const charge = desk.store.put('charge', pendingCharge(desk, intent, person))
  const processing: Stripe.PaymentIntent = {
    ...intent,
    status: 'processing',
    latest_charge: charge.id,
    payment_method: charge.payment_method,
    last_payment_error: null,
  }
  const session: Stripe.Checkout.Session = {
    ...before,
    status: 'complete',
    payment_status: 'unpaid',
    payment_intent: intent.id,
    customer_details: customerDetails(person),
    url: null,
  }
  desk.store.put('payment_intent', processing)
  desk.store.put('checkout.session', session)
  desk.store.set(`bank.${intent.id}`, { good, at: desk.now() + underWay })
  desk.emit('charge.pending', charge)
  desk.emit('payment_intent.processing', processing)
  desk.emit('checkout.session.completed', session)
  return { kind: 'paid', session }
}

function pendingCharge(desk: Desk, intent: Stripe.PaymentIntent, person: Person): Stripe.Charge {
  const made = newCharge({
    intent,
    created: desk.now(),
    card: { brand: 'visa', last4: '6789' },
    method: newId.method(),
    captured: true,
    email: person.email,
    name: person.name,
  })
  return {
    ...made,
    status: 'pending',
    paid: false,
    captured: true,
    amount_captured: 0,
    payment_method_details: {
      type: 'us_bank_account',
      us_bank_account: {
        account_holder_type: 'individual',
        account_type: 'checking',
        bank_name: 'STRIPE TEST BANK',
        fingerprint: token(16),
        last4: '6789',
        payment_reference: null,
        routing_number: '110000000',
      },
    },
  }
}

/** The bank answers. Undefined when nothing waits for it. */
export function settleBank(desk: Desk, intentId: string, good: boolean): Stripe.PaymentIntent | undefined {
  const intent = desk.store.get('payment_intent', intentId)
  if (!intent) throw missing('payment_intent', intentId)
  const charge = typeof intent.latest_charge === 'string' ? desk.store.get('charge', intent.latest_charge) : undefined
  const session = desk.store.list('checkout.session', { filter: { payment_intent: intentId }, limit: 1 }).data[0]
  if (intent.status !== 'processing' || !charge || !session) return undefined
  return good ? arrive(desk, intent, charge, session) : bounce(desk, intent, charge, session)
}

function arrive(desk: Desk, intent: Stripe.PaymentIntent, charge: Stripe.Charge, session: Stripe.Checkout.Session) {
  const paid = desk.store.put('charge', { ...charge, status: 'succeeded', paid: true, amount_captured: charge.amount })
  const done = desk.store.put('payment_intent', { ...intent, status: 'succeeded', amount_received: intent.amount })
  const closed = desk.store.put('checkout.session', { ...session, payment_status: 'paid' })
  desk.emit('charge.succeeded', paid)
  desk.emit('payment_intent.succeeded', done)
  desk.emit('checkout.session.async_payment_succeeded', closed)
  return done
}

function bounce(desk: Desk, intent: Stripe.PaymentIntent, charge: Stripe.Charge, session: Stripe.Checkout.Session) {
  const message = 'The customer’s account has insufficient funds to cover this payment.'
  const code = 'payment_method_customer_decline'
  const failed = desk.store.put('charge', {
    ...charge,
    status: 'failed',
    captured: false,
    failure_code: code,
    failure_message: message,
  })
  const open = desk.store.put('payment_intent', {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    last_payment_error: { type: 'invalid_request_error', charge: charge.id, code, message },
  })
  desk.emit('charge.failed', failed)
  desk.emit('payment_intent.payment_failed', open)
  desk.emit('checkout.session.async_payment_failed', session)
  return open
}

/** Debits whose time has come, each with what its bank will say. */
export function settleDue(desk: Desk): number {
  const waiting = desk.store.list('payment_intent', { filter: { status: 'processing' }, limit: 100 }).data
  const due = waiting.flatMap(({ id }) => {
    const said = desk.store.setting(`bank.${id}`) as { good: boolean; at: number } | undefined
    return said && said.at <= desk.now() ? [{ id, good: said.good }] : []
  })
  for (const { id, good } of due) settleBank(desk, id, good)
  return due.length
}
