import { offTheClock } from './deadline.ts'
import { isVersionedId, type LakeDocument } from './document.ts'

/** The documents that share something, kept so that asking how many, which, and all in order costs nothing. */
export class Posting {
  readonly ids = new Set<string>()
  /** How many of them are drafts or versions. */
  versions = 0
  private list: LakeDocument[] | undefined
  private lent = false

  add(doc: LakeDocument): void {
    if (this.ids.has(doc._id)) this.remove(doc)
    this.ids.add(doc._id)
    if (isVersionedId(doc._id)) this.versions += 1
    if (this.list) this.own(this.list).splice(placeOf(this.list, doc._id), 0, doc)
  }

  remove(doc: LakeDocument): void {
    if (!this.ids.delete(doc._id)) return
    if (isVersionedId(doc._id)) this.versions -= 1
    if (this.list) this.own(this.list).splice(placeOf(this.list, doc._id), 1)
  }

  /** All of them, ordered by `_id`. The array never changes: a later change makes another. */
  documents(get: (id: string) => LakeDocument | undefined): readonly LakeDocument[] {
    this.list ??= offTheClock(() => {
      const docs: LakeDocument[] = []
      for (const id of this.ids) {
        const doc = get(id)
        if (doc) docs.push(doc)
      }
      return sortById(docs)
    })
    this.lent = true
    return this.list
  }

  private own(list: LakeDocument[]): LakeDocument[] {
    if (!this.lent) return list
    this.lent = false
    this.list = list.slice()
    return this.list
  }
}

/** Where an id stands, or would stand, in a list ordered by `_id`. */
function placeOf(docs: readonly LakeDocument[], id: string): number {
  let [low, high] = [0, docs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const there = docs[middle]
    if (there && there._id < id) low = middle + 1
    else high = middle
  }
  return low
}

/** Sorts in place by `_id` in code-unit order, skipping the work when the order already holds. */
export function sortById(docs: LakeDocument[]): LakeDocument[] {
  for (let i = 1; i < docs.length; i += 1) {
    const before = docs[i - 1]
    const here = docs[i]
    if (before && here && before._id > here._id)
      return docs.sort((a, b) => (a._id < b._id ? -1 : a._id > b._id ? 1 : 0))
  }
  return docs
}
