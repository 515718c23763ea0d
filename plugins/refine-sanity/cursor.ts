import type { CrudSort } from '@refinedev/core'
import { fieldPath } from './field-path.ts'
import { requestError } from './http-error.ts'
import { isRecord } from './lake-problems.ts'
import type { Bind } from './operators.ts'

/** A place between two rows: the sort values of the row it stands beside, and to which side one reads on. */
export interface Cursor {
  readonly before: boolean
  /** The order it belongs to; under another order it means nothing. */
  readonly order: string
  readonly values: readonly unknown[]
}

const refused = () => requestError('this cursor is not one of ours; start again from the first page')

/** Writes a cursor as a text for addresses: base64url of JSON. */
export function encodeCursor(cursor: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([cursor.before, cursor.order, cursor.values]))
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Reads a cursor back. Anything may come in, since it stands in addresses: what is none of ours is a 400. */
export function decodeCursor(text: string, order: string): Cursor {
  let parts: unknown
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    parts = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw refused()
  }
  if (!Array.isArray(parts) || parts.length !== 3) throw refused()
  const [before, its, values] = parts as readonly unknown[]
  if (typeof before !== 'boolean' || its !== order || !Array.isArray(values)) throw refused()
  // As many values as the order has keys; an id always ends it.
  if (values.length !== order.split(',').length || typeof values.at(-1) !== 'string') throw refused()
  return { before, order, values }
}

interface Key {
  readonly field: string
  readonly descending: boolean
  /** Always there and always a text, so that no kinds have to be told apart. */
  readonly plain: boolean
}

const alwaysText = new Set(['_id', '_type', '_rev', '_createdAt', '_updatedAt'])
const other = 3

/** Where a value's kind stands in an order: numbers, texts, truths, and all the rest (missing, lists, objects). */
const rankOf = (value: unknown): number =>
  typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : typeof value === 'boolean' ? 2 : other
const rankGroq = (field: string): string =>
  `select(${field} >= 0 || ${field} < 0 => 0, ${field} >= "" => 1, ${field} == true || ${field} == false => 2, ${other})`

/** Rows beyond `value` in the direction of `key`. Comparing across kinds is neither true nor false in GROQ. */
function beyond({ field, descending, plain }: Key, value: unknown, bind: Bind): string {
  const sign = descending ? '<' : '>'
  const rank = rankOf(value)
  const within = rank === other ? 'false' : `${field} ${sign} ${bind(value)}`
  return plain ? within : `(${rankGroq(field)} ${sign} ${bind(rank)} || ${within})`
}
const level = ({ field }: Key, value: unknown, bind: Bind): string =>
  rankOf(value) === other ? `${rankGroq(field)} == ${bind(other)}` : `${field} == ${bind(value)}`

function lexicographic(keys: readonly Key[], values: readonly unknown[], bind: Bind): string {
  const [key, ...others] = keys
  const [value, ...rest] = values
  if (key === undefined) return 'false'
  if (others.length === 0) return beyond(key, value, bind)
  return `(${beyond(key, value, bind)} || (${level(key, value, bind)} && ${lexicographic(others, rest, bind)}))`
}

/** An order in which every row has one place, and the GROQ to read on from one of them. */
export interface Keyset {
  /** What a cursor of this order must name. */
  readonly name: string
  readonly order: (before: boolean) => string
  readonly after: (cursor: Cursor, bind: Bind) => string
  /** The sort values of a row, as a GROQ list. */
  readonly values: string
}

/** Makes the keyset of Refine's sorters; `_id` ends it. Kinds are ordered too, so no row is lost between two kinds. */
export function keyset(sorters: readonly CrudSort[]): Keyset {
  const keys: readonly Key[] = [...sorters, { field: '_id', order: 'asc' as const }].map(({ field, order }) => {
    const groq = fieldPath(field)
    return { field: groq, descending: order === 'desc', plain: alwaysText.has(groq) }
  })
  const turned = (before: boolean) => (before ? keys.map((key) => ({ ...key, descending: !key.descending })) : keys)
  return {
    name: keys.map(({ field, descending }) => `${field} ${descending ? 'desc' : 'asc'}`).join(','),
    order: (before) =>
      turned(before)
        .flatMap(({ field, descending, plain }) => {
          const way = descending ? 'desc' : 'asc'
          return plain ? [`${field} ${way}`] : [`${rankGroq(field)} ${way}`, `${field} ${way}`]
        })
        .join(', '),
    after: (cursor, bind) => lexicographic(turned(cursor.before), cursor.values, bind),
    values: `[${keys.map(({ field }) => field).join(', ')}]`,
  }
}

/** A row as a cursor page reads it: beside what the page wants, the values it is sorted by. */
export interface KeyedRow {
  readonly row: unknown
  readonly key: readonly unknown[]
}

/** What the lake answered, as the page in its own direction with the ways on and back. */
export function cursorPage(rows: readonly KeyedRow[], size: number, name: string, from: Cursor | undefined) {
  const hasMore = rows.length > size
  const kept = hasMore ? rows.slice(0, size) : rows
  const shown = from?.before ? kept.toReversed() : kept
  const at = (keyed: KeyedRow | undefined, before: boolean) =>
    keyed && isRecord(keyed) ? encodeCursor({ before, order: name, values: keyed.key }) : undefined
  const next = from?.before || hasMore ? at(shown.at(-1), false) : undefined
  const prev = (from?.before ? hasMore : from !== undefined) ? at(shown[0], true) : undefined
  return { rows: shown.map(({ row }) => row), cursor: { ...(next && { next }), ...(prev && { prev }) }, hasMore }
}
