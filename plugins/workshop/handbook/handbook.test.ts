import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { loadTargets } from '../bench/load-targets.ts'
import { top } from '../config/steps.ts'
import { demoShops } from '../demo/shops.ts'
import { parseWorldEnvironment } from '../dev/env.ts'
import { generatedPages } from './generated-pages.ts'
import { idsIn, idsOn, seedIds, seedTests, withTestLinks } from './seed-tests.ts'

const read = (file: string): string => readFileSync(join(top, file), 'utf8')
const pages = ['README.md', ...globSync(['plugins/handbook/**/*.md', 'plugins/*/README.md'], { cwd: top }).sort()]

test('every founding line has a test whose title starts with its id', () => {
  const tests = seedTests(top)
  expect(seedIds.filter((id) => tests.get(id)?.length === 0)).toEqual([])
})

test('the page of the founding lines has every line once and links exactly the tests that prove it', () => {
  const page = read('plugins/handbook/seeds.md')
  expect(idsOn(page)).toEqual(seedIds)
  expect(withTestLinks(page, seedTests(top))).toBe(page)
})

test('an id counts where a title starts with it, alone or beside others, and nowhere else', () => {
  // Put together here: this file itself proves none of these lines
  const [single, double] = ["'", '"']
  const source = `
    test(${single}C7 a page', run)
    describe(${double}T4 T5 at %i px", run)
    test.each(widths)(
      ${single}T6 one more',
    expect('C8').toBe(1)
    test('tells C9', run)`
  expect(idsIn(source)).toEqual(['C7', 'T4', 'T5', 'T6'])
})

test.each(generatedPages)('$file says what its program says; npm run generate writes it', ({ file, write }) => {
  expect(write(read(file), top)).toBe(read(file))
})

test.each(pages)('%s: every link leads to something', (page) => {
  const targets = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)].map(
    ([, to]) => to ?? '',
  )
  expect(targets.filter((to) => !existsSync(join(top, dirname(page), to)))).toEqual([])
})

test('T18 the page on speed states the targets that the test and the benchmark judge by', () => {
  const told = [...read('plugins/handbook/speed.md').matchAll(/^\| ([a-z ]+) \| .* \| (0\.\d+) \|$/gm)]
  expect(told.map(([, measure, reach]) => [measure, Number(reach)])).toEqual(
    Object.values(loadTargets).map(({ measure, reach }) => [measure, reach]),
  )
})

test('the page on the data has a row for every document type of the schema', () => {
  const schema = JSON.parse(read('studio/generated/schema.json')) as readonly { name: string; type: string }[]
  const types = schema.filter(({ name, type }) => type === 'document' && !name.includes('.')).map(({ name }) => name)
  const rows = [...read('plugins/handbook/data.md').matchAll(/^\| ((?:`\w+` ?)+)\|/gm)].map(([, names = '']) => names)
  expect(types.filter((name) => !rows.some((row) => row.includes(`\`${name}\``)))).toEqual([])
})

/** Names that READMEs import from our packages, with the room that has to export them. */
const importsIn = (page: string) =>
  [...page.matchAll(/import \{([^}]+)\} from '@souk\/([\w-]+)(?:\/([\w-]+))?'/g)].flatMap(
    ([, names = '', name, entry]) =>
      names
        .split(',')
        .map((each) => ({ name: each.trim(), room: `plugins/${name}${entry ? `/${entry}` : ''}` }))
        .filter((each) => each.name !== ''),
  )

test.each(pages)('%s: what its examples import is exported', (page) => {
  const missing = importsIn(read(page)).filter(({ name, room }) => {
    const sources = globSync([`${room}/**/*.{ts,tsx}`, `${room}.ts`], { cwd: top }).map(read)
    const exported = new RegExp(
      `export (?:const|function|class|interface|type) ${name}\\b|export \\{[^}]*\\b${name}\\b`,
    )
    return !sources.some((source) => exported.test(source))
  })
  expect(missing).toEqual([])
})

test('the README names scripts that are there and variables that the programs take', () => {
  const readme = read('README.md')
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = [...readme.matchAll(/npm (?:run )?(start|test|(?<=run )\w+)/g)].map(([, name]) => name ?? '')
  expect(named.filter((name) => !(name in scripts))).toEqual([])
  const given = [...readme.matchAll(/\b([A-Z][A-Z_]+)=(\S+?)`? /g)].map(([, name, value]) => [name ?? '', value ?? ''])
  expect(given.map(([name]) => name)).toContain('SHOP')
  const env = parseWorldEnvironment(Object.fromEntries(given))
  const told = new Set([...read('plugins/handbook/variables.md').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name))
  expect(given.filter(([name]) => !told.has(name))).toEqual([])
  expect(['coffee', ...Object.keys(demoShops), 'none']).toContain(env.shop)
})

test('the page on variables tells every one that the programs read, and no other', () => {
  const sources = [
    'storefront/app/env.server.ts',
    'storefront/app/third-parties.server.ts',
    'plugins/workshop/dev/env.ts',
  ]
  const capitals = /(?<![\w'])'?([A-Z][A-Z_]*[A-Z])'?(?=:|'| =)/g
  const known = new Set(sources.flatMap((file) => [...read(file).matchAll(capitals)].map(([, name]) => name ?? '')))
  const told = [...read('plugins/handbook/variables.md').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name ?? '')
  expect([...new Set(told)].sort()).toEqual(told.sort())
  const operator = ['SANITY_ADMIN_TOKEN', 'NODE_ENV']
  expect(told).toEqual([...known, ...operator].sort())
})
