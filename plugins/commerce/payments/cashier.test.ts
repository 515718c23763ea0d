import { instant } from '@souk/kernel'
import { expect, test } from 'vitest'
import type { DocumentStore } from '../contract.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { StoreBusy } from '../store/store-busy.ts'
import { shopContent } from '../testing/shop.ts'
import { countingUlids, fillCart, openFloor, orderOf, shopper, staff } from '../testing/shop-floor.ts'

const urls = { success: 'https://shop.example/paid', cancel: 'https://shop.example/cart' }
const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'

/** A shop with a filled cart whose store grows busy as `trouble` says. */
async function shopWith(trouble: (store: DocumentStore, isPlaced: () => boolean) => Partial<DocumentStore>) {
  const now = { at: instant('2026-11-21T14:00:00.000Z') }
  const memory = createMemoryStore({ now: () => now.at, documents: shopContent() })
  const isPlaced = () => memory.all().some(({ _type }) => _type === 'order')
  const calm = openFloor(memory, now)
  const lines = [{ sku: 'LATTE', quantity: 3 }]
  await calm.commerce.dispatch('receiveStock', { location: 'location-ferry', reference: 'x', lines }, { actor: staff })
  const order = orderOf(ulid, await fillCart(calm.commerce, 'busy', { LATTE: 1 }))
  const floor = openFloor({ ...memory, ...trouble(memory, isPlaced) }, now, {
    newUlid: countingUlids(7),
    tuning: { maxWaitMs: 10 },
  })
  return { checkout: () => floor.commerce.checkout(order, { actor: shopper }, urls), calm, order, isPlaced }
}

test.each<[string, Parameters<typeof shopWith>[0]]>([
  [
    'writes nothing more',
    (store, isPlaced) => ({
      commit: async (writes, of) => (isPlaced() ? { kind: 'busy', retryAfterMs: 1000 } : store.commit(writes, of)),
    }),
  ],
  [
    'cannot be read any more',
    (store, isPlaced) => ({
      get: async (ids) => {
        if (isPlaced()) throw new StoreBusy(1000)
        return store.get(ids)
      },
    }),
  ],
])('an order that is placed is never told as busy, although the store %s; its page opens later', async (_, trouble) => {
  const { checkout, calm, order, isPlaced } = await shopWith(trouble)
  expect(await checkout()).toMatchObject({ ok: false, refusal: { code: 'payment_unavailable' } })
  expect(isPlaced()).toBe(true)
  const again = await calm.commerce.checkout(order, { actor: shopper }, urls)
  expect(again).toMatchObject({ ok: true, value: { payment: { url: expect.any(String) } } })
})

test('a checkout before which nothing can be read is told as busy, and places nothing', async () => {
  const { checkout, isPlaced } = await shopWith(() => ({
    get: async () => {
      throw new StoreBusy(1000)
    },
    query: async () => {
      throw new StoreBusy(1000)
    },
  }))
  expect(await checkout()).toMatchObject({ ok: false, refusal: { code: 'busy', detail: { retryAfterMs: 1000 } } })
  expect(isPlaced()).toBe(false)
})
