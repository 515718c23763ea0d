import { type Instant, plusMs } from '@souk/kernel'
import type { Order } from '@souk/orders'
import { expect, test } from 'vitest'
import { StoreBusy } from '../store/store-busy.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { shopContent } from '../testing/shop.ts'
import { fillCart, openFloor, orderOf, shopper, staff } from '../testing/shop-floor.ts'

const minute = 60_000
const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'

/** A shop whose server's clock is off by so much, with a sold unit that waits for payment. */
async function openSkewed(skewMs: number) {
  const lake = { at: '2026-11-21T14:00:00.000Z' as Instant }
  const store = createMemoryStore({ now: () => lake.at, documents: shopContent() })
  let away = false
  const time = async () => {
    if (away) throw new StoreBusy(1000, new Error('away'))
    return lake.at
  }
  const floor = openFloor({ ...store, time }, lake, { clock: () => plusMs(lake.at, skewMs) })
  const { commerce } = floor
  const lines = [{ sku: 'LATTE', quantity: 1 }]
  await commerce.dispatch('receiveStock', { location: 'location-ferry', reference: 'a', lines }, { actor: staff })
  const cart = await fillCart(commerce, 'skewed', { LATTE: 1 })
  await commerce.dispatch('placeOrder', orderOf(ulid, cart), { actor: shopper })
  const order = async () => (await store.get([`order.${ulid}`]))[0] as Order | undefined
  const leave = () => {
    away = true
  }
  return { ...floor, order, leave }
}

test.each([10 * minute, -10 * minute, 0])(
  'a server whose clock is %i ms ahead holds units for as long as the shop says, and not longer',
  async (skewMs) => {
    const { commerce, order, pass } = await openSkewed(skewMs)
    expect((await order())?.reservation?.expiresAt).toBe('2026-11-21T14:15:00.000Z')
    pass(15 * minute - 1)
    await commerce.settle()
    expect((await order())?.state).toBe('pending_payment')
    pass(1)
    await commerce.settle()
    expect((await order())?.state).toBe('expired')
    expect(commerce.metrics()['clock_ahead_ms']).toBe(skewMs)
  },
)

test('a clock that is set while the server runs is put right before anything expires', async () => {
  const skew = { ms: 0 }
  const lake = { at: '2026-11-21T14:00:00.000Z' as Instant }
  const store = createMemoryStore({ now: () => lake.at, documents: shopContent() })
  const { commerce, pass } = openFloor(store, lake, { clock: () => plusMs(lake.at, skew.ms) })
  const lines = [{ sku: 'LATTE', quantity: 1 }]
  await commerce.dispatch('receiveStock', { location: 'location-ferry', reference: 'a', lines }, { actor: staff })
  await commerce.dispatch('placeOrder', orderOf(ulid, await fillCart(commerce, 'set', { LATTE: 1 })), {
    actor: shopper,
  })
  skew.ms = 20 * minute
  pass(minute)
  await commerce.settle()
  expect((await store.get([`order.${ulid}`]))[0]?.['state']).toBe('pending_payment')
})

test('nothing expires while the lake does not tell its time', async () => {
  const { commerce, order, leave, pass } = await openSkewed(0)
  pass(16 * minute)
  leave()
  await expect(commerce.settle()).rejects.toThrow(StoreBusy)
  expect((await order())?.state).toBe('pending_payment')
})

test('who asks before the lake has told its time is told busy', async () => {
  const lake = { at: '2026-11-21T14:00:00.000Z' as Instant }
  const time = () => Promise.reject(new StoreBusy(700, new Error('away')))
  const store = { ...createMemoryStore({ now: () => lake.at, documents: shopContent() }), time }
  const { commerce } = openFloor(store, lake)
  const made = await commerce.dispatch('createCart', { cartId: 'cart.0000000000000000' }, { actor: shopper })
  expect(made).toMatchObject({ ok: false, refusal: { code: 'busy', detail: { retryAfterMs: 700 } } })
})
