import { expect, test } from 'vitest'
import { writeMoney } from './write-money.ts'

test.each([
  [450, { currency: 'USD', locale: 'en-US' }, '$4.50'],
  [11800, { currency: 'USD', locale: 'en-US' }, '$118.00'],
  [11800, { currency: 'USD', locale: 'en-US', wholeShort: true }, '$118'],
  [11850, { currency: 'USD', locale: 'en-US', wholeShort: true }, '$118.50'],
  [11800, { currency: 'USD', locale: 'ar-u-nu-arab', wholeShort: true }, '١١٨ دولارًا'],
  [600, { currency: 'USD', locale: 'ar-u-nu-arab', wholeShort: true }, '٦ دولارات'],
  [1500, { currency: 'JPY', locale: 'en-US' }, '¥1,500'],
  [1500, { currency: 'KWD', locale: 'ar-u-nu-arab', wholeShort: true }, '١٫٥٠٠ دينار'],
])('%i as %j is %s', (amount, style, written) =>
  // Marks of direction are there for the eye of the browser, not for ours.
  expect(
    writeMoney(amount, style)
      .replace(/[\u200e\u200f\u061c]/g, '')
      .replace(/\u00a0/g, ' '),
  ).toBe(written),
)

test('a sum with a sign stays in one piece between words from right to left', () => {
  const style = { currency: 'USD', locale: 'ur-u-nu-latn', wholeShort: true }
  expect(writeMoney(21_800, style)).toBe('\u200e$218')
})
