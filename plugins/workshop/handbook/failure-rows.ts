import { type Cell, inputKinds, inputProofs, letterKinds, letterProofs, type Proof } from './failure-proofs.ts'

const begin = '<!-- written from plugins/workshop/handbook/failure-proofs.ts -->'
const end = '<!-- end of the tables -->'

const isOne = (cell: Proof | readonly Proof[]): cell is Proof => typeof cell[0] === 'string'
/** The tests of a cell; none where a sentence says why there can be none. */
export const proofsOf = (cell: Cell): readonly Proof[] => {
  if (typeof cell === 'string') return []
  return isOne(cell) ? [cell] : cell
}

const link = ([file, title]: Proof): string => `[${title.replaceAll('%s', '…')}](../../${file})`
const written = (cell: Cell): string => (typeof cell === 'string' ? cell : proofsOf(cell).map(link).join('; '))

function table(title: string, kinds: readonly string[], cells: Readonly<Record<string, Cell>>): string {
  const rows = kinds.map((kind) => `| ${kind} | ${written(cells[kind] ?? '')} |`)
  return [`### ${title}`, '', '| what happens | what shows that it goes well |', '| --- | --- |', ...rows].join('\n')
}

/** Every table, as the page holds them. */
function tables(): string {
  const inputs = Object.entries(inputProofs).map(([title, cells]) => table(title, inputKinds, cells))
  const letters = Object.entries(letterProofs).map(([title, cells]) => table(title, letterKinds, cells))
  return [...inputs, ...letters].join('\n\n')
}

/** Every cell of every table. */
export const allCells = (): readonly Cell[] =>
  [...Object.values(inputProofs), ...Object.values(letterProofs)].flatMap((cells) => Object.values<Cell>(cells))

/** The page with its tables made again between the two marks. */
export function withFailureRows(page: string): string {
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`failures.md needs its two marks: ${begin} and ${end}`)
  return `${before}${begin}\n\n${tables()}\n\n${end}${after}`
}
