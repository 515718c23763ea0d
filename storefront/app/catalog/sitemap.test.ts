import type { StoredDocument } from '@souk/kernel'
import { expect, test } from 'vitest'
import { buildCatalog } from './catalog.ts'
import { sitemapXml } from './sitemap.ts'

const stored = { _rev: 'r', _createdAt: '2026-11-20T08:00:00Z', _updatedAt: '2026-11-21T08:00:00Z' }
const documents = (languages: readonly string[]): readonly StoredDocument[] => [
  { ...stored, _id: 'siteSettings', _type: 'siteSettings', defaultLanguage: 'en', languages } as StoredDocument,
  {
    ...stored,
    _id: 'c',
    _type: 'category',
    handle: { current: 'bags & co' },
    title: [],
    position: 1,
  } as StoredDocument,
]
const xmlOf = (languages: readonly string[]) => {
  const catalog = buildCatalog(documents(languages))
  return catalog ? sitemapXml(catalog, 'https://shop.test') : ''
}

test('every page is listed in every language and names its others', () => {
  const xml = xmlOf(['en', 'ar'])
  expect(xml.match(/<loc>[^<]+/g)).toEqual([
    '<loc>https://shop.test/',
    '<loc>https://shop.test/ar',
    '<loc>https://shop.test/products',
    '<loc>https://shop.test/ar/products',
    '<loc>https://shop.test/categories/bags%20&amp;%20co',
    '<loc>https://shop.test/ar/categories/bags%20&amp;%20co',
  ])
  expect(xml).toContain('<xhtml:link rel="alternate" hreflang="ar" href="https://shop.test/ar/products"/>')
})

test('a shop of one language names no others', () => expect(xmlOf(['en'])).not.toContain('xhtml:link'))
