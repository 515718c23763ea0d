import { instant } from '@souk/kernel'
import { expect, test } from 'vitest'
import { seed } from '../../souk/commands/seed.ts'
import { verify } from '../../souk/commands/verify.ts'
import { openEmptyLake, rememberingIo } from '../../souk/testing/empty-lake.ts'

const now = instant(Date.now())

const shops = [
  ['coffee', { products: 75, variants: 171, orders: 30 }],
  ['trends', { products: 93, variants: 471, orders: 30 }],
] as const

test.each(shops)(
  'C23 souk seed fills an empty lake with %s, its orders and bags signed by their sellers, which takes every transaction as it was told, and only an empty one',
  async (shop, made) => {
    const lake = await openEmptyLake()
    try {
      const io = rememberingIo(lake.env)
      const words = ['--shop', shop, '--days', '3', '--orders', '30', '--seed', '7', '--now', now]
      expect(await seed.run(words, io)).toBe(0)
      expect(io.results).toEqual([expect.objectContaining(made)])
      expect(
        await lake.client.fetch(
          `{
            "orders": count(*[_type == "order"]),
            "offTime": count(*[_type == "order" && _createdAt != createdAt]),
            "later": count(*[_type in ["order", "fulfillment", "stockMovement", "rollup"] && _updatedAt > $now]),
            "pictures": count(*[_type == "product" && !defined(images[0].asset->url)]),
            "hero": defined(*[_id == "page-home"][0].blocks[_key == "hero"][0].image.asset->url),
            "sellers": count(array::unique(*[_type == "product"].seller._ref)) >= 4,
            "unsigned": count(*[_type in ["order", "fulfillment"] && count(lines[!defined(sellerName)]) > 0]),
            "signed": count(array::unique(*[_type == "order"].lines[].sellerName)) >= 2
          }`,
          { now },
        ),
      ).toEqual({ orders: 30, offTime: 0, later: 0, pictures: 0, hero: true, sellers: true, unsigned: 0, signed: true })
      const drift = rememberingIo(lake.env)
      expect([await verify.run([], drift), drift.results]).toEqual([0, [{ ok: true, drift: [] }]])
      await expect(seed.run(words, rememberingIo(lake.env))).rejects.toThrow('already holds a shop')
    } finally {
      await lake.close()
    }
  },
)
