import { offTheClock } from './deadline.ts'
import type { LakeDocument } from './document.ts'

/** An index over the documents of one type. */
interface TypeIndex {
  add(doc: LakeDocument): void
  remove(doc: LakeDocument): void
}

/** Indexes of one kind, each over one path of one type. They are made when first asked for and kept current. */
export interface LearnedIndexes<Index extends TypeIndex> {
  get(type: string, path: string): Index
  add(doc: LakeDocument): void
  remove(doc: LakeDocument): void
  /** `type path` of each, the least recently used first. */
  names(): readonly string[]
}

/** `make` builds an index; the least recently used goes when there are more than `limit`. */
export function createLearnedIndexes<Index extends TypeIndex>(
  make: (type: string, path: string) => Index,
  limit: number,
): LearnedIndexes<Index> {
  const inUse = new Map<string, { readonly type: string; readonly path: string; readonly index: Index }>()
  const byType = new Map<string, Map<string, Index>>()

  const forget = (name: string): void => {
    const oldest = inUse.get(name)
    if (!oldest) return
    inUse.delete(name)
    byType.get(oldest.type)?.delete(oldest.path)
  }
  return {
    get(type, path) {
      const name = `${type} ${path}`
      const found = inUse.get(name) ?? { type, path, index: offTheClock(() => make(type, path)) }
      // Re-inserting keeps the map in order of last use, which is what forgetting reads.
      inUse.delete(name)
      inUse.set(name, found)
      const perPath = byType.get(type) ?? new Map<string, Index>()
      byType.set(type, perPath.set(path, found.index))
      if (inUse.size > limit) forget(inUse.keys().next().value ?? '')
      return found.index
    },
    add(doc) {
      const indexes = byType.get(doc._type)
      if (indexes) for (const index of indexes.values()) index.add(doc)
    },
    remove(doc) {
      const indexes = byType.get(doc._type)
      if (indexes) for (const index of indexes.values()) index.remove(doc)
    },
    names: () => [...inUse.keys()],
  }
}
