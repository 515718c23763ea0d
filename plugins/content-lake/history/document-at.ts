import { applyPatch } from 'mendoza'
import type { LakeDocument } from '../groq/index.ts'
import type { Dataset } from '../store/dataset.ts'
import type { LogReader } from '../store/reader.ts'

/** A moment in a dataset's life: right after a transaction, a time, or `last` (the newest state of a document that was not deleted). `revision`: one that an import brought along. */
export type Moment = { readonly sequence: number } | { readonly revision: string } | { readonly time: string } | 'last'

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
        : 'sequence' in moment
          ? transaction.sequence <= moment.sequence
          : 'revision' in moment
            ? entry.resultRev === moment.revision
            : transaction.timestamp <= moment.time
    if (reached) {
      const _rev = entry.resultRev ?? transaction.id
      return state === null ? undefined : ({ ...(state as LakeDocument), _rev } as LakeDocument)
    }
    state = applyPatch(state, [...entry.effects.revert])
  }
  return undefined
}

function withoutRevision(document: LakeDocument | undefined): unknown {
  if (!document) return null
  const { _rev, ...rest } = document
  return rest
}
