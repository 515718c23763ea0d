import { expect, test } from 'vitest'
import { cellKey, fieldNames, typedInto } from './grid-edit.ts'
import type { StockRow } from './stock-rows.ts'
import { afterApplied } from './use-grid-edit.ts'

const row = (onHand: number) =>
  ({ level: { _id: 'stockLevel.variant-oat.mill', variant: 'variant-oat', onHand } }) as unknown as StockRow
const counted = typedInto({}, row(40), 'onHand', '38')
const drafts = typedInto(counted, row(40), 'limit', '5')
const sheet = { drafts, past: [counted] }
const limitOnly = typedInto({}, row(40), 'limit', '5')

test('what was applied is no draft any more, nor a step back; the rest of its row stays', () => {
  expect(afterApplied(sheet, row(40), ['onHand', 'safetyStock', 'reorderPoint'])).toEqual({
    drafts: limitOnly,
    past: [{}],
  })
})

test('a figure that stands in the row by now goes with what is applied beside it; one that moved stays', () => {
  expect(afterApplied(sheet, row(38), fieldNames)).toEqual({ drafts: {}, past: [] })
  expect(Object.keys(afterApplied(sheet, row(37), fieldNames).drafts)).toEqual([cellKey(row(37), 'onHand')])
})
