import { createHash } from 'node:crypto'
import { ulid } from '@souk/kernel'
import type { Random } from '../demo/random.ts'
import { type Made, skuOfCopy } from './scale-goods.ts'
import { customerMark, type Piece, productMark, type Template, type TemplateEntry } from './scale-templates.ts'

/** Somebody who orders. Those with an account have `customer`. */
export interface Buyer {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly customer: string | undefined
}

/** A copy of an order on its way into the dataset. */
interface CopiedOrder {
  readonly documents: readonly Made[]
  readonly entries: readonly TemplateEntry[]
}

const dayMs = 86_400_000
/** So many buyers of ten have an account. */
const accountsOfTen = 4
const sweptAfterDays = 30

/** Names from the seeded orders, put together anew: the same number is always the same person. */
export function buyerOf(number: number, names: readonly string[]): Buyer {
  const of = (at: number, part: number): string => names[at % names.length]?.split(' ')[part] ?? 'Alex'
  const [first, last] = [of(number, 0), of(Math.floor(number / names.length) + number * 7, 1)]
  const mailbox = `${first}.${last}.${number}`.toLowerCase().replaceAll(/[^a-z0-9.]/g, '')
  return {
    name: `${first} ${last}`,
    email: `${mailbox}@example.com`,
    phone: `+1415${String(5_000_000 + number)}`,
    customer: number % 10 < accountsOfTen ? `customer.${ulidFor(`buyer ${number}`)}` : undefined,
  }
}

/** A ulid that a text stands for, long past. */
const ulidFor = (text: string): string =>
  ulid(Date.parse('2024-01-01T00:00:00Z'), createHash('sha256').update(text).digest())

/** What one copy is to be: when, whose, and under which number. */
interface Wanted {
  readonly template: Template
  readonly number: string
  readonly buyer: Buyer
  /** Milliseconds that it happened earlier than its template. */
  readonly earlierMs: number
  readonly copies: number
  readonly random: Random
}

/** Some goods are wanted far more than others. */
const copyOfSku = (sku: string, { copies, random }: Wanted): string =>
  skuOfCopy(sku, Math.floor(copies * random.next() ** 3))

/** What stands in a copy where the template has something of its own. */
function swapsInto(
  { template, number, buyer }: Wanted,
  skus: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map([
    [customerMark, buyer.customer === undefined ? '' : `"customer":"${buyer.customer}",`],
    [`"${template.number}"`, `"${number}"`],
    [`order ${template.number}`, `order ${number}`],
    [template.email, buyer.email],
    [template.phone, buyer.phone],
    [`"${template.name}"`, `"${buyer.name}"`],
    ...[...skus].flatMap(([sku, copy]) => [
      [`"${sku}"`, `"${copy}"`] as const,
      [`"variant-${sku.toLowerCase()}"`, `"variant-${copy.toLowerCase()}"`] as const,
      [productMark(sku), `"${template.products.get(sku) ?? ''}${copy.slice(sku.length)}"`] as const,
    ]),
  ])
}

/** Copies an order with all its papers: other ids, times, goods, buyer and number; amounts and steps stay. */
export function copyOrder(wanted: Wanted): CopiedOrder {
  const { template, earlierMs } = wanted
  const ids = new Map<string, string>()
  const skus = new Map(template.skus.map((sku) => [sku, copyOfSku(sku, wanted)]))
  const swaps = swapsInto(wanted, skus)
  const written = (piece: Piece): string => {
    if (typeof piece === 'string') return piece
    if (piece.kind === 'at') return new Date(piece.ms - earlierMs).toISOString()
    if (piece.kind === 'swap') return swaps.get(piece.text) ?? piece.text
    const id = ids.get(piece.text) ?? otherId(piece.text, earlierMs)
    ids.set(piece.text, id)
    return id
  }
  const kept = template.papers.filter(({ shortLived }) => !shortLived || earlierMs < sweptAfterDays * dayMs)
  const documents = kept.map(({ pieces }) => {
    const json = pieces.map(written).join('')
    return { id: /"_id":"([^"]+)"/.exec(json)?.[1] ?? '', json }
  })
  const entries = template.entries.map((entry) => ({ ...entry, sku: skus.get(entry.sku) ?? entry.sku }))
  return { documents, entries }
}

/** An id of the same kind and length. */
function otherId(id: string, earlierMs: number): string {
  const start = id.lastIndexOf('_') + 1
  const time = start === 0 ? timeText(Math.max(0, timeOf(id) - earlierMs)) : ''
  let chance = ''
  // Millions of them: nothing here is a secret
  while (chance.length < id.length - start - time.length) chance += alphabet.charAt(Math.floor(Math.random() * 32))
  return id.slice(0, start) + time + chance
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

function timeText(ms: number): string {
  let text = ''
  for (let rest = ms; text.length < 10; rest = Math.floor(rest / 32)) text = alphabet.charAt(rest % 32) + text
  return text
}

const timeOf = (id: string): number =>
  Array.from(id.slice(0, 10)).reduce((ms, sign) => ms * 32 + alphabet.indexOf(sign), 0)
