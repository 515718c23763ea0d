import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { top } from '../config/steps.ts'
import { allCells, proofsOf } from './failure-rows.ts'

const proofs = [
  ...new Map(
    allCells()
      .flatMap(proofsOf)
      .map((proof) => [proof.join('\n'), proof]),
  ).values(),
]

/** Whether a file has a test whose title begins so, alone or as a row of a table. */
function hasTest(file: string, title: string): boolean {
  const path = join(top, file)
  if (!existsSync(path)) return false
  const source = readFileSync(path, 'utf8')
  return ["'", '"', '`'].some((quote) => new RegExp(`\\(\\s*${quote}${escaped(title)}`).test(source))
}
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

test('every cell of the page on failures has a test or says why it cannot happen', () => {
  const empty = allCells().filter((cell) => (typeof cell === 'string' ? cell.length < 10 : proofsOf(cell).length === 0))
  expect(empty).toEqual([])
})

test.each(proofs)('%s has the test: %s', (file, title) => {
  expect(hasTest(file, title)).toBe(true)
})
