import { type DocumentIndex, marksDeletion } from './document-index.ts'
import { isVersionedId, type LakeDocument, publishedIdOf } from './document.ts'
import { sortById } from './listing.ts'
import type { Posting } from './posting.ts'

/**
 * Which documents a query sees. `raw`: all as stored. `published`: no drafts, no versions. `drafts`: drafts over
 * published. A list is a stack, first wins, published last: release names, `drafts`, `published`.
 */
export type Perspective = 'raw' | 'published' | 'drafts' | readonly string[]

/** Decides whether the caller may read a stored document. A function that is kept per role is cached per role. */
export interface Readable {
  (doc: LakeDocument): boolean
  /** Set where only the type of a document decides. */
  readonly ofType?: (type: string) => boolean
}

/** The dataset as one caller sees it in one perspective. */
export interface View {
  /** The document of that id in this view. */
  get(id: string): LakeDocument | undefined
  /** What a stored document looks like here; undefined when it is hidden or overlaid. */
  ofStored(storedId: string): LakeDocument | undefined
  /** The id under which the document that appears here as `id` is stored. */
  storedIdOf(id: string): string | undefined
  /** Everything in the view, ordered by `_id`. */
  documents(): readonly LakeDocument[]
  /** Whether the documents of a posting that are shown have the ids under which they are stored. */
  keepsIds(posting: Posting): boolean
  /** What the documents of a posting, which are of one type, look like here, ordered by `_id`. */
  shown(posting: Posting): readonly LakeDocument[]
  /** How many of a posting are shown, when that is known without looking at each. */
  count(posting: Posting): number | undefined
}

const everyoneReads: Readable = () => true

/** Whether all documents of a posting may be read, or none; undefined when each has to be asked. */
function readsAll(readable: Readable, index: DocumentIndex, { ids }: Posting): boolean | undefined {
  if (readable === everyoneReads) return true
  const [first] = ids
  const type = first === undefined ? undefined : index.get(first)?._type
  return type === undefined ? undefined : readable.ofType?.(type)
}

/** Makes views of one index and remembers each one's full listing until the index changes. */
export function createViews(index: DocumentIndex): (perspective: Perspective, readable?: Readable) => View {
  const listings = new WeakMap<Readable, Map<string, { version: number; docs: readonly LakeDocument[] }>>()

  const remember = (readable: Readable, key: string, list: () => readonly LakeDocument[]): readonly LakeDocument[] => {
    const perKey = listings.get(readable) ?? new Map<string, { version: number; docs: readonly LakeDocument[] }>()
    listings.set(readable, perKey)
    const known = perKey.get(key)
    if (known && known.version === index.version) return known.docs
    const docs = list()
    perKey.set(key, { version: index.version, docs })
    return docs
  }

  return (perspective, readable = everyoneReads) => {
    const stack = stackOf(perspective)
    const key = stack?.join(',') ?? 'raw'
    const view = stack ? overlayView(index, stack, readable) : rawView(index, readable)
    return { ...view, documents: () => remember(readable, key, view.documents) }
  }
}

/** The layers above and including published, top first; undefined for raw. */
function stackOf(perspective: Perspective): readonly string[] | undefined {
  if (perspective === 'raw') return undefined
  if (perspective === 'published') return ['published']
  if (perspective === 'drafts') return ['drafts', 'published']
  if (perspective.includes('raw')) return undefined
  const layers = perspective.map((layer) => (layer === 'previewDrafts' ? 'drafts' : layer))
  return layers.includes('published') ? layers : [...layers, 'published']
}

function rawView(index: DocumentIndex, readable: Readable): View {
  const get = (id: string): LakeDocument | undefined => {
    const doc = index.get(id)
    return doc && readable(doc) ? doc : undefined
  }
  return {
    get,
    ofStored: get,
    storedIdOf: (id) => id,
    documents: () => (readable === everyoneReads ? index.documents() : index.documents().filter(readable)),
    keepsIds: () => true,
    shown(posting) {
      const all = readsAll(readable, index, posting)
      if (all === false) return []
      const docs = index.documentsOf(posting)
      return all ? docs : docs.filter(readable)
    },
    count(posting) {
      const all = readsAll(readable, index, posting)
      return all === undefined ? undefined : all ? posting.ids.size : 0
    },
  }
}

