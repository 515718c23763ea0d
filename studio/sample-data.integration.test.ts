import { instant } from '@souk/kernel'
import { expect, test } from 'vitest'
import { seed } from '../plugins/workshop/souk/commands/seed.ts'
import { openEmptyLake, rememberingIo } from '../plugins/workshop/souk/testing/empty-lake.ts'
import { validateDataset } from './testing/validate-dataset.ts'

const some = expect.toSatisfy((count: unknown) => typeof count === 'number' && count > 0, 'there are some')

test.each(['coffee', 'trends'])(
  'C21 T8 T9 T10 sample data of %s loads, and the Studio finds no error in people, products, orders, shipments, stock and zones',
  async (shop) => {
    const lake = await openEmptyLake()
    try {
      const words = ['--shop', shop, '--days', '2', '--orders', '12', '--seed', '7', '--now', instant(Date.now())]
      expect(await seed.run(words, rememberingIo(lake.env))).toBe(0)
      const { errors, counts } = await validateDataset(lake.client)
      expect(errors).toEqual([])
      expect(counts).toMatchObject({
        customer: some,
        product: some,
        variant: some,
        order: some,
        payment: some,
        shipment: some,
        stockLevel: some,
        stockLocation: some,
        deliveryZone: some,
        seller: some,
      })
    } finally {
      await lake.close()
    }
  },
)

test('a document that breaks the rules is found', async () => {
  const lake = await openEmptyLake()
  try {
    await lake.client.create({ _id: 'variant-of-its-own', _type: 'variant', sku: 'OAT', price: -1 })
    const { errors, counts } = await validateDataset(lake.client)
    expect(counts).toEqual({ variant: 1 })
    expect(errors.map((line) => line.split(' ')[1])).toEqual(expect.arrayContaining(['["product"]', '["price"]']))
  } finally {
    await lake.close()
  }
})
