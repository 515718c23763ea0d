import type { Category, Product, SiteSettings, Variant } from '@souk/catalog'
import { bundlesAmong, partsNamed, searchWords } from '@souk/catalog'
import type { Commerce, StoreChange } from '@souk/commerce'
import { availableOver, type StockLevel, type StockLocation } from '@souk/inventory'
import type { StoredDocument } from '@souk/kernel'

/** A product with what is sold of it. */
export interface Offer {
  readonly product: Product
  /** Active ones in their order; never empty. */
  readonly variants: readonly Variant[]
  readonly words: readonly string[]
  /** Price of the cheapest variant, minor units. */
  readonly price: number
}

/** The published catalogue at one moment. */
export interface Catalog {
  readonly settings: SiteSettings | undefined
  readonly offers: readonly Offer[]
  readonly categories: readonly Category[]
  /** What bundles are made of, by variant id; sold by itself or not. */
  readonly parts: ReadonlyMap<string, { readonly product: Product; readonly variant: Variant }>
}

/** The catalogue and the stock as the API shows them. Reads never wait for the lake once it is loaded. */
export interface CatalogView {
  read(): Promise<Catalog>
  /** Another number after every change of what `read` and `available` answer. */
  version(): Promise<number>
  /** Units of a variant that can be ordered now, over all active places. */
  available(variantId: string): number
  close(): void
}

const types = ['product', 'variant', 'category', 'siteSettings', 'stockLocation', 'stockLevel'] as const

const everything = `*[_type in $types && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]`

/** Longest that changes which the listener missed stay unseen. */
const reloadMs = 60_000

/** Keeps the catalogue of a store in memory: loaded once, then told of every change, and loaded again each minute. */
export function createCatalogView(store: Commerce['store'], nowMs: () => number): CatalogView {
  const documents = new Map<string, StoredDocument>()
  let built: Catalog | undefined
  let stock: ReadonlyMap<string, number> | undefined
  let loading: Promise<void> | undefined
  let changes = 0
  let loadedAt = Number.NEGATIVE_INFINITY
  let stop: (() => void) | undefined

  /** Changes that were told while the whole was being read: what was read may be older. */
  let meanwhile: StoreChange[] = []

  function take({ id, type, result }: StoreChange): void {
    if (id.startsWith('drafts.') || id.startsWith('versions.')) return
    const known = documents.get(id)
    if (!result) documents.delete(id)
    // Two changes may be told in either order; the later one stays
    else if (!known || known._updatedAt <= result._updatedAt) documents.set(id, result)
    stock = undefined
    changes += 1
    if (type !== 'stockLevel') built = undefined
  }

  async function load(): Promise<void> {
    meanwhile = []
    stop ??= store.listen([...types], (change) => {
      if (loading) meanwhile.push(change)
      take(change)
    })
    const found = await store.query<readonly StoredDocument[]>(everything, { types: [...types] })
    documents.clear()
    for (const document of found) documents.set(document._id, document)
    for (const change of meanwhile) take(change)
    built = undefined
    stock = undefined
    changes += 1
    loadedAt = nowMs()
  }

  async function refresh(): Promise<void> {
    if (nowMs() - loadedAt <= reloadMs) return
    loading ??= load().finally(() => {
      loading = undefined
    })
    // While it is refreshed the old one is good enough
    if (loadedAt === Number.NEGATIVE_INFINITY) await loading
    else loading.catch(() => undefined)
  }

  return {
    async version() {
      await refresh()
      return changes
    },
    async read() {
      await refresh()
      built ??= build([...documents.values()])
      return built
    },
    available(variantId) {
      stock ??= sumStock([...documents.values()])
      return stock.get(variantId) ?? 0
    },
    close: () => stop?.(),
  }
}

function ofType<Doc extends StoredDocument>(all: readonly StoredDocument[], type: Doc['_type']): Doc[] {
  return all.filter((document): document is Doc => document._type === type)
}

function sumStock(all: readonly StoredDocument[]): ReadonlyMap<string, number> {
  const active = new Set(
    ofType<StockLocation>(all, 'stockLocation').flatMap(({ _id, active }) => (active ? [_id] : [])),
  )
  return availableOver(
    ofType<StockLevel>(all, 'stockLevel'),
    [...active],
    bundlesAmong(ofType<Variant>(all, 'variant')),
  )
}

function build(all: readonly StoredDocument[]): Catalog {
  const byProduct = Map.groupBy(
    ofType<Variant>(all, 'variant').filter(({ active }) => active),
    (variant) => variant.product._ref,
  )
  const categories = ofType<Category>(all, 'category').sort((a, b) => a.position - b.position || byId(a, b))
  const titles = new Map(categories.map((category) => [category._id, category.title.map(({ value }) => value)]))
  const offers = ofType<Product>(all, 'product').flatMap((product): Offer[] => {
    const variants = (byProduct.get(product._id) ?? []).sort((a, b) => a.position - b.position || byId(a, b))
    if (!product.published || variants.length === 0) return []
    const more = (product.categories ?? []).flatMap(({ _ref }) => titles.get(_ref) ?? [])
    const words = searchWords({ ...product, tags: product.tags ?? [], options: product.options ?? [] }, more)
    return [{ product, variants, words, price: Math.min(...variants.map(({ price }) => price)) }]
  })
  return {
    settings: ofType<SiteSettings>(all, 'siteSettings')[0],
    offers: offers.sort((a, b) => byId(a.product, b.product)),
    categories,
    parts: partsNamed(ofType<Product>(all, 'product'), ofType<Variant>(all, 'variant')),
  }
}

const byId = (a: StoredDocument, b: StoredDocument) => (a._id < b._id ? -1 : a._id > b._id ? 1 : 0)
