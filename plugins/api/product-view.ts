import { bundleParts, type CatalogImage, type Category, isBundle, type Variant } from '@souk/catalog'
import { type Localized, localize, money } from '@souk/kernel'
import type { z } from 'zod'
import type { Catalog, Offer } from './catalog-view.ts'
import { partsOf } from './schemas/bundles.ts'
import type { Category as CategorySchema, ProductDetail, ProductSummary } from './schemas/catalog.ts'
import type { Services } from './services.ts'

/** What a view of the catalogue needs to know beside the product. */
export interface ViewOf {
  readonly catalog: Catalog
  readonly services: Pick<Services, 'catalog' | 'imageUrl'>
  readonly language: string
}

const primary = (tag: string) => tag.split('-')[0]?.toLowerCase()

/** The best of the shop's languages for a reader; the shop's own when none fits. */
export function pickLanguage(catalog: Catalog, wanted: readonly string[]): string {
  const known = catalog.settings?.languages ?? []
  for (const tag of wanted) {
    const found =
      known.find((each) => each.toLowerCase() === tag.toLowerCase()) ??
      known.find((each) => primary(each) === primary(tag))
    if (found !== undefined) return found
  }
  return catalog.settings?.defaultLanguage ?? 'en'
}

const currencyOf = ({ settings }: Catalog) => settings?.currency ?? 'USD'

function say(view: ViewOf, words: Localized | undefined): string | undefined {
  return localize(words, view.language, view.catalog.settings?.defaultLanguage)
}

function imageOf(view: ViewOf, image: CatalogImage | undefined): { url: string; alt: string } | null {
  const asset = image?.asset?._ref
  return asset === undefined ? null : { url: view.services.imageUrl(asset), alt: say(view, image?.alt) ?? '' }
}

/** A product's name in the reader's language. */
export const titleOf = (view: ViewOf, { product }: Offer): string => say(view, product.title) ?? product.handle.current

const saidParts = (view: ViewOf, variant: Variant) =>
  bundleParts(variant).flatMap(({ variant: { _ref }, quantity }) => {
    const part = view.catalog.parts.get(_ref)
    if (!part) return []
    const title = say(view, part.product.title) ?? part.product.handle.current
    const words = say(view, part.variant.title)
    return [{ sku: part.variant.sku, title: words ? `${title}, ${words}` : title, quantity }]
  })

/** A product as lists show it. */
export function toSummary(view: ViewOf, offer: Offer): z.input<typeof ProductSummary> {
  const { product, variants } = offer
  const currency = currencyOf(view.catalog)
  const listed = variants.map((variant) => ({
    sku: variant.sku,
    title: say(view, variant.title) ?? '',
    price: money(variant.price, currency),
    compareAtPrice: variant.compareAtPrice === undefined ? null : money(variant.compareAtPrice, currency),
    available: view.services.catalog.available(variant._id),
    ...partsOf(isBundle(variant) ? saidParts(view, variant) : undefined),
  }))
  return {
    id: product._id,
    handle: product.handle.current,
    title: titleOf(view, offer),
    summary: say(view, product.summary) ?? null,
    price: money(offer.price, currency),
    image: imageOf(view, product.images?.[0]),
    categories: handlesOf(view.catalog, offer),
    availability: listed.some((variant) => variant.available > 0) ? 'in_stock' : 'out_of_stock',
    variants: listed,
  }
}

/** Handles of the categories that hold a product. */
export function handlesOf({ categories }: Catalog, { product }: Offer): string[] {
  const ids = new Set((product.categories ?? []).map(({ _ref }) => _ref))
  return categories.flatMap(({ _id, handle }) => (ids.has(_id) ? [handle.current] : []))
}

/** A product as its own page shows it. */
export function toDetail(view: ViewOf, offer: Offer): z.input<typeof ProductDetail> {
  const { product } = offer
  return {
    ...toSummary(view, offer),
    images: (product.images ?? []).flatMap((image) => imageOf(view, image) ?? []),
    options: (product.options ?? []).map(({ code, title, values }) => ({
      code,
      title: say(view, title) ?? code,
      values: values.map((value) => ({ code: value.code, title: say(view, value.title) ?? value.code })),
    })),
    facts: (product.facts ?? []).map(({ label, value }) => ({
      label: say(view, label) ?? '',
      value: say(view, value) ?? '',
    })),
    tags: [...(product.tags ?? [])],
  }
}

/** A category with the number of its products. */
export function toCategory(view: ViewOf, category: Category): z.input<typeof CategorySchema> {
  const holds = ({ product }: Offer) => (product.categories ?? []).some(({ _ref }) => _ref === category._id)
  return {
    id: category._id,
    handle: category.handle.current,
    title: say(view, category.title) ?? category.handle.current,
    summary: say(view, category.summary) ?? null,
    image: imageOf(view, category.image),
    products: view.catalog.offers.filter(holds).length,
  }
}
