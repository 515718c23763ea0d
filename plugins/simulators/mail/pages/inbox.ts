import { html, page } from '../../http/html.ts'
import type { Answer } from '../../http/serve.ts'
import type { ReceivedMail } from '../entities.ts'

const time = (at: string) => at.slice(0, 19).replace('T', ' ')

/** The list of everything that arrived, newest first. */
export function inboxPage(mails: readonly ReceivedMail[], count: number, to: string | undefined): Answer {
  const rows = mails.map(
    (mail) => html`<tr><td>${time(mail.at)}</td><td>${mail.to.join(', ')}</td>
      <td><a href="/messages/${mail.id}">${mail.subject || '(no subject)'}</a></td></tr>`,
  )
  const body = html`<main class="desk">
  <h1>Inbox</h1>
  <p class="soft">${count} ${count === 1 ? 'message' : 'messages'} caught; none has left this machine.</p>
  <form action="/"><label>To<input name="to" type="search" value="${to ?? ''}" placeholder="any address"></label></form>
  <section class="card">${
    rows.length === 0
      ? html`<p class="empty">Nothing here yet.</p>`
      : html`<table><thead><tr><th>Arrived</th><th>To</th><th>Subject</th></tr></thead><tbody>${rows}</tbody></table>`
  }</section>
</main>`
  return page('Inbox', body)
}

/** One message: its looks in a frame that may do nothing, its text, its links. */
export function messagePage(mail: ReceivedMail): Answer {
  const links = mail.links.map((link) => html`<li><a href="${link}" rel="noreferrer">${link}</a></li>`)
  const body = html`<main class="desk">
  <p><a href="/">&larr; Inbox</a></p>
  <h1>${mail.subject || '(no subject)'}</h1>
  <p class="soft">From ${mail.from} to ${mail.to.join(', ')}, ${time(mail.at)}</p>
  ${mail.html !== null && html`<section class="card"><h2>As designed</h2><iframe sandbox title="The message" src="/messages/${mail.id}/html"></iframe></section>`}
  <section class="card"><h2>Text</h2><pre>${mail.text}</pre></section>
  <section class="card"><h2>Links</h2>${links.length === 0 ? html`<p class="empty">None.</p>` : html`<ul>${links}</ul>`}</section>
</main>`
  return page(mail.subject || 'Message', body)
}

/** The message's own HTML, for the frame: no script, no form, nothing from elsewhere. */
export function messageHtml(mail: ReceivedMail): Answer {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
    body: mail.html ?? '',
  }
}
