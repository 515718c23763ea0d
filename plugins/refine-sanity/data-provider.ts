import type { BaseKey, DataProvider, MetaQuery } from '@refinedev/core'
import type { SanityClient } from '@sanity/client'
import { notFound, requestError, toHttpError } from './http-error.ts'
import { patchOf, withId, writable } from './identity.ts'
import { listQuery, type SanityMeta } from './list-query.ts'

/** A client, or a way to get the one of whoever is signed in now. */
export type ClientSource = SanityClient | (() => SanityClient)
export const clientOf = (source: ClientSource): SanityClient => (typeof source === 'function' ? source() : source)

type Fetch = <Row>(groq: string, params: Readonly<Record<string, unknown>>, meta: MetaQuery | undefined) => Promise<Row>

const extraOf = (meta: MetaQuery | undefined): SanityMeta => (meta ?? {}) as SanityMeta

async function mapped<Value>(run: () => Promise<Value>): Promise<Value> {
  try {
    return await run()
  } catch (failure) {
    throw toHttpError(failure)
  }
}

const fetchWith =
  (source: ClientSource): Fetch =>
  (groq, params, meta) => {
    const signal = meta?.queryContext?.signal
    const perspective = extraOf(meta).perspective ?? 'published'
    return mapped(() => clientOf(source).fetch(groq, { ...params }, { perspective, ...(signal ? { signal } : {}) }))
  }

const getList =
  (fetch: Fetch): DataProvider['getList'] =>
  async (request) => {
    const extra = extraOf(request.meta)
    const { page, count, params, offset, size } = listQuery(request, extra)
    const bound = extra.count === 'bound'
    const [rows, counted] = await Promise.all([
      fetch<never[]>(page, params, request.meta),
      bound || size === undefined ? undefined : fetch<number>(count, params, request.meta),
    ])
    const hasMore = size !== undefined && rows.length > size
    const data = (hasMore ? rows.slice(0, size) : rows).map(withId)
    const total = counted ?? offset + data.length + (hasMore ? 1 : 0)
    return bound ? { data, total, hasMore } : { data, total }
  }

const getMany =
  (fetch: Fetch): NonNullable<DataProvider['getMany']> =>
  // A projection of one's own must keep `_id`: rows are put into the order asked by it.
  async ({ resource, ids, meta }) => {
    const { type = resource, projection = '', params } = extraOf(meta)
    const rows = await fetch<{ _id: string }[]>(
      `*[_type == $type && _id in $ids]${projection}`,
      { ...params, type, ids: ids.map(String) },
      meta,
    )
    const byId = new Map(rows.map((row) => [row._id, row]))
    return { data: ids.flatMap((id) => byId.get(String(id)) ?? []).map(withId) as never[] }
  }

const getOne =
  (fetch: Fetch): DataProvider['getOne'] =>
  async ({ resource, id, meta }) => {
    const { type = resource, projection = '', params } = extraOf(meta)
    const groq = `*[_type == $type && _id == $id][0]${projection}`
    const row = await fetch<never>(groq, { ...params, type, id: String(id) }, meta)
    if (row === null) throw notFound(String(id))
    return { data: withId(row) }
  }

const stub = (resource: string, variables: unknown, meta: MetaQuery | undefined) => {
  const id = (variables as { id?: unknown; _id?: unknown } | undefined)?.id ?? (variables as { _id?: unknown })?._id
  if (id !== undefined && typeof id !== 'string') throw requestError('an id must be a text')
  return { ...writable(variables), ...(id ? { _id: id } : {}), _type: extraOf(meta).type ?? resource }
}

const patched = (client: SanityClient, id: BaseKey, variables: unknown, meta: MetaQuery | undefined) => {
  const { set, unset } = patchOf(variables)
  const { ifRevisionID } = extraOf(meta)
  const patch = client.patch(String(id), { set, ...(unset.length > 0 ? { unset } : {}) })
  return ifRevisionID ? patch.ifRevisionId(ifRevisionID) : patch
}

/** A delete takes no revision: a no-op patch in the same transaction is the guard. */
const removed = (client: SanityClient, ids: readonly BaseKey[], meta: MetaQuery | undefined) => {
  const { ifRevisionID } = extraOf(meta)
  const transaction = client.transaction()
  for (const id of ids) {
    if (ifRevisionID) transaction.patch(String(id), (patch) => patch.set({}).ifRevisionId(ifRevisionID))
    transaction.delete(String(id))
  }
  return transaction.commit()
}

/**
 * Refine 5 data provider for any Sanity dataset. A resource is a `_type` (or `meta.type`); `_id` is `id` on every way
 * in and out. Reads carry the abort signal and a perspective, published unless `meta.perspective` says otherwise.
 * Every failure is a `ProviderError` with `statusCode` and a stable `code`. Many-at-once writes are one transaction.
 */
export function createDataProvider(source: ClientSource): Required<DataProvider> {
  const fetch = fetchWith(source)
  const client = () => clientOf(source)
  return {
    getApiUrl: () => client().getUrl(''),
    getList: getList(fetch),
    getMany: getMany(fetch),
    getOne: getOne(fetch),
    create: ({ resource, variables, meta }) =>
      mapped(async () => ({ data: withId(await client().create(stub(resource, variables, meta))) as never })),
    createMany: ({ resource, variables, meta }) =>
      mapped(async () => {
        const transaction = client().transaction()
        for (const each of variables) transaction.create(stub(resource, each, meta))
        return { data: (await transaction.commit({ returnDocuments: true })).map(withId) as never[] }
      }),
    update: ({ id, variables, meta }) =>
      mapped(async () => ({ data: withId(await patched(client(), id, variables, meta).commit()) as never })),
    updateMany: ({ ids, variables, meta }) =>
      mapped(async () => {
        const transaction = client().transaction()
        for (const id of ids) transaction.patch(patched(client(), id, variables, meta))
        return { data: (await transaction.commit({ returnDocuments: true })).map(withId) as never[] }
      }),
    deleteOne: ({ id, meta }) =>
      mapped(async () => {
        await removed(client(), [id], meta)
        return { data: { id } as never }
      }),
    deleteMany: ({ ids, meta }) =>
      mapped(async () => {
        await removed(client(), ids, meta)
        return { data: ids.map((id) => ({ id })) as never[] }
      }),
    custom: async ({ meta, method }) => {
      const { groq, params } = extraOf(meta)
      if (groq === undefined || method !== 'get') throw requestError('custom reads GROQ: method "get" and `meta.groq`')
      return { data: await fetch(groq, params ?? {}, meta) }
    },
  }
}
