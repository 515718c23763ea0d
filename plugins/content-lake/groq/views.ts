import { type DocumentIndex, sortById } from './document-index.ts'
import { isVersionedId, type LakeDocument, publishedIdOf } from './document.ts'
import { isRecord } from './references.ts'

/**
 * Which documents a query sees. `raw`: all as stored. `published`: no drafts, no versions. `drafts`: drafts over
 * published. A list is a stack, first wins, published last: release names, `drafts`, `published`.
 */
export type Perspective = 'raw' | 'published' | 'drafts' | readonly string[]

/** Decides whether the caller may read a stored document. A function that is kept per role is cached per role. */
export type Readable = (doc: LakeDocument) => boolean

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
}

const everyoneReads: Readable = () => true

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
  }
}

function overlayView(index: DocumentIndex, stack: readonly string[], readable: Readable): View {
  const rewritesIds = stack.length > 1
  const candidates = (id: string): string[] => stack.map((layer) => storedId(layer, id))

  const choose = (id: string): LakeDocument | undefined => {
    if (isVersionedId(id)) return undefined
    for (const candidate of candidates(id)) {
      const doc = index.get(candidate)
      if (doc && readable(doc)) return marksDeletion(doc) ? undefined : doc
    }
    return undefined
  }
  const show = (id: string): LakeDocument | undefined => {
    const doc = choose(id)
    return doc && rewritesIds ? rewritten(doc, id) : doc
  }
  return {
    get: show,
    ofStored(stored) {
      const id = publishedIdOf(stored)
      return choose(id)?._id === stored ? show(id) : undefined
    },
    storedIdOf: (id) => choose(id)?._id,
    documents() {
      const seen = new Set<string>()
      const docs: LakeDocument[] = []
      for (const doc of index.documents()) {
        const id = publishedIdOf(doc._id)
        if (seen.has(id)) continue
        seen.add(id)
        const shown = show(id)
        if (shown) docs.push(shown)
      }
      return sortById(docs)
    },
  }
}

function storedId(layer: string, id: string): string {
  if (layer === 'published') return id
  return layer === 'drafts' ? `drafts.${id}` : `versions.${layer}.${id}`
}

/** A release version may say that publishing it deletes the document. */
function marksDeletion(doc: LakeDocument): boolean {
  const system = doc['_system']
  return isRecord(system) && system['delete'] === true
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
