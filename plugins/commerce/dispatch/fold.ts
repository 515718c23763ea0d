import type { Document, Write } from '@souk/kernel'
import { applyPatch } from '../store/apply-patch.ts'

/** Folds patches of documents that the same decision creates into their creation: one write instead of several. */
export function folded(writes: readonly Write[]): readonly Write[] {
  const created = new Map<string, Document>()
  for (const write of writes) if ('create' in write) created.set(write.create._id, write.create)
  const rest = writes.filter((write) => {
    if (!('patch' in write)) return true
    const document = created.get(write.patch.id)
    if (document) created.set(document._id, applyPatch(document, write.patch))
    return !document
  })
  return rest.map((write) => ('create' in write ? { create: created.get(write.create._id) ?? write.create } : write))
}
