import { describe, expect, test } from 'vitest'
import { digitsOf, minorUnits, newVariant, skuProblem } from './new-variant.ts'

describe('a new variant', () => {
  test('needs a SKU of its own, however it is written', () => {
    expect(['', 'A b', 'OAT/1', 'oat-1', 'OAT-2'].map((sku) => skuProblem(sku, ['OAT-1']))).toEqual([
      'Write the code that stands on the shelf.',
      'Letters, digits, dots, dashes and slashes, two to 64 of them.',
      'Another variant has this SKU.',
      'Another variant has this SKU.',
      undefined,
    ])
  })

  test('has a price in whole minor units, typed as people type it', () => {
    expect(['14.50', ' 3,5 ', '0', '-1', '1.005', '', 'x'].map((typed) => minorUnits(typed, 2))).toEqual([
      1450,
      350,
      0,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(['USD', 'JPY', 'KWD'].map(digitsOf)).toEqual([2, 0, 3])
  })

  test('is a draft under the id that stock and carts know', () => {
    expect(newVariant({ sku: 'FW 12.5/OAT', price: 450 }, 'product-fw', 2)).toMatchObject({
      _id: 'drafts.variant-fw-12-5-oat',
      sku: 'FW 12.5/OAT',
      price: 450,
      position: 2,
      active: true,
    })
  })
})
