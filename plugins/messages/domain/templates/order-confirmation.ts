import { formatMoney } from '@souk/kernel'
import { type Html, html, oneLine } from '../html.ts'
import { type MailWords, mailWords } from './words.ts'

/** Facts of the mail, taken from order and settings when it is sent. Amounts in minor units of `currency`. */
export interface OrderConfirmation {
  readonly shop: { readonly name: string; readonly email: string; readonly timeZone: string }
  readonly language: string
  readonly currency: string
  readonly number: string
  readonly name: string
  readonly method: 'delivery' | 'pickup'
  readonly pin: string
  readonly lines: readonly {
    readonly title: string
    readonly variantTitle: string
    readonly quantity: number
    readonly subtotal: number
  }[]
  readonly totals: {
    readonly subtotal: number
    readonly discount: number
    readonly delivery: number
    readonly tax: number
    readonly total: number
  }
  readonly taxIncluded: boolean
  readonly address: {
    readonly name: string
    readonly line1: string
    readonly line2?: string
    readonly city: string
    readonly postalCode: string
  }
  readonly promise?: { readonly from: string; readonly to: string }
  /** The live tracking page, with its access token. */
  readonly link: string
}

/** A rendered mail, without its envelope. */
export interface RenderedMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Sent once when an order is placed. Pure: the same facts, the same mail. */
export function orderConfirmation(facts: OrderConfirmation): RenderedMail {
  const words = mailWords(facts.language)
  const view = viewOf(facts, words)
  return {
    subject: oneLine(words.subject(facts.shop.name, facts.number)),
    text: asText(view, words),
    html: asHtml(view, words).text,
  }
}

interface View {
  readonly facts: OrderConfirmation
  readonly promise: string | undefined
  readonly lines: readonly (readonly [what: string, amount: string])[]
  readonly sums: readonly (readonly [label: string, amount: string])[]
  readonly address: readonly string[]
}

function viewOf(facts: OrderConfirmation, words: MailWords): View {
  const money = (amount: number) => formatMoney({ amount, currency: facts.currency }, words.locale)
  const time = (at: string) =>
    new Intl.DateTimeFormat(words.locale, {
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
      timeZone: facts.shop.timeZone,
    }).format(new Date(at))
  const { totals, address } = facts
  const promised = facts.method === 'pickup' ? words.promisePickup : words.promiseDelivery
  return {
    facts,
    promise: facts.promise && promised(time(facts.promise.from), time(facts.promise.to)),
    lines: facts.lines.map((line) => [
      `${line.quantity} × ${line.title}${line.variantTitle ? `, ${line.variantTitle}` : ''}`,
      money(line.subtotal),
    ]),
    sums: [
      [words.subtotal, money(totals.subtotal)],
      ...(totals.discount > 0 ? [[words.discount, money(-totals.discount)] as const] : []),
      [words.delivery, money(totals.delivery)],
      ...(totals.tax > 0 ? [[facts.taxIncluded ? words.taxIncluded : words.tax, money(totals.tax)] as const] : []),
      [words.total, money(totals.total)],
    ],
    address: [address.name, address.line1, address.line2 ?? '', `${address.postalCode} ${address.city}`].filter(
      Boolean,
    ),
  }
}

const pinWords = ({ method }: OrderConfirmation, words: MailWords) => (method === 'pickup' ? words.pickup : words.pin)

const asText = ({ facts, promise, lines, sums, address }: View, words: MailWords): string =>
  [
    words.hello(facts.name),
    words.placed(facts.number),
    ...(promise ? [promise] : []),
    '',
    ...lines.map(([what, amount]) => `${what}: ${amount}`),
    '',
    ...sums.map(([label, amount]) => `${label}: ${amount}`),
    '',
    ...(facts.method === 'delivery' ? [`${words.to}: ${address.join(', ')}`] : []),
    `${pinWords(facts, words)}: ${facts.pin}`,
    '',
    `${words.follow}: ${facts.link}`,
    words.questions(facts.shop.email),
    '',
  ]
    .map(oneLine)
    .join('\n')

const row = ([label, amount]: readonly [string, string]): Html =>
  html`<tr><td style="padding:6px 0">${label}</td><td style="padding:6px 0;text-align:end"><bdi>${amount}</bdi></td></tr>`

const asHtml = ({ facts, promise, lines, sums, address }: View, words: MailWords): Html => html`<!doctype html>
<html lang="${facts.language}" dir="${words.dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${words.placed(facts.number)}</title></head>
<body style="margin:0;background:#f6eee1;color:#2b1a12;font:16px/1.45 system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 24px;background:#fffcf6">
<p style="margin:0 0 24px;font-weight:700;color:#c23c16">${facts.shop.name}</p>
<h1 style="margin:0 0 8px;font-size:28px;line-height:1.1">${words.hello(facts.name)}</h1>
<p style="margin:0 0 8px">${words.placed(facts.number)}</p>
${promise ? html`<p style="margin:0 0 24px;padding:12px 16px;background:#e3efe4;color:#174a3b;border-radius:14px">${promise}</p>` : ''}
<p style="margin:0 0 24px"><a href="${facts.link}" style="display:inline-block;padding:12px 20px;border-radius:99px;background:#c23c16;color:#fff;text-decoration:none">${words.follow}</a></p>
<table style="width:100%;border-collapse:collapse;border-top:1px solid #e6d9c6">${lines.map(row)}</table>
<table style="width:100%;border-collapse:collapse;border-top:1px solid #e6d9c6">${sums.map(row)}</table>
${facts.method === 'delivery' ? html`<p style="margin:24px 0 8px">${words.to}: ${address.join(', ')}</p>` : ''}
<p style="margin:0 0 24px">${pinWords(facts, words)}: <strong><bdi>${facts.pin}</bdi></strong></p>
<p style="margin:0;color:#6b4f40">${words.questions(facts.shop.email)}</p>
</div>
</body>
</html>
`
