import { randomUUID } from 'node:crypto'
import type { SanityClient } from '@sanity/client'
import type { DocumentStore } from '@souk/commerce'
import type { Document } from '@souk/kernel'
import { uploadImages } from '../souk/import/upload-images.ts'

/** Pictures stand in demo documents as `picture:<name>` until they are uploaded. */
const placeholder = /^picture:(.+)$/

const pathOf = (name: string): string => `pictures/${name}.webp`

/** Every picture name in a value, however deep. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    const name = placeholder.exec(value)?.[1]
    return name ? [name] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(namesIn)
}

/** The same value with asset ids where placeholders stood. */
function withAssets(value: unknown, assets: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    const name = placeholder.exec(value)?.[1]
    return name ? assets.get(pathOf(name)) : value
  }
  if (Array.isArray(value)) return value.map((each) => withAssets(each, assets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([field, held]) => [field, withAssets(held, assets)]))
}

/** Pages show products, and bundles are made of them. */
const refersToGoods: ReadonlySet<string> = new Set(['page', 'product', 'variant'])

/** What loading needs. */
export interface SiteTarget {
  readonly client: SanityClient
  readonly store: DocumentStore
  /** Folder that holds `pictures/`. */
  readonly folder: string
  /** When the shop says it was set up; now when left out. */
  readonly at?: string
  /** Names transactions; random when left out. */
  readonly newTransactionId?: () => string
  readonly progress: (line: string) => void
}

/**
 * Writes a demo shop's documents, pages and bundles last: those refer to products, so they are held back and handed to the caller,
 * who commits them after the catalogue.
 */
export async function loadSite(target: SiteTarget, documents: readonly Document[]): Promise<() => Promise<void>> {
  const names = [...new Set(documents.flatMap(namesIn))]
  const assets = await uploadImages(target.client, target.folder, names.map(pathOf), (done, of) => {
    if (done === of) target.progress(`pictures of the site ${done}/${of}`)
  })
  const ready = documents.map((document) => withAssets(document, assets) as Document)
  const commit = async (some: readonly Document[]) => {
    const options = {
      transactionId: (target.newTransactionId ?? randomUUID)(),
      ...(target.at !== undefined && { at: target.at }),
    }
    const outcome = await target.store.commit(
      some.map((document) => ({ createOrReplace: document })),
      options,
    )
    if (outcome.kind !== 'committed') throw new Error(`the lake answered ${outcome.kind} to the site`)
  }
  await commit(ready.filter(({ _type }) => !refersToGoods.has(_type)))
  return () => commit(ready.filter(({ _type }) => refersToGoods.has(_type)))
}
