import type { Instant } from '@souk/kernel'
import type { DocumentStore } from '../contract.ts'
import { type Evidence, readEvidence } from './evidence.ts'
import { deliveryChapter, messagesChapter, refundsChapter, timelineChapter } from './what-happened.ts'
import { moneyOf, moment } from './written.ts'
import { chapter, facts, html, Markup, table } from './page-parts.ts'
import { supportChapter } from './support-threads.ts'
import { linesChapter, priceChapter } from './what-was-sold.ts'

const style = `body{font:14px/1.5 system-ui,sans-serif;color:#1c1c1c;max-width:900px;margin:32px auto;padding:0 24px}
h1{font-size:24px;margin:0}h2{font-size:17px;margin:32px 0 8px;border-bottom:1px solid #bbb}h3{font-size:15px;margin:16px 0 4px}
table{border-collapse:collapse;width:100%;font-size:13px}th,td{text-align:start;vertical-align:top;padding:4px 8px 4px 0;border-bottom:1px solid #ddd}
dl{margin:8px 0}dl div{display:grid;grid-template-columns:200px 1fr}dt{color:#555}dd{margin:0}blockquote{margin:8px 0;padding-inline-start:12px;border-inline-start:3px solid #bbb;white-space:pre-line}
section,tr{break-inside:avoid-page}@media print{body{margin:0;max-width:none}}`

/** Reads what bears witness to an order and writes it down. Undefined when there is no such order. */
export async function writeDisputePack(
  store: DocumentStore,
  orderId: string,
  now: Instant,
): Promise<{ readonly number: string; readonly page: string } | undefined> {
  const evidence = await readEvidence(store, orderId, now)
  return evidence && { number: evidence.order.number, page: disputePack(evidence) }
}

/**
 * One self-contained page that proves an order to a bank: what was shown and promised, what was paid, what was done, what
 * was said. Written from the documents and their history alone; the same evidence always gives the same page.
 */
export function disputePack(evidence: Evidence): string {
  const { order, settings, writtenAt } = evidence
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${`Order ${order.number}, ${settings.name}`}</title>
<style>${new Markup(style)}</style></head><body>
<h1>${`Order ${order.number}`}</h1>
<p>${`${settings.name}, ${settings.email}. Written ${moment(writtenAt)}.`}</p>
${[
  orderChapter(evidence),
  paymentChapter(evidence),
  linesChapter(evidence),
  priceChapter(evidence),
  deliveryChapter(evidence),
  refundsChapter(evidence),
  messagesChapter(evidence),
  supportChapter(evidence),
  timelineChapter(evidence),
]}
</body></html>
`
  return page.text
}

function orderChapter({ order }: Evidence): Markup {
  const { address, contact, promise } = order
  const where = [address.name, address.line1, address.line2, address.city, address.region, address.postalCode]
  const first = promise?.first ?? promise
  return chapter(
    'The order',
    facts([
      ['Number', order.number],
      ['Checked out', moment(order.createdAt)],
      ['Placed', order.placedAt && moment(order.placedAt)],
      ['State', order.state.replaceAll('_', ' ')],
      ['E-mail', contact.email],
      ['Phone', contact.phone],
      [order.delivery.method === 'pickup' ? 'Pickup, for' : 'Delivered to', where.filter(Boolean).join(', ')],
      ['Country', address.country],
      ['Promised', first && `${moment(first.from)} to ${moment(first.to)}`],
      ['Promise moved to', promise?.first && `${moment(promise.from)} to ${moment(promise.to)}`],
      ['If something runs out', order.substitution.replaceAll('_', ' ')],
    ]),
  )
}

function paymentChapter({ payments }: Evidence): Markup {
  return chapter(
    'Payment',
    table(
      ['Provider', 'Reference', 'Card', 'Asked for', 'Taken', 'Taken at', 'Dispute'],
      payments.map(({ provider, reference = '', card, amount, captured, currency, capturedAt, dispute }) => [
        provider,
        reference,
        card ? `${card.brand} ending ${card.last4}` : '',
        moneyOf(amount, currency),
        moneyOf(captured, currency),
        capturedAt ? moment(capturedAt) : '',
        dispute
          ? `${dispute.state}: ${dispute.reason}, ${moneyOf(dispute.amount, currency)}, ${dispute.reference}`
          : '',
      ]),
    ),
  )
}
