import type { DatasetAccess } from '../auth/access.ts'
import { documentAt, type Moment } from '../history/document-at.ts'
import { type LakeDocument, publishedIdOf } from '../groq/index.ts'
import { isDraftId } from '../mutations/document-ids.ts'
import type { Dataset } from '../store/dataset.ts'
import type { LoggedTransaction } from '../store/log-entry.ts'
import { datasetOf, type Endpoint, type Exchange } from './exchange.ts'
import { badRequest } from './http-error.ts'
import { json } from './responses.ts'

/**
 * `GET /data/history/<dataset>/documents/<id,id>?revision=|time=|lastRevision=true`: documents as they were. What did
 * not exist then, or the caller may not see the history of, is left out. The Studio shows and restores revisions by it.
 */
export const documents: Endpoint = (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  const moment = momentOf(exchange, dataset)
  const ids = visibleIds(exchange, dataset, access)
  const found = ids.flatMap((id) => documentAt(exchange.lake.reader, dataset, id, moment) ?? [])
  return json({ documents: found.length > 0 ? found : madeInsteadOfDraft(exchange, dataset, access) })
}

/**
 * The history of a draft tells of revisions that were never the draft's: its document was imported, or published by a
 * release. Whoever asks for the draft alone at such a revision is given the document that it made.
 */
function madeInsteadOfDraft(exchange: Exchange, dataset: Dataset, access: DatasetAccess): readonly LakeDocument[] {
  const { reader } = exchange.lake
  const draft = exchange.params['ids'] ?? ''
  const revision = exchange.url.searchParams.get('revision')
  if (!revision || !isDraftId(draft)) return []
  const versions = reader.everVersionsOf(dataset, publishedIdOf(draft))
  const range = { fromTransaction: revision, toTransaction: revision, limit: 1 }
  return reader
    .transactions(dataset, versions, range)
    .flatMap(({ sequence, entries }) =>
      versions
        .filter((id) => entries.some(({ documentId }) => documentId === id) && mayRead(exchange, dataset, access, id))
        .flatMap((id) => documentAt(reader, dataset, id, { sequence }) ?? []),
    )
    .slice(0, 1)
}

/**
 * `GET /data/history/<dataset>/transactions/<id,id>`: the transactions that touched the documents, as NDJSON of
 * `{id, timestamp, author, documentIDs, mutations?, effects}`. Only the documents asked for are told of.
 */
export const transactions: Endpoint = (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  const { searchParams } = exchange.url
  const ids = visibleIds(exchange, dataset, access)
  const text = (name: string): string | undefined => searchParams.get(name) || undefined
  const found = exchange.lake.reader.transactions(dataset, ids, {
    limit: limitOf(searchParams, 50),
    reverse: searchParams.get('reverse') === 'true',
    ...defined('fromTransaction', text('fromTransaction')),
    ...defined('toTransaction', text('toTransaction')),
    ...defined('fromTime', timeOf(text('fromTime'))),
    ...defined('toTime', timeOf(text('toTime'))),
  })
  const wanted = new Set(ids)
  const lines = found.map((transaction) => `${JSON.stringify(told(transaction, wanted, searchParams))}\n`)
  return new Response(lines.join(''), {
    headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' },
  })
}

function told(transaction: LoggedTransaction, wanted: ReadonlySet<string>, searchParams: URLSearchParams): unknown {
  const { id, timestamp, author } = transaction
  const entries = transaction.entries.filter(({ documentId }) => wanted.has(documentId))
  const withContent = searchParams.get('excludeContent') !== 'true'
  const withMutations = withContent && searchParams.get('excludeMutations') !== 'true'
  const withEffects = searchParams.get('effectFormat') === 'mendoza'
  return {
    id,
    timestamp,
    author,
    documentIDs: entries.map(({ documentId }) => documentId),
    ...(withMutations && { mutations: entries.flatMap(({ mutations }) => mutations) }),
    ...(withEffects && { effects: Object.fromEntries(entries.map((entry) => [entry.documentId, entry.effects])) }),
  }
}

/** The ids of the path whose history the caller may see, by the document's present (or last) state. */
function visibleIds(exchange: Exchange, dataset: Dataset, access: DatasetAccess): readonly string[] {
  const asked = (exchange.params['ids'] ?? '').split(',').filter(Boolean)
  return asked.filter((id) => mayRead(exchange, dataset, access, id))
}

/** Whether the caller may see the history of a document, by its present (or last) state. */
export function mayRead(exchange: Exchange, dataset: Dataset, access: DatasetAccess, id: string): boolean {
  if (!access.some('history')) return false
  const present = dataset.index.get(id) ?? documentAt(exchange.lake.reader, dataset, id, 'last')
  return present !== undefined && access.may('history', present) && access.may('read', present)
}

function momentOf(exchange: Exchange, dataset: Dataset): Moment {
  const { searchParams } = exchange.url
  const revision = searchParams.get('revision')
  if (revision) {
    const sequence = exchange.lake.reader.sequenceOf(dataset, revision)
    return sequence === undefined ? { revision } : { sequence }
  }
  const time = timeOf(searchParams.get('time') ?? undefined)
  if (time !== undefined) return { time }
  if (searchParams.get('lastRevision') === 'true') return 'last'
  throw badRequest('One of revision, time and lastRevision is needed')
}

function timeOf(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw badRequest(`${JSON.stringify(text)} is not a time`)
  return new Date(time).toISOString()
}

/** How many are wanted at most. Refuses (400) what is no positive number. */
export function limitOf(searchParams: URLSearchParams, otherwise: number): number {
  const limit = Number(searchParams.get('limit') ?? otherwise)
  if (!Number.isSafeInteger(limit) || limit < 1) throw badRequest('limit is not a positive number')
  return Math.min(limit, 10_000)
}

function defined<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>)
}
