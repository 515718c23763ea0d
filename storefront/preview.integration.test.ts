import { createPreviewSecret } from '@sanity/preview-url-secret/create-secret'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pathBack } from './http/preview.ts'
import { openTestShop, type TestShop } from './testing/test-shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(async () => shop?.dispose())

const studio = () => `${shop.origin}/studio`
const get = (path: string, cookie = '') => fetch(shop.origin + path, { headers: { cookie }, redirect: 'manual' })

/** Goes where the Studio's Presentation tool goes, with a secret that it wrote. */
async function enable(pathname: string, query = '') {
  const { secret } = await createPreviewSecret(shop.client, '@sanity/presentation', studio(), 'p-maryam')
  const params = new URLSearchParams({ 'sanity-preview-secret': secret, 'sanity-preview-pathname': pathname })
  return get(`/preview/enable?${params}${query}`)
}
const cookieOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''

/** A draft of the first product's title, and the product. */
async function draftTitle(title: string) {
  const [product] = await shop.client.fetch('*[_type == "product" && published == true] | order(_id)[0...1]')
  const draft = { ...product, _id: `drafts.${product._id}`, title: [{ _key: 'en', value: title }] }
  await shop.client.createOrReplace(draft)
  return product
}
/** Signs that show nothing and name a field. */
const hidden = /[\u200b-\u200d\ufeff]{40,}/u

describe('drafts', () => {
  test('are shown to the browser that came from the Studio, and to nobody else', async () => {
    const product = await draftTitle('A title that is only a draft')
    const path = `/products/${product.handle.current}`
    const let_in = await enable(path, '&sanity-preview-perspective=drafts')
    expect([let_in.status, let_in.headers.get('location')]).toEqual([307, path])
    expect(let_in.headers.get('set-cookie')).toMatch(/^souk_preview=[^;]+; Path=\/; HttpOnly; .*SameSite=Lax$/)
    const pass = cookieOf(let_in)

    const seen = await get(path, pass)
    const page = await seen.text()
    expect(page).toContain('A title that is only a draft')
    expect(page).toMatch(hidden)
    expect(seen.headers.get('cache-control')).toBe('private, no-store')
    expect(seen.headers.get('x-frame-options')).toBeNull()
    expect(seen.headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${shop.origin}`)

    for (const cookie of ['', 'souk_preview=1.2.3', pass.replace('=', '=9')]) {
      const other = await get(path, cookie)
      const text = await other.text()
      expect(text).not.toContain('only a draft')
      expect(text).not.toMatch(hidden)
      expect([other.headers.get('x-frame-options'), other.status]).toEqual(['DENY', 200])
    }
  })

  test('are hidden again when the pass is given back', async () => {
    await draftTitle('Another draft')
    const pass = cookieOf(await enable('/'))
    expect(await (await get('/products', pass)).text()).toContain('Another draft')
    const answer = await get('/preview/disable', pass)
    expect(answer.headers.get('set-cookie')).toMatch(/^souk_preview=; .*Max-Age=0/)
    expect(await (await get('/products', cookieOf(answer))).text()).not.toContain('Another draft')
  })

  test('of half-written documents break no page', async () => {
    const pass = cookieOf(await enable('/'))
    const bare = ['product', 'variant', 'category', 'page', 'seller']
    for (const _type of bare) await shop.client.createOrReplace({ _id: `drafts.bare-${_type}`, _type })
    await shop.client.createOrReplace({
      _id: 'drafts.page-home',
      _type: 'page',
      handle: { _type: 'slug', current: 'home' },
      blocks: ['heroBlock', 'stripBlock', 'categoryDoorsBlock', 'productRowBlock', 'storyBlock', 'colourStoryBlock']
        .concat('promisesBlock', 'textBlock')
        .map((_type) => ({ _type, _key: _type })),
    })
    const pages = ['/', '/products', '/search?q=sun', '/cart']
    expect(await Promise.all(pages.map(async (path) => (await get(path, pass)).status))).toEqual([200, 200, 200, 200])
  })

  test('are refused without a secret of this hour', async () => {
    const old = await get('/preview/enable?sanity-preview-secret=made-up')
    expect([old.status, old.headers.get('set-cookie')]).toEqual([401, null])
    expect((await get('/preview/enable')).status).toBe(401)
  })
})

test('the way back from the Studio stays in the shop', () => {
  const back = [
    '/ar/products?page=2&sanity-preview-perspective=drafts',
    '//evil.example',
    'https://evil.example/a',
    undefined,
  ]
  expect(back.map((path) => pathBack(path, 'https://shop.example'))).toEqual(['/ar/products?page=2', '/', '/', '/'])
})
