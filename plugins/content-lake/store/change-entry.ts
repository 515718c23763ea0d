import type { LakeDocument } from '../groq/index.ts'
import { encodeMendoza } from '../listen/mendoza.ts'
import type { DocumentChange } from '../mutations/transaction.ts'
import type { Effects, LogEntry } from './log-entry.ts'

/** The log's entry for a change. A document made and deleted in one transaction leaves no trace. */
export function entryOf(change: DocumentChange, transactionId: string): LogEntry | undefined {
  const { before, after } = change
  const known = after ?? before
  if (!known) return undefined
  return {
    documentId: change.id,
    type: known._type,
    transition: !before ? 'appear' : after ? 'update' : 'disappear',
    ...(before && { previousRev: before._rev }),
    ...(after && after._rev !== transactionId && { resultRev: after._rev }),
    mutations: change.mutations,
    effects: change.purge ? forgotten : effectsOf(before, after),
  }
}

/** What is left of a document whose history is forgotten: that it is gone. */
const forgotten: Effects = { apply: [0, null], revert: [0, null] }

/** Effects are computed on the documents without `_rev`: that is how the Studio applies them. */
function effectsOf(before: LakeDocument | null, after: LakeDocument | null): Effects {
  const left = before && withoutRevision(before)
  const right = after && withoutRevision(after)
  return { apply: encodeMendoza(left, right), revert: encodeMendoza(right, left) }
}

function withoutRevision(document: LakeDocument): Readonly<Record<string, unknown>> {
  const { _rev, ...rest } = document
  return rest
}
