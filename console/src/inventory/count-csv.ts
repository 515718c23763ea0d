import { csvOf } from '../analytics/csv.ts'
import { type CountDraft, seenNow } from './count-draft.ts'
import type { StockRow } from './stock-rows.ts'
import { unitsTyped } from '@souk/inventory'

const head = ['sku', 'item', 'on_hand', 'revision', 'counted'] as const

/** The sheet as CSV, to be counted on paper or elsewhere: what was believed, and what was counted so far. */
export const countCsv = (rows: readonly StockRow[], drafts: Readonly<Record<string, CountDraft>>): string =>
  csvOf(
    head,
    rows.map(({ level, title, variantTitle }) => [
      level.sku,
      [title, variantTitle].filter(Boolean).join(', '),
      level.onHand,
      level._rev,
      drafts[level._id]?.typed ?? '',
    ]),
  )

/** The cells of a CSV text as RFC 4180 has it; semicolons are taken where the head has no comma. */
export function cellsOf(text: string): readonly (readonly string[])[] {
  const plain = text.replace(/^\uFEFF/, '')
  const mark = plain.slice(0, plain.search(/[\r\n]|$/)).includes(',') ? ',' : ';'
  const rows: string[][] = [[]]
  for (const [, quoted, bare = '', end] of plain.matchAll(
    new RegExp(`(?:"((?:[^"]|"")*)"|([^${mark}\\r\\n]*))(${mark}|\\r\\n|\\n|\\r|$)`, 'g'),
  )) {
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end === '') break
    if (end !== mark) rows.push([])
  }
  return rows.filter((row) => row.some((cell) => cell.trim() !== ''))
}

/** What a file says: counts for the sheet, and the lines that cannot be taken, each with its reason. */
export interface CountsRead {
  readonly drafts: Readonly<Record<string, CountDraft>>
  readonly problems: readonly { readonly line: number; readonly words: string }[]
}

/** A cell without the mark that keeps a spreadsheet from taking it for a formula. */
const plainCell = (cell: string | undefined): string => (cell ?? '').trim().replace(/^'(?=[=+\-@])/, '')

/** Reads counts for the rows of one place; nothing is written. A line without a count was not counted. */
export function readCounts(text: string, rows: readonly StockRow[]): CountsRead {
  const [first = [], ...lines] = cellsOf(text)
  const at = (name: (typeof head)[number]) => first.findIndex((cell) => cell.trim().toLowerCase() === name)
  const [skuAt, countedAt, onHandAt, revisionAt] = [at('sku'), at('counted'), at('on_hand'), at('revision')]
  if (skuAt < 0 || countedAt < 0)
    return { drafts: {}, problems: [{ line: 1, words: 'The first line must name the columns sku and counted.' }] }
  const bySku = new Map(rows.map((row) => [row.level.sku, row.level]))
  const drafts: Record<string, CountDraft> = {}
  const problems: { line: number; words: string }[] = []
  for (const [index, cells] of lines.entries()) {
    const [sku, typed] = [plainCell(cells[skuAt]), plainCell(cells[countedAt])]
    const level = bySku.get(sku)
    const no = (words: string) => problems.push({ line: index + 2, words: `${sku || 'No SKU'}: ${words}` })
    if (typed === '') continue
    if (!level) no('it is not kept at this place.')
    else if (drafts[level._id]) no('it stands in this file twice.')
    else if (unitsTyped(typed) === undefined) no(`“${typed}” is no whole number, 0 or more.`)
    else {
      const believed = unitsTyped(plainCell(cells[onHandAt]) || String(level.onHand))
      const seen = seenNow(level)
      drafts[level._id] = {
        typed,
        seen:
          believed === undefined || believed === level.onHand
            ? seen
            : { revision: plainCell(cells[revisionAt]), onHand: believed },
      }
    }
  }
  return { drafts, problems }
}
