import { type CatalogImage, categoryId, productId, toHandle, variantId, variantTitle } from '@souk/catalog'
import type { Category, OptionValue, Product, ProductOption, Seller, Variant } from '@souk/catalog'
import { inLanguage, type Localized, type New } from '@souk/kernel'
import { htmlBlocks } from './html-blocks.ts'
import type { ImportedImage, ImportedProduct, ImportedVariant, Said, Translation } from './imported.ts'

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

/** Words in the file's own language, and in those others that say something. */
const words = <Value>(own: string, value: Value, others: readonly (readonly [string, Value])[]): Localized<Value> => [
  ...inLanguage(own, value),
  ...others.map(([language, said]) => ({ _key: language, value: said })),
]

const spoken = (own: string, value: string, said: Said | undefined): Localized =>
  words(own, value, Object.entries(said ?? {}))

/** A field of a product in all languages. */
const told = (own: string, product: ImportedProduct, value: string, field: (said: Translation) => string): Localized =>
  words(
    own,
    value,
    (product.translations ?? []).flatMap((each) => (field(each) === '' ? [] : [[each.language, field(each)] as const])),
  )

const image = (path: string, alt: Localized, { assets }: DocumentSetting): CatalogImage => {
  const asset = assets.get(path)
  if (!asset) throw new Error(`the picture ${path} was not uploaded`)
  return { _type: 'image', asset: reference(asset), alt }
}

/** `Regular (8 oz)` is the value Regular with the note 8 oz, as option boxes show it. */
export function optionValue(text: string): { readonly title: string; readonly note?: string } {
  const [, title, note] = /^(.+?)\s*\(([^()]+)\)$/.exec(text) ?? []
  return title && note ? { title, note } : { title: text }
}

const valueCode = (text: string): string => toHandle(optionValue(text).title)

/** One value of an option; its other languages come from the first variant that has it. */
function valueOf({ variants, colours }: ImportedProduct, at: number, text: string, language: string): OptionValue {
  const { title, note } = optionValue(text)
  const said = variants.find(({ values }) => values[at] === text)?.valuesSaid?.[at] ?? {}
  const others = Object.entries(said).map(([tag, each]) => [tag, optionValue(each)] as const)
  const notes = others.flatMap(([tag, each]) => (each.note === undefined ? [] : [[tag, each.note] as const]))
  const colour = colours?.[text]
  return {
    _key: valueCode(text),
    code: valueCode(text),
    title: words(
      language,
      title,
      others.map(([tag, each]) => [tag, each.title]),
    ),
    ...(note && { note: words(language, note, notes) }),
    ...(colour && { colour }),
  }
}

function optionsOf(product: ImportedProduct, language: string): readonly ProductOption[] {
  const { options, variants, guide } = product
  return options.map((name, at) => ({
    _key: toHandle(name),
    code: toHandle(name),
    title: told(language, product, name, (said) => said.options[at] ?? ''),
    values: [...new Set(variants.map(({ values }) => values[at] ?? ''))].map((text) =>
      valueOf(product, at, text, language),
    ),
    ...(guide &&
      at === options.length - 1 && {
        guide: { label: told(language, product, guide.label, (said) => said.guide), href: guide.href },
      }),
  }))
}

function seoOf(product: ImportedProduct, language: string): Pick<New<Product>, 'seo'> {
  const title = optionalWords(language, product, product.seoTitle, (said) => said.seoTitle)
  const description = optionalWords(language, product, product.seoDescription, (said) => said.seoDescription)
  return title || description ? { seo: { ...(title && { title }), ...(description && { description }) } } : {}
}

/** The same for what may be left out. */
function optionalWords(...[own, product, value, field]: Parameters<typeof told>): Localized | undefined {
  const said = told(own, product, value, field).filter((each) => each.value !== '')
  return said.length > 0 ? said : undefined
}

const altWords = ({ alt, altSaid }: ImportedImage, title: Localized, language: string): Localized =>
  alt === '' ? title : spoken(language, alt, altSaid)

function factsOf(product: ImportedProduct, language: string): Pick<New<Product>, 'facts'> {
  if (product.facts.length === 0) return {}
  return {
    facts: product.facts.map(({ label, value }, at) => ({
      _key: `f${at + 1}`,
      label: told(language, product, label, ({ facts }) => facts[at]?.label ?? ''),
      value: told(language, product, value, ({ facts }) => facts[at]?.value ?? ''),
    })),
  }
}

function descriptionOf(product: ImportedProduct, language: string): Pick<New<Product>, 'description'> {
  const own = htmlBlocks(product.html)
  const others = (product.translations ?? []).map((each) => [each.language, htmlBlocks(each.html)] as const)
  return own.length === 0
    ? {}
    : {
        description: words<readonly unknown[]>(
          language,
          own,
          others.filter(([, blocks]) => blocks.length > 0),
        ),
      }
}

function productOf(product: ImportedProduct, setting: DocumentSetting): New<Product> {
  const { language, defaultSeller } = setting
  const title = told(language, product, product.title, (said) => said.title)
  const summary = optionalWords(language, product, product.summary, (said) => said.summary)
  const fitNote = optionalWords(language, product, product.fit ?? '', (said) => said.fit)
  return {
    _id: productId(product.handle),
    _type: 'product',
    handle: { _type: 'slug', current: product.handle },
    title,
    ...(summary && { summary }),
    ...descriptionOf(product, language),
    images: product.images.map((each, at) => ({
      _key: `i${at + 1}`,
      ...image(each.path, altWords(each, title, language), setting),
    })),
    categories:
      product.type === '' ? [] : [{ _key: toHandle(product.type), ...reference(categoryId(toHandle(product.type))) }],
    seller: reference(product.vendor === '' ? defaultSeller : sellerId(product.vendor)),
    options: optionsOf(product, language),
    tags: product.tags,
    ...(fitNote && { fitNote }),
    ...factsOf(product, language),
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
    ...(variant.image && { image: image(variant.image, altOf(product, variant.image, setting.language), setting) }),
    active: true,
  }
}

function altOf(product: ImportedProduct, path: string, language: string): Localized {
  const title = told(language, product, product.title, (said) => said.title)
  const shown = product.images.find((each) => each.path === path)
  return shown ? altWords(shown, title, language) : title
}

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
