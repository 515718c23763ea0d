import { publishedIdOf } from '../groq/index.ts'
import { isDraftId, isVersionId } from '../mutations/document-ids.ts'
import { type LogEntry, type LoggedTransaction, systemAuthor } from '../store/log-entry.ts'

/** One event of a document's story, as the Studio's history shows it. */
export type DocumentEvent = Readonly<Record<string, unknown>>

/**
 * What a transaction meant for a document and its draft or version, newest first, or nothing when it only edited a
 * draft (the Studio makes edit events itself, from the transactions). `documentId` is the published id.
 */
export function eventsOf(transaction: LoggedTransaction, publishedId: string): readonly DocumentEvent[] {
  const entries = transaction.entries.filter((entry) => publishedIdOf(entry.documentId) === publishedId)
  const published = entries.find((entry) => entry.documentId === publishedId)
  const drafts = entries.filter((entry) => entry !== published)
  const left = drafts.find((entry) => entry.transition === 'disappear')
  if (published && published.transition !== 'disappear' && left) return [publishEvent(transaction, published, left)]
  if (published?.transition === 'disappear') return [goneEvent(transaction, published, drafts)]
  const events = drafts.flatMap((entry) => draftEvent(transaction, entry, publishedId))
  return published ? [liveEvent(transaction, published), ...events] : events
}

/**
 * Whether an event belongs to the story of the id that was asked for. A published id is told of everything, a draft not
 * of the comings and goings of versions, a version of itself alone: the Studio takes whatever it is told for its own.
 */
export function belongsTo(id: string, { type, versionId }: DocumentEvent): boolean {
  if (isVersionId(id)) return versionId === id || type === 'deleteDocumentGroup'
  if (!isDraftId(id)) return true
  return versionId === undefined || versionId === id || type === 'publishDocumentVersion'
}

function publishEvent(transaction: LoggedTransaction, published: LogEntry, version: LogEntry): DocumentEvent {
  return {
    ...base(transaction, 'publishDocumentVersion', published.documentId),
    revisionId: transaction.id,
    ...versionFields(version.documentId),
    ...(version.previousRev !== undefined && { versionRevisionId: version.previousRev }),
    publishCause: causeOf(transaction, version.documentId),
  }
}

function causeOf({ author }: LoggedTransaction, versionId: string): string {
  if (!isVersionId(versionId)) return 'document.publish'
  return author === systemAuthor ? 'release.schedule' : 'release.publish'
}

function goneEvent(transaction: LoggedTransaction, published: LogEntry, drafts: readonly LogEntry[]): DocumentEvent {
  const draft = drafts.find((entry) => entry.transition !== 'disappear')
  if (!draft) return base(transaction, 'deleteDocumentGroup', published.documentId)
  return {
    ...base(transaction, 'unpublishDocument', published.documentId),
    ...versionFields(draft.documentId),
    versionRevisionId: transaction.id,
  }
}

function draftEvent(transaction: LoggedTransaction, entry: LogEntry, publishedId: string): readonly DocumentEvent[] {
  if (entry.transition === 'update') return []
  const type = entry.transition === 'appear' ? 'createDocumentVersion' : 'deleteDocumentVersion'
  const revision = entry.transition === 'appear' ? transaction.id : (entry.previousRev ?? transaction.id)
  return [
    {
      ...base(transaction, type, publishedId),
      ...versionFields(entry.documentId),
      versionRevisionId: revision,
      ...(entry.transition === 'appear' && { revisionId: transaction.id }),
    },
  ]
}

function liveEvent(transaction: LoggedTransaction, published: LogEntry): DocumentEvent {
  const type = published.transition === 'appear' ? 'createLiveDocument' : 'updateLiveDocument'
  return { ...base(transaction, type, published.documentId), revisionId: transaction.id }
}

function versionFields(id: string): Readonly<Record<string, string>> {
  const release = isVersionId(id) ? id.split('.')[1] : undefined
  return { versionId: id, ...(release !== undefined && { releaseId: release }) }
}

function base(transaction: LoggedTransaction, type: string, documentId: string): DocumentEvent {
  const { id, timestamp, author } = transaction
  return { id, type, timestamp, author, documentId }
}
