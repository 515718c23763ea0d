import { seeOther } from '../http/answers.ts'
import type { Hook } from '../http/hooks.ts'
import { type Html, html, page } from '../http/html.ts'
import type { Answer, Request } from '../http/serve.ts'
import type { PaypalDesk } from './desk.ts'
import type { Order, Visit } from './entities.ts'
import { showMoney } from './money.ts'
import { approveOrder } from './orders.ts'

const banner: Html = html`<div class="banner">PayPal simulator. No money moves and nobody is signed in.</div>`

/** A way to pay that the page offers, and what becomes of it. */
const buttons: readonly { readonly value: string; readonly words: string; readonly quiet: boolean }[] = [
  { value: 'ok', words: 'Pay', quiet: false },
  { value: 'stay', words: 'Pay, then close this tab', quiet: true },
  { value: 'pending', words: 'Pay from a bank account that takes days', quiet: true },
  { value: 'decline', words: 'Pay with a card that gets declined', quiet: true },
]

/** `/checkoutnow?token=`: where a shopper approves an order. */
export function answerApproval(desk: PaypalDesk, request: Request): Answer {
  const id = request.url.searchParams.get('token') ?? ''
  const order = desk.get('order', id)
  const visit = desk.get('visit', id)
  if (!order || !visit) return nothing()
  if (request.method !== 'POST') return order.status === 'COMPLETED' ? over(visit, id) : approvalPage(order, visit)
  const choice = new URLSearchParams(request.body).get('choice') ?? ''
  if (choice === 'cancel') return seeOther(withToken(visit.cancelUrl, id))
  const funding = choice === 'pending' || choice === 'decline' ? choice : 'ok'
  if (!approveOrder(desk, id, funding)) return over(visit, id)
  return choice === 'stay' ? over(visit, id) : seeOther(withToken(visit.returnUrl, id, 'SIMBUYER00001'))
}

function withToken(url: string, token: string, payer?: string): string {
  const to = new URL(url)
  to.searchParams.set('token', token)
  if (payer !== undefined) to.searchParams.set('PayerID', payer)
  return to.href
}

function approvalPage(order: Order, visit: Visit): Answer {
  const unit = order.purchase_units[0]
  const total = unit ? showMoney(unit.amount) : ''
  const lines = (unit?.items ?? []).map(
    (item) =>
      html`<li><span>${item.name}${item.quantity !== '1' && html`<br><small>${item.quantity} &times; ${showMoney(item.unit_amount)}</small>`}</span><span>${showMoney(item.unit_amount)}</span></li>`,
  )
  const body = html`${banner}
<main class="pay">
  <section class="sum">
    <div class="soft">${unit?.description ?? 'Your purchase'}</div>
    <div class="total">${total}</div>
    <ul class="lines">${lines}<li class="all"><span>Total</span><span>${total}</span></li></ul>
  </section>
  <section class="how">
    <h2>Pay with PayPal</h2>
    ${visit.funding === 'decline' && html`<p class="error" role="alert">Your card was declined. Choose another way to pay.</p>`}
    <form method="post" action="/checkoutnow?token=${order.id}">
      ${buttons.map(({ value, words, quiet }) => html`<button class="wide ${quiet ? 'quiet' : ''}" name="choice" value="${value}">${words}${value === 'ok' && ` ${total}`}</button>`)}
      <button class="wide quiet" name="choice" value="cancel">Cancel and return to the shop</button>
    </form>
  </section>
</main>`
  const formTo = [visit.returnUrl, visit.cancelUrl].flatMap((url) => URL.parse(url)?.origin ?? [])
  return page(`Pay ${total}`, body, { formTo: [...new Set(formTo)] })
}

function over(visit: Visit, id: string): Answer {
  const back = withToken(visit.returnUrl, id, 'SIMBUYER00001')
  return page(
    'Done',
    html`${banner}<main class="middle"><h1>You are done here</h1>
  <p class="soft">The shop has been told. You can close this tab.</p><p><a href="${back}">Return to the shop</a></p></main>`,
  )
}

export function nothing(): Answer {
  return page(
    'Not here',
    html`<main class="middle"><h1>There is no such page</h1><p><a href="/">The simulator</a></p></main>`,
    {
      status: 404,
    },
  )
}

/** The page for people: what was started, what was told, with "send again". */
export function homePage(desk: PaypalDesk, hooks: (event: string) => readonly Hook[]): Answer {
  const orders = desk.list('order', 25).map(orderRow)
  const events = desk.list('event', 25).map((event) => {
    const sent = hooks(event.id).map(
      (hook) =>
        html`<span class="state ${hook.state === 'delivered' ? 'good' : hook.state === 'failed' ? 'bad' : 'wait'}">${hook.state}, ${hook.attempts} tried</span> `,
    )
    return html`<tr><td>${event.create_time}</td><td class="mono">${event.event_type}</td><td>${sent}</td>
    <td><form method="post" action="/events/${event.id}/send"><button class="small quiet">Send again</button></form></td></tr>`
  })
  const table = (title: string, heads: readonly string[], rows: readonly Html[]) =>
    html`<section class="card"><h2>${title}</h2>${rows.length === 0 ? html`<p class="empty">None yet.</p>` : html`<table><thead><tr>${heads.map((head) => html`<th>${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`}</section>`
  const body = html`<main class="desk"><h1>PayPal simulator</h1><p class="soft">Speaks PayPal's protocol: Orders v2 and Payments v2.</p>
  ${table('Orders', ['Made', 'Reference', 'State', 'Total', ''], orders)}
  ${table('Events', ['Made', 'Type', 'Delivery', ''], events)}</main>`
  return page('PayPal simulator', body)
}

function orderRow(order: Order): Html {
  const unit = order.purchase_units[0]
  const capture = unit?.payments?.captures[0]
  const open = order.status === 'PAYER_ACTION_REQUIRED' || order.status === 'APPROVED'
  return html`<tr><td>${order.create_time}</td><td class="mono">${unit?.custom_id ?? order.id}</td>
    <td><span class="state ${open ? 'wait' : 'good'}">${capture?.status ?? order.status}</span></td>
    <td class="num">${unit && showMoney(unit.amount)}</td><td>${open && html`<a href="/checkoutnow?token=${order.id}">Approval page</a>`}</td></tr>`
}
