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
const look = (of: string, cookie = '') =>
  fetch(`${shop.origin}/preview/view?of=${of}`, { method: 'POST', headers: { cookie } })

/** Reads a stream on until it has said a word; false when it ends before. */
async function heard(reader: ReadableStreamDefaultReader<string> | undefined, word: string): Promise<boolean> {
  for (let text = ''; reader; ) {
    const { value, done } = await reader.read()
    text += value ?? ''
    if (text.includes(word) || done) return text.includes(word)
  }
  return false
}

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

  test('give way to what shoppers see when the Studio asks for it, and come back', async () => {
    const product = await draftTitle('Not for shoppers yet')
    const path = `/products/${product.handle.current}`
    const pass = cookieOf(await enable(path, '&sanity-preview-perspective=published'))
    const published = await (await get(path, pass)).text()
    expect(published).not.toContain('Not for shoppers yet')
    expect(published).toMatch(hidden)

    const drafts = cookieOf(await look('drafts', pass))
    expect(await (await get(path, drafts)).text()).toContain('Not for shoppers yet')
    const again = cookieOf(await look('published', drafts))
    expect(await (await get(path, again)).text()).not.toContain('Not for shoppers yet')
    const strange = await look('drafts')
    expect([strange.status, strange.headers.get('set-cookie')]).toEqual([401, null])
  })

  test('are told as they are written, changed and thrown away, and the page is up to date by then', async () => {
    const product = await draftTitle('One')
    const path = `/products/${product.handle.current}`
    const pass = cookieOf(await enable(path))
    expect(await (await get(path, pass)).text()).toContain('One')
    const stream = await get('/preview/events', pass)
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
    const line = stream.body
      ?.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
      .getReader()

    await draftTitle('Two by two')
    expect(await heard(line, 'event: changed')).toBe(true)
    expect(await (await get(path, pass)).text()).toContain('Two by two')
    await shop.client.delete(`drafts.${product._id}`)
    expect(await heard(line, 'event: changed')).toBe(true)
    expect(await (await get(path, pass)).text()).not.toContain('Two by two')
    await shop.client
      .patch(product._id)
      .set({ title: [{ _key: 'en', value: 'Published at once' }] })
      .commit()
    expect(await heard(line, 'event: changed')).toBe(true)
    expect(await (await get(path, pass)).text()).toContain('Published at once')
    await line?.cancel()
    expect((await get('/preview/events')).status).toBe(401)
  })

  test('leave colours and codes as they are: only copy hides the way to its field', async () => {
    const pass = cookieOf(await enable('/'))
    const style = async (cookie: string) =>
      /<html[^>]* style="([^"]*)"/.exec(await (await get('/', cookie)).text())?.[1]
    const colours = await style('')
    expect(colours).toMatch(/--\w+:\s*#/)
    expect(await style(pass)).toBe(colours)
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
