import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tooWide, wrongsOf } from './testing/axe.ts'
import { openBrowser, watchPage } from './testing/browser.ts'
import { three } from './testing/fields.ts'
import { type OpenAccount, openAccount } from './testing/open-account.ts'
import { fillQuietShop } from './testing/quiet-fixture.ts'
import { openTestShop, type TestShop } from './testing/test-shop.ts'

let shop: TestShop
let browser: Browser
let account: OpenAccount

const said = (key: string, text: string) => ({
  _key: key,
  value: [{ _key: 'p', _type: 'block', style: 'normal', children: [{ _key: 's', _type: 'span', text }] }],
})

beforeAll(async () => {
  shop = await openTestShop(async (client) => {
    await fillQuietShop(client)
    const body = [
      said('en', 'At 172 cm, wear 56.'),
      said('ar', 'لطول ١٧٢ سم اختاري ٥٦.'),
      said('ur', '172 سم قد پر 56۔'),
    ]
    await client.create({
      _id: 'page-sizes',
      _type: 'page',
      handle: { _type: 'slug', current: 'sizes' },
      title: three('Sizes', 'المقاسات', 'سائز'),
      blocks: [{ _key: 'text', _type: 'textBlock', body }],
    })
  })
  account = await openAccount(shop, 'NOOR-LINEN-ABAYA-PINE-56')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await shop?.dispose()
})

const paths = [
  '',
  '/products',
  '/categories/shoes',
  '/products/noor-linen-abaya?colour=pine&size=56',
  '/products/zari-khussa',
  '/search?q=نور',
  '/search?q=zzzz',
  '/cart',
  '/checkout',
  '/nothing-here',
  '/pages/sizes',
  '/support',
  '/figures',
  '/sign-in',
  '/sign-up',
]
const owned = ['/account', '/account/orders', '/account/profile', '/account/addresses', '/support']

describe.each([
  { language: 'ar', direction: 'rtl', scheme: 'light' },
  { language: 'ur', direction: 'rtl', scheme: 'dark' },
  { language: 'en', direction: 'ltr', scheme: 'dark' },
] as const)('every page in $language', ({ language, direction, scheme }) => {
  test('says so, has nothing that axe objects to, holds in 320 px, and keeps its console quiet', async () => {
    const { page, context, complaints, go } = await watchPage(browser, [shop.origin], { scheme })
    const html = page.locator('html')
    const judge = async (path: string) => {
      await go((language === 'en' ? '' : `/${language}`) + path || '/')
      const is = [path, await html.getAttribute('lang'), await html.getAttribute('dir')]
      expect(is).toEqual([path, language, direction])
      expect([path, await wrongsOf(page), await tooWide(page, [320, 1440])]).toEqual([path, [], []])
    }
    for (const path of paths) await judge(path)
    await account.signIn(context)
    for (const path of [...owned, account.order]) await judge(path)
    expect(new URL(page.url()).pathname).toContain(account.order)
    expect(complaints).toEqual([])
    await context.close()
  }, 240_000)
})

test('the switch keeps the place, the choice and the words of a search', async () => {
  const { page, context, go } = await watchPage(browser, [shop.origin])
  await go('/products/noor-linen-abaya?colour=night&size=54')
  await page.getByRole('link', { name: 'العربية' }).first().click()
  await page.waitForURL('**/ar/products/noor-linen-abaya?colour=night&size=54')
  await page.getByRole('heading', { level: 1, name: 'عباية نور من الكتّان' }).waitFor()
  await page.getByRole('link', { name: 'اردو' }).first().click()
  await page.waitForURL('**/ur/products/noor-linen-abaya?colour=night&size=54')
  await page.locator('html[lang=ur]').waitFor()
  await page.getByRole('link', { name: 'English' }).first().click()
  await page.waitForURL(`${shop.origin}/products/noor-linen-abaya?colour=night&size=54`)
  await context.close()
})

