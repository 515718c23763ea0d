import { type Instant, instant, plusMs, type StoredDocument } from '@souk/kernel'
import { afterEach, expect, test } from 'vitest'
import type { DocumentStore } from '../contract.ts'
import type { EffectDocument } from '../documents.ts'
import { createLakeStore } from '../store/lake-store.ts'
import { openLake } from '../testing/open-lake.ts'
import { createEffectRunner } from './runner.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** Chance that a run can repeat. */
function chance(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

class Died extends Error {}

/** A process whose power goes out: from then on nothing that it does reaches the store. */
function process(store: DocumentStore) {
  let dead = false
  const alive = () => {
    if (dead) throw new Died('the process is gone')
  }
  const mortal: DocumentStore = {
    ...store,
    async get(ids) {
      alive()
      return store.get(ids)
    },
    async query<Row>(groq: string, params?: Readonly<Record<string, unknown>>) {
      alive()
      return store.query<Row>(groq, params)
    },
    async commit(writes, options) {
      alive()
      return store.commit(writes, options)
    },
  }
  return { mortal, die: () => (dead = true), alive }
}

const many = 200
const effectOf = (number: number, at: string) => ({
  create: {
    _id: `effect.c${number}.charge`,
    _type: 'effect',
    kind: 'charge',
    subject: `payment.${number}`,
    state: 'pending',
    attempts: 0,
    nextAt: at,
    createdAt: at,
  },
})

test('three processes do two hundred effects while one in ten dies with a lease in hand: each once for the outside world', async () => {
  const lake = await openLake()
  closers.push(() => lake.close())
  const store = createLakeStore(lake.client)
  const now: { at: Instant } = { at: instant('2026-11-21T14:00:00.000Z') }
  await store.commit(
    Array.from({ length: many }, (_, number) => effectOf(number, now.at)),
    { transactionId: 'effects' },
  )
  const random = chance(7)
  const calls: string[] = []
  const charged = new Set<string>()
  let [deaths, births] = [0, 0]

  async function live(): Promise<void> {
    births += 1
    const owner = `p${births}`
    const { mortal, die, alive } = process(store)
    let count = 0
    const handlers = {
      async charge({ _id }: EffectDocument) {
        if (random() < 0.05) {
          deaths += 1
          die()
        }
        alive()
        // The outside world knows the effect's id as its idempotency key
        calls.push(_id)
        charged.add(_id)
        if (random() < 0.05) {
          deaths += 1
          die()
        }
      },
    }
    const timers = { elapsed: () => 0, sleep: async () => undefined, random }
    const newTransactionId = () => `${owner}-${(count += 1)}`
    const log = () => undefined
    const runner = createEffectRunner({
      store: mortal,
      handlers,
      clock: () => now.at,
      timers,
      log,
      newTransactionId,
      owner,
    })
    await runner.runDue().catch((error: unknown) => {
      if (!(error instanceof Died)) throw error
    })
  }

  const left = () => store.query<number>('count(*[_type == "effect" && state != "done"])')
  while ((await left()) > 0) {
    await Promise.all([live(), live(), live()])
    now.at = plusMs(now.at, 61_000)
    if (births > 300) throw new Error('they never end')
  }
  const documents = await store.query<readonly (StoredDocument & EffectDocument)[]>('*[_type == "effect"][0...1000]')
  expect(documents.map(({ state, leaseOwner }) => [state, leaseOwner])).toEqual(
    Array.from({ length: many }, () => ['done', undefined]),
  )
  expect(charged.size).toBe(many)
  expect(deaths).toBeGreaterThan(5)
  // Whatever was done twice was done under the same key, and only because a process died before it could say so
  expect(calls.length - many).toBeLessThanOrEqual(deaths * 4)
})

test('what fails is put off by chance within a bound that doubles to an hour, and given up after hours with the reason', async () => {
  const lake = await openLake()
  closers.push(() => lake.close())
  const store = createLakeStore(lake.client)
  const now: { at: Instant } = { at: instant('2026-11-21T14:00:00.000Z') }
  await store.commit([effectOf(1, now.at)], { transactionId: 'one' })
  let count = 0
  const runner = createEffectRunner({
    store,
    handlers: { charge: () => Promise.reject(new Error('the bank is closed')) },
    clock: () => now.at,
    timers: { elapsed: () => 0, sleep: async () => undefined, random: () => 0 },
    log: () => undefined,
    newTransactionId: () => `t${(count += 1)}`,
    owner: 'p1',
  })
  const waits: number[] = []
  const look = async () => ((await store.get(['effect.c1.charge'])) as [EffectDocument])[0]
  await runner.runDue()
  let effect = await look()
  while (effect.state === 'pending') {
    waits.push((Date.parse(effect.nextAt) - Date.parse(now.at)) / 1000)
    now.at = instant(effect.nextAt)
    await runner.runDue()
    effect = await look()
  }
  expect(effect).toMatchObject({ state: 'dead', attempts: 24, lastError: 'the bank is closed' })
  const doubling = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]
  expect(waits).toEqual([...doubling, ...Array.from({ length: 12 }, () => 1800)])
  expect(waits.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(6 * 3600)
  expect(runner.failures()).toBe(24)
})
