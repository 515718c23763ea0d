import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillQuietShop } from './testing/quiet-fixture.ts'
import { openTestShop, type TestShop } from './testing/test-shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop(fillQuietShop)
})
afterAll(() => shop?.dispose())

const read = async (path: string) => {
  const answer = await fetch(shop.origin + path)
  return { status: answer.status, html: await answer.text() }
}
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '')
const facts = (html: string): readonly Record<string, unknown>[] =>
  all(html, /<script type="application\/ld\+json">(.*?)<\/script>/gs).map((text) => JSON.parse(text))

describe('a product’s page', () => {
  test('has one canonical address, whatever was chosen, and names its other languages', async () => {
    const { html } = await read('/ar/products/noor-linen-abaya?colour=pine&size=56&utm_source=x')
    const own = new URL(all(html, /<link rel="canonical" href="([^"]+)"/g)[0] ?? '')
    expect(own.pathname + own.search).toBe('/ar/products/noor-linen-abaya')
    expect(all(html, /hrefLang="([^"]+)"/gi).slice(0, 4)).toEqual(['en', 'ar', 'ur', 'x-default'])
    expect(all(html, /<title>([^<]+)/g)).toEqual(['عباية نور من الكتّان · Taqwa Trends'])
    expect(all(html, /property="og:type" content="([^"]+)"/g)).toEqual(['product'])
    expect(all(html, /name="description" content="([^"]+)"/g)).toEqual(['كتّان مغسول بكتف منسدل وأزرار مخفية.'])
  })

  test('tells its price, its seller and whether it is there in schema.org’s words', async () => {
    const { html } = await read('/products/noor-linen-abaya?colour=pine&size=56')
    const product = facts(html).find((each) => each['@type'] === 'Product')
    expect(product).toMatchObject({
      name: 'Noor linen abaya',
      sku: 'NOOR-LINEN-ABAYA-PINE-56',
      offers: {
        price: '118.00',
        priceCurrency: 'USD',
        availability: 'https://schema.org/InStock',
        seller: { name: 'Atelier Lahore' },
      },
    })
    expect(
      facts(html)
        .map((each) => each['@type'])
        .sort(),
    ).toEqual(['BreadcrumbList', 'Organization', 'Product'])
  })

  test('cannot be broken out of by copy', async () => {
    await shop.client
      .patch('product-everyday-tote')
      .set({ 'title[_key=="en"].value': '</script><img src=x onerror=alert(1)>' })
      .commit()
    const tote = async () => (await read('/products/everyday-tote')).html
    await expect.poll(tote).toContain('onerror')
    expect(await tote()).not.toContain('</script><img')
  })
})

test.each(['/ar/products', '/ar/categories/shoes'])(
  'the shelf %s says what it is and shows its first piece',
  async (path) => {
    const { html } = await read(path)
    expect(all(html, /name="description" content="([^"]+)"/g)).toEqual([expect.stringMatching(/\p{Script=Arabic}/u)])
    expect(all(html, /property="og:image" content="([^"]+)"/g)).toEqual([expect.stringMatching(/^http.*\.webp$/)])
  },
)

test('the list of pages is a page of every product and category in three languages', async () => {
  const { html: xml } = await read('/sitemap.xml')
  expect(all(xml, /<loc>([^<]+)/g)).toHaveLength((1 + 1 + 5 + 5) * 3)
  const { html: robots } = await read('/robots.txt')
  expect(robots).toContain('Disallow: /ar/checkout')
  expect(robots).toMatch(/^Sitemap: http.*\/sitemap\.xml$/m)
})

test.each(['/cart', '/checkout', '/search?q=noor', '/ur/cart', '/nothing', '/ar/products/none'])(
  '%s is not for search engines',
  async (path) => {
    const { html, status } = await read(path)
    expect(html).toContain('<meta name="robots" content="noindex"/>')
    expect(html).not.toContain('rel="canonical"')
    expect(status).toBe(/not|none/.test(path) ? 404 : 200)
  },
)
