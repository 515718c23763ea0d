import { type DocumentIndex, isVersionedId, type LakeDocument, publishedIdOf } from '../groq/index.ts'
import type { Commit, PublishedChange } from './hub.ts'
import { mostHops, tags } from './sync-tags.ts'

/** Who is told: whether a document may be read, and whether drafts and versions count. */
export interface Audience {
  readonly readable: (document: LakeDocument) => boolean
  readonly drafts: boolean
}

/** A change that leads back to more documents than this is told to every query that follows references. */
const mostReferrers = 2_000

/**
 * The tags that a commit touches for an audience: those of the documents it may read, before or after, and of the
 * readable documents that lead to them. Empty when there is nothing to tell.
 */
export function commitTags(
  commit: Commit,
  index: DocumentIndex,
  datasetKey: number,
  audience: Audience,
): readonly string[] {
  const seen = commit.changes.filter((published) => concerns(published, audience))
  if (seen.length === 0) return []
  const told = new Set<string>([tags.dataset(datasetKey)])
  for (const { change } of seen) {
    const publishedId = publishedIdOf(change.id)
    told.add(tags.id(publishedId, 0))
    // A version that comes or goes also hides or shows those below it, whatever their type.
    const below = [...index.versionsOf(publishedId)].map((id) => index.get(id))
    for (const document of [change.before, change.after, ...below])
      if (document && audience.readable(document)) told.add(tags.type(document._type, 0))
  }
  addReferrers(new Set(seen.map(({ change }) => publishedIdOf(change.id))), index, audience, told)
  return [...told].sort()
}

function concerns({ change }: PublishedChange, { readable, drafts }: Audience): boolean {
  if (!drafts && isVersionedId(change.id)) return false
  return [change.before, change.after].some((document) => document !== null && readable(document))
}

/** Walks the references backwards, one hop at a time, so that whoever dereferences to the change hears of it. */
function addReferrers(changed: ReadonlySet<string>, index: DocumentIndex, audience: Audience, told: Set<string>): void {
  let targets = changed
  for (let hops = 1; hops <= mostHops && targets.size > 0; hops += 1) {
    const next = new Set<string>()
    for (const target of targets) {
      for (const id of index.referencedBy(target)) {
        const document = index.get(id)
        if (!document || (!audience.drafts && isVersionedId(id)) || !audience.readable(document)) continue
        told.add(tags.type(document._type, hops)).add(tags.id(publishedIdOf(id), hops))
        next.add(publishedIdOf(id))
        if (next.size <= mostReferrers) continue
        told.add(tags.widelyUsed)
        return
      }
    }
    targets = next
  }
}
