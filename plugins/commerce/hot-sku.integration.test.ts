import { ulid } from '@souk/kernel'
import { afterEach, expect, test } from 'vitest'
import { openLakeFloor } from './testing/lake-floor.ts'
import { shopContent } from './testing/shop.ts'
import { fillCart, orderOf, shopper } from './testing/shop-floor.ts'

let close: () => Promise<void> = async () => undefined
afterEach(() => close())

test('200 shoppers at once for 50 of one SKU: 50 orders, 150 clean refusals, and the books are right', {
  retry: 0,
}, async () => {
  const floor = await openLakeFloor({ HOT: 50 })
  close = floor.close
  const { commerce, store } = floor
  const buyers = Array.from({ length: 200 }, (_, index) => index)
  const carts = await Promise.all(buyers.map((index) => fillCart(commerce, `hot${index}`, { HOT: 1 })))
  const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
  const results = await Promise.all(
    carts.map((cartId, index) => {
      const name = ulid(Date.now(), new Uint8Array(10).fill(index))
      return commerce.checkout(orderOf(name, cartId), { actor: shopper }, urls)
    }),
  )
  const codes = results.map((result) => (result.ok ? 'placed' : result.refusal.code)).sort()
  expect(codes).toEqual([...Array(150).fill('out_of_stock'), ...Array(50).fill('placed')])
  const numbers = results.flatMap((result) => (result.ok ? [result.value.number] : []))
  expect(new Set(numbers).size).toBe(50)
  const [level] = await store.get(['stockLevel.variant-hot.location-ferry'])
  expect([level?.['onHand'], level?.['reserved'], level?.['committed']]).toEqual([50, 50, 0])
  expect(await store.query('count(*[_type == "order"])')).toBe(50)
  expect(await commerce.verify()).toEqual([])
})

test('100 shoppers want it alone and 100 want it in a set: exactly the 50 units are sold, whoever gets them', {
  retry: 0,
}, async () => {
  const content = shopContent([
    { sku: 'HOT', price: 480 },
    { sku: 'CUP', price: 900 },
    { sku: 'SET', price: 1200, parts: { HOT: 1, CUP: 1 } },
  ])
  const floor = await openLakeFloor({ HOT: 50, CUP: 200 }, { content })
  close = floor.close
  const { commerce, store } = floor
  const buyers = Array.from({ length: 200 }, (_, index) => ({ index, sku: index % 2 === 0 ? 'HOT' : 'SET' }))
  const carts = await Promise.all(buyers.map(({ index, sku }) => fillCart(commerce, `set${index}`, { [sku]: 1 })))
  const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
  const results = await Promise.all(
    carts.map((cartId, index) => {
      const name = ulid(Date.now(), new Uint8Array(10).fill(index))
      return commerce.checkout(orderOf(name, cartId), { actor: shopper }, urls)
    }),
  )
  const codes = results.map((result) => (result.ok ? 'placed' : result.refusal.code)).sort()
  expect(codes).toEqual([...Array(150).fill('out_of_stock'), ...Array(50).fill('placed')])
  const sets = results.filter((result, index) => result.ok && buyers[index]?.sku === 'SET').length
  const levels = await store.get(['hot', 'cup'].map((sku) => `stockLevel.variant-${sku}.location-ferry`))
  expect(levels.map((level) => [level?.['onHand'], level?.['reserved']])).toEqual([
    [50, 50],
    [200, sets],
  ])
  expect(await commerce.verify()).toEqual([])
})
