import { fromLoopback, seeOther } from '../../http/answers.ts'
import { html, page } from '../../http/html.ts'
import type { Answer, Request } from '../../http/serve.ts'
import { styleSheet } from '../../http/style.ts'
import { payByBank } from '../bank-debit.ts'
import type { Deliveries } from '../deliveries.ts'
import type { Desk } from '../desk.ts'
import { StripeFailure } from '../failure.ts'
import { authenticate, type PayOutcome, pay } from '../paying.ts'
import { create as refund } from '../routes/refunds.ts'
import { homePage } from './home.ts'
import { closedPage, type PayForm, payPage, successUrl } from './pay.ts'
import { threeDSecurePage } from './three-d-secure.ts'

/** Answers everything that a browser asks for: the hosted payment pages and the pages for people. */
export function answerPages(desk: Desk, deliveries: Deliveries, request: Request): Answer {
  const [first = '', id = '', verb = ''] = request.url.pathname.split('/').slice(1)
  const post = request.method === 'POST'
  if (first === 'style.css') return styleSheet
  if (first === 'c' && id === 'pay' && verb !== '')
    return post ? submit(desk, verb, request) : show(desk, verb, request)
  if (first === '3ds' && id !== '') return post ? bank(desk, id, request) : bankPage(desk, id)
  if (!fromLoopback(request)) return nothing()
  if (first === '' && !post) return homePage(desk.store, deliveries)
  if (first === 'events' && verb === 'send' && post) return sendAgain(desk, deliveries, id)
  if (first === 'payments' && verb === 'refund' && post) return giveBack(desk, deliveries, id, request)
  return nothing()
}

function nothing(): Answer {
  return page(
    'Not here',
    html`<main class="middle"><h1>There is no such page</h1><p><a href="/">The simulator</a></p></main>`,
    {
      status: 404,
    },
  )
}

function show(desk: Desk, id: string, request: Request): Answer {
  const session = desk.store.get('checkout.session', id)
  if (!session) return nothing()
  if (session.status !== 'open') return closedPage(session)
  const intent =
    typeof session.payment_intent === 'string' ? desk.store.get('payment_intent', session.payment_intent) : undefined
  const error = request.url.searchParams.has('failed') ? intent?.last_payment_error?.message : undefined
  const form = { email: session.customer_email ?? '', name: '', card: '', ...(error === undefined ? {} : { error }) }
  return draw(desk, id, form)
}

function draw(desk: Desk, id: string, form: PayForm): Answer {
  const session = desk.store.get('checkout.session', id)
  if (!session) return nothing()
  const lines = desk.store.list('item', { filter: { session: session.id }, limit: 100, oldestFirst: true }).data
  return payPage(session, lines, form)
}

function submit(desk: Desk, id: string, request: Request): Answer {
  if (!desk.store.get('checkout.session', id)) return nothing()
  const fields = new URLSearchParams(request.body)
  const form = { email: fields.get('email') ?? '', name: fields.get('name') ?? '', card: fields.get('card') ?? '' }
  const debit = fields.get('bank')
  if (debit === null && form.card.trim() === '')
    return draw(desk, id, { ...form, error: 'Your card number is incomplete.' })
  const person = { email: form.email || null, name: form.name || null }
  const outcome = desk.store.transaction(() =>
    debit === null ? pay(desk, id, { card: form.card, ...person }) : payByBank(desk, id, person, debit === 'succeeds'),
  )
  if (outcome.kind === 'declined') return draw(desk, id, { ...form, card: '', error: outcome.decline.message })
  return follow(outcome, fields.get('after') === 'stay')
}

function follow(outcome: PayOutcome, stay: boolean): Answer {
  if (outcome.kind === 'authenticate') return seeOther(`/3ds/${outcome.intent.id}`)
  if (outcome.kind === 'declined') return nothing()
  const { session } = outcome
  return session.status === 'complete' && !stay ? seeOther(successUrl(session)) : closedPage(session)
}

function bankPage(desk: Desk, id: string): Answer {
  const intent = desk.store.get('payment_intent', id)
  const session = desk.store.list('checkout.session', { filter: { payment_intent: id }, limit: 1 }).data[0]
  if (!intent || !session) return nothing()
  if (intent.status !== 'requires_action') return seeOther(`/c/pay/${session.id}`)
  const origin = URL.parse(session.success_url ?? '')?.origin
  return threeDSecurePage(intent, origin === undefined ? [] : [origin])
}

function bank(desk: Desk, id: string, request: Request): Answer {
  const session = desk.store.list('checkout.session', { filter: { payment_intent: id }, limit: 1 }).data[0]
  if (!session) return nothing()
  const ok = new URLSearchParams(request.body).get('answer') === 'complete'
  const outcome = desk.store.transaction(() => authenticate(desk, id, ok))
  return outcome.kind === 'declined' ? seeOther(`/c/pay/${session.id}?failed=1`) : follow(outcome, false)
}

function sendAgain(desk: Desk, deliveries: Deliveries, id: string): Answer {
  const event = desk.store.get('event', id)
  if (!event) return nothing()
  deliveries.again(event)
  return seeOther('/')
}

function giveBack(desk: Desk, deliveries: Deliveries, id: string, request: Request): Answer {
  const typed = new URLSearchParams(request.body).get('amount') ?? ''
  if (!/^\d{0,12}$/.test(typed)) return homePage(desk.store, deliveries, 'The amount is a whole number of minor units.')
  try {
    desk.store.transaction(() =>
      refund(desk, { payment_intent: id, ...(typed === '' ? {} : { amount: Number(typed) }) }),
    )
    return seeOther('/')
  } catch (failure) {
    if (failure instanceof StripeFailure) return homePage(desk.store, deliveries, failure.message)
    throw failure
  }
}
