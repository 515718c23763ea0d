import { partialCompare, totalCompare } from './compiled/values.ts'
import type { LakeDocument } from './document.ts'
import { type ReadValue, readerOf } from './own-values.ts'
import { each, type Slices, sortedInSlices } from './slices.ts'

/** A document with its value. */
export interface Entry {
  readonly value: unknown
  readonly doc: LakeDocument
}

/** Looks at a document; `other` says that its value is another than the one before. False ends the scan. */
export type Visit = (doc: LakeDocument, other: boolean) => boolean

export type Direction = 'asc' | 'desc'
/** Places of an order, the second exclusive. */
type Stretch = readonly [number, number]

/** One bound of a range. */
export interface Bound<Value = unknown> {
  readonly op: '<' | '<=' | '>' | '>='
  readonly value: Value
}

/** The documents of one type by the value at a dotted path, in the order of `order()`, then by id. */
export class OrderedIndex {
  private readonly read: ReadValue
  private entries: Entry[] = []

  constructor(path: string) {
    this.read = readerOf(path)
  }

  static *make(path: string, documents: Iterable<LakeDocument>): Slices<OrderedIndex> {
    const index = new OrderedIndex(path)
    const entries: Entry[] = []
    yield* each(documents, (doc) => entries.push(index.entryOf(doc)))
    index.entries = yield* sortedInSlices(entries, compareEntries)
    return index
  }

  get size(): number {
    return this.entries.length
  }

  add(doc: LakeDocument): void {
    const entry = this.entryOf(doc)
    this.entries.splice(this.placeOf(entry), 0, entry)
  }

  remove(doc: LakeDocument): void {
    const place = this.placeOf(this.entryOf(doc))
    if (this.entries[place]?.doc._id === doc._id) this.entries.splice(place, 1)
  }

  /**
   * Shows documents one by one, from the lowest or the highest of a stretch, until `visit` answers false. It is told
   * whether the value is another than that of the document before.
   */
  scan(direction: Direction, stretch: Stretch | undefined, visit: Visit): void {
    scanTogether([this.from(direction, stretch)], direction, visit)
  }

  /** The documents of a stretch one by one, from the lowest or the highest. */
  *from(direction: Direction, stretch: Stretch | undefined): Generator<Entry, undefined> {
    const [start, end] = stretch ?? [0, this.entries.length]
    const step = direction === 'asc' ? 1 : -1
    for (let at = step === 1 ? start : end - 1; at >= start && at < end; at += step) {
      const entry = this.entries[at]
      if (entry) yield entry
    }
  }

  /** The stretch that satisfies every bound, as places; undefined when a bound's value has no order. */
  between(bounds: readonly Bound[]): Stretch | undefined {
    let [start, end] = [0, this.entries.length]
    for (const { op, value } of bounds) {
      if (partialCompare(value, value) === null) return undefined
      const after = op === '>' || op === '<='
      const edge = this.edgeOf(value, after)
      // Only values of the bound's own type compare with it at all.
      if (op.startsWith('>')) [start, end] = [Math.max(start, edge), Math.min(end, this.endOfType(value))]
      else [start, end] = [Math.max(start, this.startOfType(value)), Math.min(end, edge)]
    }
    return [start, Math.max(start, end)]
  }

  /** The documents of a stretch. */
  slice([start, end]: Stretch): LakeDocument[] {
    return this.entries.slice(start, end).map(({ doc }) => doc)
  }

  private entryOf(doc: LakeDocument): Entry {
    return { doc, value: this.read(doc) ?? null }
  }

  private placeOf(entry: Entry): number {
    return lowest(this.entries.length, (at) => compareEntries(this.entries[at] ?? entry, entry) >= 0)
  }

  private edgeOf(value: unknown, after: boolean): number {
    return lowest(this.entries.length, (at) => {
      const order = totalCompare(this.entries[at]?.value, value)
      return after ? order > 0 : order >= 0
    })
  }

  private startOfType(value: unknown): number {
    return lowest(this.entries.length, (at) => rankOf(this.entries[at]?.value) >= rankOf(value))
  }

  private endOfType(value: unknown): number {
    return lowest(this.entries.length, (at) => rankOf(this.entries[at]?.value) > rankOf(value))
  }
}

/** Several orders by one path as if they were one; see {@link OrderedIndex.scan}. */
export function scanTogether(orders: readonly Iterator<Entry, undefined>[], direction: Direction, visit: Visit): void {
  const sign = direction === 'asc' ? 1 : -1
  const heads = orders.map((order) => ({ order, entry: order.next().value }))
  let last: Entry | undefined
  for (;;) {
    let first: (typeof heads)[number] | undefined
    for (const head of heads) {
      if (!head.entry) continue
      if (!first?.entry || totalCompare(head.entry.value, first.entry.value) * sign < 0) first = head
    }
    if (!first?.entry) return
    const { entry } = first
    if (!visit(entry.doc, !last || totalCompare(last.value, entry.value) !== 0)) return
    last = entry
    first.entry = first.order.next().value
  }
}

/** `totalCompare` puts numbers before strings before booleans before everything else. */
function rankOf(value: unknown): number {
  const rank = ['number', 'string', 'boolean'].indexOf(typeof value)
  return rank === -1 ? 3 : rank
}

function compareEntries(a: Entry, b: Entry): number {
  const order = totalCompare(a.value, b.value)
  if (order !== 0) return order
  return a.doc._id < b.doc._id ? -1 : a.doc._id > b.doc._id ? 1 : 0
}

/** The lowest of `0..length` for which `test` holds, when it holds for all above. */
function lowest(length: number, test: (at: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(middle)) high = middle
    else low = middle + 1
  }
  return low
}
