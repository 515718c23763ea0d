import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { type Row, rowOf } from './cells.ts'
import { columns, requiredColumns } from './columns.ts'
import type { ImportProblem, ImportResult } from './imported.ts'
import { parseProduct } from './parse-product.ts'

/** What the file's surroundings are: the shop's currency and which pictures lie beside it. */
export interface ImportSetting {
  /** Decimals of the shop's currency: 2 for USD. */
  readonly digits: number
  /** True when a picture lies at this path, relative to the file. */
  readonly hasImage: (path: string) => boolean
}

type CsvRecord = Readonly<Record<string, string>>

/** Reads the header and the records; a file that is no CSV gives its one problem. */
function readRecords(text: string, problems: ImportProblem[]): readonly CsvRecord[] {
  try {
    return parse(text, {
      bom: true,
      columns: (header: string[]) => checkedHeader(header, problems),
      skip_empty_lines: true,
      relax_column_count: false,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const record: unknown = error['records']
    problems.push({ row: typeof record === 'number' ? record + 2 : 1, column: '', reason: error.message })
    return []
  }
}

function checkedHeader(header: readonly string[], problems: ImportProblem[]): string[] {
  const names = header.map((name) => name.trim())
  for (const column of requiredColumns)
    if (!names.includes(columns[column]))
      problems.push({ row: 1, column: columns[column], reason: 'the header has no such column' })
  for (const name of new Set(names.filter((name, at) => name !== '' && names.indexOf(name) !== at)))
    problems.push({ row: 1, column: name, reason: 'the header has this column twice' })
  return names
}

/** Rows by handle, in the order in which handles appear; rows without one are complained about and left out. */
function groupByHandle(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const handle = row.cell('handle')
    if (handle === '') row.wrong('handle', 'is missing')
    else groups.set(handle, [...(groups.get(handle) ?? []), row])
  }
  return groups
}

/** SKUs are the shop's, not the product's: complains about each one after its first. */
function uniqueSkus(rows: readonly Row[]): void {
  const first = new Map<string, number>()
  for (const row of rows) {
    const sku = row.cell('sku').toLowerCase()
    if (sku === '') continue
    const before = first.get(sku)
    if (before === undefined) first.set(sku, row.number)
    else row.wrong('sku', `${row.cell('sku')} stands in row ${before} already`)
  }
}

/**
 * Reads a product CSV in Shopify's columns. Pure. All rows are read whatever is wrong with some of them, so that one
 * run lists every problem; a file with any problem gives no products.
 */
export function parseProducts(text: string, setting: ImportSetting): ImportResult {
  const problems: ImportProblem[] = []
  const notes: ImportProblem[] = []
  const rows = readRecords(text, problems).map((record, at) => rowOf(at + 2, record, problems))
  if (rows.length === 0 && problems.length === 0)
    problems.push({ row: 1, column: '', reason: 'the file has no rows under its header' })
  uniqueSkus(rows)
  const headerIsUsable = !problems.some(({ row }) => row === 1)
  const products = headerIsUsable
    ? [...groupByHandle(rows).values()].map((group) => parseProduct(group, setting, notes))
    : []
  return problems.length > 0
    ? { ok: false, problems: problems.toSorted((a, b) => a.row - b.row), notes }
    : { ok: true, products, notes }
}
