import { checkForeign, type ForeignReference } from './foreign-references.ts'
import { missingReference, stillReferenced } from './mutation-error.ts'
import { strongReferences } from './references.ts'
import type { DocumentChange, DocumentView, WriteGuard } from './transaction.ts'

/** A view that also knows who refers strongly to an id. */
export interface ReferenceView extends DocumentView {
  strongReferencesTo(id: string): ReadonlySet<string>
}

/**
 * Holds a finished transaction against the references of its documents: what it writes may refer strongly only to
 * documents that are there after it (into other datasets only where there can be one, 400), and what it deletes (or
 * replaces by another type) may not be referred to after it. Throws a MutationError (409) that names, of the documents in
 * the way, those the caller may read.
 */
export function checkReferences(view: ReferenceView, changes: readonly DocumentChange[], guard: WriteGuard): void {
  const changed = new Map(changes.map((change) => [change.id, change.after]))
  const exists = (id: string): boolean => {
    const after = changed.get(id)
    return after === undefined ? view.get(id) !== undefined : after !== null
  }
  const held = new Map<string, ReadonlySet<string>>()
  for (const change of changes) {
    if (!change.after) continue
    const foreign: ForeignReference[] = []
    const references = strongReferences(change.after, foreign)
    if (foreign.length > 0) checkForeign(change, foreign, foreignIn(change.before))
    held.set(change.id, references)
    for (const target of references) if (!exists(target)) refuseMissing(change, target)
  }
  for (const change of changes) {
    if (!change.before || change.after?._type === change.before._type) continue
    const untouched = [...view.strongReferencesTo(change.id)].filter((id) => !changed.has(id))
    const touched = [...held].filter(([, references]) => references.has(change.id)).map(([id]) => id)
    const referencing = [...untouched, ...touched]
    if (referencing.length === 0) continue
    const told = referencing.filter((id) => {
      const document = changed.get(id) ?? view.get(id)
      return document !== undefined && guard.may('read', document)
    })
    throw stillReferenced(change.id, told)
  }
}

function foreignIn(document: DocumentChange['before']): readonly ForeignReference[] {
  const foreign: ForeignReference[] = []
  strongReferences(document, foreign)
  return foreign
}

/** A reference that dangled before the write (its dataset took it unchecked then) stays as it is. */
function refuseMissing(change: DocumentChange, target: string): void {
  if (change.before && strongReferences(change.before).has(target)) return
  throw missingReference(change.id, target)
}
