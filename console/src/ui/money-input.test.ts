import { expect, test } from 'vitest'
import { amountText, parseAmount } from './money-input.ts'

test('an amount is typed with a point or a comma, in the decimals of its currency', () => {
  expect(['4.50', '4,5', '4', ' 12.05 ', '0.07'].map((typed) => parseAmount(typed, 'USD'))).toEqual([
    450, 450, 400, 1205, 7,
  ])
  expect([parseAmount('1200', 'JPY'), parseAmount('1.250', 'KWD')]).toEqual([1200, 1250])
})

test('what is no amount is refused, never rounded', () => {
  for (const typed of ['', '-1', '1.234', '1e3', '$4', '4.5.0', 'four', '12345678901'])
    expect([typed, parseAmount(typed, 'USD')]).toEqual([typed, undefined])
  expect(parseAmount('1.5', 'JPY')).toBeUndefined()
})

test('an amount is written as it is typed', () => {
  expect([amountText(450, 'USD'), amountText(1200, 'JPY'), amountText(undefined, 'USD')]).toEqual(['4.50', '1200', ''])
})
