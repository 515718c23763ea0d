import { expect, test } from 'vitest'
import { missed, percentile, type Row } from './measure.ts'

const row = (ratio: number, reach?: number): Row => ({
  measure: 'product page',
  ours: 1,
  control: 1,
  unit: '1/s',
  ratio,
  ...(reach !== undefined && { reach }),
})

test('T18 a ratio below its target is missed, one that reaches it or has none is not', () => {
  expect([row(0.019, 0.02), row(0.02, 0.02), row(0.5, 0.02), row(0.001)].map(missed)).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test('a percentile is a figure that was measured', () => {
  const figures = [5, 1, 4, 2, 3]
  expect([percentile(figures, 0.5), percentile(figures, 0.95), percentile(figures, 0), percentile([], 0.5)]).toEqual([
    3, 5, 1, 0,
  ])
})
