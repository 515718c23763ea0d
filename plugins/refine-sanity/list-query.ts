import type { GetListParams } from '@refinedev/core'
import { fieldPath } from './field-path.ts'
import { filtersToGroq } from './filters.ts'
import { requestError } from './http-error.ts'

/**
 * What a page may add to a read, all of it written by the developer and none of it by the person at the screen:
 * `type` when the resource is not named like its `_type`, `filter` and `projection` as GROQ, `params` for both.
 */
export interface SanityMeta {
  readonly type?: string
  readonly filter?: string
  readonly projection?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly perspective?: 'published' | 'drafts' | 'raw'
  /** `exact` counts all rows beside the page; `bound` asks for one row more and says whether there are others. */
  readonly count?: 'exact' | 'bound'
  /** Guards a write: it fails with `revision_moved` when the document has moved on. */
  readonly ifRevisionID?: string
  /** For `custom`: the whole query. */
  readonly groq?: string
}

/** The two queries of a list, and where the page lies. */
export interface ListQuery {
  readonly page: string
  readonly count: string
  readonly params: Readonly<Record<string, unknown>>
  readonly offset: number
  /** Rows of a page; undefined when all are asked for. */
  readonly size: number | undefined
}

const whole = (value: unknown, name: string, least: number): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least)
    throw requestError(`${name} must be a whole number from ${least}`)
  return value
}

/** `_id` ends every order, so that two pages never share a row. */
const orderBy = (sorters: GetListParams['sorters']): string => {
  const parts = (sorters ?? []).map(({ field, order }) => {
    if (order !== 'asc' && order !== 'desc') throw requestError(`"${String(order)}" is not a sort order`)
    return `${fieldPath(field)} ${order}`
  })
  return `order(${[...parts, '_id asc'].join(', ')})`
}

/** A page's own parameters may not take the names that filters, type and page use. */
function merged(own: SanityMeta['params'], ours: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const taken = Object.keys(own ?? {}).find((name) => Object.hasOwn(ours, name))
  if (taken !== undefined) throw requestError(`the parameter name "${taken}" is taken`)
  return { ...own, ...ours }
}

/** Writes the queries of a `getList`. Throws a 400 for fields, operators, orders and pages that make no sense. */
export function listQuery(request: GetListParams, extra: SanityMeta): ListQuery {
  const filters = filtersToGroq(request.filters)
  const own = extra.filter === undefined ? '' : ` && (${extra.filter})`
  const all = `*[_type == $type && ${filters.groq}${own}]`
  const paged = (request.pagination?.mode ?? 'server') === 'server'
  const size = paged ? whole(request.pagination?.pageSize ?? 10, 'pageSize', 1) : undefined
  const offset = size === undefined ? 0 : (whole(request.pagination?.currentPage ?? 1, 'currentPage', 1) - 1) * size
  const more = extra.count === 'bound' ? 1 : 0
  // GROQ slices by constants, and not every parser counts a parameter as one. These are whole numbers by now.
  const slice = size === undefined ? '' : `[${offset}...${offset + size + more}]`
  return {
    page: `${all} | ${orderBy(request.sorters)}${slice}${extra.projection ?? ''}`,
    count: `count(${all})`,
    params: merged(extra.params, {
      ...filters.params,
      type: extra.type ?? request.resource,
    }),
    offset,
    size,
  }
}
