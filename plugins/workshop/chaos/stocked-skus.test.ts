import { expect, test } from 'vitest'
import { stockedSkus } from './stocked-skus.ts'

test('a bundle is not among the articles whose stock is set', () => {
  const parts = [{ sku: 'BEANS', quantity: 1 }]
  const listed = [{ variants: [{ sku: 'MUG' }, { sku: 'MORNING', parts }] }, { variants: [{ sku: 'BEANS' }] }]
  expect(stockedSkus(listed)).toEqual(['MUG', 'BEANS'])
})
