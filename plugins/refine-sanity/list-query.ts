import type { GetListParams } from '@refinedev/core'
import { type Cursor, decodeCursor, keyset } from './cursor.ts'
import { fieldPath } from './field-path.ts'
import { filtersToGroq } from './filters.ts'
import { requestError } from './http-error.ts'
import { mergedParams, type SanityMeta } from './meta.ts'
import type { Bind } from './operators.ts'

/** The two queries of a list, and where the page lies. */
export interface ListQuery {
  readonly page: string
  readonly count: string
  readonly params: Readonly<Record<string, unknown>>
  readonly offset: number
  /** Rows of a page; undefined when all are asked for. */
  readonly size: number | undefined
  /** Set for cursor pages: rows come as `{row, key}`. */
  readonly keyed?: { readonly name: string; readonly from: Cursor | undefined }
}

const whole = (value: unknown, name: string, least: number): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least)
    throw requestError(`${name} must be a whole number from ${least}`)
  return value
}

/** Refuses what is no sort order. */
function checkedSorters(sorters: GetListParams['sorters']): NonNullable<GetListParams['sorters']> {
  for (const { order } of sorters ?? [])
    if (order !== 'asc' && order !== 'desc') throw requestError(`"${String(order)}" is not a sort order`)
  return sorters ?? []
}

/** `order(...)` of Refine's sorters. `_id` ends every order, so that two pages never share a row. */
export const orderBy = (sorters: GetListParams['sorters']): string =>
  `order(${[...checkedSorters(sorters).map(({ field, order }) => `${fieldPath(field)} ${order}`), '_id asc'].join(', ')})`

/** The filters of a read in square brackets: its type, Refine's filters, the page's own. */
const selection = (conditions: readonly (string | undefined)[]): string =>
  `*[${['_type == $type', ...conditions.filter((each) => each !== undefined)].join(' && ')}]`
const own = (extra: SanityMeta) => (extra.filter === undefined ? undefined : `(${extra.filter})`)

/** Writes the query of the documents that a condition picks; `pick` takes one of them (`[0]`). */
export const pickQuery = (condition: string, extra: SanityMeta, pick = ''): string =>
  `${selection([condition, own(extra)])}${pick}${extra.projection ?? ''}`

/** Writes the queries of a `getList`. Throws a 400 for fields, operators, orders and pages that make no sense. */
export function listQuery(request: GetListParams, extra: SanityMeta): ListQuery {
  const filters = filtersToGroq(request.filters)
  const type = extra.type ?? request.resource
  const paged = (request.pagination?.mode ?? 'server') === 'server'
  const size = paged ? whole(request.pagination?.pageSize ?? 10, 'pageSize', 1) : undefined
  const count = `count(${selection([filters.groq, own(extra)])})`
  if (size !== undefined && extra.pages === 'cursor') return cursorQuery(request, extra, { filters, type, size, count })
  const offset = size === undefined ? 0 : (whole(request.pagination?.currentPage ?? 1, 'currentPage', 1) - 1) * size
  const more = extra.count === 'bound' ? 1 : 0
  // GROQ slices by constants, and not every parser counts a parameter as one. These are whole numbers by now.
  const slice = size === undefined ? '' : `[${offset}...${offset + size + more}]`
  return {
    page: `${selection([filters.groq, own(extra)])} | ${orderBy(request.sorters)}${slice}${extra.projection ?? ''}`,
    count,
    params: mergedParams(extra.params, { ...filters.params, type }),
    offset,
    size,
  }
}

interface Parts {
  readonly filters: ReturnType<typeof filtersToGroq>
  readonly type: string
  readonly size: number
  readonly count: string
}

function cursorQuery(request: GetListParams, extra: SanityMeta, { filters, type, size, count }: Parts): ListQuery {
  const keys = keyset(checkedSorters(request.sorters))
  // Refine hands a cursor on as the number of the page; the first page comes without one.
  const given: unknown = request.pagination?.currentPage ?? 1
  if (given !== 1 && typeof given !== 'string') throw requestError('cursor pages have cursors, not numbers')
  const from = typeof given === 'string' ? decodeCursor(given, keys.name) : undefined
  const places: Record<string, unknown> = {}
  const bind: Bind = (value) => {
    const name = `c${Object.keys(places).length}`
    places[name] = value
    return `$${name}`
  }
  const after = from && keys.after(from, bind)
  const order = `order(${keys.order(from?.before ?? false)})`
  const row = `{"row": @${extra.projection ?? ''}, "key": ${keys.values}}`
  return {
    page: `${selection([filters.groq, own(extra), after])} | ${order}[0...${size + 1}]${row}`,
    count,
    params: mergedParams(extra.params, { ...filters.params, ...places, type }),
    offset: 0,
    size,
    keyed: { name: keys.name, from },
  }
}
