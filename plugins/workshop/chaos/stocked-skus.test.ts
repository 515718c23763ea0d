import { expect, test } from 'vitest'
import { sharedArticles, stockedSkus } from './stocked-skus.ts'

test('a bundle is not among the articles whose stock is set', () => {
  const parts = [{ sku: 'BEANS', quantity: 1 }]
  const listed = [{ variants: [{ sku: 'MUG' }, { sku: 'MORNING', parts }] }, { variants: [{ sku: 'BEANS' }] }]
  expect(stockedSkus(listed)).toEqual(['MUG', 'BEANS'])
})

test('an article of which a bundle takes one is sold alone and in it', () => {
  const parts = [
    { sku: 'POT', quantity: 1 },
    { sku: 'CUP', quantity: 2 },
  ]
  expect(sharedArticles([{ variants: [{ sku: 'POT' }] }, { variants: [{ sku: 'SET', parts }] }])).toEqual([
    { sku: 'POT', bundle: 'SET', beside: ['CUP'] },
  ])
})