function overlayView(index: DocumentIndex, stack: readonly string[], readable: Readable): View {
  const rewritesIds = stack.length > 1

  const choose = (id: string): LakeDocument | undefined => {
    if (isVersionedId(id)) return undefined
    const published = index.get(id)
    // Most documents have no version: nothing can lie over them.
    if (index.versions === 0 || !rewritesIds)
      return published && readable(published) && !marksDeletion(published) ? published : undefined
    for (const layer of stack) {
      const doc = layer === 'published' ? published : index.get(storedId(layer, id))
      if (doc && readable(doc)) return marksDeletion(doc) ? undefined : doc
    }
    return undefined
  }
  const show = (id: string): LakeDocument | undefined => {
    const doc = choose(id)
    return doc && rewritesIds ? rewritten(doc, id) : doc
  }
  /** What {@link show} makes of a document over which nothing lies. */
  const plain = (doc: LakeDocument): LakeDocument | undefined => {
    if (!readable(doc) || marksDeletion(doc)) return undefined
    return rewritesIds ? rewritten(doc, doc._id) : doc
  }
  const ofStored = (stored: string): LakeDocument | undefined => {
    const id = publishedIdOf(stored)
    return choose(id)?._id === stored ? show(id) : undefined
  }
  /** Nothing hides or covers a document of it. */
  const isPlain = (posting: Posting): boolean =>
    posting.versions === 0 && index.deletions === 0 && readsAll(readable, index, posting) === true
  return {
    get: show,
    ofStored,
    storedIdOf: (id) => choose(id)?._id,
    documents: () => everyShown(index, plain, show),
    keepsIds: (posting) => !rewritesIds || posting.versions === 0,
    shown(posting) {
      if (readsAll(readable, index, posting) === false) return []
      const docs = index.documentsOf(posting)
      if (!rewritesIds && isPlain(posting)) return docs
      return sortById(docs.flatMap(({ _id }) => ofStored(_id) ?? []))
    },
    count(posting) {
      if (index.deletions > 0 || readsAll(readable, index, posting) !== true) return undefined
      if (!rewritesIds) return posting.ids.size - posting.versions
      return index.versions === 0 ? posting.ids.size : undefined
    },
  }
}

function everyShown(
  index: DocumentIndex,
  plain: (doc: LakeDocument) => LakeDocument | undefined,
  show: (id: string) => LakeDocument | undefined,
): readonly LakeDocument[] {
  const docs: LakeDocument[] = []
  const take = (shown: LakeDocument | undefined): void => {
    if (shown) docs.push(shown)
  }
  // Few have a version; they are taken in between, so that nothing need be sorted
  const overlaid = index.versioned().sort()
  let at = 0
  for (const doc of index.documents()) {
    if (isVersionedId(doc._id)) continue
    for (let id = overlaid[at]; id !== undefined && id < doc._id; id = overlaid[at]) {
      take(show(id))
      at += 1
    }
    if (overlaid[at] !== doc._id) take(plain(doc))
  }
  for (const id of overlaid.slice(at)) take(show(id))
  return docs
}

function storedId(layer: string, id: string): string {
  if (layer === 'published') return id
  return layer === 'drafts' ? `drafts.${id}` : `versions.${layer}.${id}`
}

// Stored documents are immutable, so the rewritten copy of each can be kept as long as the document is.
const copies = new WeakMap<LakeDocument, LakeDocument>()

function rewritten(doc: LakeDocument, id: string): LakeDocument {
  const known = copies.get(doc)
  if (known) return known
  const copy = { ...doc, _id: id, _originalId: doc._id }
  copies.set(doc, copy)
  return copy
}
