import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '../../..')
/** The rooms whose rules are mutated. */
const rooms = ['inventory', 'orders', 'payments', 'pricing']
/** Quick tests of the commands that carry those rules out. */
const commands = [
  'backorders',
  'bundles',
  'cancel-fulfillment',
  'edits',
  'give-back',
  'payments/ask-money',
  'payments/payments',
  'promotions',
  'reroute',
  'returns',
  'stock-accounts',
  'substitutions',
  'travel',
  'walk',
]

/** The quick and pure tests of stock, orders and money, in one project as a mutation run wants them. */
export default defineConfig({
  root,
  test: {
    include: [
      ...rooms.map((room) => `plugins/${room}/**/*.test.ts`),
      ...commands.map((name) => `plugins/commerce/${name}.test.ts`),
    ],
    exclude: ['**/node_modules/**', '**/*.integration.test.ts', '**/*.e2e.test.ts'],
    testTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    isolate: false,
  },
})
