import type { SanityClient } from '@sanity/client'
import type { FilterDefault } from '@sanity/client/stega'
import type { StoredDocument } from '@souk/kernel'
import { buildCatalog, type Catalog } from '../catalog/catalog.ts'

/** What editors write. Places, zones and stock have no drafts: those are the shop's own. */
const edited = ['product', 'variant', 'category', 'seller', 'page', 'siteSettings'] as const

/**
 * Only copy carries the hidden way to its field: a text per language, or a span of rich text. Codes, handles, addresses
 * and colours are compared and sorted by, and stay as they are.
 */
const isCopy: FilterDefault = ({ sourcePath }) => {
  const last = sourcePath.at(-1)
  const before = sourcePath.at(-2)
  if (last === 'value') return typeof before === 'object'
  return last === 'text' && sourcePath.at(-3) === 'children'
}

/**
 * The catalogue with every draft in place of what is published, read afresh: it is never kept, so nobody else can be
 * shown it. `studioUrl` is where a click on a text leads. Undefined while the dataset holds no shop.
 */
export async function readDraftCatalog(
  client: SanityClient,
  published: Catalog | undefined,
  studioUrl: string,
): Promise<Catalog | undefined> {
  const rows = await client
    .withConfig({ stega: { enabled: true, studioUrl, filter: isCopy } })
    .fetch<StoredDocument[]>(
      '*[_type in $types] | order(_id)',
      { types: [...edited] },
      { perspective: 'drafts', tag: 'storefront.preview' },
    )
  const drafts = buildCatalog(rows)
  if (!drafts || !published) return drafts
  const { zones, gazetteers, locations, available } = published
  return { ...drafts, zones, gazetteers, locations, available }
}
