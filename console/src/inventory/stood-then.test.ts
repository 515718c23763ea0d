import { expect, test } from 'vitest'
import { momentIn } from './stood-then.tsx'

test.each([
  ['2026-11-21T14:08', 'America/Los_Angeles', '2026-11-21T22:08:00.000Z'],
  ['2026-11-21T00:30', 'Asia/Karachi', '2026-11-20T19:30:00.000Z'],
  // The clocks change at two: spring forward, fall back, and by half an hour
  ['2026-03-08T12:00', 'America/Los_Angeles', '2026-03-08T19:00:00.000Z'],
  ['2026-11-01T12:00', 'America/Los_Angeles', '2026-11-01T20:00:00.000Z'],
  ['2026-10-04T12:00', 'Australia/Lord_Howe', '2026-10-04T01:00:00.000Z'],
  ['2026-04-05T12:00', 'Australia/Lord_Howe', '2026-04-05T01:30:00.000Z'],
  ['2026-13-45T12:00', 'UTC', undefined],
  ['2026-11-21', 'UTC', undefined],
  ['', 'UTC', undefined],
])('%j in %s is %s', (typed, zone, moment) => expect(momentIn(typed, zone)).toBe(moment))
