import { instant, plusMs } from '@souk/kernel'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAgenda } from './agenda.ts'

const start = instant('2026-11-21T14:00:00Z')

test('everything happens in the order of its time, ties in the order they were planned', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(40), { maxLength: 80 }), async (delays) => {
      const agenda = createAgenda(start)
      const seen: [number, number][] = []
      delays.forEach((delay, at) => agenda.plan(plusMs(start, delay), async () => void seen.push([delay, at])))
      await agenda.run(plusMs(start, 40))
      expect(seen).toEqual(delays.map((delay, at) => [delay, at]).toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0)))
    }),
  )
})

test('what lies after the end never happens, and what is planned while something happens still does', async () => {
  const agenda = createAgenda(start)
  const seen: string[] = []
  agenda.plan(plusMs(start, 5), async () => {
    seen.push(`first at ${agenda.now()}`)
    agenda.plan(plusMs(start, 7), async () => void seen.push('second'))
    agenda.plan(plusMs(start, 30), async () => void seen.push('too late'))
  })
  await agenda.run(plusMs(start, 10))
  expect(seen).toEqual(['first at 2026-11-21T14:00:00.005Z', 'second'])
})
