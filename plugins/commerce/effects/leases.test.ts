import { type Instant, instant, plusMs } from '@souk/kernel'
import { expect, test } from 'vitest'
import type { EffectDocument } from '../documents.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { createEffectRunner, type EffectHandler } from './runner.ts'

const id = 'effect.c1.charge'
const start = instant('2026-11-21T14:00:00.000Z')

/** One effect that is due, and processes that look for work under the same clock. */
async function open() {
  const now: { at: Instant } = { at: start }
  const store = createMemoryStore({ now: () => now.at })
  const effect = { _id: id, _type: 'effect', kind: 'charge', subject: 'payment.1', state: 'pending', attempts: 0 }
  await store.commit([{ create: { ...effect, nextAt: start, createdAt: start } }], { transactionId: 'effects' })
  let transactions = 0
  const process = (owner: string, charge: EffectHandler) =>
    createEffectRunner({
      store,
      handlers: { charge },
      clock: () => now.at,
      timers: { elapsed: () => 0, sleep: async () => undefined, random: () => 0.5 },
      log: () => undefined,
      newTransactionId: () => `${owner}-${(transactions += 1)}`,
      owner,
      renewMs: 2,
    })
  const read = async () => (await store.get([id]))[0] as EffectDocument | undefined
  async function leaseReaches(until: Instant): Promise<void> {
    await expect.poll(async () => (await read())?.leaseUntil, { interval: 1 }).toBe(until)
  }
  return { now, process, read, leaseReaches }
}

test('work that takes longer than its lease is done by nobody else meanwhile, and once', async () => {
  const { now, process, read, leaseReaches } = await open()
  const did: string[] = []
  const second = process('second', async () => void did.push('second'))
  const first = process('first', async () => {
    for (let halfMinutes = 1; halfMinutes <= 6; halfMinutes += 1) {
      now.at = plusMs(start, halfMinutes * 30_000)
      await leaseReaches(plusMs(now.at, 60_000))
      expect(await second.runDue()).toBe(0)
    }
    did.push('first')
  })
  expect(await first.runDue()).toBe(1)
  expect(await second.runDue()).toBe(0)
  expect(did).toEqual(['first'])
  expect(await read()).toMatchObject({ state: 'done', attempts: 1, doneAt: plusMs(start, 180_000) })
})

test('work that failed after a long while waits from then on, its lease given back', async () => {
  const { now, process, read, leaseReaches } = await open()
  const runner = process('first', async () => {
    now.at = plusMs(start, 120_000)
    await leaseReaches(plusMs(now.at, 60_000))
    throw new Error('the line is cut')
  })
  expect(await runner.runDue()).toBe(0)
  const after = await read()
  expect(after).toMatchObject({ state: 'pending', attempts: 1, lastError: 'the line is cut' })
  expect([after?.leaseUntil, after?.leaseOwner, (after?.nextAt ?? '') > now.at]).toEqual([undefined, undefined, true])
})

test('a process that is gone renews nothing: after a minute another does its work', async () => {
  const { now, process, read } = await open()
  // Under a time that the caller fixed nothing is renewed, as for a process without power
  const gone = process('gone', () => new Promise<never>(() => undefined))
  void gone.runDue(start)
  await expect.poll(async () => (await read())?.leaseOwner).toBe('gone')
  const other = process('other', async () => undefined)
  now.at = plusMs(start, 59_999)
  expect(await other.runDue()).toBe(0)
  now.at = plusMs(start, 60_000)
  expect(await other.runDue()).toBe(1)
  expect(await read()).toMatchObject({ state: 'done', attempts: 2 })
})
