import type { BehaviourDay } from '@souk/analytics'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop, type TestShop } from './testing/test-shop.ts'
import { openVisitor as openPlainVisitor, readyToPay } from './testing/visitor.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(async () => shop?.dispose())

/** A visitor with a name of its own, who can also say what its scripts saw. */
function openVisitor(agent: string, more: Readonly<Record<string, string>> = {}) {
  const visitor = openPlainVisitor(shop.origin, { 'User-Agent': agent, ...more })
  const say = (body: string) =>
    visitor.ask('/seen', {
      method: 'POST',
      body,
      headers: { origin: shop.origin, 'content-type': 'application/json' },
    })
  return { ...visitor, say }
}
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const question = 'May your visits count?'

const day = async (): Promise<BehaviourDay | null> => {
  await shop.shop.commerce.settle()
  return shop.client.fetch('*[_type == "behaviourDay"] | order(day desc)[0]')
}

test('T23 nothing is noted before consent, after a no, of robots, or of browsers that ask not to be', async () => {
  const unasked = openVisitor(`${firefox} unasked`)
  expect(await unasked.page('/products/cortado')).toContain(question)
  const no = openVisitor(`${firefox} no`)
  const told = await no.send('/figures', { answer: 'no', back: '/products/cortado' })
  expect([told.status, told.headers.get('location'), no.jar.get('souk_figures')]).toEqual([
    303,
    '/products/cortado',
    'no',
  ])
  expect(await no.page('/products/cortado')).not.toContain(question)
  const gpc = openVisitor(`${firefox} gpc`, { 'Sec-GPC': '1' })
  expect(await gpc.page('/products/cortado')).not.toContain(question)
  const robot = openVisitor('Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)')
  await robot.send('/figures', { answer: 'yes', back: '/' })
  await robot.page('/products/cortado')
  const ahead = openVisitor(`${firefox} ahead`, { 'Sec-Purpose': 'prefetch' })
  await ahead.send('/figures', { answer: 'yes', back: '/' })
  await ahead.page('/products/cortado')
  await unasked.say('{"path":"/products/cortado"}')
  expect(await day()).toBeNull()
})

test('T23 a visit that agreed is counted from view to purchase without scripts, and taken back when it says no', async () => {
  const visitor = openVisitor(`${firefox} buyer`)
  const { send, page, jar } = visitor
  await send('/figures', { answer: 'yes', back: '/' })
  expect(await page('/')).not.toContain(question)
  for (const path of ['/products/cortado', '/products/cortado', '/products/long-black', '/search?q=nothing+like+it'])
    await page(path)
  const pay = await readyToPay(visitor, 'CORTADO')
  const order = pay['order'] ?? ''
  const placed = await send('/checkout', pay)
  expect([placed.status, placed.headers.get('location')]).toEqual([303, `/orders/order.${order}`])
  expect((await page(`/orders/order.${order}`)).length).toBeGreaterThan(1000)
  const counted = {
    visits: 1,
    viewed: 1,
    added: 1,
    checkouts: 1,
    paying: 1,
    ordered: 1,
    searches: 1,
    emptySearches: 1,
    products: [
      { _key: 'product-cortado', product: 'product-cortado', views: 1, adds: 1, orders: 1 },
      { _key: 'product-long-black', product: 'product-long-black', views: 1, adds: 0, orders: 0 },
    ],
    terms: [],
  }
  expect(await day()).toMatchObject(counted)
  await send('/figures', { answer: 'no', back: '/figures' })
  expect(jar.get('souk_figures')).toBe('no')
  await page('/products/banana-bread')
  expect(await day()).toMatchObject(counted)
})

test('a page that scripts opened is told by the page, and only what a page of ours sends is taken', async () => {
  const { send, say, ask } = openVisitor(`${firefox} scripts`)
  await send('/figures', { answer: 'yes', back: '/' })
  const before = await day()
  expect((await say('{"path":"/products/slow-cold-brew"}')).status).toBe(204)
  expect((await say('{"path":"/products/no-such-thing"}')).status).toBe(204)
  const after = await day()
  expect([after?.viewed, after?.products.map(({ product }) => product)]).toEqual([
    (before?.viewed ?? 0) + 1,
    ['product-cortado', 'product-long-black', 'product-slow-cold-brew'],
  ])
  const wrong = [
    'not json',
    '{}',
    '{"path":7}',
    '{"path":"/cart"}',
    '{"path":"/products/cortado","who":"me"}',
    '{"path":"/products/<script>"}',
  ]
  for (const body of wrong) {
    const answer = await say(body)
    const told = (await answer.json()) as { problems: { field: string; reason: string }[] }
    expect([body, answer.status, told.problems.length > 0]).toEqual([body, 422, true])
  }
  expect((await say(JSON.stringify({ path: 'x'.repeat(2000) }))).status).toBe(413)
  expect((await ask('/seen')).status).toBe(405)
  expect((await send('/figures', { answer: 'perhaps' })).status).toBe(422)
  const flood = await Promise.all(Array.from({ length: 70 }, () => say('{"path":"/products/cortado"}')))
  const refused = flood.find(({ status }) => status === 429)
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('the question stands in a page of its own, with what is counted', async () => {
  const page = await openVisitor(firefox).page('/figures')
  expect(page).toContain('You have not been asked yet')
  expect(page).toContain('Words searched for by five visits or more.')
  expect(page.split(question)).toHaveLength(1)
})
