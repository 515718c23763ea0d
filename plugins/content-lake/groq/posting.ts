import { offTheClock } from './deadline.ts'
import { isVersionedId, type LakeDocument } from './document.ts'
import { Listing, sortById } from './listing.ts'

/** The documents that share something, kept so that asking how many, which, and all in order costs nothing. */
export class Posting {
  readonly ids = new Set<string>()
  /** How many of them are drafts or versions. */
  versions = 0
  private list: Listing | undefined

  add(doc: LakeDocument): void {
    if (this.ids.has(doc._id)) this.remove(doc)
    this.ids.add(doc._id)
    if (isVersionedId(doc._id)) this.versions += 1
    this.list?.add(doc)
  }

  remove(doc: LakeDocument): void {
    if (!this.ids.delete(doc._id)) return
    if (isVersionedId(doc._id)) this.versions -= 1
    this.list?.remove(doc)
  }

  /** All of them, ordered by `_id`. The array never changes: a later change makes another. */
  documents(get: (id: string) => LakeDocument | undefined): readonly LakeDocument[] {
    this.list ??= offTheClock(() => {
      const docs: LakeDocument[] = []
      for (const id of this.ids) {
        const doc = get(id)
        if (doc) docs.push(doc)
      }
      return new Listing(sortById(docs))
    })
    return this.list.documents()
  }
}
