import type { StockLevel } from '@souk/inventory'
import { inLanguage } from '@souk/kernel'
import { expect, test } from 'vitest'
import { goodsFound, readLines, standsAt, withSku } from './plan-draft.ts'
import type { Sellable } from './stock-rows.ts'

const sold = (sku: string, title: string, barcode: string | null = null): Sellable => ({
  _id: `variant-${sku.toLowerCase()}`,
  sku,
  barcode,
  title: null,
  backorder: null,
  product: { title: inLanguage('en', title), image: null },
})
const goods = [sold('OAT', 'Oat milk', '4006381333931'), sold('OAT-2', 'Oat cookie'), sold('BUN', 'Cinnamon bun')]

test('a scan finds the one thing, a name whatever holds it', () => {
  expect(goodsFound(goods, '4006381333931').map(({ sku }) => sku)).toEqual(['OAT'])
  expect(goodsFound(goods, ' oat ').map(({ sku }) => sku)).toEqual(['OAT'])
  expect(goodsFound(goods, 'oat ').map(({ sku }) => sku)).toEqual(['OAT'])
  expect(goodsFound(goods, 'oat c').map(({ sku }) => sku)).toEqual(['OAT-2'])
  expect(goodsFound(goods, 'n').map(({ sku }) => sku)).toEqual(['BUN'])
  expect(goodsFound(goods, '')).toEqual([])
})

test('scanning a thing again makes it one more', () => {
  const lines = withSku(withSku(withSku([], 'OAT'), 'BUN'), 'OAT')
  expect(lines).toEqual([
    { sku: 'OAT', units: '2', cost: '' },
    { sku: 'BUN', units: '1', cost: '' },
  ])
})

test('lines are read with their costs where they have some, and each that is not complete says why', () => {
  expect(readLines([{ sku: 'OAT', units: '12', cost: '2.10' }], 'USD')).toEqual({
    ok: true,
    lines: [{ sku: 'OAT', quantity: 12, unitCost: 210 }],
  })
  expect(readLines([{ sku: 'OAT', units: '12', cost: '' }], undefined)).toEqual({
    ok: true,
    lines: [{ sku: 'OAT', quantity: 12 }],
  })
  const drafts = [
    { sku: 'OAT', units: '0', cost: '1' },
    { sku: 'BUN', units: '3', cost: 'much' },
  ]
  expect(readLines(drafts, 'USD')).toMatchObject({
    ok: false,
    at: { OAT: 'A whole number, 1 or more.', BUN: 'What one costs, in USD.' },
  })
  expect(readLines([], undefined)).toMatchObject({ ok: false, words: 'Add what it is about first.' })
})

test('a line says what its place has left, and when that is too little', () => {
  const levels = [{ sku: 'OAT', onHand: 9, reserved: 2, committed: 1, unavailable: 0 } as StockLevel]
  const line = (units: string, sku = 'OAT') => standsAt(levels, { sku, units, cost: '' })
  expect(line('4')).toEqual({ words: '6 are free there now, 2 stay.', short: false })
  expect(line('7')).toEqual({ words: 'Only 6 are free there now.', short: true })
  expect(line('1', 'BUN')).toEqual({ words: 'Only 0 are free there now.', short: true })
})
