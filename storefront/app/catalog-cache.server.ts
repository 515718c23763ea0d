import type { SanityClient } from '@sanity/client'
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

const everything = '*[_type in $types] | order(_id)'

/** Keeps the catalogue's documents by id and rebuilds the indexes at the first read after a change. */
export function openCatalogCache(client: SanityClient, live: Live, onFault: (error: unknown) => void): CatalogCache {
  const types: ReadonlySet<string> = new Set(catalogTypes)
  let documents = new Map<string, StoredDocument>()
  let built: Catalog | undefined
  let stale = true
  let loaded = false
  let loading: Promise<void> | undefined
  /** Changes heard while a load is under way; they are newer than what the load may bring. */
  let heard: Map<string, StoredDocument | undefined> | undefined

  const apply = (id: string, document: StoredDocument | undefined) => {
    if (document) documents.set(id, document)
    else documents.delete(id)
    stale = true
  }
  const load = async () => {
    heard = new Map()
    const rows = await client.fetch<StoredDocument[]>(
      everything,
      { types: [...catalogTypes] },
      { perspective: 'published', tag: 'storefront.catalog' },
    )
    documents = new Map(rows.map((row) => [row._id, row]))
    for (const [id, document] of heard) apply(id, document)
    heard = undefined
    stale = true
    loaded = true
  }
  const reload = (): Promise<void> => {
    loading ??= load().finally(() => {
      loading = undefined
    })
    return loading
  }
  live.subscribe((change) => {
    if (!documents.has(change.id) && !types.has(change.type)) return
    heard?.set(change.id, change.document)
    apply(change.id, change.document)
  })
  live.onGap(() => void reload().catch(onFault))
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
