import { type LakeDocument, publishedIdOf } from './document.ts'
import { createEqualityIndexes, type IndexableValue } from './equality-indexes.ts'
import { collectReferences, type OutgoingReferences } from './references.ts'

/** All documents of one dataset in memory, with the indexes that queries and delete guards ask. */
export interface DocumentIndex {
  get(id: string): LakeDocument | undefined
  /** Stores a document, replacing the one of the same id. The document must never be changed afterwards. */
  put(doc: LakeDocument): void
  remove(id: string): void
  /** Every document, ordered by `_id`. */
  documents(): readonly LakeDocument[]
  ofType(type: string): ReadonlySet<string>
  /** Ids of documents that hold a reference to `id` anywhere, weak ones included. */
  referencedBy(id: string): ReadonlySet<string>
  /** Ids of documents whose reference to `id` must not dangle. */
  strongReferencesTo(id: string): ReadonlySet<string>
  /** Ids of the published document, the draft and the versions of one published id. */
  versionsOf(publishedId: string): ReadonlySet<string>
  /** Ids of documents whose value at a dotted path equals `value`; an index for the path is learned on first use. */
  withValue(path: string, value: IndexableValue): ReadonlySet<string>
  readonly size: number
  /** Grows with every change; caches compare it. */
  readonly version: number
}

/** `declared`: dotted paths indexed from the start. `learnedLimit`: how many more may be learned from queries. */
export interface DocumentIndexOptions {
  readonly declared?: readonly string[]
  readonly learnedLimit?: number
}

const nothing: ReadonlySet<string> = new Set()

/** An empty index. The lake fills it from its store at boot and keeps it current after each commit. */
export function createDocumentIndex(options: DocumentIndexOptions = {}): DocumentIndex {
  const byId = new Map<string, LakeDocument>()
  const outgoing = new Map<string, OutgoingReferences>()
  const byType = multimap()
  const byPublishedId = multimap()
  const referrers = multimap()
  const strongReferrers = multimap()
  const equality = createEqualityIndexes(() => byId.values(), options.declared ?? [], options.learnedLimit ?? 64)
  let ordered: LakeDocument[] | undefined
  let version = 0

  const forget = (doc: LakeDocument): void => {
    byType.remove(doc._type, doc._id)
    byPublishedId.remove(publishedIdOf(doc._id), doc._id)
    const references = outgoing.get(doc._id)
    for (const ref of references?.all ?? []) referrers.remove(ref, doc._id)
    for (const ref of references?.strong ?? []) strongReferrers.remove(ref, doc._id)
    outgoing.delete(doc._id)
    equality.remove(doc)
  }
  const learn = (doc: LakeDocument): void => {
    byType.add(doc._type, doc._id)
    byPublishedId.add(publishedIdOf(doc._id), doc._id)
    const references = collectReferences(doc)
    for (const ref of references.all) referrers.add(ref, doc._id)
    for (const ref of references.strong) strongReferrers.add(ref, doc._id)
    if (references.all.size > 0) outgoing.set(doc._id, references)
    equality.add(doc)
  }
  const changed = (): void => {
    version += 1
    ordered = undefined
  }

  return {
    get: (id) => byId.get(id),
    put(doc) {
      const previous = byId.get(doc._id)
      if (previous) forget(previous)
      byId.set(doc._id, doc)
      learn(doc)
      changed()
    },
    remove(id) {
      const previous = byId.get(id)
      if (!previous) return
      forget(previous)
      byId.delete(id)
      changed()
    },
    documents: () => (ordered ??= sortById([...byId.values()])),
    ofType: (type) => byType.get(type),
    referencedBy: (id) => referrers.get(id),
    strongReferencesTo: (id) => strongReferrers.get(id),
    versionsOf: (publishedId) => byPublishedId.get(publishedId),
    withValue: (path, value) => equality.lookUp(path, value),
    get size() {
      return byId.size
    },
    get version() {
      return version
    },
  }
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

interface Multimap {
  add(key: string, id: string): void
  remove(key: string, id: string): void
  get(key: string): ReadonlySet<string>
}

function multimap(): Multimap {
  const sets = new Map<string, Set<string>>()
  return {
    add(key, id) {
      const ids = sets.get(key)
      if (ids) ids.add(id)
      else sets.set(key, new Set([id]))
    },
    remove(key, id) {
      const ids = sets.get(key)
      if (ids?.delete(id) && ids.size === 0) sets.delete(key)
    },
    get: (key) => sets.get(key) ?? nothing,
  }
}
