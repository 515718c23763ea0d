import { isVersionedId, type LakeDocument, publishedIdOf } from './document.ts'
import { EqualityIndex, type IndexableValue, ValueIndex } from './equality-indexes.ts'
import { createLearnedIndexes, everyType } from './learned-indexes.ts'
import { Listing } from './listing.ts'
import { MemberIndex } from './member-index.ts'
import { OrderedIndex } from './ordered-index.ts'
import { pathWords } from './own-expressions.ts'
import { Posting } from './posting.ts'
import { collectReferences, isRecord } from './references.ts'
import { usualSliceMs } from './slices.ts'
import { createTextIndex, type TextIndex } from './text/text-index.ts'
import { WordIndex } from './word-index.ts'

/** All documents of one dataset in memory, with the indexes that queries and delete guards ask. */
export interface DocumentIndex {
  get(id: string): LakeDocument | undefined
  /** Stores a document, replacing the one of the same id. The document must never be changed afterwards. */
  put(doc: LakeDocument): void
  remove(id: string): void
  /** Every document, ordered by `_id`. The list is made on first use, and follows every change from then on. */
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
  /** The documents of a type. */
  typed(type: string): Posting
  /** The documents of a type with that value at a dotted path; the index is learned on first use. */
  typedWithValue(type: string, path: string, value: IndexableValue): Posting
  /** The documents of a type with that value in an array (`tags[]`, `entries[].sku`); the index is learned on first use. */
  typedWithMember(type: string, path: string, value: IndexableValue): Posting
  /** The documents of a type by each text at a dotted path that passes; the index is that of `typedWithValue`. */
  typedHavingText(type: string, path: string, test: (text: string) => boolean): readonly Posting[]
  /** The documents of a type by their value at a dotted path; the index is learned on first use. */
  typedInOrder(type: string, path: string): OrderedIndex
  /** The documents of a type by the words of their texts at a dotted path; the index is learned on first use. */
  typedWords(type: string, path: string): WordIndex
  /** The documents of a posting, ordered by `_id`. */
  documentsOf(posting: Posting): readonly LakeDocument[]
  /** Types with fewer documents are read whole. */
  readonly worthIndexing: number
  /** What was learned, for people. */
  learned(): readonly string[]
  /** The words of all documents. */
  readonly texts: TextIndex
  readonly size: number
  /** How many documents are drafts or versions. */
  readonly versions: number
  /** The published ids of which there are drafts or versions, in no order. */
  versioned(): string[]
  /** How many documents say that publishing them deletes one. */
  readonly deletions: number
  /** Grows with every change; caches compare it. */
  readonly version: number
}

/**
 * `learnedLimit`: how many paths over all types may be learned from queries. `worthIndexing`: types with fewer documents
 * are read whole rather than learned about. `mostAtOnce`: an index over more documents is made in slices of
 * `sliceMs`.
 */
export interface DocumentIndexOptions {
  readonly learnedLimit?: number
  readonly worthIndexing?: number
  readonly mostAtOnce?: number
  readonly sliceMs?: number
}

const nothing: ReadonlySet<string> = new Set()
const noDocuments = new Posting()

/** How many indexes of each kind are kept; the least recently used makes room. */
const mostValueIndexes = 64
const mostMemberIndexes = 16
const mostOrderIndexes = 24
const mostWordIndexes = 12
/** About five milliseconds of work. */
const mostAtOnce = 4000

