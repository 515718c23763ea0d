import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { diagram, type Lifecycle } from '../lifecycle.ts'

const plugins = new URL('../../', import.meta.url)
const domains = readdirSync(plugins).filter((domain) => existsSync(new URL(`${domain}/domain/index.ts`, plugins)))
const tables = (
  await Promise.all(
    domains.map(async (domain) =>
      Object.entries((await import(new URL(`${domain}/domain/index.ts`, plugins).href)) as Record<string, unknown>)
        .filter(([name]) => name.endsWith('Lifecycle'))
        .map(([name, table]) => ({ domain, name, table: table as Lifecycle })),
    ),
  )
).flat()

test('the domains have lifecycles', () => expect(tables.length).toBeGreaterThan(5))

test.each(tables)('the README of $domain shows $name as it is', ({ domain, table }) => {
  expect(readFileSync(new URL(`${domain}/README.md`, plugins), 'utf8')).toContain(diagram(table))
})

test.each(tables)('every move of $name leads to a state of it, and every state can be reached', ({ table }) => {
  const reached = new Set([Object.keys(table)[0], ...Object.values(table).flatMap(({ next }) => Object.values(next))])
  expect([...reached].toSorted()).toEqual(Object.keys(table).toSorted())
})
