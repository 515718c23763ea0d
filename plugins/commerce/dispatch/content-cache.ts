import type { StoredDocument } from '@souk/kernel'
import type { DocumentStore } from '../contract.ts'
import type { Timers } from './timers.ts'

/** Content types that commands read: what shoppers see and the shop's own settings. */
export const contentTypes = [
  'product',
  'variant',
  'category',
  'seller',
  'siteSettings',
  'stockLocation',
  'taxRate',
  'deliveryZone',
  'gazetteer',
  'promotion',
] as const

/** Content documents, kept for a few seconds and dropped as soon as the store tells of a change. */
export interface ContentCache {
  byIds(ids: readonly string[]): Promise<readonly (StoredDocument | undefined)[]>
  /** Every published document of a small type, ordered by id. */
  ofType(type: string): Promise<readonly StoredDocument[]>
  /** Ids of variants that are sold and are like one: of the same product, or of a product of one of the categories. */
  like(product: string, categories: readonly string[]): Promise<readonly string[]>
  forget(id: string, type: string): void
}

/** Content of one type that shoppers may see. */
export const publishedOfType =
  '*[_type == $type && !(_id in path("drafts.**")) && !(_id in path("versions.**"))] | order(_id)'

/** At most so many are looked at when something is to be replaced. */
const mostLike = 200
/** Variants like one that is missing. Candidates only: what is decided reads them again by id. */
export const variantsLike =
  '*[_type == "variant" && active == true && !(_id in path("drafts.**")) && !(_id in path("versions.**"))' +
  ' && product._ref in *[_type == "product" && published == true' +
  ` && (_id == $product || count(categories[_ref in $categories]) > 0)]._id] | order(_id)[0...${mostLike}]._id`

/** `maxAgeMs` bounds how old an answer may be when the store fails to tell of a change. */
export function createContentCache(store: DocumentStore, timers: Timers, maxAgeMs = 5000): ContentCache {
  const documents = new Map<string, { readonly document: StoredDocument; readonly until: number }>()
  const lists = new Map<string, { readonly list: Promise<readonly StoredDocument[]>; readonly until: number }>()

  async function byIds(ids: readonly string[]): Promise<readonly (StoredDocument | undefined)[]> {
    const now = timers.elapsed()
    const fresh = (id: string) => {
      const entry = documents.get(id)
      return entry && entry.until > now ? entry.document : undefined
    }
    const missing = [...new Set(ids.filter((id) => !fresh(id)))]
    const read = new Map<string, StoredDocument | undefined>()
    const found = missing.length > 0 ? await store.get(missing) : []
    for (const [index, id] of missing.entries()) {
      const document = found[index]
      read.set(id, document)
      if (document) documents.set(id, { document, until: now + maxAgeMs })
    }
    return ids.map((id) => fresh(id) ?? read.get(id))
  }

  async function ofType(type: string): Promise<readonly StoredDocument[]> {
    const now = timers.elapsed()
    const known = lists.get(type)
    if (known && known.until > now) return known.list
    const list = store.query<readonly StoredDocument[]>(publishedOfType, { type })
    lists.set(type, { list, until: now + maxAgeMs })
    try {
      return await list
    } catch (error) {
      lists.delete(type)
      throw error
    }
  }

  return {
    byIds,
    ofType,
    like: (product, categories) => store.query<readonly string[]>(variantsLike, { product, categories }),
    forget(id, type) {
      documents.delete(id)
      lists.delete(type)
    },
  }
}
