import { localize, type Localized, type OperationalType } from '@souk/kernel'
import { documentPath } from '../operations/audit-documents.ts'

/** Something that is called by a number, a code or a name, as the queries below read it. */
export interface FoundThing {
  readonly _id: string
  readonly _type: string
  readonly number: string | null
  readonly name: string | null
  readonly title: Localized | null
  readonly about: string | null
}

/** Types that are looked through: how each is found by `$word` (begun) or `$text` (whole), and its words. */
const things = {
  order: {
    where: 'number match $word || address.name match $word || contact.email match $word',
    words: '"number": number, "about": address.name',
    order: 'createdAt desc',
  },
  customer: {
    where: 'name match $word || email match $word || phone == $text',
    words: '"name": name, "about": email',
    order: 'createdAt desc',
  },
  ticket: {
    where: 'number == upper($text) || subject match $word || orderNumber == $text',
    words: '"number": number, "about": subject',
    order: 'createdAt desc',
  },
  stockTransfer: { where: 'reference match $word', words: '"number": reference', order: 'openedAt desc' },
  purchaseOrder: { where: 'reference match $word', words: '"number": reference', order: 'orderedAt desc' },
  variant: {
    where: 'sku match $word || barcode == $text',
    words: '"number": sku, "title": product->title',
    order: 'sku asc',
  },
  product: { where: 'title[].value match $word', words: '"title": title', order: '_id asc' },
} as const
type Thing = keyof typeof things
export const foundTypes = Object.keys(things) as readonly Thing[]
/** Types that are not everybody's to read. */
export const guardedTypes = [
  'order',
  'customer',
  'ticket',
  'stockTransfer',
  'purchaseOrder',
] as const satisfies readonly OperationalType[]

const most = 5

/** One query over what somebody may read. `$text` as it was typed, `$word` as the beginning of words. */
export const foundQuery = (types: readonly Thing[]): string =>
  `[${types
    .map((type) => {
      const { where, words, order } = things[type]
      return `...*[_type == "${type}" && (${where})] | order(${order})[0...${most}]{_id, _type, ${words}}`
    })
    .join(', ')}]`

/** The same words for documents by id. `$ids`. */
export const recentQuery = `*[_id in $ids] | order(_id asc)[0...20]{
  _id, _type, "number": coalesce(number, sku, reference), name, "title": coalesce(title, product->title),
  "about": select(_type == "order" => address.name, _type == "ticket" => subject, _type == "customer" => email)
}`

/** `10` begins `1048`, `Ami Had` begins both words of a name. */
export const wordParams = (text: string) => ({
  text: text.trim().replace(/^#/, ''),
  word: text
    .trim()
    .replace(/^#/, '')
    .split(/\s+/)
    .map((word) => `${word.replaceAll('*', '')}*`),
})

const kinds: Readonly<Record<string, string>> = {
  order: 'Order',
  customer: 'Customer',
  ticket: 'Ticket',
  stockTransfer: 'Transfer',
  purchaseOrder: 'Purchase order',
  variant: 'SKU',
  product: 'Product',
}

/** `Order 1048`, `Product Oat flat white`. */
export function thingTitle({ _type, number, name, title }: FoundThing): string {
  return [kinds[_type] ?? _type, number ?? name ?? localize(title, 'en') ?? ''].join(' ').trim()
}

/** What is said beside it. */
export const thingAbout = ({ about, number, title }: FoundThing): string =>
  about ?? (number ? (localize(title, 'en') ?? '') : '')

/** Where it is shown. What is sold is shown by its stock. */
export function thingPath(thing: FoundThing): string | undefined {
  const sold = thing._type === 'variant' ? thing.number : thing._type === 'product' ? localize(thing.title, 'en') : null
  return sold ? `/stock?q=${encodeURIComponent(sold)}` : documentPath(thing._id)
}
