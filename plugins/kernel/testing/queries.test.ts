import { existsSync, readdirSync } from 'node:fs'
import { parse } from 'groq-js'
import { expect, test } from 'vitest'

const plugins = new URL('../../', import.meta.url)
const files = readdirSync(plugins)
  .map((domain) => ({ domain, file: new URL(`${domain}/queries.ts`, plugins) }))
  .filter(({ file }) => existsSync(file))
const queries = (
  await Promise.all(
    files.map(async ({ domain, file }) =>
      Object.entries((await import(file.href)) as Record<string, unknown>).flatMap(([name, text]) =>
        typeof text === 'string' ? [{ name: `${domain}: ${name}`, text }] : [],
      ),
    ),
  )
).flat()

/** Parameters that shape a slice must be numbers when a query is parsed. */
const parsed = (text: string): unknown => parse(text, { params: { from: 0, to: 20, limit: 20 } })

/** The lists of a query that nothing bounds: a whole dataset read without slice, single element or count above it. */
function unbounded(node: unknown, above: readonly string[] = []): number {
  if (typeof node !== 'object' || node === null) return 0
  if (Array.isArray(node)) return node.reduce((sum: number, each) => sum + unbounded(each, above), 0)
  const { type, ...rest } = node as { type?: string; name?: string }
  const here = type === undefined ? above : [...above, rest.name === 'count' ? 'count' : type]
  const free = type === 'Everything' && !here.some((each) => ['Slice', 'AccessElement', 'count'].includes(each))
  return (free ? 1 : 0) + Object.values(rest).reduce((sum: number, each) => sum + unbounded(each, here), 0)
}

test('the domains have their queries', () => expect(queries.length).toBeGreaterThan(30))

test.each(queries)('$name is valid and every list in it is bounded', ({ text }) => {
  expect(unbounded(parsed(text))).toBe(0)
})

test.each(queries)('$name takes a list in a fixed order', ({ text }) => {
  const lists = text.match(/\]\s*\|?\s*(order\([^)]+\))?\[(\d+|\$\w+)\.\.\./g) ?? []
  expect(lists.filter((list) => !list.includes('order('))).toEqual([])
})

test('an unbounded list would be seen', () => expect(unbounded(parsed('*[_type == "order"]{_id}'))).toBe(1))
