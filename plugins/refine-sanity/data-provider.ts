import type { BaseKey, DataProvider, MetaQuery } from '@refinedev/core'
import { type ClientSource, clientOf } from './client-source.ts'
import { custom } from './custom.ts'
import { documentId, draftId } from './identity.ts'
import { extraOf } from './meta.ts'
import { fetchWith, getList, getMany, getOne } from './reads.ts'
import {
  answered,
  checked,
  commit,
  editDrafts,
  expectedRevision,
  patched,
  removed,
  stub,
  type Validate,
  type WriteRequest,
} from './writes.ts'

export interface DataProviderOptions {
  /** Checks values before every create and update; its words per field reach Refine's forms as a 422. */
  readonly validate?: Validate
}

async function createAll(request: WriteRequest, all: readonly unknown[]): Promise<never[]> {
  for (const each of all) await checked(request, 'create', each)
  const stubs = all.map((each) => stub(request, each))
  const documents = await commit(request, (transaction) => {
    for (const each of stubs) transaction.create(each)
  })
  return stubs.map(({ _id }) => answered(documents.get(_id), _id, extraOf(request.meta).draft))
}

async function updateAll(request: WriteRequest, ids: readonly BaseKey[]): Promise<never[]> {
  await checked(request, 'update', request.variables)
  const { draft } = extraOf(request.meta)
  if (draft) {
    const drafts = await editDrafts(request, ids)
    return ids.map((id) => answered(drafts.get(draftId(String(id))), String(id), draft))
  }
  const documents = await commit(request, (transaction) => {
    for (const id of ids) transaction.patch(patched(request, documentId(id), expectedRevision(request, id)))
  })
  return ids.map((id) => answered(documents.get(String(id)), String(id), draft))
}

/** The one answer of a list of one. */
function only(all: readonly never[]): never {
  const [first] = all
  if (first === undefined) throw new Error('a write of one document answered none')
  return first
}

/**
 * Refine 5 data provider for any Sanity dataset. A resource is a `_type` (or `meta.type`); `_id` is `id` on every way
 * in and out. Reads carry the abort signal and a perspective, published unless `meta.perspective` says otherwise.
 * Every failure is a `ProviderError` with `statusCode` and a stable `code`. Many-at-once writes are one transaction.
 */
export function createDataProvider(source: ClientSource, options: DataProviderOptions = {}): Required<DataProvider> {
  const fetch = fetchWith(source)
  const request = (resource: string, meta: MetaQuery | undefined, variables?: unknown): WriteRequest => ({
    client: clientOf(source),
    resource,
    meta,
    variables,
    validate: options.validate,
  })
  return {
    getApiUrl: () => clientOf(source).getUrl(''),
    getList: getList(fetch),
    getMany: getMany(fetch),
    getOne: getOne(fetch),
    create: async ({ resource, variables, meta }) => ({
      data: only(await createAll(request(resource, meta, variables), [variables])),
    }),
    createMany: async ({ resource, variables, meta }) => ({
      data: await createAll(request(resource, meta, variables), variables),
    }),
    update: async ({ resource, id, variables, meta }) => ({
      data: only(await updateAll(request(resource, meta, variables), [id])),
    }),
    updateMany: async ({ resource, ids, variables, meta }) => ({
      data: await updateAll(request(resource, meta, variables), ids),
    }),
    deleteOne: async ({ resource, id, variables, meta }) => {
      await removed(request(resource, meta, variables), [id])
      return { data: { id } as never }
    },
    deleteMany: async ({ resource, ids, variables, meta }) => {
      await removed(request(resource, meta, variables), ids)
      return { data: ids.map((id) => ({ id })) as never[] }
    },
    custom: custom(source, fetch),
  }
}
