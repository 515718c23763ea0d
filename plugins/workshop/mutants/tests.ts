import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')
const rooms = ['inventory', 'orders', 'payments', 'pricing']
/** Quick tests of the commands that carry the rules out. */
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

/** The quick and pure tests of stock, orders and money. */
export const all = [
  ...rooms.map((room) => `plugins/${room}/**/*.test.ts`),
  ...commands.map((name) => `plugins/commerce/${name}.test.ts`),
]

/** Those beside the rules that tell of examples alone: asked first, for properties try a rule hundreds of times. */
export const examples = globSync(
  rooms.map((room) => `plugins/${room}/domain/**/*.test.ts`),
  { cwd: root },
).filter((file) => !readFileSync(resolve(root, file), 'utf8').includes("from 'fast-check'"))

/** What both runs have in common. */
export const settings = {
  exclude: ['**/node_modules/**', '**/*.integration.test.ts', '**/*.e2e.test.ts'],
  testTimeout: 60_000,
  expect: { poll: { timeout: 30_000 } },
  isolate: false,
}
export { root }
