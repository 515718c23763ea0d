import { publishedIdOf } from '../groq/index.ts'
import { belongsTo, type DocumentEvent, eventsOf } from '../history/document-events.ts'
import { releaseEventsOf } from '../history/release-events.ts'
import { scheduleEventsOf } from '../history/schedule-events.ts'
import { releaseDocumentId, releaseOfVersion } from '../mutations/release-document.ts'
import type { Dataset } from '../store/dataset.ts'
import type { PlacedTransaction } from '../store/log-entry.ts'
import { datasetOf, type Endpoint, type Exchange } from './exchange.ts'
import { limitOf, mayRead } from './history.ts'
import { badRequest } from './http-error.ts'
import { json } from './responses.ts'

/**
 * `GET /data/history/<dataset>/events/documents/<id>`: what happened to a document and its drafts, newest first, in
 * pages of `limit`; `nextCursor` is empty on the last.
 */
export const documentEvents: Endpoint = (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  const asked = (exchange.params['ids'] ?? '').split(',').filter(Boolean)
  const pageOf = pages(exchange.url.searchParams)
  const events: Record<string, readonly unknown[]> = {}
  let nextCursor = ''
  for (const id of asked) {
    const publishedId = publishedIdOf(id)
    const versions = exchange.lake.reader.everVersionsOf(dataset, publishedId)
    const visible = versions.filter((version) => mayRead(exchange, dataset, access, version))
    const story = storyOfDocument(exchange, dataset, publishedId, visible)
    const page = pageOf(story.filter((event) => belongsTo(id, event)))
    events[id] = page.events
    nextCursor ||= page.nextCursor
  }
  return json({ events, nextCursor })
}

/**
 * `GET /data/history/<dataset>/events/releases/<id>`: what happened to a release and which documents came into it and
 * left it, newest first, in pages as above.
 */
export const releaseEvents: Endpoint = (exchange) => {
  const { dataset, access } = datasetOf(exchange)
  const name = exchange.params['id'] ?? ''
  const pageOf = pages(exchange.url.searchParams)
  const ids = exchange.lake.reader.everInRelease(dataset, name)
  const visible = ids.filter((id) => mayRead(exchange, dataset, access, id))
  const found = storyOf(exchange, dataset, visible)
  return json(pageOf(releaseEventsOf(found, { name, documentId: releaseDocumentId(name) })))
}

/** What happened to a document and those of its versions that the caller may see, newest first. */
function storyOfDocument(
  exchange: Exchange,
  dataset: Dataset,
  publishedId: string,
  visible: readonly string[],
): readonly DocumentEvent[] {
  const found = storyOf(exchange, dataset, visible)
  const placed = found.flatMap((transaction) =>
    eventsOf(transaction, publishedId).map((event) => ({ sequence: transaction.sequence, event })),
  )
  for (const versionId of visible) {
    const releaseId = releaseOfVersion(versionId)
    if (releaseId === undefined) continue
    const documentId = releaseDocumentId(releaseId)
    if (!mayRead(exchange, dataset, datasetOf(exchange).access, documentId)) continue
    const ofRelease = storyOf(exchange, dataset, [documentId])
    const ofVersion = found.filter(({ entries }) => entries.some((entry) => entry.documentId === versionId))
    placed.push(
      ...scheduleEventsOf({ publishedId, versionId, releaseId, releaseDocumentId: documentId, ofRelease, ofVersion }),
    )
  }
  return placed.sort((left, right) => right.sequence - left.sequence).map(({ event }) => event)
}

/** All transactions that touched the documents, telling of these alone, oldest first. */
function storyOf(exchange: Exchange, dataset: Dataset, ids: readonly string[]): readonly PlacedTransaction[] {
  if (ids.length === 0) return []
  const wanted = new Set(ids)
  const newest = exchange.lake.reader.transactions(dataset, ids, { limit: 10_000, reverse: true })
  return newest.map((transaction) => onlyOf(transaction, wanted)).reverse()
}

/** Cuts a list into the page that was asked for. Refuses (400) a limit or cursor that makes no sense. */
function pages(searchParams: URLSearchParams) {
  const limit = limitOf(searchParams, 100)
  const skip = Number(searchParams.get('nextCursor') || 0)
  if (!Number.isSafeInteger(skip) || skip < 0) throw badRequest('nextCursor is not one of ours')
  return (all: readonly unknown[]) => ({
    events: all.slice(skip, skip + limit),
    nextCursor: all.length > skip + limit ? String(skip + limit) : '',
  })
}

function onlyOf(transaction: PlacedTransaction, ids: ReadonlySet<string>): PlacedTransaction {
  const entries = transaction.entries.filter((entry) => ids.has(entry.documentId))
  return { ...transaction, entries }
}
