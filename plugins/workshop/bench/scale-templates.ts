import type { DatabaseSync } from 'node:sqlite'

/** Units that a movement of a template moves: SKU, place, account they leave, account they reach. */
export interface TemplateEntry {
  readonly sku: string
  readonly location: string
  readonly from: string
  readonly to: string
  readonly quantity: number
}

/** A piece of a paper: text that every copy shares, or what is another in each. */
export type Piece =
  | string
  | { readonly kind: 'ulid' | 'swap'; readonly text: string }
  | { readonly kind: 'at'; readonly ms: number }

/** A document of a template, taken apart. Effects and events are swept after a month. */
interface Paper {
  readonly pieces: readonly Piece[]
  readonly shortLived: boolean
}

/** An order made by real commands, with everything that was written about it, as texts to copy. */
export interface Template {
  readonly number: string
  readonly skus: readonly string[]
  /** Product of each SKU. */
  readonly products: ReadonlyMap<string, string>
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly papers: readonly Paper[]
  readonly entries: readonly TemplateEntry[]
  /** Nothing will happen to it any more; `open` ones are paid or promised, and wait for staff. */
  readonly stage: 'closed' | 'open' | 'unpaid'
}

interface Held {
  readonly _id: string
  readonly _type: string
  readonly order?: string
  readonly cause?: { readonly order?: string }
  readonly entries?: readonly TemplateEntry[]
}
interface HeldLine {
  readonly sku: string
  readonly product: string
  readonly parts?: readonly unknown[]
}
interface HeldOrder extends Held {
  readonly number: string
  readonly state: string
  readonly customer?: string
  readonly contact: { readonly email: string; readonly phone: string }
  readonly address?: { readonly name: string }
  readonly promotions?: readonly unknown[]
  readonly lines: readonly HeldLine[]
}

/** Papers of orders. Roll-ups are made anew, tickets stand by themselves. */
const paperTypes = [
  'fulfillment',
  'payment',
  'refund',
  'return',
  'shipment',
  'message',
  'effect',
  'event',
  'stockMovement',
]
const swept: ReadonlySet<string> = new Set(['effect', 'event'])
const ended: ReadonlySet<string> = new Set(['completed', 'canceled', 'expired'])

/** Stands where the copy's own customer goes. */
export const customerMark = '"customer":"?",'
/** Stands where the product of a line's copy goes. */
export const productMark = (sku: string): string => `"product of ${sku}"`

/** Every document of some types of the one dataset in a lake's file. */
export function* documentsOf<Doc>(database: DatabaseSync, types: readonly string[]): Generator<Doc> {
  const marks = types.map(() => '?').join(', ')
  const rows = database.prepare(`SELECT json FROM documents WHERE json_extract(json, '$._type') IN (${marks})`)
  for (const row of rows.iterate(...types)) yield JSON.parse(String(row['json'])) as Doc
}

/** The order's text, with marks for what a copy cannot find by its value. */
function markedOrder({ customer: _, ...order }: HeldOrder): string {
  const lines = order.lines.map((line) => ({ ...line, product: productMark(line.sku).slice(1, -1) }))
  return JSON.stringify({ ...order, lines }).replace('"contact":{', `${customerMark}"contact":{`)
}

const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** Instants; what a card provider calls its things; ids. */
const changing = String.raw`(?:evt|pi|ch|re|cs_test)_[0-9A-Za-z]{20,}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z|[0-9a-hjkmnp-tv-z]{26}`

function piecesOf(text: string, swaps: readonly string[]): readonly Piece[] {
  const swapped: ReadonlySet<string> = new Set(swaps)
  const pieces = text.split(new RegExp(`(${[...swaps.map(quoted), changing].join('|')})`))
  return pieces.map((piece, at): Piece => {
    if (at % 2 === 0) return piece
    if (swapped.has(piece)) return { kind: 'swap', text: piece }
    return /^\d{4}-/.test(piece) ? { kind: 'at', ms: Date.parse(piece) } : { kind: 'ulid', text: piece }
  })
}

/** What stands in the texts of a template and is another in each copy. */
const swapsOf = ({ number, email, phone, name, skus }: Omit<Template, 'papers'>): readonly string[] => [
  customerMark,
  `"${number}"`,
  `order ${number}`,
  email,
  phone,
  ...(name === '' ? [] : [`"${name}"`]),
  ...skus.flatMap((sku) => [`"${sku}"`, `"variant-${sku.toLowerCase()}"`, productMark(sku)]),
]

function templateOf(order: HeldOrder, own: readonly Held[]): Template {
  const facts: Omit<Template, 'papers'> = {
    number: order.number,
    skus: [...new Set(order.lines.map(({ sku }) => sku))],
    products: new Map(order.lines.map(({ sku, product }) => [sku, product])),
    name: order.address?.name ?? '',
    email: order.contact.email,
    phone: order.contact.phone,
    entries: own.flatMap(({ entries = [] }) => entries),
    stage: ended.has(order.state) ? 'closed' : order.state === 'pending_payment' ? 'unpaid' : 'open',
  }
  const swaps = swapsOf(facts)
  const texts = [{ text: markedOrder(order), shortLived: false }].concat(
    own.map((paper) => ({ text: JSON.stringify(paper), shortLived: swept.has(paper._type) })),
  )
  const papers = texts.map(({ text, shortLived }) => ({ pieces: piecesOf(text, swaps), shortLived }))
  return { ...facts, papers }
}

/**
 * The orders of a seeded lake that can be copied: those without bundles, whose parts are counted elsewhere, and without
 * promotions, whose counters they would have to move.
 */
export function templatesOf(database: DatabaseSync): readonly Template[] {
  const papers = Map.groupBy(
    documentsOf<Held>(database, paperTypes),
    (paper) => paper.order ?? paper.cause?.order ?? '',
  )
  return [...documentsOf<HeldOrder>(database, ['order'])].flatMap((order) => {
    const plain = order.lines.every(({ parts }) => parts === undefined) && (order.promotions ?? []).length === 0
    return plain ? [templateOf(order, papers.get(order._id) ?? [])] : []
  })
}
