import type Stripe from 'stripe'
import { type Html, html, page } from '../../http/html.ts'
import type { Answer } from '../../http/serve.ts'
import { cards } from '../cards.ts'
import { money } from '../money.ts'

type Session = Stripe.Checkout.Session

/** What a person has typed so far, and what was wrong with it. */
export interface PayForm {
  readonly email: string
  readonly name: string
  readonly card: string
  readonly error?: string
}

/** The yellow line that says what this is. */
export const banner: Html = html`<div class="banner">Payment simulator. No money moves, no card is charged; use the test cards.</div>`

/** Where a session leads after paying; the placeholder of the documentation is filled in. */
export function successUrl(session: Session): string {
  return (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}

/** The hosted page of an open session. It works without scripts. */
export function payPage(session: Session, lines: readonly Stripe.LineItem[], form: PayForm): Answer {
  const total = money(session.amount_total ?? 0, session.currency ?? 'usd')
  const body = html`${banner}
<main class="pay">
  <section class="sum">
    ${session.cancel_url !== null && html`<a class="back" href="${session.cancel_url}">&larr; Go back</a>`}
    <div class="soft">Pay Souk</div>
    <div class="total">${total}</div>
    <ul class="lines">
      ${lines.map((line) => lineRow(line))}
      <li class="all"><span>Total due</span><span>${total}</span></li>
    </ul>
  </section>
  <section class="how">
    <h2>Pay by card</h2>
    ${form.error !== undefined && html`<p class="error" role="alert">${form.error}</p>`}
    ${fields(session, form, total)}
    ${testCards()}
  </section>
</main>`
  const origins = [session.success_url, session.cancel_url].flatMap((url) => URL.parse(url ?? '')?.origin ?? [])
  return page(`Pay ${total}`, body, { status: form.error === undefined ? 200 : 402, formTo: [...new Set(origins)] })
}

function lineRow(line: Stripe.LineItem): Html {
  const each = line.price?.unit_amount ?? 0
  return html`<li>
        <span>${line.description ?? ''}${(line.quantity ?? 1) > 1 && html`<br><small>${line.quantity ?? 1} &times; ${money(each, line.currency)}</small>`}</span>
        <span>${money(line.amount_total, line.currency)}</span>
      </li>`
}

function fields(session: Session, form: PayForm, total: string): Html {
  return html`<form method="post" action="/c/pay/${session.id}">
      <label>E-mail<input name="email" type="email" autocomplete="email" required value="${form.email}"></label>
      <label>Card number<input name="card" inputmode="numeric" autocomplete="cc-number" required placeholder="4242 4242 4242 4242" value="${form.card}"></label>
      <div class="pair">
        <label>Expiry<input name="expiry" autocomplete="cc-exp" placeholder="12 / 34"></label>
        <label>CVC<input name="cvc" inputmode="numeric" autocomplete="cc-csc" placeholder="123"></label>
      </div>
      <label>Name on card<input name="name" autocomplete="cc-name" value="${form.name}"></label>
      <button class="wide" name="after" value="return">Pay ${total}</button>
      <button class="wide quiet" name="after" value="stay">Pay, then close this tab</button>
    </form>
    <details><summary>Pay from a bank account</summary><form method="post" action="/c/pay/${session.id}">
      <input type="hidden" name="email" value="${form.email}">
      <p>The shop hears at once that it is under way, and half a minute later what the bank says.</p>
      <button class="wide quiet" name="bank" value="succeeds">Bank debit that succeeds</button>
      <button class="wide quiet" name="bank" value="fails">Bank debit that fails</button>
    </form></details>`
}

function testCards(): Html {
  const rows = Object.entries(cards).map(
    ([number, rule]) =>
      html`<tr><td class="mono">${number.replace(/(.{4})(?=.)/g, '$1 ')}</td><td>${rule.words}</td></tr>`,
  )
  return html`<details><summary>Test cards</summary><table>${rows}</table><p>Any expiry, any CVC.</p></details>`
}

/** What stands in the place of the form once a session is over. */
export function closedPage(session: Session): Answer {
  const paid = session.status === 'complete'
  const body = html`${banner}
<main class="middle">
  <h1>${paid ? 'Paid' : 'This payment page has expired'}</h1>
  <p class="soft">${paid ? 'The shop has been told. You can close this tab.' : 'Nothing was charged. Go back to the shop to try again.'}</p>
  <p>${paid ? html`<a href="${successUrl(session)}">Return to the shop</a>` : session.cancel_url !== null && html`<a href="${session.cancel_url}">Return to the shop</a>`}</p>
</main>`
  return page(paid ? 'Paid' : 'Expired', body)
}
