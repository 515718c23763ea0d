import type { PlacedTransaction } from '../store/log-entry.ts'
import type { DocumentEvent } from './document-events.ts'
import { releaseSteps } from './release-events.ts'

/** A version of a document in a release, with the story of both, oldest first. */
export interface VersionStory {
  readonly publishedId: string
  readonly versionId: string
  readonly releaseId: string
  readonly releaseDocumentId: string
  readonly ofRelease: readonly PlacedTransaction[]
  readonly ofVersion: readonly PlacedTransaction[]
}

/** An event with its place in the log. */
export interface PlacedEvent {
  readonly sequence: number
  readonly event: DocumentEvent
}

/** When the version was scheduled to be published with its release, and when it was not any more. */
export function scheduleEventsOf(story: VersionStory): readonly PlacedEvent[] {
  const steps = releaseSteps(story.ofRelease, story.releaseDocumentId).filter(({ step }) => step !== undefined)
  return steps.flatMap(({ transaction, step }, at) => {
    const versionRevisionId = revisionAt(story, transaction.sequence)
    if (versionRevisionId === undefined) return []
    const { id, timestamp, author } = transaction
    const { publishedId: documentId, versionId, releaseId } = story
    const common = { id, timestamp, author, documentId, versionId, releaseId, versionRevisionId }
    if (step?.type === 'unscheduleRelease')
      return [{ sequence: transaction.sequence, event: { ...common, type: 'unscheduleDocumentVersion' } }]
    if (step?.type !== 'scheduleRelease') return []
    const state = outcomes[steps[at + 1]?.step?.type ?? ''] ?? 'pending'
    const event = { ...common, type: 'scheduleDocumentVersion', publishAt: step.fields['publishAt'], state }
    return [{ sequence: transaction.sequence, event }]
  })
}

const outcomes: Readonly<Record<string, string>> = { publishRelease: 'published', unscheduleRelease: 'unscheduled' }

/** The version's revision at a place in the log; undefined when it was not there. */
function revisionAt({ ofVersion, versionId }: VersionStory, sequence: number): string | undefined {
  const last = ofVersion.findLast((transaction) => transaction.sequence < sequence)
  const entry = last?.entries.find(({ documentId }) => documentId === versionId)
  return entry && entry.transition !== 'disappear' ? last?.id : undefined
}
