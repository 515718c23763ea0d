import type { DatasetAccess } from '../auth/access.ts'
import { publishedIdOf } from '../groq/index.ts'
import { documentAt, type Moment } from '../history/document-at.ts'
import { eventsOf } from '../history/document-events.ts'
import type { Dataset } from '../store/dataset.ts'
import type { LogEntry, LoggedTransaction } from '../store/log-entry.ts'
import { datasetOf, type Endpoint, type Exchange } from './exchange.ts'
import { badRequest } from './http-error.ts'
import { json } from './responses.ts'

/**
 * `GET /data/history/<dataset>/documents/<id,id>?revision=|time=|lastRevision=true`: documents as they were. What did
 * not exist then, or the caller may not see the history of, is left out.
 */
export const documents: Endpoint = (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  const moment = momentOf(exchange, dataset)
  if (!moment) return json({ documents: [] })
  const ids = visibleIds(exchange, dataset, access)
  const found = ids.map((id) => documentAt(exchange.lake.reader, dataset, id, moment))
  return json({ documents: found.filter((document) => document !== undefined) })
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

/**
 * `GET /data/history/<dataset>/events/documents/<id>`: what happened to a document and its drafts, newest first, in
 * pages of `limit`; `nextCursor` is empty on the last.
 */
export const documentEvents: Endpoint = (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  const asked = (exchange.params['ids'] ?? '').split(',').filter(Boolean)
  const limit = limitOf(exchange.url.searchParams, 100)
  const skip = Number(exchange.url.searchParams.get('nextCursor') || 0)
  if (!Number.isSafeInteger(skip) || skip < 0) throw badRequest('nextCursor is not one of ours')
  const events: Record<string, readonly unknown[]> = {}
  let more = false
  for (const id of asked) {
    const publishedId = publishedIdOf(id)
    const versions = exchange.lake.reader.everVersionsOf(dataset, publishedId)
    const visible = versions.filter((version) => mayRead(exchange, dataset, access, version))
    const range = { limit: 10_000, reverse: true }
    const found = exchange.lake.reader.transactions(dataset, visible, range)
    const all = found.flatMap((transaction) => eventsOf(onlyOf(transaction, new Set(visible)), publishedId))
    events[id] = all.slice(skip, skip + limit)
    more ||= all.length > skip + limit
  }
  return json({ events, nextCursor: more ? String(skip + limit) : '' })
}

/** `GET /data/history/<dataset>/events/releases/<id>`: the lake keeps no story of releases yet. */
export const releaseEvents: Endpoint = () => json({ events: [], nextCursor: '' })

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

function onlyOf(transaction: LoggedTransaction, ids: ReadonlySet<string>): LoggedTransaction {
  const entries = transaction.entries.filter((entry: LogEntry) => ids.has(entry.documentId))
  return { ...transaction, entries }
}

/** The ids of the path whose history the caller may see, by the document's present (or last) state. */
function visibleIds(exchange: Exchange, dataset: Dataset, access: DatasetAccess): readonly string[] {
  const asked = (exchange.params['ids'] ?? '').split(',').filter(Boolean)
  return asked.filter((id) => mayRead(exchange, dataset, access, id))
}

function mayRead(exchange: Exchange, dataset: Dataset, access: DatasetAccess, id: string): boolean {
  if (!access.some('history')) return false
  const present = dataset.index.get(id) ?? documentAt(exchange.lake.reader, dataset, id, 'last')
  return present !== undefined && access.may('history', present) && access.may('read', present)
}

function momentOf(exchange: Exchange, dataset: Dataset): Moment | undefined {
  const { searchParams } = exchange.url
  const revision = searchParams.get('revision')
  if (revision) {
    const sequence = exchange.lake.reader.sequenceOf(dataset, revision)
    return sequence === undefined ? undefined : { sequence }
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

function limitOf(searchParams: URLSearchParams, otherwise: number): number {
  const limit = Number(searchParams.get('limit') ?? otherwise)
  if (!Number.isSafeInteger(limit) || limit < 1) throw badRequest('limit is not a positive number')
  return Math.min(limit, 10_000)
}

function defined<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>)
}
