import { minorDigits } from '@souk/kernel'
import { saveFile } from '../ui/save-file.ts'

type Cell = string | number

/** A text of a cell as RFC 4180 has it. What a spreadsheet would take for a formula is made plain text. */
function cellOf(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const plain = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Rows under a head, lines ending as RFC 4180 has it. */
export const csvOf = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `${[head, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`

/** Minor units as a decimal of the currency, without its sign. A number below nothing stays a number. */
export const amountCell = (minor: number, currency: string): number | string => {
  const digits = minorDigits(currency)
  const text = (minor / 10 ** digits).toFixed(digits)
  return minor < 0 ? Number(text) : text
}

/** Hands a table over as a file. */
export const download = (name: string, csv: string): void => saveFile(name, csv, 'text/csv')
