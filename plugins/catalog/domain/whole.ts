import { bundleParts, isBundle } from './bundle.ts'
import type { Page, Product, SiteSettings, Variant } from './documents.ts'

const list = <Item>(held: readonly Item[] | null | undefined): readonly Item[] => held ?? []

/**
 * A product as readers may trust it, or undefined while it has no handle or no seller. The Studio leaves out what an
 * editor has not filled in, so every list may be missing in the dataset.
 */
export function wholeProduct(product: Product): Product | undefined {
  if (!product.handle?.current || !product.seller?._ref) return undefined
  return {
    ...product,
    title: list(product.title),
    images: list(product.images).filter(({ asset }) => asset?._ref),
    categories: list(product.categories),
    options: list(product.options).map((option) => ({
      ...option,
      title: list(option.title),
      values: list(option.values).map((value) => ({ ...value, title: list(value.title) })),
    })),
    tags: list(product.tags),
    published: product.published ?? false,
  }
}

/** A variant as readers may trust it, or undefined while it has no product, SKU or price. */
export function wholeVariant(variant: Variant): Variant | undefined {
  if (!variant.product?._ref || !variant.sku || !Number.isInteger(variant.price)) return undefined
  const { parts, ...own } = variant
  return {
    ...own,
    ...(isBundle(variant) ? { parts: bundleParts(variant) } : {}),
    title: list(variant.title),
    optionValues: list(variant.optionValues),
    taxClass: variant.taxClass ?? 'standard',
    requiresShipping: variant.requiresShipping ?? true,
    position: variant.position ?? 1,
    active: variant.active ?? false,
  }
}

type AnyBlock = Page['blocks'][number]

/** A block without holes: its lists are there, however empty. */
function wholeBlock(block: AnyBlock): AnyBlock {
  if (block._type === 'stripBlock' || block._type === 'promisesBlock')
    return { ...block, items: list<never>(block.items as readonly never[]) }
  if (block._type === 'categoryDoorsBlock') return { ...block, categories: list(block.categories) }
  if (block._type === 'storyBlock') return { ...block, steps: list(block.steps) }
  if (block._type === 'productRowBlock')
    return { ...block, source: block.source ?? 'bestsellers', limit: block.limit ?? 4 }
  return block
}

/** A page as readers may trust it, or undefined while it has no handle. */
export const wholePage = (page: Page): Page | undefined =>
  page.handle?.current ? { ...page, title: list(page.title), blocks: list(page.blocks).map(wholeBlock) } : undefined

/** The shop's settings as readers may trust them. */
export const wholeSettings = (settings: SiteSettings): SiteSettings => ({
  ...settings,
  languages: list(settings.languages).length > 0 ? settings.languages : [settings.defaultLanguage ?? 'en'],
  navigation: list(settings.navigation),
  footer: list(settings.footer).map((column) => ({ ...column, links: list(column.links) })),
  tokens: list(settings.tokens).filter(({ name, value }) => name && value),
  phrases: list(settings.phrases).filter(({ name, text }) => name && text),
  deliveryMethods: list(settings.deliveryMethods),
})
