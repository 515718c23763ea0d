import { fromLoopback, json, jsonObject } from '../http/answers.ts'
import { type Faults, parseFaults } from '../http/faults.ts'
import type { Answer, Request } from '../http/serve.ts'
import { payByBank, settleBank } from './bank-debit.ts'
import type { Deliveries } from './deliveries.ts'
import type { Desk } from './desk.ts'
import { StripeFailure } from './failure.ts'
import { load, parseLoad } from './load.ts'
import { authenticate, closeDispute, expireSession, openDispute, type PayOutcome, pay } from './paying.ts'
import { settleRefund } from './routes/refunds.ts'

/** What the control API may do to the simulator beside what a desk can. */
export interface Controls {
  readonly desk: Desk
  readonly deliveries: Deliveries
  faults(): Faults
  setFaults(faults: Faults): void
  reset(): void
}

/** `/_sim/*`: for tests and for the demo's seeder. Answers this machine only. */
export function answerControl(controls: Controls, request: Request): Answer {
  if (!fromLoopback(request)) return json(403, { error: 'The control API answers loopback hosts only.' })
  const path = request.url.pathname.split('/').slice(2)
  const body = jsonObject(request.body)
  if (request.method === 'GET' && path.join('/') === 'state') return json(200, state(controls))
  if (request.method !== 'POST') return json(405, { error: 'POST, or GET /_sim/state.' })
  if (!body) return json(400, { error: 'The body is not a JSON object.' })
  try {
    return (
      controls.desk.store.transaction(() => change(controls, path, body)) ?? json(404, { error: 'No such control.' })
    )
  } catch (failure) {
    if (failure instanceof StripeFailure) return json(failure.status, { error: failure.body })
    throw failure
  }
}

function change(
  controls: Controls,
  path: readonly string[],
  body: Readonly<Record<string, unknown>>,
): Answer | undefined {
  const { desk, deliveries } = controls
  const [first = '', second = '', id = '', verb = ''] = path
  const name = path.length === 1 ? first : [first, second, verb].filter((part) => part !== '').join('/')
  switch (name) {
    case 'reset':
      controls.reset()
      return json(200, { ok: true })
    case 'faults':
      return faults(controls, body)
    case 'load': {
      const input = parseLoad(body)
      return input
        ? json(200, { loaded: load(desk, input) })
        : json(400, { error: 'Takes lists of objects with an id: sessions, paymentIntents, charges.' })
    }
    case 'checkout/sessions/pay':
      return payNow(desk, id, body)
    case 'checkout/sessions/expire': {
      const session = desk.store.get('checkout.session', id)
      return session && json(200, { session: expireSession(desk, session) })
    }
  }
  if (first === 'events' && id === 'send') return again(desk, deliveries, second)
  return deeds[`${first} ${id}`]?.(desk, second, body)
}

const changed = (name: string, value: unknown): Answer =>
  value === undefined ? json(409, { error: 'Not in this state.' }) : json(200, { [name]: value })

/** Controls of `/_sim/<what>/:id/<verb>`: what cardholders and banks do in their own time. */
const deeds: Readonly<Record<string, (desk: Desk, id: string, body: Readonly<Record<string, unknown>>) => Answer>> = {
  'payment_intents dispute': (desk, id) => dispute(desk, id),
  'payment_intents close-dispute': (desk, id, { outcome }) =>
    changed('dispute', closeDispute(desk, id, outcome === 'won')),
  'payment_intents settle': (desk, id, { outcome }) => changed('intent', settleBank(desk, id, outcome !== 'fail')),
  'refunds settle': (desk, id, { outcome }) => changed('refund', settleRefund(desk, id, outcome !== 'fail')),
}

function faults(controls: Controls, body: Readonly<Record<string, unknown>>): Answer {
  const parsed = parseFaults(body)
  if (typeof parsed === 'string') return json(400, { error: parsed })
  controls.setFaults(parsed)
  return json(200, { faults: parsed })
}

const text = (value: unknown) => (typeof value === 'string' ? value : null)

/** Pays as a person on the hosted page would. `authentication` answers the bank's step of 3-D Secure cards at once. */
function payNow(desk: Desk, id: string, body: Readonly<Record<string, unknown>>): Answer {
  const { card, email = null, name = null, authentication, ...rest } = body
  const odd = Object.keys(rest)[0]
  if (odd !== undefined) return json(400, { error: `Unknown field: ${odd}` })
  if (card === 'bank-debit' || card === 'bank-debit-fails')
    return payAnswer(desk, id, payByBank(desk, id, { email: text(email), name: text(name) }, card === 'bank-debit'))
  if (typeof card !== 'string') return json(400, { error: 'card is missing: the number as text.' })
  const first = pay(desk, id, { card, email: text(email), name: text(name) })
  const asked = first.kind === 'authenticate' && (authentication === 'complete' || authentication === 'fail')
  return payAnswer(desk, id, asked ? authenticate(desk, first.intent.id, authentication === 'complete') : first)
}

function payAnswer(desk: Desk, id: string, outcome: PayOutcome): Answer {
  const session = desk.store.get('checkout.session', id)
  if (outcome.kind === 'declined') {
    const { code, declineCode, message } = outcome.decline
    return json(402, { error: { type: 'card_error', code, decline_code: declineCode, message }, session })
  }
  if (outcome.kind === 'closed') return json(409, { error: `The session is ${outcome.session.status}.`, session })
  if (outcome.kind === 'authenticate') return json(200, { outcome: 'authenticate', url: outcome.url, session })
  return json(200, { outcome: 'paid', session })
}

function dispute(desk: Desk, intent: string): Answer {
  const opened = openDispute(desk, intent)
  return opened
    ? json(200, { dispute: opened })
    : json(409, { error: 'Nothing was captured, or it is disputed already.' })
}

function again(desk: Desk, deliveries: Deliveries, id: string): Answer | undefined {
  const event = desk.store.get('event', id)
  return event && json(200, { queued: deliveries.again(event) })
}

function state(controls: Controls) {
  const { store } = controls.desk
  return {
    service: 'stripe',
    faults: controls.faults(),
    counts: store.counts(),
    deliveries: controls.deliveries.counts(),
    sessions: store.list('checkout.session', { limit: 100 }).data,
    paymentIntents: store.list('payment_intent', { limit: 100 }).data,
    charges: store.list('charge', { limit: 100 }).data,
    refunds: store.list('refund', { limit: 100 }).data,
    disputes: store.list('dispute', { limit: 100 }).data,
    events: store.list('event', { limit: 100 }).data,
  }
}
