import { ClientError, ServerError } from '@sanity/client'
import { expect, test } from 'vitest'
import type { Timers } from '../dispatch/timers.ts'
import { createPatientReading } from './patient-reading.ts'
import { StoreBusy } from './store-busy.ts'

/** Time that passes only while somebody rests. */
function rests(): Timers & { readonly taken: number[] } {
  const taken: number[] = []
  return {
    taken,
    elapsed: () => taken.reduce((sum, ms) => sum + ms, 0),
    sleep: async (ms) => void taken.push(ms),
    random: () => 1,
  }
}

const refused = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
const answered = (statusCode: number) => ({
  statusCode,
  statusMessage: null,
  headers: {},
  url: 'https://lake.example/',
  method: 'GET',
  body: { error: 'no' },
})

/** Fails so often, then answers. */
function after(times: number, failure: () => Error) {
  let tries = 0
  return {
    tries: () => tries,
    ask: async () => {
      tries += 1
      if (tries <= times) throw failure()
      return 'read'
    },
  }
}

test('a lake that is started again is read within a quarter of a second of its return', async () => {
  const timers = rests()
  const lake = after(10, refused)
  expect(await createPatientReading(timers, 4000)(lake.ask)).toBe('read')
  expect(timers.taken).toEqual([50, 100, 200, 250, 250, 250, 250, 250, 250, 250])
})

test('a lake that says it has no time is asked less and less often', async () => {
  const timers = rests()
  const lake = after(4, () => new ServerError(answered(503)))
  expect(await createPatientReading(timers, 4000)(lake.ask)).toBe('read')
  expect(timers.taken).toEqual([200, 400, 800, 1600])
})

test('whoever has waited long enough is told to wait, with what stood in the way', async () => {
  const timers = rests()
  const error = await createPatientReading(timers, 1000)(after(99, refused).ask).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(StoreBusy)
  expect(error).toMatchObject({ retryAfterMs: 1000, cause: { code: 'ECONNREFUSED' } })
  expect(timers.elapsed()).toBeLessThanOrEqual(1000)
})

test('one more try is made even by whoever has no patience', async () => {
  const lake = after(1, refused)
  expect(await createPatientReading(rests(), 0)(lake.ask)).toBe('read')
})

test.each([
  ['what the lake refuses', () => new ClientError(answered(404)), ClientError],
  ['what broke inside the lake', () => new ServerError(answered(500)), StoreBusy],
  ['a fault of ours', () => new TypeError('broken'), TypeError],
])('%s is asked once', async (_what, failure, kind) => {
  const lake = after(1, failure)
  await expect(createPatientReading(rests(), 4000)(lake.ask)).rejects.toBeInstanceOf(kind)
  expect(lake.tries()).toBe(1)
})
