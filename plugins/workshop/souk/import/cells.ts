import { type Column, columns, languagesOf, type WordColumn } from './columns.ts'
import type { ImportProblem } from './imported.ts'

/** One row of the file: its cells, trimmed, and where complaints about it go. */
export interface Row {
  readonly number: number
  /** The cell's text; empty when the column is missing. */
  cell(column: Column): string
  /** Languages that the file translates into. */
  readonly languages: readonly string[]
  /** The cell's text in one of them; empty when it says nothing. */
  said(column: WordColumn, language: string): string
  /** Notes what is wrong with a cell. */
  wrong(column: Column, reason: string): void
}

/** Wraps a record of the CSV reader. */
export const rowOf = (number: number, record: Readonly<Record<string, string>>, problems: ImportProblem[]): Row => ({
  number,
  cell: (column) => (record[columns[column]] ?? '').trim(),
  languages: languagesOf(Object.keys(record)),
  said: (column, language) => (record[`${columns[column]} [${language}]`] ?? '').trim(),
  wrong: (column, reason) => void problems.push({ row: number, column: columns[column], reason }),
})

/** Amount in minor units from a cell like `4.80`; undefined when empty or wrong (which is noted). */
export function amount(row: Row, column: Column, digits: number): number | undefined {
  const text = row.cell(column)
  if (text === '') return undefined
  const plain = new RegExp(digits > 0 ? `^\\d{1,9}(\\.\\d{1,${digits}})?$` : '^\\d{1,12}$')
  if (plain.test(text)) return Math.round(Number(text) * 10 ** digits)
  row.wrong(column, whyNoAmount(text, digits))
  return undefined
}

function whyNoAmount(text: string, digits: number): string {
  if (text.startsWith('-')) return `${text} is negative`
  if (/[\p{Sc}]|[A-Z]{3}/u.test(text)) return `write the amount without a currency: ${text.replace(/[^\d.,]/g, '')}`
  if (text.includes(',')) return `write ${text} with a point for the decimals and nothing between the thousands`
  if (/^\d+\.\d+$/.test(text)) return `${text} has more than ${digits} decimals`
  return `${text} is not an amount`
}

/** Whole number from 0 to `most`; undefined when empty or wrong (which is noted). */
export function whole(row: Row, column: Column, most: number): number | undefined {
  const text = row.cell(column)
  if (text === '') return undefined
  const value = Number(text)
  if (/^\d+$/.test(text) && value <= most) return value
  row.wrong(
    column,
    /^-\d+$/.test(text)
      ? `${text} is negative`
      : /^\d+$/.test(text)
        ? `${text} is more than ${most}`
        : `${text} is not a whole number`,
  )
  return undefined
}

/** TRUE or FALSE in any case; `otherwise` when empty or wrong (which is noted). */
export function flag(row: Row, column: Column, otherwise: boolean): boolean {
  const text = row.cell(column).toLowerCase()
  if (text === '' || text === 'true' || text === 'false') return text === '' ? otherwise : text === 'true'
  row.wrong(column, `${row.cell(column)} is neither TRUE nor FALSE`)
  return otherwise
}

/** One of a few words in any case; undefined when empty or wrong (which is noted). */
export function oneOf<Word extends string>(row: Row, column: Column, words: readonly Word[]): Word | undefined {
  const text = row.cell(column).toLowerCase()
  if (text === '') return undefined
  const found = words.find((word) => word === text)
  if (!found) row.wrong(column, `${row.cell(column)} is none of ${words.join(', ')}`)
  return found
}
