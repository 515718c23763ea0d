import type { DataProvider, GetListResponse, MetaQuery } from '@refinedev/core'
import { type ClientSource, clientOf } from './client-source.ts'
import { cursorPage, type KeyedRow } from './cursor.ts'
import { notFound, told } from './http-error.ts'
import { withId } from './identity.ts'
import { listQuery, pickQuery } from './list-query.ts'
import { extraOf, mergedParams } from './meta.ts'

/** Runs GROQ under a request's perspective and abort signal. */
export type Fetch = <Row>(
  groq: string,
  params: Readonly<Record<string, unknown>>,
  meta: MetaQuery | undefined,
) => Promise<Row>

export const fetchWith =
  (source: ClientSource): Fetch =>
  (groq, params, meta) => {
    const signal = meta?.queryContext?.signal
    const asked = extraOf(meta).perspective ?? 'published'
    const perspective = typeof asked === 'string' ? asked : [...asked]
    return told(() => clientOf(source).fetch(groq, { ...params }, { perspective, ...(signal ? { signal } : {}) }))
  }

/** A page, beside it the count of all rows. Cursor pages carry `cursor`, bounded ones `hasMore`. */
export const getList =
  (fetch: Fetch): DataProvider['getList'] =>
  async (request) => {
    const extra = extraOf(request.meta)
    const { page, count, params, offset, size, keyed } = listQuery(request, extra)
    const bound = extra.count === 'bound'
    const [rows, counted] = await Promise.all([
      fetch<never[]>(page, params, request.meta),
      bound || size === undefined ? undefined : fetch<number>(count, params, request.meta),
    ])
    if (keyed && size !== undefined) {
      const { rows: kept, ...rest } = cursorPage(rows as readonly KeyedRow[], size, keyed.name, keyed.from)
      const data = kept.map((row) => withId(row)) as never[]
      return { data, total: counted ?? data.length + (rest.hasMore ? 1 : 0), ...rest } satisfies GetListResponse<never>
    }
    const hasMore = size !== undefined && rows.length > size
    const data = (hasMore ? rows.slice(0, size) : rows).map((row) => withId(row))
    const total = counted ?? offset + data.length + (hasMore ? 1 : 0)
    return bound ? { data, total, hasMore } : { data, total }
  }

/** Documents in the order asked for; those that are not there are left out. A projection must keep `_id`. */
export const getMany =
  (fetch: Fetch): NonNullable<DataProvider['getMany']> =>
  async ({ resource, ids, meta }) => {
    const extra = extraOf(meta)
    const rows = await fetch<{ _id: string }[]>(
      pickQuery('_id in $ids', extra),
      mergedParams(extra.params, { type: extra.type ?? resource, ids: ids.map(String) }),
      meta,
    )
    const byId = new Map(rows.map((row) => [row._id, row]))
    return { data: ids.flatMap((id) => byId.get(String(id)) ?? []).map((row) => withId(row)) as never[] }
  }

/** One document; 404 `not_found` when it is not there, is of another type, or may not be read. */
export const getOne =
  (fetch: Fetch): DataProvider['getOne'] =>
  async ({ resource, id, meta }) => {
    const extra = extraOf(meta)
    const params = mergedParams(extra.params, { type: extra.type ?? resource, id: String(id) })
    const row = await fetch<never>(pickQuery('_id == $id', extra, '[0]'), params, meta)
    if (row === null) throw notFound(String(id))
    return { data: withId(row) }
  }
