import { openMemoryFloor } from '@souk/commerce/testing'
import type { Cart } from '@souk/orders'
import { expect, test } from 'vitest'
import { buildCatalog } from '../catalog/catalog.ts'
import { newCartSession, openSessions } from '../session.server.ts'
import { addToCart, cartIdOf } from './change-cart.server.ts'

/** One latte is left; somebody has a basket. */
async function lastOne() {
  const { commerce, store } = await openMemoryFloor({ LATTE: 1 })
  const sessions = openSessions(false)
  const session = newCartSession()
  const cookie = await sessions.keepCart(session)
  const request = new Request('http://shop.test/cart', { headers: { Cookie: cookie.split(';')[0] ?? '' } })
  await commerce.dispatch(
    'createCart',
    { cartId: cartIdOf(session) },
    { actor: { kind: 'shopper', id: 's', name: '' } },
  )
  const add = async (press?: string, documents = store.all()) => {
    const catalog = buildCatalog(documents)
    if (!catalog) throw new Error('a shop without settings')
    const wanted = { sku: 'LATTE', quantity: 1, language: 'en', press } as const
    return (await addToCart({ commerce, sessions }, catalog, request, wanted)).result
  }
  const lines = async () => ((await store.get([cartIdOf(session)]))[0] as Cart | undefined)?.lines
  return { add, lines, content: () => store.all().filter(({ _type }) => _type !== 'stockLevel') }
}
const [press, other] = ['a', 'b'].map((letter) => letter.repeat(24))

test('a press for the last one whose answer was lost is done when it comes again, even after it was sold', async () => {
  const { add, lines, content } = await lastOne()
  expect(await add(press)).toEqual({ ok: true, value: { quantity: 1 } })
  expect(await add(press)).toEqual({ ok: true, value: { quantity: 1 } })
  expect(await add(press, content())).toEqual({ ok: true, value: { quantity: 1 } })
  expect(await lines()).toMatchObject([{ sku: 'LATTE', quantity: 1 }])
})

test('another press for more than there is stays refused', async () => {
  const { add, lines, content } = await lastOne()
  await add(press)
  expect(await add(other)).toMatchObject({ refusal: { code: 'not_enough', detail: { left: 1 } } })
  expect(await add()).toMatchObject({ refusal: { code: 'not_enough' } })
  expect(await add(other, content())).toMatchObject({ refusal: { code: 'out_of_stock' } })
  expect(await lines()).toMatchObject([{ quantity: 1 }])
})