test('every link of a page stays in its language, with scripts and without', async () => {
  for (const scripts of [true, false]) {
    const { page, context, go } = await watchPage(browser, [shop.origin], { scripts })
    await go('/ar')
    const hrefs = await page
      .locator('main a, header a:not([hreflang]), footer a:not([hreflang])')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(hrefs.filter((href) => !/^\/ar(\/|$|\?)/.test(href))).toEqual([])
    await page.getByRole('link', { name: 'عبايات' }).first().click()
    await page.waitForURL('**/ar/categories/abayas')
    await context.close()
  }
})

test('the shop’s own language has one address, and a language it does not speak has none', async () => {
  const moved = await fetch(`${shop.origin}/en/products?sort=name`, { redirect: 'manual' })
  expect([moved.status, moved.headers.get('location')]).toEqual([308, '/products?sort=name'])
  expect((await fetch(`${shop.origin}/fr/products`)).status).toBe(404)
  const asked = await fetch(shop.origin, { headers: { 'Accept-Language': 'ar' }, redirect: 'manual' })
  expect(asked.status).toBe(200)
})

test('figures, sums and days are written as the language writes them, all with the same digits', async () => {
  const { page, context, go } = await watchPage(browser, [shop.origin])
  await page.request.post(`${shop.origin}/place`, {
    form: { postalCode: '94105', back: '/' },
    headers: { origin: shop.origin },
  })
  await go('/ar/products/noor-linen-abaya?colour=pine&size=56')
  const said = (await page.locator('.product-words').innerText()).replace(/[\u200e\u200f\u061c]/g, '')
  expect(said).toContain('١١٨ دولارًا')
  expect(said).toMatch(/يصل قبل يوم \S+ [٠-٩]+ \S+/)
  expect(said.replace(/DHL/g, '').match(/[0-9]/g)).toBeNull()
  await context.close()
})

test('C8 T5 a shopper buys in Arabic without scripts, from the shelf to the order, and the order remembers', async () => {
  const { page, context, go } = await watchPage(browser, [shop.origin], { scripts: false })
  await go('/ar/products/noor-linen-abaya?colour=pine&size=56')
  await page.getByRole('button', { name: 'أضيفي إلى الحقيبة' }).click()
  await page.waitForURL('**/ar/cart')
  await page.getByRole('link', { name: /إتمام الطلب/ }).click()
  await page.waitForURL('**/ar/checkout')
  const form = page.locator('#checkout')
  await form.locator('[name=name]').fill('أميرة')
  await form.locator('[name=line1]').fill('شارع الميناء ٤١')
  await form.locator('[name=city]').fill('San Francisco')
  await form.locator('[name=postalCode]').fill('94105')
  await form.locator('[name=email]').fill('amira@example.com')
  await form.locator('[name=phone]').fill('(415) 555-0123')
  await page.locator('[name=provider][value=cash]').check()
  // It costs the same wherever it goes, so the first press orders
  await page.locator('aside .button.action').click()
  await page.waitForURL(/\/ar\/orders\/order\.[0-9a-z]{26}$/)
  const order = await shop.client.fetch<{ language: string; state: string }>(
    '*[_type == "order"] | order(createdAt desc)[0]{language, state}',
  )
  expect(order).toEqual({ language: 'ar', state: 'placed' })
  // All but the postcode, which stands as it was typed
  expect((await page.locator('main').innerText()).match(/\S*[0-9]\S*/g)).toEqual(['94105'])
  await context.close()
})

test('a page asks for the typefaces of its own script and no others', async () => {
  const { page, context } = await watchPage(browser, [shop.origin])
  for (const [address, most] of [
    ['/', ['newsreader', 'figtree']],
    ['/ur/pages/none', ['nastaliq', 'newsreader', 'figtree', 'plex']],
  ] as const) {
    const asked: string[] = []
    page.removeAllListeners('requestfinished')
    page.on('requestfinished', (request) => {
      if (request.url().endsWith('.woff2')) asked.push(request.url().split('/').at(-1) ?? '')
    })
    await page.goto(shop.origin + address, { waitUntil: 'networkidle' })
    expect(await page.locator('link[rel=preload][as=font]').count()).toBeLessThanOrEqual(2)
    const odd = asked.filter((name) => !most.some((face) => name.includes(face)))
    // The names of the other languages stand on the page in their own faces.
    expect(odd.filter((name) => !/plex|nastaliq/.test(name))).toEqual([])
  }
  await context.close()
})
