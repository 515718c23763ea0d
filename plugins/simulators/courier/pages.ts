import type { Hook } from '../http/hooks.ts'
import { type Html, html, page } from '../http/html.ts'
import type { Answer } from '../http/serve.ts'
import { courseOf, type Delivery } from './delivery.ts'

const titles: Readonly<Record<string, string>> = {
  pickup: 'Courier found',
  pickup_complete: 'Bag taken',
  dropoff: 'Near the door',
  delivered: 'Delivered',
}
const toneOf = (status: string) =>
  status === 'delivered' ? 'good' : status === 'canceled' || status === 'returned' ? 'bad' : 'wait'

/** Every delivery with its next step, and the ways it may go wrong. */
export function homePage(deliveries: readonly Delivery[], hooks: readonly Hook[]): Answer {
  const delivered = hooks.filter(({ state }) => state === 'delivered').length
  const body = html`<main class="desk">
  <h1>Courier simulator</h1>
  <p class="soft">Speaks Uber Direct. Of the last ${hooks.length} webhooks ${delivered} were delivered.</p>
  <section class="card"><h2>Deliveries</h2>${
    deliveries.length === 0
      ? html`<p class="empty">None yet. Pack an order whose zone says "uber".</p>`
      : html`<table><thead><tr><th>Delivery</th><th>To</th><th>Now</th><th>Next</th></tr></thead><tbody>${deliveries.map(row)}</tbody></table>`
  }</section>
</main>`
  return page('Courier simulator', body)
}

function row(delivery: Delivery): Html {
  const next = courseOf[courseOf.findIndex((status) => status === delivery.status) + 1]
  const open = !['delivered', 'canceled', 'returned'].includes(delivery.status)
  const acts = open
    ? [
        ...(next ? [[next, titles[next] ?? next]] : []),
        ['canceled', 'Cancel'],
        ['returned', 'Bring back'],
        ['ride', 'Ride on'],
      ]
    : []
  const forms = acts.map(
    ([status, title]) =>
      html`<form method="post" action="/deliveries/${delivery.id}"><input type="hidden" name="status" value="${status}"><button class="small quiet">${title}</button></form> `,
  )
  return html`<tr><td class="mono"><a href="/track/${delivery.id}">${delivery.id}</a></td><td>${delivery.dropoff.name}</td>
    <td><span class="state ${toneOf(delivery.status)}">${delivery.status.replaceAll('_', ' ')}</span> ${delivery.courier ?? ''}</td><td>${forms}</td></tr>`
}

/** The vendor's public page about one delivery. */
export function trackPage(delivery: Delivery): Answer {
  const body = html`<main class="middle"><h1>${delivery.status.replaceAll('_', ' ')}</h1>
  <p>${delivery.courier ? html`${delivery.courier} by bicycle` : 'Looking for a courier'}</p><p class="mono">${delivery.id}</p></main>`
  return page(`Delivery ${delivery.id}`, body)
}
