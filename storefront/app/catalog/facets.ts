import { foldText } from '@souk/catalog'
import { localize } from '@souk/kernel'
import { availableOf } from './cards.ts'
import type { Catalog, Offer } from './catalog.ts'

/** One box of a facet. `count` is how many would show with the other facets kept; 0 is drawn dim, not gone. */
export interface FacetValue {
  readonly value: string
  readonly title: string
  readonly count: number
  readonly chosen: boolean
}
export interface Facet {
  /** Name of the query parameter, repeated for several values. */
  readonly name: string
  /** Words from the dataset; undefined for the facets that the message table names. */
  readonly title?: string
  readonly values: readonly FacetValue[]
}

/** Price range in minor units with its histogram: bars of equal width from `least` to `most`. */
export interface PriceFacet {
  readonly least: number
  readonly most: number
  readonly from?: number
  readonly to?: number
  readonly bars: readonly { readonly from: number; readonly count: number; readonly inside: boolean }[]
}

interface Dimension {
  readonly name: string
  readonly title?: string
  readonly valuesOf: (offer: Offer) => readonly string[]
  readonly titles: ReadonlyMap<string, string>
}

const words = (tag: string): string => {
  const text = tag.replaceAll('-', ' ').trim()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Remembers what it made of each text: a large range says few words very often. */
function perText<Value>(make: (text: string) => Value): (text: string) => Value {
  const made = new Map<string, Value>()
  return (text) => {
    const known = made.get(text)
    if (known !== undefined) return known
    if (made.size > mostTexts) made.clear()
    const value = make(text)
    made.set(text, value)
    return value
  }
}
const mostTexts = 10_000

const slug = perText((text) =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-'),
)

/** `Group: Value` taken apart; a plain tag has no value. */
const partsOfTag = perText((tag) => {
  const [group = '', value = ''] = tag.split(':').map((part) => part.trim())
  return { group, value }
})

/** Plain tags that are worth a box: not on every offer, the most used first, ten at most. */
function plainTags(offers: readonly Offer[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { product } of offers)
    for (const tag of product.tags) if (!tag.includes(':')) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count < offers.length)
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, 10)
    .map(([tag]) => tag)
}

/** Tags `Group: Value` make a facet per group; the others share one. */
function tagDimensions(offers: readonly Offer[]): readonly Dimension[] {
  const groups = new Map<string, Map<string, string>>()
  for (const { product } of offers)
    for (const tag of product.tags) {
      const { group, value } = partsOfTag(tag)
      if (!group || !value) continue
      const titles = groups.get(group) ?? new Map<string, string>()
      groups.set(group, titles.set(slug(value), words(value)))
    }
  const plain = plainTags(offers)
  const grouped = [...groups].map(([group, titles]) => ({
    name: `tag.${slug(group)}`,
    title: words(group),
    titles,
    valuesOf: ({ product }: Offer) =>
      product.tags.flatMap((tag) => {
        const { group: own, value } = partsOfTag(tag)
        return own === group && value ? [slug(value)] : []
      }),
  }))
  const shared: Dimension = {
    name: 'tag',
    titles: new Map(plain.map((tag) => [slug(tag), words(tag)])),
    valuesOf: ({ product }) => product.tags.map(slug),
  }
  return plain.length > 1 ? [...grouped, shared] : grouped
}

/** Tags are words of the shop's own language; elsewhere they show only where a phrase `tag.<tag>` says them. */
function inWords(tags: readonly Dimension[], { settings }: Catalog, language: string): readonly Dimension[] {
  if (language === settings.defaultLanguage) return tags
  const said = (name: string) =>
    settings.phrases?.find((each) => each.name === `tag.${name}`)?.text.find((entry) => entry._key === language)?.value
  return tags.flatMap((dimension) => {
    const titles = new Map(
      [...dimension.titles.keys()].flatMap((value) => {
        const title = said(value)
        return title === undefined ? [] : [[value, title] as const]
      }),
    )
    const title = dimension.title === undefined ? undefined : said(slug(dimension.title))
    return titles.size > 0 ? [{ ...dimension, titles, ...(title === undefined ? {} : { title }) }] : []
  })
}

