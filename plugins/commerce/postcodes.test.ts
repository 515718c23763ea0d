import type { Order } from '@souk/orders'
import { afterEach, expect, test } from 'vitest'
import { shopContent } from './testing/shop.ts'
import { fillCart, openMemoryFloor, orderOf, type ShopFloor, shopper } from './testing/shop-floor.ts'

const ulid = '01jd7z8k2m4n6p8q0r2s4t6v8w'
let floor: ShopFloor
afterEach(() => floor.commerce.stop())

/** Places an order to a country that the shop's zone covers whole. */
async function place(country: string, postalCode: string) {
  const content = shopContent().map((each) =>
    each._type === 'deliveryZone' ? { ...each, country, postcodes: ['*'] } : each,
  )
  floor = await openMemoryFloor({ LATTE: 3 }, { content })
  const cartId = await fillCart(floor.commerce, 'dubai', { LATTE: 1 })
  const region = country === 'US' ? { region: 'CA' } : country === 'AE' ? { region: 'Dubai' } : {}
  const address = { name: 'Amal', line1: '4 Creek Road', city: 'Port City', ...region, postalCode, country }
  const placed = await floor.commerce.dispatch('placeOrder', orderOf(ulid, cartId, { address }), { actor: shopper })
  if (!placed.ok) return placed.refusal
  return ((await floor.store.get([`order.${ulid}`]))[0] as Order).address.postalCode
}

test.each(['AE', 'HK', 'JO'])('an empty postcode is well in %s', async (country) => {
  expect(await place(country, ' ')).toBe('')
})

test.each(['US', 'GB', 'PK', 'SA', 'DE', 'JP'])('in %s an empty postcode is told by its field', async (country) => {
  expect(await place(country, '  ')).toMatchObject({
    code: 'invalid_input',
    detail: {
      issues: expect.arrayContaining([{ path: 'address.postalCode', message: expect.stringMatching(/postcode/) }]),
    },
  })
})

test('where there are postcodes they count as before', async () => {
  expect(await place('US', '94105')).toBe('94105')
})
