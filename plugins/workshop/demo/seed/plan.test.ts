import { instant } from '@souk/kernel'
import { expect, test } from 'vitest'
import { story } from '../coffee/story.ts'
import { createRandom } from '../random.ts'
import { planOrders } from './plan.ts'
import { shopDays, shopHourOf } from './shop-time.ts'

const zone = 'America/Los_Angeles'
const now = instant('2026-11-21T22:17:00Z')
const people = story.people(createRandom(1), 60)
const plan = (orders: number, seed = 1) =>
  planOrders(createRandom(seed), people, story.rhythm, { now, dayCount: 30, orders, timeZone: zone })

test('a plan has as many orders as asked, in order, none after now and none before the first day', () => {
  for (const orders of [0, 1, 5, 40, 600]) {
    const planned = plan(orders)
    expect(planned).toHaveLength(orders)
    expect(planned.map(({ at }) => at)).toEqual(planned.map(({ at }) => at).toSorted())
    expect(planned.filter(({ at }) => at > now || at < '2026-10-23T07:00:00.000Z')).toEqual([])
  }
})

test('another seed is another story', () => {
  expect(plan(40, 1)).toEqual(plan(40, 1))
  expect(plan(40, 2)).not.toEqual(plan(40, 1))
})

test('workdays peak in the morning, weekends later', () => {
  const hours = (weekend: boolean) => {
    const counts = new Map<number, number>()
    for (const { at } of plan(6000)) {
      const day = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: zone }).format(Date.parse(at))
      if (day.startsWith('S') === weekend) counts.set(shopHourOf(at, zone), (counts.get(shopHourOf(at, zone)) ?? 0) + 1)
    }
    return [...counts]
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, 3)
      .map(([hour]) => hour)
      .toSorted((a, b) => a - b)
  }
  expect(hours(false)).toEqual([7, 8, 9])
  expect(hours(true)).toEqual([9, 10, 11])
})

test('days of a zone begin at its own midnight, on both sides of a change of clocks', () => {
  const days = shopDays(instant('2026-11-02T12:00:00Z'), 3, zone)
  expect(days.map(({ day, weekday, at }) => [day, weekday, at(0), at(14 * 60)])).toEqual([
    ['2026-10-31', 6, '2026-10-31T07:00:00.000Z', '2026-10-31T21:00:00.000Z'],
    ['2026-11-01', 0, '2026-11-01T07:00:00.000Z', '2026-11-01T22:00:00.000Z'],
    ['2026-11-02', 1, '2026-11-02T08:00:00.000Z', '2026-11-02T22:00:00.000Z'],
  ])
})
