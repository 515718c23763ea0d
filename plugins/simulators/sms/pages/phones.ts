import { html, page } from '../../http/html.ts'
import type { Answer } from '../../http/serve.ts'
import type { SimSms } from '../entities.ts'
import type { SmsStore } from '../store.ts'

const time = (at: number) => new Date(at).toISOString().slice(11, 16)
const path = (phone: string) => `/phones/${encodeURIComponent(phone)}`
const live = (answer: Answer, seconds: number, more: Readonly<Record<string, string>> = {}): Answer => ({
  ...answer,
  headers: { ...answer.headers, refresh: String(seconds), ...more },
})

/** Every phone that was written to, the latest first. Looks again by itself. */
export function phonesPage(store: SmsStore): Answer {
  const rows = store.phones().map(
    ({ phone, count, last }) => html`<tr><td><a href="${path(phone)}"><bdi>${phone}</bdi></a></td>
      <td dir="auto">${last.body.slice(0, 90)}</td><td>${count}</td><td>${time(last.createdAt)}</td></tr>`,
  )
  const body = html`<main class="desk">
  <h1>Phones</h1>
  <p class="soft">${store.count()} text messages; none has left this machine.</p>
  <section class="card">${
    rows.length === 0
      ? html`<p class="empty">Nobody was written to yet.</p>`
      : html`<table><thead><tr><th>Phone</th><th>Last</th><th>Messages</th><th>At</th></tr></thead><tbody>${rows}</tbody></table>`
  }</section>
</main>`
  return live(page('Phones', body), 3)
}

/** One phone: its thread, a reply, a switch. */
export function phonePage(store: SmsStore, phone: string): Answer {
  const off = store.marked(phone, 'off')
  const body = html`<main class="phone">
  <p><a href="/">&larr; Phones</a></p>
  <h1><bdi>${phone}</bdi></h1>
  ${store.marked(phone, 'stopped') && html`<p><span class="state bad">has said STOP</span></p>`}
  <iframe title="Messages of ${phone}" src="${path(phone)}/thread"></iframe>
  <form method="post" action="${path(phone)}/reply">
    <label>Reply<input name="text" maxlength="600" autocomplete="off" required></label>
    <button class="wide">Send</button>
  </form>
  <form method="post" action="${path(phone)}/${off ? 'on' : 'off'}">
    <button class="quiet wide">${off ? 'Switch the phone on' : 'Switch the phone off'}</button>
  </form>
</main>`
  return page(phone, body)
}

const bubble = (sms: SimSms) => html`<li class="${sms.direction === 'inbound' ? 'mine' : 'theirs'}">
  <p dir="auto">${sms.body}</p><small>${time(sms.createdAt)} · ${sms.status}${sms.errorCode !== null && ` ${sms.errorCode}`}</small></li>`

/** The bubbles, for the frame on a phone's page; looks again by itself. */
export function threadPage(store: SmsStore, phone: string): Answer {
  const thread = store.list(60, phone)
  const body =
    thread.length === 0 ? html`<p class="empty">Nothing yet.</p>` : html`<ol class="bubbles">${thread.map(bubble)}</ol>`
  const answer = page(`Messages of ${phone}`, body)
  const csp = String(answer.headers?.['content-security-policy']).replace(
    "frame-ancestors 'none'",
    "frame-ancestors 'self'",
  )
  return live(answer, 2, { 'content-security-policy': csp })
}
