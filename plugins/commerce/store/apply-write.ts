import type { Document, StoredDocument, Write } from '@souk/kernel'
import { applyPatch } from './apply-patch.ts'

/** The id of the document a write concerns. */
export function targetOf(write: Write): string {
  if ('patch' in write) return write.patch.id
  if ('delete' in write) return write.delete.id
  return documentOf(write)._id
}

/** The document that a create, createIfNotExists or createOrReplace carries. */
export function documentOf(write: Exclude<Write, { patch: unknown } | { delete: unknown }>): Document {
  if ('create' in write) return write.create
  return 'createIfNotExists' in write ? write.createIfNotExists : write.createOrReplace
}

export type WriteProblem = 'exists' | 'conflict'
export interface Stamp {
  readonly transactionId: string
  readonly at: string
}

/**
 * What a write makes of the document that is there now: the document after it, undefined when it is gone, or the reason
 * why it cannot be done (`exists`: to be created, but there; `conflict`: revision moved, or nothing to patch).
 */
export function applyWrite(
  before: StoredDocument | undefined,
  write: Write,
  stamp: Stamp,
): { readonly after: StoredDocument | undefined } | { readonly problem: WriteProblem } {
  if ('delete' in write) return { after: undefined }
  if ('patch' in write) {
    const expected = write.patch.ifRevisionID
    if (!before || (expected !== undefined && expected !== before._rev)) return { problem: 'conflict' }
    return { after: { ...stored(applyPatch(before, write.patch), stamp), _createdAt: before._createdAt } }
  }
  if (before && 'create' in write) return { problem: 'exists' }
  if (before && 'createIfNotExists' in write) return { after: before }
  return { after: stored(documentOf(write), stamp) }
}

function stored(document: Document, stamp: Stamp): StoredDocument {
  const createdAt = typeof document['_createdAt'] === 'string' ? document['_createdAt'] : stamp.at
  return { ...document, _rev: stamp.transactionId, _createdAt: createdAt, _updatedAt: stamp.at }
}
