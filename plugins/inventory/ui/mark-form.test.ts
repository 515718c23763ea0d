import { expect, test } from 'vitest'
import { aLevel } from '../testing/factories.ts'
import { readMark, stockMarks } from './mark-form.tsx'

test.each([
  ['12', false, 12],
  [' 0 ', true, 0],
  ['', true, undefined],
  ['', false, null],
  ['-1', true, null],
  ['1.5', true, null],
  ['1000000', false, null],
])('%j typed, none allowed %s, is %s', (text, none, units) => expect(readMark(text, none)).toBe(units))

test('what is free after safety stock is set is told before, and what is not there is refused', () => {
  const level = aLevel({ onHand: 12, reserved: 2 })
  expect(stockMarks.safety.preview(level, 4)).toEqual({ ok: true, value: 6 })
  expect(stockMarks.safety.preview(level, 11)).toMatchObject({ refusal: { code: 'would_go_negative' } })
  expect(stockMarks.reorder.preview(level, undefined)).toEqual({ ok: true, value: 10 })
})
