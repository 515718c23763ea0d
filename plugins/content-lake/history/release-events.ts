import { applyPatch } from 'mendoza'
import { publishedIdOf } from '../groq/index.ts'
import { record } from '../mutations/parse-mutations.ts'
import type { LogEntry, LoggedTransaction } from '../store/log-entry.ts'

/** One event of a release's story, as the Studio's activity panel shows it. */
export type ReleaseEvent = Readonly<Record<string, unknown>>

/** What the story is told of: the release's own document, and the name in it. */
export interface ReleaseIds {
  readonly name: string
  readonly documentId: string
}

type ReleaseFields = Readonly<Record<string, unknown>> | null

/**
 * The story of a release from the transactions that touched it or its versions (oldest first), newest event first.
 * Edits of its title and times are not told: the Studio reads those from the transactions itself.
 */
export function releaseEventsOf(transactions: readonly LoggedTransaction[], ids: ReleaseIds): readonly ReleaseEvent[] {
  const events = releaseSteps(transactions, ids.documentId).flatMap(({ transaction, step }) => {
    const told = step ? [{ ...base(transaction, step.type, ids), ...step.fields }] : []
    // What comes and goes with a release's own step is told by that step.
    if (step && step.type !== 'createRelease') return told
    return [...told, ...versionEvents(transaction, ids)]
  })
  return events.reverse()
}

/** Each transaction (oldest first) with the step that it was for the release, if any. */
export function releaseSteps<T extends LoggedTransaction>(
  transactions: readonly T[],
  documentId: string,
): readonly { readonly transaction: T; readonly step: Step | undefined }[] {
  let state: ReleaseFields = null
  return transactions.map((transaction) => {
    const own = transaction.entries.find((entry) => entry.documentId === documentId)
    const before = state
    if (own) state = stateAfter(state, own)
    return { transaction, step: own && stepOf(before, state) }
  })
}

function stateAfter(state: ReleaseFields, entry: LogEntry): ReleaseFields {
  return record(applyPatch(state, [...entry.effects.apply])) ?? null
}

/** What a transaction did to a release: the type of the event and what that event has besides. */
export interface Step {
  readonly type: string
  readonly fields: ReleaseEvent
}

function stepOf(before: ReleaseFields, after: ReleaseFields): Step | undefined {
  if (!after) return undefined
  if (!before) return { type: 'createRelease', fields: { change: changeOf(after) } }
  const [from, to] = [before['state'], after['state']]
  if (from === to) return undefined
  if (to === 'scheduled') return { type: 'scheduleRelease', fields: { publishAt: after['publishAt'] } }
  if (to === 'published') return { type: 'publishRelease', fields: {} }
  if (to === 'archived') return { type: 'archiveRelease', fields: {} }
  if (to === 'active') return { type: from === 'unarchiving' ? 'unarchiveRelease' : 'unscheduleRelease', fields: {} }
  return undefined
}

function changeOf(release: Readonly<Record<string, unknown>>): ReleaseEvent {
  const { releaseType, intendedPublishAt } = record(release['metadata']) ?? {}
  return { releaseType, ...(intendedPublishAt !== undefined && { intendedPublishDate: intendedPublishAt }) }
}

function versionEvents(transaction: LoggedTransaction, ids: ReleaseIds): readonly ReleaseEvent[] {
  return transaction.entries.flatMap((entry) => {
    if (entry.documentId === ids.documentId || entry.transition === 'update') return []
    const type = entry.transition === 'appear' ? 'addDocumentToRelease' : 'discardDocumentFromRelease'
    return [
      {
        ...base(transaction, type, ids),
        documentId: publishedIdOf(entry.documentId),
        documentType: entry.type,
        versionId: entry.documentId,
        versionRevisionId: entry.transition === 'appear' ? transaction.id : (entry.previousRev ?? transaction.id),
      },
    ]
  })
}

function base({ timestamp, author }: LoggedTransaction, type: string, { name }: ReleaseIds): ReleaseEvent {
  return { type, timestamp, author, releaseName: name }
}
