import { expect, test } from 'vitest'
import { addDays, clockWords, dayOf, longDay, promisedBy, spanWords, startOfDay, timeOfDay } from './time-words.ts'

const zone = 'America/Los_Angeles'

test('moments are told in the shop’s zone', () => {
  expect(timeOfDay('2026-11-21T22:08:00.000Z', zone)).toBe('14:08')
  expect(longDay('2026-11-22T05:00:00.000Z', zone)).toBe('Saturday 21 November')
  expect(dayOf('2026-11-22T05:00:00.000Z', zone)).toBe('2026-11-21')
})

test('a promise to the minute is a time, one in days a day', () => {
  const to = '2026-11-26T08:00:00.000Z'
  expect([promisedBy({ to }, zone), promisedBy({ to, unit: 'days' }, zone)]).toEqual(['00:00', '26 Nov'])
})

test.each([
  ['2026-11-21', '2026-11-21T08:00:00.000Z'],
  ['2026-07-01', '2026-07-01T07:00:00.000Z'],
  // The clocks go forward at 02:00 on this day and back on the other.
  ['2026-03-08', '2026-03-08T08:00:00.000Z'],
  ['2026-11-01', '2026-11-01T07:00:00.000Z'],
])('%s begins at %s', (day, instant) => {
  expect(new Date(startOfDay(day, zone)).toISOString()).toBe(instant)
})

test('days begin at midnight east of Greenwich too', () => {
  expect(new Date(startOfDay('2026-11-21', 'Asia/Karachi')).toISOString()).toBe('2026-11-20T19:00:00.000Z')
  expect(new Date(startOfDay('2026-11-21', 'Pacific/Kiritimati')).toISOString()).toBe('2026-11-20T10:00:00.000Z')
})

test('days are counted by the calendar', () => {
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
})

test.each([
  [-5, '0:00', '0 s'],
  [52_000, '0:52', '52 s'],
  [372_000, '6:12', '6 min'],
  [3_849_000, '1:04:09', '1 h 04'],
  [274_000_000, '3 d 4 h', '3 d'],
])('%s ms are %s on a clock and %s in words', (ms, clock, span) => {
  expect([clockWords(ms), spanWords(ms)]).toEqual([clock, span])
})
