import { instant } from '@souk/kernel'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMemoryStore } from '../store/memory-store.ts'
import { createBackground } from './background.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const idle = {
  clock: () => instant(Date.now()),
  log: () => undefined,
  runEffects: async () => 0,
  sweep: async () => ({ expired: 0, reread: 0, removed: 0 }),
  fold: async () => 0,
  lowStock: { see: () => false, tell: async () => undefined },
  audit: async () => false,
}
const took = (ms: number) => new Promise((done) => void setTimeout(done, ms))

/** When folding began within so long, while an order changed every half second; it took `tookMs` each time. */
async function foldingWithin(forMs: number, tookMs: number): Promise<readonly number[]> {
  const store = createMemoryStore({ now: () => new Date().toISOString() })
  const began: number[] = []
  const started = Date.now()
  const background = createBackground({
    ...idle,
    store,
    async fold() {
      began.push(Date.now() - started)
      await took(tookMs)
      return 0
    },
  })
  background.start()
  for (let passed = 0; passed < forMs; passed += 500) {
    const order = { _id: `order.${passed}`, _type: 'order' }
    await store.commit([{ create: order }], { transactionId: `t${passed}` })
    await vi.advanceTimersByTimeAsync(500)
  }
  const stopped = background.stop()
  await vi.advanceTimersByTimeAsync(tookMs)
  await stopped
  return began
}

test('roll-ups are folded about every two seconds while orders come', async () => {
  expect(await foldingWithin(8000, 100)).toEqual([2000, 4100, 6500])
})

test('folding that takes long rests four times as long, ten seconds at the most', async () => {
  expect(await foldingWithin(14_000, 1500)).toEqual([2000, 9500])
  expect(await foldingWithin(30_000, 5000)).toEqual([2000, 17_000])
})

test.each([
  [20_000, 200_000],
  [60_000, 360_000],
])(
  'after a slice of %i ms the auditor looks again at %i: a tenth of the time is his, but five minutes are the longest rest',
  async (tookMs, nextAt) => {
    const began: number[] = []
    const started = Date.now()
    const background = createBackground({
      ...idle,
      store: createMemoryStore({ now: () => new Date().toISOString() }),
      async audit() {
        began.push(Date.now() - started)
        await took(tookMs)
        return true
      },
    })
    background.start()
    await vi.advanceTimersByTimeAsync(nextAt + 1000)
    const stopped = background.stop()
    await vi.advanceTimersByTimeAsync(tookMs)
    await stopped
    expect(began).toEqual([0, nextAt])
  },
)
