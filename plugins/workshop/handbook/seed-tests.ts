import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Ids of the founding lines: C1 to C24 of My Coffee Shop, T1 to T24 of Taqwa Trends. */
export const seedIds: readonly string[] = ['C', 'T'].flatMap((shop) =>
  Array.from({ length: 24 }, (_, index) => `${shop}${index + 1}`),
)

const places = ['plugins', 'console', 'storefront', 'studio']
/** The first words of a test's or a group's title: `test('C7 a page ...`, `describe('T4 T5 T6 ...`. */
const title = /\(\s*(['"`])((?:[CT]\d{1,2} )+)/g

/** Ids that the titles of a test file start with. */
export const idsIn = (source: string): readonly string[] => [
  ...new Set([...source.matchAll(title)].flatMap(([, , ids]) => (ids ?? '').trim().split(' '))),
]

/** Test files by the id of the line they prove, in the order of their paths. Paths are relative to `top`. */
export function seedTests(top: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>(seedIds.map((id) => [id, []]))
  const files = places
    .flatMap((place) => globSync(`${place}/**/*.test.{ts,tsx}`, { cwd: top }))
    .filter((file) => !/(^|\/)(node_modules|dist|build)\//.test(file))
  for (const file of files.sort())
    for (const id of idsIn(readFileSync(join(top, file), 'utf8'))) found.get(id)?.push(file)
  return found
}

const row = /^\| ([CT]\d{1,2}) \| (.*) \|[^|]*\|$/gm

/** The page of the founding lines with the last column of each row made of links to its tests. */
export const withTestLinks = (page: string, tests: ReadonlyMap<string, readonly string[]>): string =>
  page.replace(row, (_line, id: string, words: string) => {
    const links = (tests.get(id) ?? []).map((file) => `[${file.replace(/^.*\//, '')}](../../${file})`)
    return `| ${id} | ${words} | ${links.join(', ') || 'no test yet'} |`
  })

/** Ids that have a row on the page, in its order. */
export const idsOn = (page: string): readonly string[] => [...page.matchAll(row)].map(([, id]) => id ?? '')
