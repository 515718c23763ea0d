import { ulid } from '@souk/kernel'
import { afterEach, expect, test } from 'vitest'
import { openLakeFloor } from './testing/lake-floor.ts'
import { fillCart, orderOf, shopper } from './testing/shop-floor.ts'

let close: () => Promise<void> = async () => undefined
afterEach(() => close())

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }

test.each([
  ['paces itself', { requestsPerSecond: 20 }, { lostResponses: 0.25 }],
  ['is refused by half', {}, { mutationsPerSecond: 5, lostResponses: 0.25 }],
])('a shop that %s under the hosted rules sells each unit once, though answers get lost', async (_, tuning, rules) => {
  const floor = await openLakeFloor({ HOT: 5 }, { tuning, hostedRules: rules })
  close = floor.close
  const { commerce, store } = floor
  const buyers = Array.from({ length: 8 }, (_each, index) => index)
  const carts = await Promise.all(buyers.map((index) => fillCart(commerce, `rules${index}`, { HOT: 1 })))
  // Who is told that the shop is busy asks again with the same order, as the page does
  const answered = async (cartId: string, index: number) => {
    const order = orderOf(ulid(Date.now(), new Uint8Array(10).fill(index)), cartId)
    for (;;) {
      const result = await commerce.checkout(order, { actor: shopper }, urls)
      if (result.ok || result.refusal.code !== 'busy') return result
      await new Promise((done) => setTimeout(done, 300))
    }
  }
  const results = await Promise.all(carts.map(answered))
  const codes = results.map((result) => (result.ok ? 'placed' : result.refusal.code)).sort()
  expect(codes).toEqual([...Array(3).fill('out_of_stock'), ...Array(5).fill('placed')])
  const numbers = results.flatMap((result) => (result.ok ? [result.value.number] : []))
  expect(new Set(numbers).size).toBe(5)
  const [level] = await store.get(['stockLevel.variant-hot.location-ferry'])
  expect([level?.['onHand'], level?.['reserved'], level?.['committed']]).toEqual([5, 5, 0])
  // The index runs behind by up to a second; the books are read through it
  await expect.poll(() => store.query('count(*[_type == "order"])'), { timeout: 60_000 }).toBe(5)
  await expect.poll(() => commerce.verify(), { timeout: 60_000 }).toEqual([])
})
