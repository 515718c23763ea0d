import { expect, test } from 'vitest'
import { momentIn } from './stood-then.tsx'

test.each([
  ['2026-11-21T14:08', 'America/Los_Angeles', '2026-11-21T22:08:00.000Z'],
  ['2026-11-21T00:30', 'Asia/Karachi', '2026-11-20T19:30:00.000Z'],
  ['2026-11-21', 'UTC', undefined],
  ['', 'UTC', undefined],
])('%j in %s is %s', (typed, zone, moment) => expect(momentIn(typed, zone)).toBe(moment))
