import { parseArgs } from 'node:util'
import { instant } from '@souk/kernel'
import { z } from 'zod'
import { type DemoShopName, demoShops } from '../../demo/shops.ts'
import { seedShop } from '../../demo/seed/seed-shop.ts'
import { openConnection } from '../connection.ts'
import { type SoukCommand, UsageError } from '../io.ts'

const whole = (most: number) => z.coerce.number().int().min(0).max(most)
const Options = z.object({
  shop: z.enum(Object.keys(demoShops) as [DemoShopName, ...DemoShopName[]]),
  days: whole(3650).default(30),
  orders: whole(1_000_000).default(600),
  seed: whole(2 ** 32 - 1).default(1),
  now: z.iso.datetime().optional(),
})

/** Fills an empty dataset with a demo shop and its history. Exit code 1 when the dataset already holds a shop. */
export const seed: SoukCommand = {
  name: 'seed',
  usage: 'seed --shop coffee|trends [--days N] [--orders N] [--seed N] [--now INSTANT]',
  summary: 'Fills an empty dataset with a demo shop and a history that ends now.',
  async run(words, io) {
    const { values } = parseArgs({
      args: [...words],
      options: {
        shop: { type: 'string', default: 'coffee' },
        days: { type: 'string' },
        orders: { type: 'string' },
        seed: { type: 'string' },
        now: { type: 'string' },
      },
    })
    const parsed = Options.safeParse(values)
    if (!parsed.success) throw new UsageError(z.prettifyError(parsed.error))
    const { shop, days, orders, seed: chance, now } = parsed.data
    const connection = openConnection(io.env)
    if (await connection.client.fetch<boolean>('defined(*[_id == "siteSettings"][0]._id)'))
      throw new UsageError(`dataset ${connection.dataset} already holds a shop; seed an empty one`)
    const stripe = io.env['STRIPE_API_BASE']
    const carriers = io.env['EASYPOST_API_BASE']
    const made = await seedShop({
      shop: demoShops[shop],
      client: connection.client,
      secret: connection.secret,
      ...(stripe && { stripe }),
      ...(carriers && { carriers: new URL(carriers).origin }),
      days,
      orders,
      seed: chance,
      now: instant(now ?? Date.now()),
      progress: io.say,
    })
    io.result(made, [
      `${made.products} products, ${made.variants} variants, ${made.orders} orders in ${made.transactions} transactions`,
    ])
    return 0
  },
}
