import type { LakeDocument } from './document.ts'
import { Posting } from './posting.ts'
import { isRecord } from './references.ts'
import { each, type Slices } from './slices.ts'

/** A value that GROQ's `==` can find by an index. Null is left out: a missing field and null look alike. */
export type IndexableValue = string | number | boolean

const nothing: ReadonlySet<string> = new Set()

/** The ids of documents by the value at a dotted path. */
export class EqualityIndex {
  private readonly keys: readonly string[]
  private readonly byValue = new Map<IndexableValue, Set<string>>()

  constructor(path: string) {
    this.keys = path.split('.')
  }

  static *make(path: string, documents: Iterable<LakeDocument>): Slices<EqualityIndex> {
    const index = new EqualityIndex(path)
    yield* each(documents, (doc) => index.add(doc))
    return index
  }

  lookUp(value: IndexableValue): ReadonlySet<string> {
    return this.byValue.get(value) ?? nothing
  }

  add(doc: LakeDocument): void {
    const value = valueAt(doc, this.keys)
    if (!isIndexable(value)) return
    const ids = this.byValue.get(value)
    if (ids) ids.add(doc._id)
    else this.byValue.set(value, new Set([doc._id]))
  }

  remove(doc: LakeDocument): void {
    const value = valueAt(doc, this.keys)
    if (!isIndexable(value)) return
    const ids = this.byValue.get(value)
    if (ids?.delete(doc._id) && ids.size === 0) this.byValue.delete(value)
  }
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

  constructor(path: string) {
    this.keys = path.split('.')
  }

  static *make(path: string, documents: Iterable<LakeDocument>): Slices<ValueIndex> {
    const index = new ValueIndex(path)
    yield* each(documents, (doc) => index.add(doc))
    return index
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
