import { inLanguagePath, prefixOf } from '../languages.ts'
import type { Catalog } from './catalog.ts'

/** A page that search engines may list, and when it last changed. */
interface Listed {
  readonly path: string
  readonly changed: string
}

const listedPages = (catalog: Catalog): readonly Listed[] => [
  { path: '/', changed: catalog.pages.get('home')?._updatedAt ?? catalog.settings._updatedAt },
  { path: '/products', changed: catalog.settings._updatedAt },
  ...catalog.categories.map((each) => ({ path: `/categories/${each.handle.current}`, changed: each._updatedAt })),
  ...catalog.collections.map((each) => ({ path: `/collections/${each.handle.current}`, changed: each._updatedAt })),
  ...catalog.offers.map(({ product }) => ({
    path: `/products/${product.handle.current}`,
    changed: product._updatedAt,
  })),
  ...[...catalog.pages.values()]
    .filter((page) => page.handle.current !== 'home')
    .map((page) => ({ path: `/pages/${page.handle.current}`, changed: page._updatedAt })),
]

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char)

/** The list of pages in every language, each naming its others. Source: sitemaps.org 0.9 with xhtml:link alternates. */
export function sitemapXml(catalog: Catalog, origin: string): string {
  const { settings } = catalog
  const address = (language: string, path: string) =>
    escaped(encodeURI(origin + inLanguagePath(prefixOf(settings, language), path)))
  const entries = listedPages(catalog).flatMap(({ path, changed }) => {
    const others =
      settings.languages.length > 1
        ? settings.languages
            .map((tag) => `<xhtml:link rel="alternate" hreflang="${escaped(tag)}" href="${address(tag, path)}"/>`)
            .join('')
        : ''
    return settings.languages.map(
      (tag) => `<url><loc>${address(tag, path)}</loc><lastmod>${changed.slice(0, 10)}</lastmod>${others}</url>`,
    )
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`
}
