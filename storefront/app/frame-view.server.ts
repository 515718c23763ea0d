import type { SiteSettings } from '@souk/catalog'
import { localize } from '@souk/kernel'
import { unlessAway } from './away/away.ts'
import type { Catalog } from './catalog/catalog.ts'
import { linkView } from './catalog/home.ts'
import { type Picture, pictureOf } from './catalog/picture.ts'
import { type Place, placeOf } from './catalog/place.ts'
import { localeOf, nameOfLanguage, prefixOf } from './languages.ts'
import type { Shop } from './shop.ts'
import { directionOf, type Phrases } from './words/words.ts'

/** Names and values that may become CSS custom properties: nothing that could end a declaration. */
const tokenName = /^[a-z][a-z0-9-]{0,40}$/
const tokenValue = /^[#\w\s.,%()/'"-]{1,120}$/

const colour = /^#[0-9a-f]{3,8}$/i

/**
 * The shop's tokens as custom properties of the page. Anything that is not a plain value is left out. A token that has
 * a `dark-` one beside it follows the reader's scheme.
 */
export function tokenProperties(settings: Pick<SiteSettings, 'tokens'>): Readonly<Record<string, string>> {
  const plain = new Map(
    (settings.tokens ?? []).flatMap(({ name, value }) =>
      tokenName.test(name) && tokenValue.test(value) ? [[name, value] as const] : [],
    ),
  )
  return Object.fromEntries(
    [...plain].map(([name, value]) => {
      const dark = plain.get(`dark-${name}`)
      const both = dark && colour.test(dark) && colour.test(value)
      return [`--${name}`, both ? `light-dark(${value}, ${dark})` : value]
    }),
  )
}

/** The shop's own words in one language; held as long as the settings, so that tables of words are made once. */
const phrasesOf = (settings: SiteSettings, language: string): Phrases =>
  Object.fromEntries(
    (settings.phrases ?? []).flatMap(({ name, text }) => {
      const said = text.find((entry) => entry._key === language)?.value
      return said ? [[name, said]] : []
    }),
  )

/** Every language of the shop with the prefix of its addresses, its own first. */
const spokenOf = (settings: SiteSettings) =>
  settings.languages.map((tag) => ({
    tag,
    name: nameOfLanguage(tag),
    direction: directionOf(tag),
    prefix: prefixOf(settings, tag),
  }))

async function basketOf(shop: Shop, request: Request): Promise<{ count: number; sum: number }> {
  const session = await shop.sessions.cart(request)
  const quote = session ? await shop.commerce.quoteCart(`cart.${session.cart}`) : undefined
  const count = quote?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0
  return { count, sum: quote?.totals.subtotal ?? 0 }
}

/** What the frame around every page shows, in one language. Without the basket while the dataset is away. */
export async function frameView(shop: Shop, catalog: Catalog, language: string, request: Request) {
  const { settings } = catalog
  const postalCode = await shop.sessions.postalCode(request)
  const place: Place | undefined = postalCode
    ? placeOf(catalog, postalCode, shop.clock(), shop.commerce.queueAt)
    : undefined
  const basket = await unlessAway(shop, basketOf(shop, request), undefined)
  const logo: Picture | undefined = pictureOf(settings.logo, language)
  return {
    shop: settings.shop,
    name: settings.name,
    email: settings.email,
    tagline: localize(settings.tagline, language) ?? '',
    language,
    direction: directionOf(language),
    currency: settings.currency,
    locale: localeOf(settings, language),
    character: settings.character ?? 'counter',
    announcement: localize(settings.announcement, language) ?? '',
    languages: spokenOf(settings),
    prefix: prefixOf(settings, language),
    origin: shop.publicOrigin,
    phrases: phrasesOf(settings, language),
    tokens: tokenProperties(settings),
    navigation: settings.navigation.flatMap((link) => linkView(link, language) ?? []),
    footer: settings.footer.map((column) => ({
      key: column._key,
      title: localize(column.title, language) ?? '',
      links: column.links.flatMap((link) => linkView(link, language) ?? []),
    })),
    footerNote: localize(settings.footerNote, language) ?? '',
    ...(logo ? { logo } : {}),
    ...(place ? { place } : {}),
    ...(basket ? { basket } : {}),
  }
}
