import { applyPatch } from 'mendoza'
import type { LakeDocument } from '../groq/index.ts'
import type { Dataset } from '../store/dataset.ts'
import type { LogReader } from '../store/reader.ts'

/** A moment in a document's life: a revision, a time, or `last` (the newest state that was not deleted). */
export type Moment = { readonly revision: string } | { readonly time: string } | 'last'

/**
 * The document as it was at a moment, walked back from its present state through the reverse effects in the log.
 * `undefined` when it did not exist then.
 */
export function documentAt(reader: LogReader, dataset: Dataset, id: string, moment: Moment): LakeDocument | undefined {
  let state: unknown = withoutRevision(dataset.index.get(id))
  for (const transaction of reader.backwards(dataset, id)) {
    const entry = transaction.entries.find(({ documentId }) => documentId === id)
    if (!entry) continue
    const reached =
      moment === 'last'
        ? state !== null
        : 'revision' in moment
          ? transaction.id === moment.revision
          : transaction.timestamp <= moment.time
    if (reached)
      return state === null ? undefined : ({ ...(state as LakeDocument), _rev: transaction.id } as LakeDocument)
    state = applyPatch(state, [...entry.effects.revert])
  }
  return undefined
}

function withoutRevision(document: LakeDocument | undefined): unknown {
  if (!document) return null
  const { _rev, ...rest } = document
  return rest
}
