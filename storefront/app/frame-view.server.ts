import type { SiteSettings } from '@souk/catalog'
import { localize } from '@souk/kernel'
import type { Catalog } from './catalog/catalog.ts'
import { linkView } from './catalog/home.ts'
import { type Picture, pictureOf } from './catalog/picture.ts'
import { type Place, placeOf } from './catalog/place.ts'
import type { Shop } from './shop.ts'
import { directionOf } from './words/words.ts'

/** Names and values that may become CSS custom properties: nothing that could end a declaration. */
const tokenName = /^[a-z][a-z0-9-]{0,40}$/
const tokenValue = /^[#\w\s.,%()/'"-]{1,120}$/

/** The shop's tokens as custom properties of the page. Anything that is not a plain value is left out. */
export const tokenProperties = (settings: Pick<SiteSettings, 'tokens'>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (settings.tokens ?? []).flatMap(({ name, value }) =>
      tokenName.test(name) && tokenValue.test(value) ? [[`--${name}`, value]] : [],
    ),
  )

async function basketOf(shop: Shop, request: Request): Promise<{ count: number; sum: number }> {
  const session = await shop.sessions.cart(request)
  const quote = session ? await shop.commerce.quoteCart(`cart.${session.cart}`) : undefined
  const count = quote?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0
  return { count, sum: quote?.totals.subtotal ?? 0 }
}

/** What the frame around every page shows, in one language. */
export async function frameView(shop: Shop, catalog: Catalog, language: string, request: Request) {
  const { settings } = catalog
  const postalCode = await shop.sessions.postalCode(request)
  const place: Place | undefined = postalCode ? placeOf(catalog, postalCode, shop.clock()) : undefined
  const logo: Picture | undefined = pictureOf(settings.logo, language)
  return {
    shop: settings.shop,
    name: settings.name,
    tagline: localize(settings.tagline, language) ?? '',
    language,
    direction: directionOf(language),
    currency: settings.currency,
    locale: language.includes('-') ? language : `${language}-${settings.country}`,
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
    basket: await basketOf(shop, request),
  }
}
