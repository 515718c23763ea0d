import type { Instant } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { promiseWindow } from './promise.ts'
import { promiseDays } from './promise-days.ts'

const two = '2026-11-20T22:00:00.000Z' as Instant

describe('C22 a promise in minutes', () => {
  const facts = { method: 'delivery', prepMinutes: 4, queue: 3, courierMinutes: 9, metres: 2000 } as const

  test('counts the orders before it and the metres to the door, and keeps what it counted', () =>
    expect(promiseWindow(facts, two)).toEqual({
      from: '2026-11-20T22:23:00.000Z',
      to: '2026-11-20T22:32:00.000Z',
      basis: { prepMinutes: 4, queue: 3, minutesPerOrder: 2, wayMinutes: 13, metres: 2000 },
    }))

  test('falls back to the zone’s own minutes where the distance is not known', () => {
    const { metres: _, ...unknown } = facts
    expect(promiseWindow(unknown, two).basis).toEqual({ prepMinutes: 4, queue: 3, minutesPerOrder: 2, wayMinutes: 9 })
  })

  test('is later behind a longer queue, and never for a pickup’s way', () => {
    expect(promiseWindow({ ...facts, queue: 9 }, two).from > promiseWindow(facts, two).from).toBe(true)
    expect(promiseWindow({ ...facts, method: 'pickup' }, two).basis.wayMinutes).toBe(0)
  })
})

describe('a promise in days', () => {
  const parcel = { days: { from: 2, to: 4 }, cutOff: '15:00', timeZone: 'America/Los_Angeles' }
  test.each([
    ['Friday at two leaves today', '2026-11-20T22:00:00.000Z', '2026-11-20', '2026-11-24', '2026-11-26'],
    ['Friday at four leaves on Monday', '2026-11-21T00:00:00.000Z', '2026-11-23', '2026-11-25', '2026-11-27'],
    ['Sunday leaves on Monday', '2026-11-22T20:00:00.000Z', '2026-11-23', '2026-11-25', '2026-11-27'],
  ])('%s', (_, now, leaves, from, to) => {
    const promised = promiseDays(parcel, now as Instant)
    expect([promised.leaves, promised.from, promised.to]).toEqual([
      leaves,
      `${from}T16:00:00.000Z`,
      `${to}T04:00:00.000Z`.replace(to, nextDay(to)),
    ])
  })

  test('keeps the shop’s clock over the change of the hour', () =>
    expect(promiseDays({ ...parcel, days: { from: 1, to: 1 } }, '2026-10-30T20:00:00.000Z' as Instant)).toEqual({
      leaves: '2026-10-30',
      from: '2026-11-02T16:00:00.000Z',
      to: '2026-11-03T04:00:00.000Z',
    }))
})

const nextDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
