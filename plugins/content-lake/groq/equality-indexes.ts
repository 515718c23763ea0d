import type { LakeDocument } from './document.ts'
import { type ReadValue, readerOf } from './own-values.ts'
import { Posting } from './posting.ts'
import { each, type Slices } from './slices.ts'

/** A value that GROQ's `==` can find by an index. Null is left out: a missing field and null look alike. */
export type IndexableValue = string | number | boolean

const nothing: ReadonlySet<string> = new Set()

/** The ids of documents by the value at a dotted path. */
export class EqualityIndex {
  private readonly read: ReadValue
  private readonly byValue = new Map<IndexableValue, Set<string>>()

  constructor(path: string) {
    this.read = readerOf(path)
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
    const value = this.read(doc)
    if (!isIndexable(value)) return
    const ids = this.byValue.get(value)
    if (ids) ids.add(doc._id)
    else this.byValue.set(value, new Set([doc._id]))
  }

  remove(doc: LakeDocument): void {
    const value = this.read(doc)
    if (!isIndexable(value)) return
    const ids = this.byValue.get(value)
    if (ids?.delete(doc._id) && ids.size === 0) this.byValue.delete(value)
  }
}

/** True for what `==` may look up. */
export function isIndexable(value: unknown): value is IndexableValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** The documents of one type by the value at a dotted path, or of an expression over their own fields. */
export class ValueIndex {
  private readonly read: ReadValue
  private readonly byValue = new Map<IndexableValue, Posting>()

  constructor(path: string) {
    this.read = readerOf(path)
  }

  static *make(path: string, documents: Iterable<LakeDocument>): Slices<ValueIndex> {
    const index = new ValueIndex(path)
    yield* each(documents, (doc) => index.add(doc))
    return index
  }

  lookUp(value: IndexableValue): Posting | undefined {
    return this.byValue.get(value)
  }

  /** Those whose value is a text that passes; each text is looked at once, however many have it. */
  havingText(test: (text: string) => boolean): readonly Posting[] {
    const found: Posting[] = []
    for (const [value, posting] of this.byValue) if (typeof value === 'string' && test(value)) found.push(posting)
    return found
  }

  add(doc: LakeDocument): void {
    const value = this.read(doc)
    if (!isIndexable(value)) return
    const posting = this.byValue.get(value)
    if (posting) posting.add(doc)
    else this.byValue.set(value, newPosting(doc))
  }

  remove(doc: LakeDocument): void {
    const value = this.read(doc)
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
