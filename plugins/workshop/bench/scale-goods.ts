import type { DatabaseSync } from 'node:sqlite'
import { documentsOf, type TemplateEntry } from './scale-templates.ts'
import type { Random } from '../demo/random.ts'

interface HeldVariant {
  readonly _id: string
  readonly sku: string
  readonly product: { readonly _ref: string }
  readonly parts?: readonly unknown[]
}
interface HeldLevel {
  readonly sku: string
  readonly location: string
}

/** A document on its way into the dataset. */
export interface Made {
  readonly id: string
  readonly json: string
}

/** The suffix of a copy: `00042`. Ids, SKUs and handles carry it. */
const suffixOf = (copy: number): string => String(copy).padStart(5, '0')

/** What a variant of the seeded shop is called in a copy. */
export const skuOfCopy = (sku: string, copy: number): string => `${sku}-${suffixOf(copy)}`

/** Products of the seeded shop with their variants, and where these are kept. */
interface Range {
  readonly variants: readonly HeldVariant[]
  readonly texts: ReadonlyMap<string, string>
  readonly placesOf: ReadonlyMap<string, readonly string[]>
  /** How often every product is copied. */
  readonly copies: number
}

/** Reads what can be copied: products without bundles. */
export function rangeOf(database: DatabaseSync, variants: number): Range {
  const all = [...documentsOf<HeldVariant>(database, ['variant'])]
  const bundled = new Set(all.filter(({ parts = [] }) => parts.length > 0).map(({ product }) => product._ref))
  const plain = all.filter(({ product }) => !bundled.has(product._ref))
  const products = [...documentsOf<{ readonly _id: string }>(database, ['product'])]
  const places = Map.groupBy(documentsOf<HeldLevel>(database, ['stockLevel']), ({ sku }) => sku)
  return {
    variants: plain,
    texts: new Map([...plain, ...products].map((document) => [document._id, JSON.stringify(document)])),
    placesOf: new Map([...places].map(([sku, levels]) => [sku, levels.map(({ location }) => location).sort()])),
    copies: Math.ceil(variants / Math.max(1, plain.length)),
  }
}

/** The products and variants of one copy of the range. */
export function goodsOfCopy({ variants, texts }: Range, copy: number): readonly Made[] {
  const suffix = suffixOf(copy)
  const renamed = (id: string, text: string): Made => {
    const json = text
      .replaceAll(/"((?:product|variant)-[a-z0-9-]+)"/g, `"$1-${suffix}"`)
      .replaceAll(/"sku":"([^"]+)"/g, `"sku":"$1-${suffix}"`)
      .replaceAll(/"current":"([^"]+)"/g, `"current":"$1-${suffix}"`)
      .replaceAll(/"barcode":"([^"]+)"/g, `"barcode":"$1${suffix}"`)
    return { id: `${id}-${suffix}`, json }
  }
  const products = new Set(variants.map(({ product }) => product._ref))
  return [...products, ...variants.map(({ _id }) => _id)].flatMap((id) => {
    const text = texts.get(id)
    return text === undefined ? [] : [renamed(id, text)]
  })
}

const inside = [
  'available',
  'reserved',
  'committed',
  'unavailable',
  'damaged',
  'quality_control',
  'safety_stock',
] as const
type Inside = (typeof inside)[number]
type Page = Record<Inside, number>

const isInside = (account: string): account is Inside => inside.some((each) => each === account)
const emptyPage = (): Page => ({
  available: 0,
  reserved: 0,
  committed: 0,
  unavailable: 0,
  damaged: 0,
  quality_control: 0,
  safety_stock: 0,
})

/** Adds up what moves, level by level, so that the first delivery can bring enough of everything. */
export class Ledger {
  private readonly pages = new Map<string, Page>()

  page(sku: string, location: string): Page {
    const key = `${sku}@${location}`
    const page = this.pages.get(key) ?? emptyPage()
    this.pages.set(key, page)
    return page
  }

  move({ sku, location, from, to, quantity }: TemplateEntry): void {
    const page = this.page(sku, location)
    if (isInside(from)) page[from] -= quantity
    if (isInside(to)) page[to] += quantity
  }

  /** Every level as SKU, place and balances. */
  *levels(): Generator<readonly [string, string, Page]> {
    for (const [key, page] of this.pages) {
      const at = key.lastIndexOf('@')
      yield [key.slice(0, at), key.slice(at + 1), page]
    }
  }
}

/** What is left on the shelf after all orders: some have nothing, some little, most plenty. */
export const leftOver = (random: Random): number =>
  random.weighted([
    [0, 2],
    [random.whole(1, 4), 4],
    [random.whole(5, 120), 94],
  ])
