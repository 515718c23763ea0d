import { plusMinutes, plusMs } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { aPlacedOrder, noon, shopper, workFacts } from '../../testing/factories.ts'
import { differsEnough, promisedAgain, updatePromise } from './update-promise.ts'

/** A window that begins and ends so many milliseconds from noon and from half an hour later. */
const at = (from: number, to = from) => ({ from: plusMs(noon, from), to: plusMs(plusMinutes(noon, 30), to) })
const two = 2 * 60_000
const { order } = workFacts(aPlacedOrder())
const command = { commandId: 'c1', actor: shopper }

test.each<readonly [number, number, boolean]>([
  [0, 0, false],
  [two - 1, two - 1, false],
  [two, 0, true],
  [0, two, true],
  [-two, 0, true],
  [0, -two, true],
  [1 - two, 1 - two, false],
])('a promise that begins %d ms and ends %d ms elsewhere is told: %s', (from, to, told) =>
  expect(differsEnough(at(0), at(from, to))).toBe(told),
)

describe('a better estimate', () => {
  test('keeps what was promised first, however often it moves', () => {
    expect(promisedAgain({}, at(0))).toEqual(at(0))
    const second = promisedAgain({ promise: { ...at(0), unit: 'minutes' } }, at(two))
    expect(second).toEqual({ ...at(two), first: at(0) })
    expect(promisedAgain({ promise: second ?? at(0) }, at(3 * two))).toEqual({ ...at(3 * two), first: at(0) })
    expect(promisedAgain({ promise: at(0) }, at(1))).toBeUndefined()
  })

  test('is written with an entry on the timeline, and not at all when it hardly moved', () => {
    const promised = { ...order, promise: at(0) }
    expect(updatePromise(promised, { ...command, promise: at(two) }, noon)).toEqual({
      ok: true,
      value: {
        writes: [
          {
            patch: {
              id: 'order.01jd',
              ifRevisionID: 'r2',
              set: { promise: { ...at(two), first: at(0) } },
              insert: {
                after: 'events[-1]',
                items: [{ _key: 'c1-promise_updated', at: noon, type: 'promise_updated', actor: shopper }],
              },
            },
          },
        ],
        effects: [],
        value: true,
      },
    })
    expect(updatePromise(promised, { ...command, promise: at(1) }, noon)).toEqual({
      ok: true,
      value: { writes: [], effects: [], value: false },
    })
  })

  test.each(['pending_payment', 'on_hold', 'completed', 'canceled', 'expired'] as const)(
    'is none for one that is %s',
    (state) =>
      expect(updatePromise({ ...order, state }, { ...command, promise: at(two) }, noon)).toMatchObject({
        refusal: { code: 'wrong_state' },
      }),
  )
})