function optionDimensions(offers: readonly Offer[], language: string): readonly Dimension[] {
  const options = new Map<string, { title: string; titles: Map<string, string> }>()
  for (const { product } of offers)
    for (const option of product.options) {
      const held = options.get(option.code) ?? {
        title: localize(option.title, language) ?? option.code,
        titles: new Map<string, string>(),
      }
      for (const value of option.values) held.titles.set(value.code, localize(value.title, language) ?? value.code)
      options.set(option.code, held)
    }
  return [...options].map(([code, { title, titles }]) => ({
    name: `option.${code}`,
    title,
    titles,
    valuesOf: ({ variants }) => [
      ...new Set(
        variants.flatMap((variant) => variant.optionValues.flatMap((v) => (v.option === code ? [v.value] : []))),
      ),
    ],
  }))
}

/** Every way to narrow these offers: category (where asked), tag groups, options, what is here now. */
export function dimensionsOf(
  catalog: Catalog,
  offers: readonly Offer[],
  language: string,
  withCategory: boolean,
): readonly Dimension[] {
  const seller: Dimension = {
    name: 'seller',
    titles: new Map([...catalog.sellers.values()].map((each) => [slug(each.name), each.name])),
    valuesOf: ({ product }) => {
      const name = catalog.sellers.get(product.seller._ref)?.name
      return name === undefined ? [] : [slug(name)]
    },
  }
  const category: Dimension = {
    name: 'category',
    titles: new Map(catalog.categories.map((each) => [each.handle.current, localize(each.title, language) ?? ''])),
    valuesOf: ({ product }) =>
      catalog.categories.flatMap((each) =>
        product.categories.some((reference) => reference._ref === each._id) ? [each.handle.current] : [],
      ),
  }
  const stock: Dimension = {
    name: 'stock',
    titles: new Map([['now', 'now']]),
    valuesOf: ({ variants }) => (variants.some((variant) => availableOf(catalog, variant._id) > 0) ? ['now'] : []),
  }
  return [
    ...(withCategory ? [category] : []),
    ...inWords(tagDimensions(offers), catalog, language),
    ...optionDimensions(offers, language).filter((each) => each.titles.size > 1),
    ...(seller.titles.size > 1 ? [seller] : []),
    stock,
  ]
}

const priceOf = (offer: Offer): number => Math.min(...offer.variants.map((variant) => variant.price))

/** What the address asks for: chosen values per facet, and a price range. */
export interface Narrowing {
  readonly chosen: ReadonlyMap<string, ReadonlySet<string>>
  readonly priceFrom?: number
  readonly priceTo?: number
}

/** Reads facets from a query string. Prices are whole major units, as a person writes them. Unknown names are ignored. */
export function parseNarrowing(params: URLSearchParams, dimensions: readonly Dimension[], minor: number): Narrowing {
  const price = (name: string): number | undefined => {
    const text = params.get(name)
    const value = text === null || text === '' ? Number.NaN : Number(foldText(text).replace('\u066b', '.'))
    return Number.isFinite(value) && value >= 0 ? Math.round(value * minor) : undefined
  }
  const chosen = new Map(
    dimensions.map(({ name, titles }) => [name, new Set(params.getAll(name).filter((value) => titles.has(value)))]),
  )
  const priceFrom = price('price_from')
  const priceTo = price('price_to')
  return {
    chosen,
    ...(priceFrom === undefined ? {} : { priceFrom }),
    ...(priceTo === undefined ? {} : { priceTo }),
  }
}

