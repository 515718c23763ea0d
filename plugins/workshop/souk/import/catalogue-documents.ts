import { type CatalogImage, categoryId, productId, toHandle, variantId, variantTitle } from '@souk/catalog'
import type { Category, Product, ProductOption, Seller, Variant } from '@souk/catalog'
import { inLanguage, type Localized, type New } from '@souk/kernel'
import { htmlBlocks } from './html-blocks.ts'
import type { ImportedImage, ImportedProduct, ImportedVariant } from './imported.ts'

/** What documents are made with. */
export interface DocumentSetting {
  /** Language of the file's words. */
  readonly language: string
  /** Asset id per picture path. Every path of the products is in it. */
  readonly assets: ReadonlyMap<string, string>
  /** Whose goods they are when a product names no vendor. */
  readonly defaultSeller: string
}

/** Documents of an import, in an order in which references resolve. */
export interface CatalogueDocuments {
  /** Made only where they are missing: editors own them. */
  readonly sellers: readonly New<Seller>[]
  readonly categories: readonly New<Category>[]
  /** Replace what is there: the file owns them. */
  readonly products: readonly New<Product>[]
  readonly variants: readonly New<Variant>[]
}

const sellerId = (vendor: string): string => `seller-${toHandle(vendor)}`

const reference = (id: string) => ({ _type: 'reference', _ref: id }) as const

const image = (path: string, alt: string, { assets, language }: DocumentSetting): CatalogImage => {
  const asset = assets.get(path)
  if (!asset) throw new Error(`the picture ${path} was not uploaded`)
  return { _type: 'image', asset: reference(asset), alt: inLanguage(language, alt) }
}

/** `Regular (8 oz)` is the value Regular with the note 8 oz, as option boxes show it. */
export function optionValue(text: string): { readonly title: string; readonly note?: string } {
  const [, title, note] = /^(.+?)\s*\(([^()]+)\)$/.exec(text) ?? []
  return title && note ? { title, note } : { title: text }
}

const valueCode = (text: string): string => toHandle(optionValue(text).title)

function optionsOf({ options, variants }: ImportedProduct, language: string): readonly ProductOption[] {
  return options.map((name, at) => ({
    _key: toHandle(name),
    code: toHandle(name),
    title: inLanguage(language, name),
    values: [...new Set(variants.map(({ values }) => values[at] ?? ''))].map((text) => {
      const { title, note } = optionValue(text)
      return {
        _key: valueCode(text),
        code: valueCode(text),
        title: inLanguage(language, title),
        ...(note && { note: inLanguage(language, note) }),
      }
    }),
  }))
}

const optionalWords = (language: string, words: string): Localized | undefined =>
  words === '' ? undefined : inLanguage(language, words)

function seoOf({ seoTitle, seoDescription }: ImportedProduct, language: string): Pick<New<Product>, 'seo'> {
  const title = optionalWords(language, seoTitle)
  const description = optionalWords(language, seoDescription)
  return title || description ? { seo: { ...(title && { title }), ...(description && { description }) } } : {}
}

const imagesOf = (images: readonly ImportedImage[], title: string, setting: DocumentSetting) =>
  images.map(({ path, alt }, at) => ({ _key: `i${at + 1}`, ...image(path, alt || title, setting) }))

function productOf(product: ImportedProduct, setting: DocumentSetting): New<Product> {
  const { language, defaultSeller } = setting
  const summary = optionalWords(language, product.summary)
  const description = htmlBlocks(product.html)
  return {
    _id: productId(product.handle),
    _type: 'product',
    handle: { _type: 'slug', current: product.handle },
    title: inLanguage(language, product.title),
    ...(summary && { summary }),
    ...(description.length > 0 && { description: inLanguage(language, description) }),
    images: imagesOf(product.images, product.title, setting),
    categories:
      product.type === '' ? [] : [{ _key: toHandle(product.type), ...reference(categoryId(toHandle(product.type))) }],
    seller: reference(product.vendor === '' ? defaultSeller : sellerId(product.vendor)),
    options: optionsOf(product, language),
    tags: product.tags,
    ...(product.facts.length > 0 && {
      facts: product.facts.map(({ label, value }, at) => ({
        _key: `f${at + 1}`,
        label: inLanguage(language, label),
        value: inLanguage(language, value),
      })),
    }),
    ...(product.ground && { ground: product.ground }),
    ...(product.prepMinutes !== undefined && { prepMinutes: product.prepMinutes }),
    published: product.published,
    ...seoOf(product, language),
  }
}

function variantOf(
  product: ImportedProduct,
  variant: ImportedVariant,
  position: number,
  setting: DocumentSetting,
): New<Variant> {
  const optionValues = product.options.map((name, at) => ({
    _key: toHandle(name),
    option: toHandle(name),
    value: valueCode(variant.values[at] ?? ''),
  }))
  return {
    _id: variantId(variant.sku),
    _type: 'variant',
    product: reference(productId(product.handle)),
    sku: variant.sku,
    title: variantTitle({ options: optionsOf(product, setting.language) }, { optionValues }),
    optionValues,
    price: variant.price,
    ...(variant.compareAtPrice !== undefined && { compareAtPrice: variant.compareAtPrice }),
    ...(variant.cost !== undefined && { cost: variant.cost }),
    ...(variant.barcode && { barcode: variant.barcode }),
    ...(variant.weightGrams !== undefined && { weightGrams: variant.weightGrams }),
    taxClass: variant.taxClass,
    requiresShipping: variant.requiresShipping,
    position,
    ...(variant.image && { image: image(variant.image, altOf(product, variant.image), setting) }),
    active: true,
  }
}

const altOf = ({ images, title }: ImportedProduct, path: string): string =>
  images.find((each) => each.path === path)?.alt || title

/** Every value once, by an id made of it. */
const distinct = (words: readonly string[], id: (word: string) => string): ReadonlyMap<string, string> =>
  new Map(words.filter((word) => word !== '').map((word) => [id(word), word]))

/** Writes an import as documents. Pure. */
export function catalogueDocuments(products: readonly ImportedProduct[], setting: DocumentSetting): CatalogueDocuments {
  const vendors = distinct(
    products.map(({ vendor }) => vendor),
    sellerId,
  )
  const types = distinct(
    products.map(({ type }) => type),
    (type) => categoryId(toHandle(type)),
  )
  return {
    sellers: [...vendors].map(([_id, name]) => ({ _id, _type: 'seller', name })),
    categories: [...types].map(([_id, type], at) => ({
      _id,
      _type: 'category',
      handle: { _type: 'slug', current: toHandle(type) },
      title: inLanguage(setting.language, type),
      position: at + 1,
    })),
    products: products.map((product) => productOf(product, setting)),
    variants: products.flatMap((product) =>
      product.variants.map((variant, at) => variantOf(product, variant, at + 1, setting)),
    ),
  }
}
