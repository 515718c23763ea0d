import { expect, test } from 'vitest'
import type { Fulfillment, Order } from './documents.ts'
import { changesOf, editRows, withOneMore, withUnits } from './edit-draft.ts'

const order = {
  lines: [
    { _key: 'LATTE', sku: 'LATTE', title: 'Latte', variantTitle: 'oat', quantity: 3 },
    { _key: 'BUN', sku: 'BUN', title: 'Bun', variantTitle: '', quantity: 1 },
  ],
} as unknown as Order
const parts = [{ state: 'picking', lines: [{ line: 'LATTE', quantity: 2 }] }] as unknown as readonly Fulfillment[]

test('an edit asks only for what changes, and never for fewer than are being picked', () => {
  const rows = editRows(order, parts, {})
  expect(rows.map(({ title, wanted, least }) => [title, wanted, least])).toEqual([
    ['Latte, oat', 3, 2],
    ['Bun', 1, 0],
  ])
  expect(changesOf(rows)).toEqual([])
  const [latte] = rows
  const fewer = withUnits({}, latte ?? { sku: '', least: 0 }, 0)
  expect(fewer).toEqual({ LATTE: 2 })
  expect(withUnits({}, { sku: 'TEA', least: 0 }, 1000)).toEqual({ TEA: 99 })
  expect(withUnits({}, { sku: 'TEA', least: 0 }, Number.NaN)).toEqual({ TEA: 0 })
  const tea = withOneMore(editRows(order, parts, fewer), fewer, 'TEA')
  const twice = withOneMore(editRows(order, parts, tea), tea, 'TEA')
  expect(changesOf(editRows(order, parts, withOneMore(rows, twice, 'BUN')))).toEqual([
    { sku: 'LATTE', quantity: 2 },
    { sku: 'BUN', quantity: 2 },
    { sku: 'TEA', quantity: 2 },
  ])
  // Put back as it was, it asks for nothing
  expect(changesOf(editRows(order, parts, { LATTE: 3, TEA: 0 }))).toEqual([])
})
