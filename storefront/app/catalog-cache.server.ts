import type { SanityClient } from '@sanity/client'
import type { StockLevel } from '@souk/inventory'
import type { StoredDocument } from '@souk/kernel'
import { buildCatalog, type Catalog, catalogTypes } from './catalog/catalog.ts'
import type { Live } from './live.server.ts'

/** The catalogue in memory. Pages answer from it without asking the lake. */
export interface CatalogCache {
  /** The catalogue as last heard; undefined while the dataset holds no shop. */
  read(): Catalog | undefined
  /** Reads everything again; called at the start and after every gap in the stream. */
  reload(): Promise<void>
  /** True once it has been read from the lake. */
  ready(): boolean
}

const retryMs = 1000
const atOnce = 5000
const everything = `*[_type in $types && _id > $after] | order(_id asc)[0...${atOnce}]`

/** Everything that the catalogue is made of, part by part: a large shop's fits into no one answer. */
async function readAll(client: SanityClient): Promise<StoredDocument[]> {
  const all: StoredDocument[] = []
  for (;;) {
    const rows = await client.fetch<StoredDocument[]>(
      everything,
      { types: [...catalogTypes], after: all.at(-1)?._id ?? '' },
      { perspective: 'published', tag: 'storefront.catalog' },
    )
    for (const row of rows) all.push(row)
    if (rows.length < atOnce) return all
  }
}

const isLevel = (document: StoredDocument | undefined): document is StockLevel => document?._type === 'stockLevel'

/**
 * Keeps the catalogue's documents by id and rebuilds the indexes at the first read after a change; a change of stock
 * alone is counted by itself.
 */
export function openCatalogCache(client: SanityClient, live: Live, onFault: (error: unknown) => void): CatalogCache {
  const types: ReadonlySet<string> = new Set(catalogTypes)
  let documents = new Map<string, StoredDocument>()
  let built: Catalog | undefined
  let stale = true
  let loaded = false
  let loading: Promise<void> | undefined
  /** A gap was told while a load was under way: what that load brings may be older than the gap. */
  let again = false
  /** Changes heard while a load is under way; they are newer than what the load may bring. */
  let heard: Map<string, StoredDocument | undefined> | undefined

  const apply = (id: string, document: StoredDocument | undefined) => {
    const before = documents.get(id)
    if (document) documents.set(id, document)
    else documents.delete(id)
    if (built && !stale && isLevel(before ?? document) && isLevel(document ?? before)) {
      built.counts.change(isLevel(before) ? before : undefined, isLevel(document) ? document : undefined)
      // Views of before are remembered with the catalogue of before
      built = { ...built }
    } else stale = true
  }
  const load = async () => {
    again = false
    heard = new Map()
    const rows = await readAll(client)
    documents = new Map(rows.map((row) => [row._id, row]))
    for (const [id, document] of heard) apply(id, document)
    heard = undefined
    stale = true
    loaded = true
    if (again) await load()
  }
  const reload = (): Promise<void> => {
    again = true
    loading ??= load().finally(() => {
      loading = undefined
      heard = undefined
    })
    return loading
  }
  /** Reads until it is read, as long as anything is heard; when nothing is, the next gap begins anew. */
  const follow = () =>
    void reload().catch((error: unknown) => {
      onFault(error)
      if (live.connected()) setTimeout(follow, retryMs).unref()
    })
  live.subscribe((change) => {
    // What is gone no longer tells its type, and may stand in what a load is about to bring.
    if (!change.document) heard?.set(change.id, undefined)
    if (!documents.has(change.id) && !types.has(change.type)) return
    heard?.set(change.id, change.document)
    apply(change.id, change.document)
  })
  live.onGap(follow)
  return {
    read: () => {
      if (stale) built = buildCatalog([...documents.values()])
      stale = false
      return built
    },
    reload,
    ready: () => loaded,
  }
}