const passes = (offer: Offer, dimension: Dimension, narrowing: Narrowing): boolean => {
  const chosen = narrowing.chosen.get(dimension.name)
  return !chosen || chosen.size === 0 || dimension.valuesOf(offer).some((value) => chosen.has(value))
}
const inPrice = (offer: Offer, { priceFrom, priceTo }: Narrowing): boolean => {
  const price = priceOf(offer)
  return (priceFrom === undefined || price >= priceFrom) && (priceTo === undefined || price <= priceTo)
}

function priceFacet(offers: readonly Offer[], narrowing: Narrowing): PriceFacet | undefined {
  const prices = offers.map(priceOf)
  const least = prices.reduce((low, price) => (price < low ? price : low), Number.POSITIVE_INFINITY)
  const most = prices.reduce((high, price) => (price > high ? price : high), Number.NEGATIVE_INFINITY)
  if (offers.length < 4 || least === most) return undefined
  const bars = 12
  const width = (most - least) / bars
  const heights = Array.from({ length: bars }, () => 0)
  for (const price of prices) {
    const bar = Math.min(bars - 1, Math.floor((price - least) / width))
    heights[bar] = (heights[bar] ?? 0) + 1
  }
  const counts = Array.from({ length: bars }, (_, bar) => ({
    from: Math.round(least + bar * width),
    count: heights[bar] ?? 0,
    inside:
      least + (bar + 1) * width > (narrowing.priceFrom ?? least) && least + bar * width <= (narrowing.priceTo ?? most),
  }))
  return {
    least,
    most,
    bars: counts,
    ...(narrowing.priceFrom === undefined ? {} : { from: narrowing.priceFrom }),
    ...(narrowing.priceTo === undefined ? {} : { to: narrowing.priceTo }),
  }
}

/**
 * Offers with those of their variants that pass every facet but one; those of which none does are left out. Size, colour and being here
 * are asked of one and the same variant: pine in 56 that is here, not pine, and some 56, and something here.
 */
function left(
  offers: readonly Offer[],
  dimensions: readonly Dimension[],
  narrowing: Narrowing,
  except?: Dimension,
): readonly Offer[] {
  const asked = dimensions.filter((each) => each !== except && (narrowing.chosen.get(each.name)?.size ?? 0) > 0)
  if (asked.length === 0) return offers
  return offers.flatMap((offer) => leftOf(offer, asked, narrowing) ?? [])
}

function leftOf(offer: Offer, asked: readonly Dimension[], narrowing: Narrowing): Offer | undefined {
  const variants = offer.variants.filter((variant) =>
    asked.every((dimension) => passes({ ...offer, variants: [variant] }, dimension, narrowing)),
  )
  return variants.length > 0 ? { ...offer, variants } : undefined
}

/** The offers that pass every facet, and the facets with counts that follow the other facets. */
export function narrow(
  offers: readonly Offer[],
  dimensions: readonly Dimension[],
  narrowing: Narrowing,
): { readonly offers: readonly Offer[]; readonly facets: readonly Facet[]; readonly price?: PriceFacet } {
  const priced = offers.filter((offer) => inPrice(offer, narrowing))
  const facets = dimensions.map((dimension) => {
    const counts = new Map<string, number>()
    for (const offer of left(priced, dimensions, narrowing, dimension))
      for (const value of dimension.valuesOf(offer)) counts.set(value, (counts.get(value) ?? 0) + 1)
    return {
      name: dimension.name,
      ...(dimension.title === undefined ? {} : { title: dimension.title }),
      values: [...dimension.titles].map(([value, title]) => ({
        value,
        title,
        count: counts.get(value) ?? 0,
        chosen: narrowing.chosen.get(dimension.name)?.has(value) ?? false,
      })),
    }
  })
  const price = priceFacet(offers, narrowing)
  const asked = dimensions.filter(({ name }) => (narrowing.chosen.get(name)?.size ?? 0) > 0)
  const shown = asked.length === 0 ? priced : priced.filter((offer) => leftOf(offer, asked, narrowing) !== undefined)
  return { offers: shown, facets, ...(price ? { price } : {}) }
}
