import { openConnection } from '../connection.ts'
import type { SoukCommand } from '../io.ts'
import { openCommerce } from '../open-commerce.ts'

/** Makes every hour of the sales figures anew from orders and refunds. */
export const rebuildRollups: SoukCommand = {
  name: 'rebuild rollups',
  usage: 'rebuild rollups',
  summary: 'Makes the hourly sales figures anew from orders and refunds.',
  async run(_words, io) {
    const commerce = openCommerce(openConnection(io.env), io.say)
    io.say('folding every order')
    const { buckets } = await commerce.rebuildRollups()
    io.result({ buckets }, [`${buckets} hours`])
    return 0
  },
}
