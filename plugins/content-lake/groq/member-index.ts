import { isIndexable, type IndexableValue } from './equality-indexes.ts'
import type { LakeDocument } from './document.ts'
import { valueAt } from './own-values.ts'
import { Posting } from './posting.ts'
import { isRecord } from './references.ts'
import { each, type Slices } from './slices.ts'

/**
 * The documents of one type by the values in an array of theirs: `tags[]`, or `entries[].sku` for those of its objects.
 * What `value in tags` and `value in entries[].sku` ask.
 */
export class MemberIndex {
  private readonly array: readonly string[]
  private readonly member: readonly string[]
  private readonly byValue = new Map<IndexableValue, Posting>()

  constructor(path: string) {
    const [array = '', member = ''] = path.split('[]')
    this.array = array.split('.')
    this.member = member === '' ? [] : member.slice(1).split('.')
  }

  static *make(path: string, documents: Iterable<LakeDocument>): Slices<MemberIndex> {
    const index = new MemberIndex(path)
    yield* each(documents, (doc) => index.add(doc))
    return index
  }

  lookUp(value: IndexableValue): Posting | undefined {
    return this.byValue.get(value)
  }

  add(doc: LakeDocument): void {
    for (const value of this.valuesOf(doc)) {
      const posting = this.byValue.get(value) ?? new Posting()
      posting.add(doc)
      this.byValue.set(value, posting)
    }
  }

  remove(doc: LakeDocument): void {
    for (const value of this.valuesOf(doc)) {
      const posting = this.byValue.get(value)
      posting?.remove(doc)
      if (posting?.ids.size === 0) this.byValue.delete(value)
    }
  }

  private valuesOf(doc: LakeDocument): ReadonlySet<IndexableValue> {
    const items = valueAt(doc, this.array)
    const values = new Set<IndexableValue>()
    if (!Array.isArray(items)) return values
    for (const item of items as readonly unknown[]) {
      const value = this.member.reduce<unknown>(
        (held, key) => (isRecord(held) && Object.hasOwn(held, key) ? held[key] : undefined),
        item,
      )
      if (isIndexable(value)) values.add(value)
    }
    return values
  }
}
