import type { BaseKey, MetaQuery, ValidationErrors } from '@refinedev/core'
import type { Patch, SanityClient, SanityDocument, Transaction } from '@sanity/client'
import { invalid, notFound, requestError, revisionMoved, told } from './http-error.ts'
import { documentId, draftId, newId, patchOf, publishedId, withId, writable } from './identity.ts'
import { isRecord } from './lake-problems.ts'
import { extraOf } from './meta.ts'

/** What a form is about to write. */
export interface WriteAttempt {
  readonly type: string
  readonly action: 'create' | 'update'
  readonly variables: Readonly<Record<string, unknown>>
}
/** Checks values before they are written, since the lake knows no schema: words per field, or nothing. */
export type Validate = (attempt: WriteAttempt) => ValidationErrors | undefined | Promise<ValidationErrors | undefined>

/** One write with all that goes into it. */
export interface WriteRequest {
  readonly client: SanityClient
  readonly resource: string
  readonly meta: MetaQuery | undefined
  readonly variables?: unknown
  readonly validate: Validate | undefined
}

const typeOf = ({ resource, meta }: WriteRequest): string => extraOf(meta).type ?? resource

/** Throws a 422 with words per field when the caller's own check refuses the values. */
export async function checked(request: WriteRequest, action: WriteAttempt['action'], variables: unknown) {
  const values = isRecord(variables) ? variables : {}
  const errors = await request.validate?.({ type: typeOf(request), action, variables: values })
  if (errors !== undefined && Object.keys(errors).length > 0) throw invalid(errors)
}

/** Commits one transaction, all or nothing, and answers the documents as they stand afterwards, by id. */
export async function commit(
  request: WriteRequest,
  build: (transaction: Transaction) => void,
): Promise<ReadonlyMap<string, SanityDocument>> {
  const transaction = request.client.transaction()
  const { transactionId } = extraOf(request.meta)
  if (transactionId !== undefined) transaction.transactionId(transactionId)
  build(transaction)
  if (transaction.toJSON().length === 0) return new Map()
  const options = { returnDocuments: true, autoGenerateArrayKeys: true } as const
  const documents = await told(() => transaction.commit(options), { write: true, variables: request.variables })
  // A role may write what it may not read: such a document is not answered.
  return new Map(documents.filter(isRecord).map((document) => [document._id, document]))
}

/** The answer of a write: the document under the id that the caller knows it by. */
export const answered = (document: SanityDocument | undefined, id: string, draft: boolean | undefined): never =>
  ({ ...(document && withId(document)), id: draft ? publishedId(id) : id }) as never

/** A document ready to be created, under the id among its variables or a new one. */
export function stub(request: WriteRequest, variables: unknown): { readonly _id: string; readonly _type: string } {
  const source = isRecord(variables) ? variables : {}
  const id = documentId(source['id'] ?? source['_id'] ?? newId())
  return { ...writable(source), _id: extraOf(request.meta).draft ? draftId(id) : id, _type: typeOf(request) }
}

/** The revision a write is guarded by, if any. */
export function expectedRevision(request: WriteRequest, id: BaseKey): string | undefined {
  const { ifRevisionID } = extraOf(request.meta)
  if (ifRevisionID === undefined || typeof ifRevisionID === 'string') return ifRevisionID
  const source = ifRevisionID === true ? request.variables : ifRevisionID
  const revision = isRecord(source) ? source[ifRevisionID === true ? '_rev' : String(id)] : undefined
  if (typeof revision !== 'string' || revision === '')
    throw requestError(`there is no revision to guard the write of "${id}" by`)
  return revision
}

/** One patch of an update: what the form holds, and the operations of `meta.patch`. */
export function patched(request: WriteRequest, id: string, revision: string | undefined): Patch {
  const { set, unset } = patchOf(request.variables)
  const { unset: further = [], ...extra } = extraOf(request.meta).patch ?? {}
  const cleared = [...unset, ...further]
  const operations = { ...extra, set, ...(cleared.length > 0 ? { unset: cleared } : {}) }
  const patch = request.client.patch(id, operations as Parameters<SanityClient['patch']>[1])
  return revision === undefined ? patch : patch.ifRevisionId(revision)
}

/**
 * Edits drafts: an existing draft is patched under its revision. A document without one gets it as a copy of what is
 * published, by a `create` that fails when somebody else makes it at the same time.
 */
export async function editDrafts(request: WriteRequest, ids: readonly BaseKey[]) {
  const wanted = ids.map((id) => publishedId(documentId(id)))
  const asked = wanted.flatMap((id) => [draftId(id), id])
  const read = await told(() => request.client.getDocuments(asked))
  const found = new Map(read.flatMap((document) => (document ? [[document._id, document] as const] : [])))
  const edit = (transaction: Transaction, id: string) => {
    const revision = expectedRevision(request, id)
    if (found.has(draftId(id))) return void transaction.patch(patched(request, draftId(id), revision))
    const published = found.get(id)
    if (published === undefined) throw notFound(id)
    if (revision !== undefined && published._rev !== revision) throw revisionMoved()
    const { _rev, _updatedAt, ...copy } = published
    transaction.create({ ...copy, _id: draftId(id) })
    transaction.patch(patched(request, draftId(id), undefined))
  }
  try {
    return await commit(request, (transaction) => {
      for (const id of wanted) edit(transaction, id)
    })
  } catch (failure) {
    if (isRecord(failure) || failure instanceof Error) {
      const { code } = failure as { readonly code?: unknown }
      if (code === 'exists') throw revisionMoved(failure)
    }
    throw failure
  }
}

/** A delete takes no revision: a no-op patch in the same transaction is the guard. */
export async function removed(request: WriteRequest, ids: readonly BaseKey[]): Promise<void> {
  const { draft, perspective } = extraOf(request.meta)
  const places = async (id: string): Promise<readonly string[]> => {
    if (draft) return [draftId(id)]
    if (perspective !== 'drafts') return [id]
    // Under the drafts perspective one document is all its editions.
    const both = [draftId(id), publishedId(id)]
    const read = await told(() => request.client.getDocuments(both))
    return read.flatMap((document) => (document ? [document._id] : []))
  }
  const all = await Promise.all(ids.map(async (id) => ({ id, at: await places(documentId(id)) })))
  await commit(request, (transaction) => {
    for (const { id, at } of all) {
      const revision = expectedRevision(request, id)
      const [first = String(id)] = at
      if (revision !== undefined) transaction.patch(first, (patch) => patch.set({}).ifRevisionId(revision))
      for (const place of at) transaction.delete(place)
    }
  })
}
