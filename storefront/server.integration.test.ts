import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop, supportToken, type TestShop } from './testing/test-shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(async () => shop?.dispose())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(shop.origin + path, { headers, redirect: 'manual' })

test('health, readiness and metrics answer', async () => {
  expect([(await get('/healthz')).status, (await get('/readyz')).status]).toEqual([200, 200])
  expect(await (await get('/metrics')).text()).toMatch(/souk_commerce\{figure="commits"\} \d+/)
})

test('a page carries its policy, its nonce in every script, and its request’s id', async () => {
  const answer = await get('/', { 'x-request-id': 'a-known-request-id' })
  const policy = answer.headers.get('content-security-policy') ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  const elements = (await answer.text()).match(/<script[^>]*>/g) ?? []
  // Facts for search engines are data: nothing runs them
  const scripts = elements.filter((element) => !element.includes('application/ld+json'))
  expect(answer.headers.get('x-request-id')).toBe('a-known-request-id')
  expect(policy).toContain("frame-ancestors 'none'")
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([])
})

test('pictures come at known widths only and may be kept for ever', async () => {
  const home = await (await get('/')).text()
  const base = /\/media\/image-[0-9a-f]{40}-\d+x\d+-\w+/.exec(home)?.[0] ?? 'no picture'
  const picture = await get(`${base}/320.webp`)
  expect([picture.status, picture.headers.get('content-type'), picture.headers.get('cache-control')]).toEqual([
    200,
    'image/webp',
    'public, max-age=31536000, immutable',
  ])
  expect([(await get(`${base}/321.webp`)).status, (await get('/media/siteSettings/320.webp')).status]).toEqual([
    404, 404,
  ])
})

test('the icon is served under its own name, and nothing else that lies beside it', async () => {
  const icon = await get('/favicon.svg')
  expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
  expect((await get('/favicon.svg/..%2f..%2fpackage.json')).status).toBe(404)
})

test('console and Studio learn where they are at run time, and strangers learn no token', async () => {
  const config = (await (await get('/console/config.json')).json()) as Record<string, unknown>
  expect(config).toMatchObject({
    projectId: 'souktest',
    dataset: 'production',
    hosted: false,
    apiBase: '/api/v1',
    shopTitle: 'My Coffee Shop',
  })
  expect((await get('/studio/config.json')).status).toBe(200)
  expect((await get('/console')).headers.get('location')).toBe('/console/')
  // A document's id holds a dot and is a page all the same; a file that is not there is not.
  expect((await get('/studio/structure/orders;order.01jd0000000000000000000000')).status).toBe(
    (await get('/studio/')).status,
  )
  expect((await get('/studio/assets/gone.js')).status).toBe(404)
})

test('the REST API answers on the same origin', async () => {
  const answer = await get('/api/v1/products?limit=1')
  const body = (await answer.json()) as { data: { handle: string }[] }
  expect([answer.status, body.data.length]).toEqual([200, 1])
})

test('strangers behind one proxy are told apart: each has a basket of his own for the same key', async () => {
  const basket = async (address: string) => {
    const headers = { 'x-forwarded-for': address, 'idempotency-key': 'first', 'content-type': 'application/json' }
    const answer = await fetch(`${shop.origin}/api/v1/carts`, { method: 'POST', headers, body: '{}' })
    return ((await answer.json()) as { id: string }).id
  }
  const mine = await basket('203.0.113.1')
  expect(await basket('203.0.113.1')).toBe(mine)
  expect(await basket('203.0.113.2')).not.toBe(mine)
})

test('a webhook without a right signature is refused', async () => {
  const answer = await fetch(`${shop.origin}/webhooks/stripe`, { method: 'POST', body: '{"id":"evt_1"}' })
  expect([answer.status, await answer.json()]).toEqual([400, { outcome: 'refused' }])
})

test.each(['stripe', 'paypal', 'easypost', 'nobody'])(
  'a letter from %s that is too long is refused',
  async (source) => {
    const body = JSON.stringify({ id: 'evt_1', more: 'x'.repeat(1_000_000) })
    const answer = await fetch(`${shop.origin}/webhooks/${source}`, { method: 'POST', body })
    expect([answer.status, await answer.json()]).toEqual([413, { outcome: 'refused' }])
    expect((await get(`/webhooks/${source}`)).status).toBe(404)
  },
)

test('the API takes a file as large as it says, and refuses what is longer in its own words', async () => {
  const post = async (path: string, length: number) => {
    const body = JSON.stringify({ name: 'a.png', data: 'A'.repeat(length) })
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${supportToken}` }
    const answer = await fetch(`${shop.origin}/api/v1${path}`, { method: 'POST', body, headers })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const files = '/tickets/ticket.01jd0000000000000000000000/files'
  expect((await post(files, 4_000_000)).body).toMatchObject({ status: 404, code: 'ticket_not_found' })
  const longer = [await post(files, 9_000_000), await post('/carts', 9_000_000), await post('/carts', 70_000)]
  expect(longer.map(({ status, body }) => [status, body['code'], body['instance']])).toEqual(
    longer.map(() => [413, 'body_too_large', expect.stringMatching(/^urn:request:/)]),
  )
})

test('a form that comes from another site changes nothing', async () => {
  const body = new URLSearchParams({ intent: 'add', sku: 'CORTADO' })
  const answer = await fetch(`${shop.origin}/cart`, {
    method: 'POST',
    body,
    headers: { origin: 'https://elsewhere.example' },
  })
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null])
})

test('a product that is renamed is seen under its new name without a restart', async () => {
  await shop.client
    .patch('product-cortado')
    .set({ title: [{ _key: 'en', value: 'Gibraltar' }] })
    .commit()
  const seen = async () => (await (await get('/products/cortado')).text()).includes('Gibraltar')
  for (let attempt = 0; attempt < 100 && !(await seen()); attempt += 1)
    await new Promise((wait) => setTimeout(wait, 50))
  expect(await seen()).toBe(true)
})

test('unknown addresses, products and files are 404', async () => {
  const paths = [
    '/nothing',
    '/products/nothing',
    '/categories/nothing',
    '/pages/nothing',
    '/assets/nothing.js',
    '/orders/order.x',
  ]
  expect(await Promise.all(paths.map(async (path) => (await get(path)).status))).toEqual(paths.map(() => 404))
})
