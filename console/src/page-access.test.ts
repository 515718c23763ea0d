import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type OperationalType, operationalTypes, readableTypes } from '@souk/kernel'
import { expect, test } from 'vitest'
import { accessRules } from './access.ts'
import { isOffered, mayRead, pageAccess, pageAt } from './page-access.ts'
import { pages } from './resources.ts'

const here = import.meta.dirname
const packages = createRequire(import.meta.url)
const roles = ['administrator', 'manager', 'support', 'picker', 'analyst'] as const
const typesIn = (text: string): readonly OperationalType[] =>
  operationalTypes.filter((type) => new RegExp(`['"]${type}['"]`).test(text))
const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, part = '']) => part)

/** Where an import leads, as far as it is the console's own or a table of queries. */
function fileOf(from: string, name: string): string | undefined {
  if (name.startsWith('.')) return join(dirname(from), name)
  return /^@souk\/\w+\/queries$/.test(name) ? packages.resolve(name) : undefined
}

/** The text of one query of a table, from its name to the next. */
const queryText = (file: string, name: string): string =>
  all(readFileSync(file, 'utf8'), new RegExp(`export const ${name}\\b([\\s\\S]*?)(?:\\n\\n|$)`, 'g')).join('')

/** What one file asks for: types it lists, opens or hears of, and those of the queries that it names. */
function askedBy(file: string, text: string): readonly OperationalType[] {
  const queries = [...text.matchAll(/import \{([^}]*)\} from '([^']*queries(?:\.ts)?)'/g)].flatMap(
    ([, names = '', from = '']) => {
      const table = fileOf(file, from)
      return table ? names.split(',').map((name) => queryText(table, name.trim())) : []
    },
  )
  const acts = text.replace(/useCan\(\{[^}]*\}\)/g, '').replace(/<Act\b[\s\S]*?\/>/g, '')
  return [
    ...all([text, ...queries].join('\n'), /_type (?:==|in) ("\w+"|\[[^\]]*\])/g),
    ...all(acts, /\btypes: \[([^\]]*)\]/g),
    ...all(acts, /\bresource(?:: |=)(['"]\w+['"])/g),
  ].flatMap(typesIn)
}

/** Every file that a page is made of. */
function filesOf(file: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(file) || !existsSync(file) || file.endsWith('queries.ts')) return seen
  seen.add(file)
  const imported = all(readFileSync(file, 'utf8'), /^(?:import|export) (?!type)[^;]*? from '(\.[^']*)'/gm)
  for (const name of imported) filesOf(join(dirname(file), name), seen)
  return seen
}

/** Operational types that the pages behind a path ask for, as their sources say. */
function askedAt(path: string): readonly string[] {
  const routes = readFileSync(join(here, 'routes.tsx'), 'utf8')
  const elements =
    path === '/'
      ? all(routes, /index element=\{<(\w+) \/>/g)
      : all(routes, new RegExp(`path="${path.slice(1)}(?:/:id)?" element=\\{<(\\w+) />`, 'g'))
  const entries = elements.flatMap((name) => all(routes, new RegExp(`const ${name} = lazy[^']*'([^']*)'`, 'g')))
  const types = entries.flatMap((entry) =>
    [...filesOf(join(here, entry))].flatMap((file) => askedBy(file, readFileSync(file, 'utf8'))),
  )
  return [...new Set(types)].toSorted()
}

test.each(pages.map(({ name, path }) => [name, path] as const))(
  '%s asks for what its row of access says',
  (name, path) => {
    const { reads, also = [] } = pageAccess[name]
    expect(askedAt(path)).toEqual([...reads, ...also].toSorted())
  },
)

const offers = roles.flatMap((role) =>
  pages.filter(({ name }) => isOffered(name, [role])).map(({ name }) => [role, name] as const),
)
test.each(offers)('%s is offered %s and reads every type of it', (role, name) => {
  expect(pageAccess[name].reads.filter((type) => !readableTypes[role].includes(type))).toEqual([])
})

test('each role is offered the pages of its work', () => {
  const missing = (role: string) => pages.filter(({ name }) => !isOffered(name, [role])).map(({ name }) => name)
  expect(Object.fromEntries(roles.map((role) => [role, missing(role)]))).toEqual({
    administrator: [],
    manager: ['people'],
    support: ['people', 'audit'],
    picker: [
      'customers',
      'support',
      'messages',
      'sales',
      'behaviour',
      'promotions',
      'people',
      'effects',
      'alarms',
      'audit',
    ],
    analyst: ['customers', 'support', 'messages', 'promotions', 'people', 'effects', 'alarms'],
  })
})

test('nobody is offered a page before it is known who he is; a role of the hosted service is, as its grants are', () => {
  expect(pages.filter(({ name }) => isOffered(name, []))).toEqual([])
  expect(isOffered('customers', ['viewer'])).toBe(true)
  expect(mayRead(['picker', 'support'], ['customer'])).toBe(true)
})

test('no role is given an act on a document that it may not read', () => {
  for (const role of ['support', 'picker', 'analyst'] as const)
    for (const type of Object.keys(accessRules[role] ?? {}))
      expect([
        role,
        type,
        !operationalTypes.some((each) => each === type) || mayRead([role], [type as OperationalType]),
      ]).toEqual([role, type, true])
})

test('a path belongs to the page that it begins with', () => {
  expect(['/', '/orders/01K', '/support?view=all', '/nowhere'].map((path) => pageAt(path)?.name)).toEqual([
    'today',
    'orders',
    'support',
    undefined,
  ])
})
