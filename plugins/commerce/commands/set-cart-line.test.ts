import { expect, test } from 'vitest'
import { fillCart, openMemoryFloor, shopper } from '../testing/shop-floor.ts'

const press = 'a1b2c3d4e5f6a1b2c3d4e5f6'

test('a press that comes again because its answer was lost puts no second one into the basket', async () => {
  const { commerce } = await openMemoryFloor({ LATTE: 10 })
  const cartId = await fillCart(commerce, 'pressed', {})
  const put = (quantity: number, name: string) =>
    commerce.dispatch('setCartLine', { cartId, sku: 'LATTE', quantity, press: name }, { actor: shopper })
  expect(await put(1, press)).toMatchObject({ ok: true, value: { lines: [{ quantity: 1 }] } })
  // The page counted what it saw by then: one more
  expect(await put(2, press)).toMatchObject({ ok: true, value: { lines: [{ quantity: 1 }] } })
  expect(await put(2, 'another-press')).toMatchObject({ ok: true, value: { lines: [{ quantity: 2 }] } })
})
