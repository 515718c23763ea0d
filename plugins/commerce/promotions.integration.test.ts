import { ulid } from '@souk/kernel'
import { afterEach, expect, test } from 'vitest'
import { openLakeFloor } from './testing/lake-floor.ts'
import { makeCode, promotionDocument, typeCode } from './testing/promotions.ts'
import { shopContent } from './testing/shop.ts'
import { countingUlids, fillCart, openFloor, orderOf, shopper } from './testing/shop-floor.ts'

let close: () => Promise<void> = async () => undefined
afterEach(() => close())

test('50 orders through two servers for a code that is good for 10: exactly 10 stand with it', async () => {
  const content = [...shopContent(), promotionDocument('ten', { limitPerCustomer: 1 })]
  const floor = await openLakeFloor({ LATTE: 100 }, { content })
  close = floor.close
  const second = openFloor(floor.store, { at: floor.now() }, { newUlid: countingUlids(7) })
  const servers = [floor.commerce, second.commerce]
  const codeId = await makeCode(floor.commerce, 'ten', 'RUSH', 10)
  const placed = await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const server = servers[index % 2] ?? floor.commerce
      const cartId = await fillCart(server, `rush${index}`, { LATTE: 1 })
      expect(await typeCode(server, cartId, 'RUSH')).toMatchObject({ ok: true })
      const name = ulid(Date.now(), new Uint8Array(10).fill(index))
      return [server, orderOf(name, cartId, { email: `s${index}@example.com` })] as const
    }),
  ).then((ready) =>
    Promise.all(ready.map(([server, order]) => server.dispatch('placeOrder', order, { actor: shopper }))),
  )
  const codes = placed.map((result) => (result.ok ? 'placed' : result.refusal.code)).sort()
  expect(codes).toEqual([...Array(10).fill('placed'), ...Array(40).fill('promotion_limit')])
  const [code] = await floor.store.get([codeId])
  expect(code?.['redemptions']).toBe(10)
  expect(await floor.store.query('count(*[_type == "promotionUse"])')).toBe(10)
  expect(await floor.commerce.verify()).toEqual([])
})
