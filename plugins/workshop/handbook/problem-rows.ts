import { problems } from '@souk/api/problems'

const begin = '<!-- written from plugins/api/problem-table.ts -->'
const end = '<!-- end of the table -->'

const cell = (words: string): string => words.replaceAll('|', '\\|')

/** Every code with its status and its words, by status and then by name. */
function table(): string {
  const rows = Object.entries(problems)
    .toSorted(([a, one], [b, other]) => one.status - other.status || (a < b ? -1 : 1))
    .map(([code, { status, shopper, staff }]) => `| ${status} | \`${code}\` | ${cell(shopper)} | ${cell(staff)} |`)
  return ['| status | code | to shoppers | to staff |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

/** The page with its table made again between the two marks. */
export function withProblemRows(page: string): string {
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`problems.md needs its two marks: ${begin} and ${end}`)
  return `${before}${begin}\n\n${table()}\n\n${end}${after}`
}
