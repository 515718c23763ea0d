import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { RefusalTable } from '../refusal-table.ts'

const plugins = new URL('../../', import.meta.url)
const files = readdirSync(plugins)
  .map((domain) => ({ domain, file: new URL(`${domain}/domain/refusals.ts`, plugins) }))
  .filter(({ file }) => existsSync(file))
const rows = (
  await Promise.all(
    files.map(async ({ domain, file }) =>
      Object.values((await import(file.href)) as Record<string, unknown>)
        .filter((table): table is RefusalTable => typeof table === 'object')
        .flatMap((table) => Object.entries(table).map(([code, words]) => ({ domain, code, words }))),
    ),
  )
).flat()

test('every refusal code belongs to one domain', () => {
  expect(rows.length).toBeGreaterThan(20)
  const codes = rows.map(({ code }) => code)
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
})

test.each(rows)('$domain: $code is worded plainly for staff and shopper', ({ code, words }) => {
  expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/)
  expect(words.staff).toMatch(/^[^!]+\.$/)
  expect(words.shopper).toMatch(/^[^!]+\.$/)
})
