import type { SanityClient } from '@sanity/client'
import type { FilterDefault } from '@sanity/client/stega'
import type { StoredDocument } from '@souk/kernel'
import { buildCatalog, type Catalog } from '../catalog/catalog.ts'
import type { Live } from '../live.server.ts'
import type { View } from './view.ts'

/** The catalogue as editors see it. Handed to browsers with a pass, and to nobody else. */
export interface DraftDesk {
  /** Brought up to date first. `studioUrl` is where a click on a text leads. Undefined while the dataset holds no shop. */
  read(view: View, studioUrl: string): Promise<Catalog | undefined>
  /** Calls back after every change of what editors write, drafts too; returns the unsubscribe. */
  subscribe(onChange: () => void): () => void
}

/** What editors write. Places, zones and stock have no drafts: those are the shop's own. */
const edited = ['product', 'variant', 'category', 'collection', 'seller', 'page', 'siteSettings'] as const
const types: ReadonlySet<string> = new Set(edited)

/** Hiding the ways to their fields in texts is work that keeps the process from everything else; so many at a time. */
const atATime = 40
/** What nobody asked for that long is put away. */
const idleMs = 600_000

/** One view of one Studio's editors. */
interface Shelf {
  /** By id, as last read, with the ways hidden in them. */
  readonly documents: Map<string, StoredDocument>
  built: Catalog | undefined
  /** The look at what was written that is under way, and the one that begins after it. */
  looking: Promise<void> | undefined
  next: Promise<void> | undefined
  askedAt: number
}

/**
 * Keeps what editors see by id and reads again only what was written, so that a page follows the keys that are typed:
 * making a whole catalogue ready for clicks takes seconds of the process that shoppers are served by.
 */
export function openDraftDesk(client: SanityClient, live: Live, published: () => Catalog | undefined): DraftDesk {
  const shelves = new Map<string, Shelf>()
  const readers = new Set<() => void>()
  const tell = () => {
    for (const each of readers) each()
  }
  live.onDraft(tell)
  live.onGap(tell)
  live.subscribe(({ id, type }) => {
    // What was deleted says no type
    if (types.has(type) || [...shelves.values()].some(({ documents }) => documents.has(id))) tell()
  })

  return {
    async read(view, studioUrl) {
      const name = `${view} ${studioUrl}`
      const shelf: Shelf = shelves.get(name) ?? emptyShelf()
      shelves.set(name, shelf)
      shelf.askedAt = Date.now()
      for (const [each, { askedAt }] of shelves) if (shelf.askedAt - askedAt > idleMs) shelves.delete(each)
      const known = published()
      const filter = isCopyIn(known?.settings.languages ?? ['en'])
      await upToDate(client.withConfig({ perspective: view, stega: { studioUrl, filter } }), shelf)
      shelf.built ??= buildCatalog([...shelf.documents.values()])
      if (!shelf.built || !known) return shelf.built
      const { zones, gazetteers, locations, available } = known
      return { ...shelf.built, zones, gazetteers, locations, available }
    },
    subscribe: (onChange) => {
      readers.add(onChange)
      return () => readers.delete(onChange)
    },
  }
}

const emptyShelf = (): Shelf => ({
  documents: new Map(),
  built: undefined,
  looking: undefined,
  next: undefined,
  askedAt: 0,
})

/** Holds once a look that began after the ask is over; asks that come during a look share the next one. */
function upToDate(client: SanityClient, shelf: Shelf): Promise<void> {
  if (!shelf.looking) {
    shelf.looking = bring(client, shelf).finally(() => {
      shelf.looking = undefined
    })
    return shelf.looking
  }
  shelf.next ??= shelf.looking
    .catch(() => undefined)
    .then(() => {
      shelf.next = undefined
      return upToDate(client, shelf)
    })
  return shelf.next
}

/** Compares revisions, and reads what is not held as it is. */
async function bring(client: SanityClient, shelf: Shelf): Promise<void> {
  const { documents } = shelf
  const heads = await client.fetch<{ _id: string; _rev: string }[]>(
    '*[_type in $types] | order(_type, _id) {_id, _rev}',
    { types: [...edited] },
    { tag: 'storefront.preview', stega: false },
  )
  const there = new Set(heads.map(({ _id }) => _id))
  const gone = [...documents.keys()].filter((id) => !there.has(id))
  const written = heads.filter(({ _id, _rev }) => documents.get(_id)?._rev !== _rev).map(({ _id }) => _id)
  if (gone.length + written.length > 0) shelf.built = undefined
  for (const id of gone) documents.delete(id)
  for (let at = 0; at < written.length; at += atATime) {
    const rows = await client.fetch<StoredDocument[]>(
      '*[_type in $types && _id in $ids]',
      { types: [...edited], ids: written.slice(at, at + atATime) },
      { tag: 'storefront.preview', stega: true },
    )
    for (const row of rows) documents.set(row._id, row)
  }
}

/**
 * Only copy carries the hidden way to its field: a text per language, or a span of rich text. Codes, handles, addresses
 * and colours are compared and sorted by, and stay as they are.
 */
const isCopyIn = (languages: readonly string[]): FilterDefault => {
  const spoken: ReadonlySet<unknown> = new Set(languages)
  return ({ sourcePath }) => {
    const last = sourcePath.at(-1)
    const before = sourcePath.at(-2)
    if (last === 'value') return typeof before === 'object' && '_key' in before && spoken.has(before._key)
    return last === 'text' && sourcePath.at(-3) === 'children'
  }
}
