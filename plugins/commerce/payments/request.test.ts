import type { SiteSettings } from '@souk/catalog'
import { expect, test } from 'vitest'
import { createDeskProvider } from '../testing/desk-provider.ts'
import { shopContent } from '../testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, shopper } from '../testing/shop-floor.ts'
import { inLanguage } from './request.ts'

const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
const page = `https://shop.example/orders/order.${ulid}`
const urls = { success: `${page}?paid=1&key=k%2B1`, cancel: page }
const spoken = { defaultLanguage: 'en', languages: ['en', 'ar', 'ur'] }

test.each([
  ['ar', 'https://shop.example/ar/orders/1?paid=1&key=a%2Bb'],
  ['ur', 'https://shop.example/ur/orders/1?paid=1&key=a%2Bb'],
  ['en', 'https://shop.example/orders/1?paid=1&key=a%2Bb'],
  ['fr', 'https://shop.example/orders/1?paid=1&key=a%2Bb'],
])('an order in %s is come back to at %s', (language, address) =>
  expect(inLanguage('https://shop.example/orders/1?paid=1&key=a%2Bb', language, spoken)).toBe(address),
)

test('the front page has no slash after its language, and a shop that says nothing of languages has no prefix', () => {
  expect(inLanguage('https://shop.example/', 'ar', spoken)).toBe('https://shop.example/ar')
  expect(inLanguage('https://shop.example/cart', 'ar', undefined)).toBe('https://shop.example/cart')
})

test.each([
  ['ar', `https://shop.example/ar/orders/order.${ulid}`],
  ['ur', `https://shop.example/ur/orders/order.${ulid}`],
  ['en', page],
])('a shopper who pays in %s comes back to that language, paid or not', async (language, back) => {
  const asked: string[] = []
  const desk = createDeskProvider()
  const content = shopContent().map((each) =>
    each._id === 'siteSettings' ? { ...(each as SiteSettings), ...spoken } : each,
  )
  const start: typeof desk.start = (request) => {
    asked.push(request.successUrl, request.cancelUrl)
    return desk.start(request)
  }
  const floor = await openMemoryFloor({ LATTE: 3 }, { content, providers: [{ ...desk, start }] })
  const cartId = await fillCart(floor.commerce, 'pay', { LATTE: 1 })
  const order = orderOf(ulid, cartId, { language })
  expect(await floor.commerce.checkout(order, { actor: shopper }, urls)).toMatchObject({ ok: true })
  const retried = await floor.commerce.retryPayment(`order.${ulid}`, 'stripe', urls)
  expect(retried).toMatchObject({ ok: true })
  expect(asked).toEqual([`${back}?paid=1&key=k%2B1`, back, `${back}?paid=1&key=k%2B1`, back])
})
