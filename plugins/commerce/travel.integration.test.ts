import type { StockLevel, StockTransfer } from '@souk/inventory'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLakeFloor } from './testing/lake-floor.ts'
import { fillCart, orderOf, shopper, staff } from './testing/shop-floor.ts'

const [ferry, mission] = ['location-ferry', 'location-mission']
const by = { actor: staff, role: 'manager' as const }
let floor: Awaited<ReturnType<typeof openLakeFloor>>

beforeAll(async () => {
  floor = await openLakeFloor({ LATTE: 6 })
})
afterAll(() => floor?.close())

const level = async (place: string) =>
  (await floor.store.get([`stockLevel.variant-latte.${place}`]))[0] as StockLevel | undefined

test('shoppers and two transfers want the last units at once: none leaves twice, none is lost on the way', async () => {
  const { commerce, store } = floor
  const open = async () => {
    const opened = await commerce.dispatch('openTransfer', { from: ferry, to: mission, lines: [said(3)] }, by)
    return (opened.ok ? opened.value : {}) as { transferId: string }
  }
  const transfers = await Promise.all([open(), open()])
  const carts = await Promise.all([0, 1, 2, 3].map((nth) => fillCart(commerce, `race${nth}`, { LATTE: 1 })))
  const send = ({ transferId }: { transferId: string }) => commerce.dispatch('sendTransfer', { transferId }, by)
  const place = (cartId: string, nth: number) =>
    commerce.dispatch('placeOrder', orderOf(`01jd7z8k2m4n6p8q0r2s4t6v0${nth}`, cartId), { actor: shopper })
  const early = carts.slice(0, 2).map(place)
  const sending = transfers.map(send)
  const late = carts.slice(2).map((cartId, nth) => place(cartId, nth + 2))
  const [sent, placed] = await Promise.all([Promise.all(sending), Promise.all([...early, ...late])])
  const [left, sold] = [sent.filter(({ ok }) => ok).length * 3, placed.filter(({ ok }) => ok).length]
  expect((await level(ferry))?.onHand).toBe(6 - left)
  expect((await level(ferry))?.reserved).toBe(sold)
  expect((await level(mission))?.incoming ?? 0).toBe(left)
  // Whoever was refused was refused because less was free than they asked for
  const free = 6 - left - sold
  expect([free >= 0, sold < 4 ? free : 0, left < 6 ? free < 3 : true]).toEqual([true, 0, true])
  expect(await commerce.verify()).toEqual([])

  for (const { transferId } of transfers)
    await Promise.all([
      commerce.dispatch('receiveTransfer', { transferId, lines: [said(2)] }, by),
      commerce.dispatch('receiveTransfer', { transferId, lines: [said(2)] }, by),
      commerce.dispatch('receiveTransfer', { transferId, lines: [said(1)] }, by),
    ])
  const papers = (await store.get(transfers.map(({ transferId }) => transferId))) as readonly StockTransfer[]
  const arrived = papers.flatMap(({ lines }) => lines.map(({ received }) => received))
  expect(arrived.toSorted()).toEqual(sent.map(({ ok }) => (ok ? 3 : 0)).toSorted())
  const { onHand, incoming } = (await level(mission)) ?? { onHand: 0, incoming: 0 }
  expect([onHand, incoming]).toEqual([left, 0])
  expect(await commerce.verify()).toEqual([])
})

const said = (quantity: number) => ({ sku: 'LATTE', quantity })
