import { expect, test } from 'vitest'
import { isPicked, scan } from './scan.ts'

const line = (sku: string, quantity: number, picked = 0, shorted = 0) => ({
  _key: sku,
  line: sku,
  sku,
  variant: `variant-${sku.toLowerCase()}`,
  title: sku.toLowerCase(),
  quantity,
  picked,
  shorted,
})
const barcodes = [
  { sku: 'OAT', barcode: '4006381333931' },
  { sku: 'BUN', barcode: null },
]
const asked = {
  _key: 'gone',
  line: 'OAT',
  sku: 'OAT',
  title: 'oat',
  quantity: 1,
  reason: 'not_found',
  state: 'asked',
  candidates: [],
  reportedAt: '2026-11-21T14:00:00.000Z',
} as const

test.each([
  ['a barcode ticks a unit of its line', '4006381333931', { kind: 'ticked', sku: 'OAT', quantity: 2 }],
  ['a SKU does, in letters of either size', ' bun ', { kind: 'ticked', sku: 'BUN', quantity: 1 }],
  ['what is not on the list is put back', 'TEA', { kind: 'refused', words: 'TEA is not on this list. Put it back.' }],
])('%s', (_, code, answer) => {
  expect(scan(code, { lines: [line('OAT', 2, 1), line('BUN', 1)] }, barcodes)).toMatchObject(answer)
})

test('one more than ordered is put back, and so is what the shopper is asked about', () => {
  expect(scan('BUN', { lines: [line('BUN', 1, 1)] }, barcodes)).toEqual({
    kind: 'refused',
    words: 'All 1 of bun are picked. Put this one back.',
  })
  expect(scan('OAT', { lines: [line('OAT', 2, 1)], substitutions: [asked] }, barcodes)).toEqual({
    kind: 'refused',
    words: 'No more of oat is to be picked. Put this one back.',
  })
})

test('while barcodes are not there nothing is put back for want of one, and a SKU is read all the same', () => {
  const work = { lines: [line('OAT', 2, 1)] }
  expect(scan('4006381333931', work, [], 'Not read yet.')).toEqual({ kind: 'refused', words: 'Not read yet.' })
  expect(scan('oat', work, [], 'Not read yet.')).toMatchObject({ kind: 'ticked', sku: 'OAT', quantity: 2 })
})

test('a list is picked when each unit is there or came short', () => {
  expect(isPicked({ lines: [line('OAT', 2, 1, 1), line('BUN', 1, 1)] })).toBe(true)
  expect(isPicked({ lines: [line('OAT', 2, 1)] })).toBe(false)
})
