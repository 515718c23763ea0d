import { expect, test } from 'vitest'
import { cellKey, type Drafts, isTable, pastedInto, plansOf, standingOf, typedInto, unitsIn } from './grid-edit.ts'
import type { StockRow } from './stock-rows.ts'

const row = (sku: string, level: object = {}, more: Partial<StockRow> = {}, place = 'location-kettle'): StockRow =>
  ({
    level: {
      _id: `stockLevel.variant-${sku}.${place}`,
      _rev: 'r1',
      _updatedAt: '2026-11-21T14:00:00Z',
      sku,
      variant: `variant-${sku}`,
      location: place,
      onHand: 40,
      reserved: 1,
      committed: 0,
      unavailable: 0,
      incoming: 0,
      ...level,
    },
    title: sku,
    ...more,
  }) as unknown as StockRow
const decaf = row('DECAF')
const oat = row('OAT', { onHand: 6, reorderPoint: 4 }, { backorder: { limit: 3, restockDays: 5 } })
const counted = { reason: 'count', note: '' }
const typed = (...cells: readonly (readonly [StockRow, Parameters<typeof typedInto>[2], string])[]): Drafts =>
  cells.reduce<Drafts>((drafts, [of, field, text]) => typedInto(drafts, of, field, text), {})

test('a row says what it will do, decided as the command decides it', () => {
  const drafts = typed([decaf, 'onHand', '38'], [decaf, 'safetyStock', '2'], [decaf, 'reorderPoint', '8'])
  expect(plansOf([decaf, oat], drafts, { ...counted, note: ' Saturday ' })).toEqual([
    {
      row: decaf,
      kind: 'ready',
      turns: [
        ['On hand', '40', '38'],
        ['Available', '39', '35'],
        ['Safety stock', '0', '2'],
        ['Reorder at', 'never', '8'],
      ],
      input: {
        sku: 'DECAF',
        location: 'location-kettle',
        onHand: 38,
        reason: 'count',
        safetyStock: 2,
        reorderPoint: 8,
        note: 'Saturday',
      },
      limit: undefined,
    },
  ])
})

test('what stands there anyway is no change, and taking it back leaves nothing', () => {
  const drafts = typed([decaf, 'onHand', '38'], [decaf, 'onHand', '40'])
  expect([drafts, plansOf([decaf], drafts, counted)]).toEqual([{}, []])
})

test('a level that is cleared of its mark is told never; a limit of none is none', () => {
  expect(plansOf([oat], typed([oat, 'reorderPoint', ''], [oat, 'limit', '0']), counted)).toMatchObject([
    { kind: 'ready', input: { reorderPoint: null }, limit: { wanted: undefined, seen: 3 } },
  ])
})

test('a variant’s limit is one figure at all of its places, and is sent once', () => {
  const there = row('OAT', {}, { backorder: { limit: 3, restockDays: 5 } }, 'location-mill')
  const drafts = typed([there, 'limit', '9'])
  expect(standingOf(oat, 'limit', drafts)).toEqual({ kind: 'ready', wanted: 9 })
  expect(plansOf([oat, there], drafts, counted)).toMatchObject([
    { row: oat, input: undefined, turns: [['Back-order', '3', '9, more come in 5 days']] },
  ])
})

test('sales move the revision and no figure that was typed; a figure that moved is a conflict with both', () => {
  const drafts = typed([decaf, 'onHand', '38'])
  const sold = row('DECAF', { _rev: 'r2', reserved: 5 })
  expect(plansOf([sold], drafts, counted)).toMatchObject([{ kind: 'ready' }])
  const counted39 = row('DECAF', { _rev: 'r3', onHand: 39 })
  expect(standingOf(counted39, 'onHand', drafts)).toEqual({ kind: 'moved', was: 40, is: 39 })
  expect(plansOf([counted39], drafts, counted)).toMatchObject([
    { kind: 'refused', words: 'On hand was 40 and is 39 by now. Choose whose figure stays.' },
  ])
  expect(plansOf([row('DECAF', { onHand: 38 })], drafts, counted)).toEqual([])
})

test.each([
  ['no number', typed([decaf, 'onHand', 'forty']), 'count', 'On hand: a whole number, 0 or more.'],
  ['what the reason cannot do', typed([decaf, 'onHand', '41']), 'waste', 'Waste can only take from stock.'],
  ['more than is free', typed([decaf, 'safetyStock', '90']), 'count', '39 of these 40 are free: 1 is in baskets.'],
])('%s is refused in words before it is sent', (_, drafts, reason, words) =>
  expect(plansOf([decaf], drafts, { reason, note: '' })).toMatchObject([{ kind: 'refused', words }]),
)

test('cells of a spreadsheet go down and to the end; empty ones change nothing, and what is beyond is told', () => {
  const pasted = pastedInto({}, [decaf, oat], { row: 0, field: 'safetyStock' }, '1\t5\t\t7\r\n\t"6"\n9\r\n')
  expect(pasted).toEqual({
    taken: 3,
    beyond: 2,
    drafts: {
      [cellKey(decaf, 'safetyStock')]: { typed: '1', seen: 0 },
      [cellKey(decaf, 'reorderPoint')]: { typed: '5', seen: undefined },
      [cellKey(oat, 'reorderPoint')]: { typed: '6', seen: 4 },
    },
  })
  expect([isTable('7'), isTable('7\n'), isTable('7\t8'), isTable('7\n8')]).toEqual([false, false, true, true])
})

test('numbers are read as people write them', () =>
  expect(['7', ' 12 ', '1,200', '1 200', '1.5', '-1', 'x', ''].map(unitsIn)).toEqual([
    7,
    12,
    1200,
    1200,
    undefined,
    undefined,
    undefined,
    undefined,
  ]))
