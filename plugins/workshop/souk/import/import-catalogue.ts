import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SiteSettings } from '@souk/catalog'
import { minorDigits } from '@souk/kernel'
import type { ImportProblem } from './imported.ts'
import { parseProducts } from './parse-products.ts'
import { compareWithDataset, type ImportSummary, type ImportTarget, writeCatalogue } from './write-catalogue.ts'

/** How an import ended. With problems, nothing was written. */
export type ImportOutcome =
  | { readonly ok: false; readonly problems: readonly ImportProblem[]; readonly notes: readonly ImportProblem[] }
  | {
      readonly ok: true
      readonly dryRun: boolean
      readonly notes: readonly ImportProblem[]
      readonly summary: ImportSummary
    }

/** What is asked for. */
export interface ImportRequest extends Omit<ImportTarget, 'folder' | 'language' | 'defaultSeller'> {
  /** Path of the CSV; its pictures lie beside it. */
  readonly file: string
  /** Read and compare only. */
  readonly dryRun: boolean
}

const shopQuery = `{
  "settings": *[_id == "siteSettings"][0]{currency, defaultLanguage},
  "seller": coalesce(*[_type == "stockLocation" && _id == $location][0].seller._ref, *[_type == "seller"] | order(_id)[0]._id),
  "location": *[_id == $location][0]._id
}`

interface ShopFacts {
  readonly settings: Pick<SiteSettings, 'currency' | 'defaultLanguage'> | null
  readonly seller: string | null
  readonly location: string | null
}

/** Imports a product CSV: reads all of it, compares it with the shop, and writes only when nothing is wrong. */
export async function importCatalogue(request: ImportRequest): Promise<ImportOutcome> {
  const { file, dryRun, store, location, progress } = request
  const folder = dirname(file)
  const shop = await store.query<ShopFacts>(shopQuery, { location })
  if (!shop.location) throw new Error(`there is no stock location ${location} to open the stock at`)
  progress(`reading ${file}`)
  const read = parseProducts(readFileSync(file, 'utf8'), {
    digits: minorDigits(shop.settings?.currency ?? 'USD'),
    hasImage: (path) => existsSync(join(folder, path)),
  })
  if (!read.ok) return read
  const standing = await compareWithDataset(store, read.products)
  const notes = [...read.notes, ...standing.notes]
  if (standing.problems.length > 0) return { ok: false, problems: standing.problems, notes }
  const variants = read.products.flatMap((product) => product.variants)
  const expected: ImportSummary = {
    products: read.products.length,
    variants: variants.length,
    images: new Set(read.products.flatMap(({ images }) => images.map(({ path }) => path))).size,
    retired: standing.retired.length,
    openedUnits: 0,
  }
  if (dryRun) return { ok: true, dryRun, notes, summary: expected }
  const language = shop.settings?.defaultLanguage ?? 'en'
  const defaultSeller = shop.seller ?? 'seller-shop'
  const target = { ...request, folder, language, defaultSeller }
  return { ok: true, dryRun, notes, summary: await writeCatalogue(target, read.products, standing.retired) }
}