/** An empty index. The lake fills it from its store at boot and keeps it current after each commit. */
export function createDocumentIndex(options: DocumentIndexOptions = {}): DocumentIndex {
  const byId = new Map<string, LakeDocument>()
  const byType = new Map<string, Posting>()
  const versionsById = multimap()
  const referrers = multimap()
  const strongReferrers = multimap()
  const get = (id: string): LakeDocument | undefined => byId.get(id)
  const typed = (type: string): Posting => byType.get(type) ?? noDocuments
  const sliceMs = options.sliceMs ?? usualSliceMs
  const learned = {
    sliceMs,
    documents: (type: string) => (type === everyType ? [...byId.values()] : typed(type).documents(get)),
    mostAtOnce: options.mostAtOnce ?? mostAtOnce,
  }
  const equality = createLearnedIndexes({ ...learned, make: EqualityIndex.make, limit: options.learnedLimit ?? 64 })
  const values = createLearnedIndexes({ ...learned, make: ValueIndex.make, limit: mostValueIndexes })
  const members = createLearnedIndexes({ ...learned, make: MemberIndex.make, limit: mostMemberIndexes })
  const orders = createLearnedIndexes({ ...learned, make: OrderedIndex.make, limit: mostOrderIndexes })
  const words = createLearnedIndexes({ ...learned, make: WordIndex.make, limit: mostWordIndexes })
  const texts = createTextIndex(() => byId.values(), sliceMs)
  const listings = createLearnedIndexes({ ...learned, make: Listing.make, limit: 1 })
  const kinds = [equality, values, members, orders, words, listings]
  let versions = 0
  let deletions = 0
  let version = 0

  const forget = (doc: LakeDocument): void => {
    const ofType = byType.get(doc._type)
    ofType?.remove(doc)
    if (ofType?.ids.size === 0) byType.delete(doc._type)
    if (marksDeletion(doc)) deletions -= 1
    for (const kind of kinds) kind.remove(doc)
    if (isVersionedId(doc._id)) {
      versions -= 1
      versionsById.remove(publishedIdOf(doc._id), doc._id)
    }
    const references = collectReferences(doc)
    for (const ref of references.all) referrers.remove(ref, doc._id)
    for (const ref of references.strong) strongReferrers.remove(ref, doc._id)
  }
  const learn = (doc: LakeDocument): void => {
    const ofType = byType.get(doc._type) ?? new Posting()
    byType.set(doc._type, ofType)
    ofType.add(doc)
    if (marksDeletion(doc)) deletions += 1
    for (const kind of kinds) kind.add(doc)
    if (isVersionedId(doc._id)) {
      versions += 1
      versionsById.add(publishedIdOf(doc._id), doc._id)
    }
    const references = collectReferences(doc)
    for (const ref of references.all) referrers.add(ref, doc._id)
    for (const ref of references.strong) strongReferrers.add(ref, doc._id)
  }
  const changed = (): void => {
    version += 1
  }

  return {
    get,
    put(doc) {
      const previous = byId.get(doc._id)
      if (previous) forget(previous)
      byId.set(doc._id, doc)
      learn(doc)
      texts.put(doc)
      changed()
    },
    remove(id) {
      const previous = byId.get(id)
      if (!previous) return
      forget(previous)
      byId.delete(id)
      texts.remove(id)
      changed()
    },
    documents: () => listings.get(everyType, '_id').documents(),
    ofType: (type) => typed(type).ids,
    referencedBy: (id) => referrers.get(id),
    strongReferencesTo: (id) => strongReferrers.get(id),
    versionsOf(publishedId) {
      const versions = versionsById.get(publishedId)
      return byId.has(publishedId) ? new Set([publishedId, ...versions]) : versions
    },
    withValue: (path, value) => equality.get(everyType, path).lookUp(value),
    worthIndexing: options.worthIndexing ?? 64,
    typed,
    typedWithValue: (type, path, value) => values.get(type, path).lookUp(value) ?? noDocuments,
    typedWithMember: (type, path, value) => members.get(type, path).lookUp(value) ?? noDocuments,
    typedHavingText: (type, path, test) => values.get(type, path).havingText(test),
    typedInOrder: (type, path) => orders.get(type, path),
    typedWords: (type, path) => words.get(type, path),
    documentsOf: (posting) => posting.documents(get),
    learned: () => [
      ...values.names().map((name) => `${nameWords(name)} by value`),
      ...members.names().map((name) => `${name} by member`),
      ...orders.names().map((name) => `${nameWords(name)} in order`),
      ...words.names().map((name) => `${name} by word`),
    ],
    texts,
    get size() {
      return byId.size
    },
    get versions() {
      return versions
    },
    versioned: () => versionsById.keys(),
    get deletions() {
      return deletions
    },
    get version() {
      return version
    },
  }
}

/** A release's version may say that publishing it deletes the document. */
export function marksDeletion(doc: LakeDocument): boolean {
  const system = doc['_system']
  return isRecord(system) && system['delete'] === true
}

/** `order placedAt`, and no expression in full. */
const nameWords = (name: string): string => {
  const at = name.indexOf(' ') + 1
  return `${name.slice(0, at)}${pathWords(name.slice(at))}`
}

interface Multimap {
  add(key: string, id: string): void
  remove(key: string, id: string): void
  get(key: string): ReadonlySet<string>
  keys(): string[]
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
    keys: () => [...sets.keys()],
  }
}
