import { type Localized, localize } from '@souk/kernel'
import type { LineItem, Order } from '@souk/orders'
import { type Evidence, soldName } from './evidence.ts'
import { chapter, facts, html, type Markup, nothing, table } from './page-parts.ts'
import { moneyOf, percent } from './written.ts'

/** Every line with the words and the price that its shopper saw. */
export const linesChapter = (evidence: Evidence): Markup =>
  chapter('What was sold, as it was shown', ...evidence.order.lines.map((line) => oneLine(line, evidence)))

function oneLine(line: LineItem, { order, products }: Evidence): Markup {
  const product = products.get(soldName(line))
  return html`<h3>${[line.title, line.variantTitle].filter(Boolean).join(', ')}</h3>${facts([
    ['SKU', line.sku],
    ['Sold by', line.sellerName ?? line.seller],
    ['Made of', line.parts?.map(({ quantity, title, sku }) => `${quantity} × ${title} (${sku})`).join(', ')],
    ['Units', String(line.quantity)],
    ['Price of one', moneyOf(line.unitPrice, order.currency)],
    ['Sent, delivered, returned', `${line.shipped}, ${line.delivered}, ${line.returned ?? 0}`],
    ['Canceled', line.canceled > 0 ? String(line.canceled) : undefined],
    ['Product', `${line.product}, revision ${line.productRevision}`],
  ])}${
    product
      ? [
          quoted(product.title, order.language, String),
          quoted(product.summary, order.language, String),
          quoted(product.description, order.language, plainText),
        ]
      : html`<p>The history of the dataset does not reach back to this revision; title and price above were kept with the order.</p>`
  }`
}

/** Copy as the shopper read it, in the language that it was there in. */
function quoted<Value>(copy: Localized<Value> | undefined, language: string, read: (value: Value) => string): Markup {
  const value = localize(copy, language)
  const words = value === undefined || value === null ? '' : read(value)
  const tag = copy?.find((each) => each.value === value)?._key ?? ''
  return words === '' ? nothing : html`<blockquote lang="${tag}" dir="auto">${words}</blockquote>`
}

/** The words of rich text, a line a paragraph. */
function plainText(blocks: readonly unknown[]): string {
  const textOf = (part: unknown): string => {
    if (typeof part !== 'object' || part === null) return ''
    if ('text' in part && typeof part.text === 'string') return part.text
    return 'children' in part && Array.isArray(part.children) ? part.children.map(textOf).join('') : ''
  }
  return blocks.map(textOf).filter(Boolean).join('\n')
}

/** Every figure with the rule that it comes from. */
export function priceChapter({ order }: Evidence): Markup {
  const sum = (amount: number) => moneyOf(amount, order.currency)
  return chapter(
    'How the price came about',
    table(
      ['Line', 'Units × price', 'Less', 'Tax', 'Tax rate'],
      order.lines.map((line) => [
        line.sku,
        `${line.quantity} × ${sum(line.unitPrice)} = ${sum(line.subtotal)}`,
        line.discount > 0 ? sum(line.discount) : '',
        sum(line.tax),
        percent(line.taxRate),
      ]),
    ),
    facts([...promotionsOf(order), ...totalsOf(order)]),
  )
}

const promotionsOf = ({ promotions = [], currency }: Order) =>
  promotions.map(({ title, code, amount, kind }) => {
    const off = kind === 'free_delivery' ? 'off the delivery' : 'off the goods'
    return [code ? `${title} (${code})` : title, `${moneyOf(amount, currency)} ${off}`] as const
  })

function totalsOf({ totals, taxIncluded, currency, delivery }: Order) {
  const sum = (amount: number) => moneyOf(amount, currency)
  const { rate } = delivery
  const who = [rate?.carrier, rate?.service, rate?.quoteId].filter(Boolean).join(' ')
  return [
    ['Goods', sum(totals.subtotal)],
    ['Less', totals.discount > 0 ? sum(totals.discount) : undefined],
    ['Delivery', `${sum(totals.delivery)}${rate ? `, by the ${rate.source}${who ? ` (${who})` : ''}` : ''}`],
    [taxIncluded ? 'Tax, within the prices' : 'Tax', sum(totals.tax)],
    ['Total', sum(totals.total)],
  ] as const
}
