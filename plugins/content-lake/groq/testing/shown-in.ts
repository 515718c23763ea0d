import { isVersionedId, type LakeDocument, publishedIdOf } from '../document.ts'
import type { Perspective, Readable } from '../views.ts'

/** What a perspective shows, found the slow and obvious way: the control of every comparison. */
export function shownIn(
  perspective: Perspective,
  documents: readonly LakeDocument[],
  readable: Readable = () => true,
): LakeDocument[] {
  const read = documents.filter(readable)
  if (perspective === 'raw') return read
  if (perspective === 'published') return read.filter((doc) => !isVersionedId(doc._id) && !deletes(doc))
  const layers = perspective === 'drafts' ? ['drafts'] : perspective
  const ids = [...new Set(read.map((doc) => publishedIdOf(doc._id)))].sort()
  return ids.flatMap((id) => {
    const stored = [...layers.map((layer) => (layer === 'drafts' ? `drafts.${id}` : `versions.${layer}.${id}`)), id]
    const top = stored.map((each) => read.find((doc) => doc._id === each)).find((doc) => doc !== undefined)
    return top && !deletes(top) ? [{ ...top, _id: id, _originalId: top._id }] : []
  })
}

const deletes = (doc: LakeDocument): boolean => {
  const system = doc['_system']
  return typeof system === 'object' && system !== null && 'delete' in system && system.delete === true
}
