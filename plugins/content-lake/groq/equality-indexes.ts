import { offTheClock } from './deadline.ts'
import type { LakeDocument } from './document.ts'
import { Posting } from './posting.ts'
import { isRecord } from './references.ts'

/** A value that GROQ's `==` can find by an index. Null is left out: a missing field and null look alike. */
export type IndexableValue = string | number | boolean

interface EqualityIndex {
  readonly keys: readonly string[]
  readonly byValue: Map<IndexableValue, Set<string>>
}

/**
 * Indexes from the value at a dotted path to the ids that hold it. One is built when a path is first looked up and
 * kept current from then on; the least recently used goes when there are more than `limit`.
 */
export interface EqualityIndexes {
  lookUp(path: string, value: IndexableValue): ReadonlySet<string>
  add(doc: LakeDocument): void
  remove(doc: LakeDocument): void
}

const nothing: ReadonlySet<string> = new Set()

/** `documents` is asked once for each new path; paths in `declared` are built at once and never dropped. */
export function createEqualityIndexes(
  documents: () => Iterable<LakeDocument>,
  declared: readonly string[],
  limit: number,
): EqualityIndexes {
  const indexes = new Map<string, EqualityIndex>()
  const pinned = new Set(declared)

  const build = (path: string): EqualityIndex => {
    const index: EqualityIndex = { keys: path.split('.'), byValue: new Map() }
    for (const doc of documents()) insert(index, doc)
    return index
  }
  const evictOldest = (): void => {
    for (const path of indexes.keys()) {
      if (pinned.has(path)) continue
      indexes.delete(path)
      return
    }
  }
  for (const path of declared) indexes.set(path, build(path))

  return {
    lookUp(path, value) {
      const index = indexes.get(path) ?? offTheClock(() => build(path))
      // Re-inserting keeps the map in order of last use, which is what eviction reads.
      indexes.delete(path)
      indexes.set(path, index)
      if (indexes.size > limit + pinned.size) evictOldest()
      return index.byValue.get(value) ?? nothing
    },
    add(doc) {
      for (const index of indexes.values()) insert(index, doc)
    },
    remove(doc) {
      for (const index of indexes.values()) drop(index, doc)
    },
  }
}

function insert(index: EqualityIndex, doc: LakeDocument): void {
  const value = valueAt(doc, index.keys)
  if (!isIndexable(value)) return
  const ids = index.byValue.get(value)
  if (ids) ids.add(doc._id)
  else index.byValue.set(value, new Set([doc._id]))
}

function drop(index: EqualityIndex, doc: LakeDocument): void {
  const value = valueAt(doc, index.keys)
  if (!isIndexable(value)) return
  const ids = index.byValue.get(value)
  if (ids?.delete(doc._id) && ids.size === 0) index.byValue.delete(value)
}

/** True for what `==` may look up. */
export function isIndexable(value: unknown): value is IndexableValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** The value at a path; undefined where there is none. */
export function valueAt(doc: LakeDocument, keys: readonly string[]): unknown {
  let current: unknown = doc
  for (const key of keys) {
    if (!isRecord(current) || !Object.hasOwn(current, key)) return undefined
    current = current[key]
  }
  return current
}

/** The documents of one type by the value at a dotted path. */
export class ValueIndex {
  private readonly keys: readonly string[]
  private readonly byValue = new Map<IndexableValue, Posting>()

  constructor(path: string, documents: Iterable<LakeDocument>) {
    this.keys = path.split('.')
    for (const doc of documents) this.add(doc)
  }

  lookUp(value: IndexableValue): Posting | undefined {
    return this.byValue.get(value)
  }

  add(doc: LakeDocument): void {
    const value = valueAt(doc, this.keys)
    if (!isIndexable(value)) return
    const posting = this.byValue.get(value)
    if (posting) posting.add(doc)
    else this.byValue.set(value, newPosting(doc))
  }

  remove(doc: LakeDocument): void {
    const value = valueAt(doc, this.keys)
    if (!isIndexable(value)) return
    const posting = this.byValue.get(value)
    posting?.remove(doc)
    if (posting?.ids.size === 0) this.byValue.delete(value)
  }
}

function newPosting(doc: LakeDocument): Posting {
  const posting = new Posting()
  posting.add(doc)
  return posting
}
