import { offTheClock } from './deadline.ts'
import type { LakeDocument } from './document.ts'
import { atOnce, inSlices, mayWait, NotYet, type Slices } from './slices.ts'

/** An index over the documents of one type. */
interface TypeIndex {
  add(doc: LakeDocument): void
  remove(doc: LakeDocument): void
}

/** Indexes of one kind, each over one path of one type. They are made when first asked for and kept current. */
export interface LearnedIndexes<Index extends TypeIndex> {
  /**
   * Throws `NotYet` when it takes too long to make and the asking query may wait: it is then made in slices, between
   * which everybody else has a turn.
   */
  get(type: string, path: string): Index
  add(doc: LakeDocument): void
  remove(doc: LakeDocument): void
  /** `type path` of each, the least recently used first. */
  names(): readonly string[]
}

/** How indexes of one kind are made, and how many are kept; the least recently used makes room. */
export interface Making<Index> {
  make(path: string, documents: readonly LakeDocument[]): Slices<Index>
  /** The documents of a type; of {@link everyType}, all. The array never changes. */
  documents(type: string): readonly LakeDocument[]
  readonly limit: number
  /** An index over more documents is made in slices. */
  readonly mostAtOnce: number
  readonly sliceMs: number
}

/** Stands for a type of which every document is. */
export const everyType = ''

/** An index that is in use, or is being made and is told afterwards what happened meanwhile. */
interface Known<Index> {
  readonly type: string
  readonly path: string
  readonly index: Index
}

interface Unfinished {
  readonly type: string
  readonly missed: { readonly kind: 'add' | 'remove'; readonly doc: LakeDocument }[]
  readonly ready: Promise<void>
}

/** No index yet. */
export function createLearnedIndexes<Index extends TypeIndex>(making: Making<Index>): LearnedIndexes<Index> {
  const inUse = new Map<string, Known<Index>>()
  const unfinished = new Map<string, Unfinished>()

  const use = (known: Known<Index>): Index => {
    const name = nameOf(known)
    // Re-inserting keeps the map in order of last use, which is what forgetting reads.
    inUse.delete(name)
    inUse.set(name, known)
    if (inUse.size > making.limit) inUse.delete(inUse.keys().next().value ?? '')
    return known.index
  }
  const begin = (type: string, path: string, documents: readonly LakeDocument[]): Unfinished => {
    const missed: Unfinished['missed'] = []
    const finish = async (): Promise<void> => {
      try {
        const index = await inSlices(making.make(path, documents), making.sliceMs)
        for (const { kind, doc } of missed) index[kind](doc)
        // Who could not wait may have made another
        if (!inUse.has(nameOf({ type, path }))) use({ type, path, index })
      } finally {
        unfinished.delete(nameOf({ type, path }))
      }
    }
    const begun = { type, missed, ready: finish() }
    unfinished.set(nameOf({ type, path }), begun)
    return begun
  }
  const tell = (kind: 'add' | 'remove', doc: LakeDocument): void => {
    for (const { type, index } of inUse.values()) if (holds(type, doc)) index[kind](doc)
    for (const { type, missed } of unfinished.values()) if (holds(type, doc)) missed.push({ kind, doc })
  }
  return {
    get(type, path) {
      const found = inUse.get(nameOf({ type, path }))
      if (found) return use(found)
      const documents = making.documents(type)
      if (mayWait() && documents.length > making.mostAtOnce) {
        const begun = unfinished.get(nameOf({ type, path })) ?? begin(type, path, documents)
        throw new NotYet(begun.ready)
      }
      return use({ type, path, index: offTheClock(() => atOnce(making.make(path, documents))) })
    },
    add: (doc) => tell('add', doc),
    remove: (doc) => tell('remove', doc),
    names: () => [...inUse.keys()],
  }
}

const nameOf = ({ type, path }: { readonly type: string; readonly path: string }): string => `${type} ${path}`
const holds = (type: string, doc: LakeDocument): boolean => type === everyType || type === doc._type
