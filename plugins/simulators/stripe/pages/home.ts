import type Stripe from 'stripe'
import { type Html, html, page } from '../../http/html.ts'
import type { Answer } from '../../http/serve.ts'
import type { Deliveries } from '../deliveries.ts'
import { money } from '../money.ts'
import type { StripeEvent, StripeStore } from '../store.ts'

const shown = 25

/** The page for people: what was started, what was paid, what was told, with "refund" and "send again". */
export function homePage(store: StripeStore, deliveries: Deliveries, notice?: string): Answer {
  const sessions = store.list('checkout.session', { limit: shown }).data
  const intents = store.list('payment_intent', { limit: shown }).data
  const events = store.list('event', { limit: shown }).data
  const counts = deliveries.counts()
  const body = html`<main class="desk">
  <h1>Payment simulator</h1>
  <p class="soft">Speaks Stripe's protocol. ${counts.delivered} webhooks delivered, ${counts.pending} waiting, ${counts.failed} given up.</p>
  ${notice !== undefined && html`<p class="error" role="alert">${notice}</p>`}
  ${card('Checkout sessions', ['Made', 'Reference', 'State', '#Total', ''], sessions.map(sessionRow))}
  ${card(
    'Payments',
    ['Made', 'Intent', 'State', '#Amount', 'Give back'],
    intents.map((intent) => intentRow(store, intent)),
  )}
  ${card(
    'Events',
    ['Made', 'Type', 'Delivery', ''],
    events.map((event) => eventRow(deliveries, event)),
  )}
</main>`
  return page('Payment simulator', body)
}

function card(title: string, columns: readonly string[], rows: readonly Html[]): Html {
  const heads = columns.map((name) =>
    name.startsWith('#') ? html`<th class="num">${name.slice(1)}</th>` : html`<th>${name}</th>`,
  )
  return html`<section class="card"><h2>${title}</h2>${
    rows.length === 0
      ? html`<p class="empty">None yet.</p>`
      : html`<table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`
  }</section>`
}

function at(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
}

function sessionRow(session: Stripe.Checkout.Session): Html {
  const tone = session.status === 'complete' ? 'good' : session.status === 'open' ? 'wait' : ''
  return html`<tr><td>${at(session.created)}</td><td class="mono">${session.client_reference_id ?? session.id.slice(0, 20)}</td>
    <td><span class="state ${tone}">${session.status ?? ''}</span></td>
    <td class="num">${money(session.amount_total ?? 0, session.currency ?? 'usd')}</td>
    <td>${session.status === 'open' && html`<a href="/c/pay/${session.id}">Pay page</a>`}</td></tr>`
}

function intentRow(store: StripeStore, intent: Stripe.PaymentIntent): Html {
  const charge = typeof intent.latest_charge === 'string' ? store.get('charge', intent.latest_charge) : undefined
  const left = charge ? charge.amount_captured - charge.amount_refunded : 0
  const tone = intent.status === 'succeeded' ? 'good' : intent.last_payment_error ? 'bad' : 'wait'
  const words = charge?.disputed
    ? 'disputed'
    : charge && charge.amount_refunded > 0
      ? `refunded ${money(charge.amount_refunded, charge.currency)}`
      : intent.status
  const refund = html`<form method="post" action="/payments/${intent.id}/refund"><input name="amount" aria-label="Amount in minor units" inputmode="numeric" placeholder="${left}"> <button class="small quiet">Refund</button></form>`
  return html`<tr><td>${at(intent.created)}</td><td class="mono">${intent.id}</td><td><span class="state ${tone}">${words}</span></td>
    <td class="num">${money(intent.amount, intent.currency)}</td><td>${left > 0 && refund}</td></tr>`
}

function eventRow(deliveries: Deliveries, event: StripeEvent): Html {
  const sent = deliveries.of(event.id)
  const words = sent.map((one) => {
    const tone = one.state === 'delivered' ? 'good' : one.state === 'failed' ? 'bad' : 'wait'
    const detail = one.lastStatus === null ? (one.lastError ?? 'not yet sent') : `HTTP ${one.lastStatus}`
    return html`<span class="state ${tone}">${one.state}, ${one.attempts} tried, ${detail}</span> `
  })
  return html`<tr><td>${at(event.created)}</td><td><span class="mono">${event.type}</span></td><td>${words.length > 0 ? words : 'nobody listens'}</td>
    <td><form method="post" action="/events/${event.id}/send"><button class="small quiet">Send again</button></form></td></tr>`
}
