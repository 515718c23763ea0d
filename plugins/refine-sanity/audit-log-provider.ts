import type { AuditLogProvider, BaseKey, ILog } from '@refinedev/core'
import { type ClientSource, clientOf } from './client-source.ts'
import { type HistoryEntry, readHistory, readNames, readRevision } from './history.ts'
import { requestError } from './http-error.ts'
import { documentId } from './identity.ts'

/** What `useLogList({resource, meta})` may ask for: the document, how many entries, and where to read on. */
export interface AuditMeta {
  readonly id?: BaseKey
  readonly limit?: number
  /** The id of the last entry seen; that one is not repeated. */
  readonly before?: string
  /** Only what this transaction did to the document; nothing where it did not touch it. */
  readonly transaction?: string
}

/** Keepers of entries that the lake's history does not hold: what a person meant by an act, a name for a version. */
export type AuditOverrides = Partial<AuditLogProvider>

const most = 100

const limitOf = (limit: unknown): number => {
  if (limit === undefined) return 20
  if (typeof limit !== 'number' || !Number.isSafeInteger(limit) || limit < 1 || limit > most)
    throw requestError(`limit must be a whole number from 1 to ${most}`)
  return limit
}

type Document = Readonly<Record<string, unknown>> | undefined

/**
 * What a transaction did to the document, told by its states before and after. Where the lake keeps no older history, a
 * document that was made earlier than the oldest change was not made by it.
 */
function actionOf(before: Document, after: Document, at: string): string {
  if (after === undefined) return 'delete'
  if (before !== undefined) return 'update'
  const made = Date.parse(String(after['_createdAt']))
  return Date.parse(at) - made > 1000 ? 'update' : 'create'
}

interface Told {
  readonly resource: string
  readonly entry: HistoryEntry
  readonly before: Document
  readonly after: Document
  readonly name: string | undefined
}

const logOf = ({ resource, entry, before, after, name }: Told): ILog<Document> => ({
  id: entry.id,
  createdAt: entry.timestamp,
  author: { id: entry.author, ...(name === undefined ? {} : { name }) },
  resource,
  action: actionOf(before, after, entry.timestamp),
  data: after,
  previousData: before,
  meta: { id: after?.['_id'] ?? before?.['_id'] },
})

/**
 * Refine 5 audit log over the lake's own history: `get` tells who changed the document `meta.id` and when, newest
 * first, with the document before and after each change. Nothing has to be written for it, so `create` does nothing,
 * and it cannot be forged from a browser. `own` replaces any of the three, for logs that are kept elsewhere.
 */
export function createAuditLogProvider(source: ClientSource, own: AuditOverrides = {}): AuditLogProvider {
  const get: AuditLogProvider['get'] = async ({ resource, action, author, meta = {} }) => {
    const { id, limit, before: seen, transaction }: AuditMeta = meta
    if (id === undefined) throw requestError('the history is of one document: hand its id over as `meta.id`')
    const client = clientOf(source)
    const wanted = transaction === undefined ? limitOf(limit) : 1
    const until = transaction ?? seen
    const document = documentId(id)
    // One more than shown, since each change is told against the state before it; another for the one already seen.
    const range = { limit: wanted + (seen === undefined ? 1 : 2), ...(until === undefined ? {} : { until }) }
    const read = await readHistory(client, document, range)
    const entries = seen === undefined ? read : read.filter((entry) => entry.id !== seen)
    const [states, names] = await Promise.all([
      Promise.all(entries.map((entry) => readRevision(client, document, entry.id))),
      readNames(
        client,
        entries.map((entry) => entry.author),
      ),
    ])
    return entries
      .map((entry, at) =>
        logOf({ resource, entry, before: states[at + 1], after: states[at], name: names.get(entry.author) }),
      )
      .slice(0, wanted)
      .filter((log) => transaction === undefined || log.id === transaction)
      .filter((log) => action === undefined || log.action === action)
      .filter((log) => author?.['id'] === undefined || log.author?.['id'] === author['id'])
  }
  return {
    get: own.get ?? get,
    create: own.create ?? (async () => undefined),
    update:
      own.update ??
      (async () => {
        throw requestError('the history cannot be renamed: give the audit log an `update` of your own')
      }),
  }
}
