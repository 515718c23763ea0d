import type { LakeDocument } from './document.ts'
import { each, type Slices, sortedInSlices } from './slices.ts'

/** Documents ordered by `_id`, in code units. */
export class Listing {
  private list: LakeDocument[]
  private lent = false

  /** `sorted` is this listing's own from now on. */
  constructor(sorted: LakeDocument[]) {
    this.list = sorted
  }

  static *make(_path: string, documents: readonly LakeDocument[]): Slices<Listing> {
    let last = ''
    let inOrder = true
    yield* each(documents, ({ _id }) => {
      inOrder &&= last <= _id
      last = _id
    })
    return new Listing(inOrder ? documents.slice() : yield* sortedInSlices(documents, compareIds))
  }

  add(doc: LakeDocument): void {
    this.own().splice(this.placeOf(doc._id), 0, doc)
  }

  remove(doc: LakeDocument): void {
    this.own().splice(this.placeOf(doc._id), 1)
  }

  /** The array never changes: a later change makes another. */
  documents(): readonly LakeDocument[] {
    this.lent = true
    return this.list
  }

  private own(): LakeDocument[] {
    if (this.lent) this.list = this.list.slice()
    this.lent = false
    return this.list
  }

  /** Where an id stands, or would stand. */
  private placeOf(id: string): number {
    let [low, high] = [0, this.list.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const there = this.list[middle]
      if (there && there._id < id) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Where documents within all bounds on their id begin and end, in a list ordered by `_id`. */
export function placesBetween(
  docs: readonly LakeDocument[],
  bounds: readonly { readonly op: '<' | '<=' | '>' | '>='; readonly value: string }[],
): readonly [number, number] {
  let [start, end] = [0, docs.length]
  for (const { op, value } of bounds) {
    const edge = edgeOf(docs, value, op === '>' || op === '<=')
    if (op.startsWith('>')) start = Math.max(start, edge)
    else end = Math.min(end, edge)
  }
  return [start, Math.max(start, end)]
}

function edgeOf(docs: readonly LakeDocument[], id: string, after: boolean): number {
  let [low, high] = [0, docs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const there = docs[middle]?._id ?? ''
    if (after ? there > id : there >= id) high = middle
    else low = middle + 1
  }
  return low
}

const compareIds = (a: LakeDocument, b: LakeDocument): number => (a._id < b._id ? -1 : a._id > b._id ? 1 : 0)

/** Sorts in place by `_id` in code-unit order, skipping the work when the order already holds. */
export function sortById(docs: LakeDocument[]): LakeDocument[] {
  for (let i = 1; i < docs.length; i += 1) {
    const before = docs[i - 1]
    const here = docs[i]
    if (before && here && before._id > here._id) return docs.sort(compareIds)
  }
  return docs
}
