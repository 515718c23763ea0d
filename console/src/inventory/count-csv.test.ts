import type { StockLevel } from '@souk/inventory'
import { expect, test } from 'vitest'
import { cellsOf, countCsv, readCounts } from './count-csv.ts'
import { countInput, type CountDraft, seenNow, standingOf, undoInput } from './count-draft.ts'
import type { StockRow } from './stock-rows.ts'

const row = (sku: string, onHand: number, title = sku): StockRow => ({
  level: { _id: `stockLevel.${sku}`, _rev: `r-${sku}`, sku, location: 'location-mill', onHand } as StockLevel,
  title,
  variantTitle: '',
  image: null,
  place: 'Mill Lane',
  available: onHand,
  low: undefined,
  backorder: undefined,
})
const rows = [row('OAT', 12, 'Oat milk, 1 l'), row('BUN', 3), row('-5', 1)]
const draft = (typed: string, revision: string, onHand: number): CountDraft => ({ typed, seen: { revision, onHand } })

test('the sheet goes out and comes back with what was counted, in quotes and all', () => {
  const drafts = { 'stockLevel.OAT': draft('11', 'r-OAT', 12), 'stockLevel.-5': draft('2', 'r--5', 1) }
  const csv = countCsv(rows, drafts)
  expect(csv.split('\r\n').slice(0, 2)).toEqual([
    'sku,item,on_hand,revision,counted',
    'OAT,"Oat milk, 1 l",12,r-OAT,11',
  ])
  expect(readCounts(csv, rows)).toEqual({ drafts, problems: [] })
})

test('cells are read as they are written: quotes, breaks, semicolons, a mark at the front', () => {
  expect(cellsOf('\uFEFFsku;counted\r\n"A;1";"2"\n\n"said ""no""\nand left";3')).toEqual([
    ['sku', 'counted'],
    ['A;1', '2'],
    ['said "no"\nand left', '3'],
  ])
  expect(cellsOf('a,b,c\n1,,3\n')).toEqual([
    ['a', 'b', 'c'],
    ['1', '', '3'],
  ])
})

test('each line that cannot be taken says why, and the others are taken', () => {
  const { drafts, problems } = readCounts('Counted,SKU\n4,OAT\n5,OAT\nmany,BUN\n-1,BUN\n7,TEA\n,BUN\n2,', rows)
  expect(drafts).toEqual({ 'stockLevel.OAT': draft('4', 'r-OAT', 12) })
  expect(problems).toEqual([
    { line: 3, words: 'OAT: it stands in this file twice.' },
    { line: 4, words: 'BUN: “many” is no whole number, 0 or more.' },
    { line: 5, words: 'BUN: “-1” is no whole number, 0 or more.' },
    { line: 6, words: 'TEA: it is not kept at this place.' },
    { line: 8, words: 'No SKU: it is not kept at this place.' },
  ])
  expect(readCounts('name,number\nOAT,4', rows).problems).toHaveLength(1)
})

test('a file that was made before something moved shows both figures and writes over neither', () => {
  const { drafts } = readCounts('sku,on_hand,revision,counted\nOAT,14,r-before,13', rows)
  expect(standingOf({ _rev: 'r-OAT', onHand: 12 }, drafts['stockLevel.OAT'])).toEqual({
    kind: 'moved',
    was: 14,
    is: 12,
    counted: 13,
  })
})

test('a count stands against what lies on the shelf: a reservation does not spoil it, another count does', () => {
  const level = { _id: 'l', _rev: 'r2', sku: 'OAT', location: 'location-mill', onHand: 12 } as StockLevel
  const counted = draft('9', 'r1', 12)
  const standing = standingOf(level, counted)
  expect(standing).toEqual({ kind: 'ready', counted: 9, difference: -3, revision: 'r2' })
  expect(standing.kind === 'ready' && countInput(level, standing)).toEqual({
    sku: 'OAT',
    location: 'location-mill',
    reason: 'count',
    counted: 9,
    expectedRevision: 'r2',
  })
  expect(standingOf({ ...level, onHand: 10 }, counted)).toMatchObject({ kind: 'moved', was: 12, is: 10, counted: 9 })
  expect(standingOf({ ...level, onHand: 10 }, { ...counted, seen: seenNow({ ...level, onHand: 10 }) })).toMatchObject({
    kind: 'ready',
    difference: -1,
  })
  expect([standingOf(level, draft('', 'r1', 12)).kind, standingOf(level, draft('x', 'r1', 12)).kind]).toEqual([
    'none',
    'odd',
  ])
})

test('an undone count is an opposite correction of its own', () =>
  expect(undoInput({ sku: 'OAT', location: 'location-mill' }, -3)).toEqual({
    sku: 'OAT',
    location: 'location-mill',
    reason: 'correction',
    delta: 3,
    note: 'Count undone',
  }))
