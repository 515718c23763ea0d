import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '../../..')
const passedOver = ['**/node_modules/**', '**/dist/**', '**/build/**', '.data*/**']
const slow = ['**/*.integration.test.ts', '**/*.e2e.test.ts']
const places = ['plugins', 'console', 'storefront', 'studio']
const inEvery = (ending: string): string[] => places.map((place) => `${place}/**/*${ending}`)

/** What is waited for comes at once or not at all: a busy machine is nobody's fault. */
const longEnough = { timeout: 30_000 }

// Lakes, servers and command lines that tests start are compiled once for all: each starts in a quarter of the time
process.env['NODE_COMPILE_CACHE'] ??= resolve(root, '.cache/compile')

/** Three kinds of test by their file's ending; the slow ones run after the fast ones, browsers one file at a time. */
export default defineConfig({
  root,
  resolve: { dedupe: ['react', 'react-dom', 'styled-components', 'react-router'] },
  test: {
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: [...inEvery('.test.ts'), ...inEvery('.test.tsx')],
          exclude: [...passedOver, ...slow],
          testTimeout: 60_000,
          expect: { poll: longEnough },
          // They are pure: nothing is left behind that a worker of their own would have to clear away
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        root,
        test: {
          name: 'integration',
          include: inEvery('.integration.test.ts'),
          exclude: passedOver,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: longEnough },
          // Proofs of stock, orders and the API say `retry: 0`; `second-tries.ts` names each other that needed it
          retry: 1,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          // One story in four thousand tests must not cost the run; `second-tries.ts` names each that needed it
          retry: 1,
          include: inEvery('.e2e.test.ts'),
          exclude: passedOver,
          testTimeout: 180_000,
          // A page may be drawn anew between two looks
          expect: { poll: { timeout: 60_000, interval: 100 } },
          hookTimeout: 300_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
