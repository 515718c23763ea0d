import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDataProvider } from './data-provider.ts'
import { withFlatMeta } from './flat-meta.ts'
import { operators } from './operators.ts'
import { startTestLake, type TestLake } from './testing/lake.ts'

let lake: TestLake
let data: ReturnType<typeof createDataProvider>

/** Every kind of value a filter can meet, one document each. */
const kinds = {
  missing: undefined,
  nothing: null,
  empty: '',
  oat: 'Oat',
  small: 'oat milk',
  word: 'Goat',
  zero: 0,
  seven: 7,
  ten: 10,
  yes: true,
  no: false,
  list: ['Oat', 7],
  bare: [],
  thing: { inner: 'Oat' },
} as const
type Kind = keyof typeof kinds
const everyKind = Object.keys(kinds) as readonly Kind[]

beforeAll(async () => {
  lake = await startTestLake()
  data = withFlatMeta(createDataProvider(lake.clientFor('writer')))
  const variables = everyKind.map((id) => ({ id, ...(kinds[id] === undefined ? {} : { v: kinds[id] }) }))
  await data.createMany({ resource: 'kind', variables })
})
afterAll(() => lake.close())

const found = async (resource: string, ...filters: unknown[]): Promise<string[]> => {
  const asked = {
    resource,
    filters: filters as never[],
    pagination: { mode: 'off' as const },
    meta: { projection: '{_id}' },
  }
  return (await data.getList<{ id: string }>(asked)).data.map(({ id }) => id)
}
const sorted = (ids: readonly string[]) => ids.toSorted()
const allBut = (...ids: readonly Kind[]): readonly Kind[] => everyKind.filter((id) => !ids.includes(id))

const table = {
  eq: ['Oat', ['oat']],
  ne: ['Oat', allBut('oat')],
  eqs: ['Oat', ['oat']],
  nes: ['Oat', allBut('oat')],
  lt: [7, ['zero']],
  gt: [7, ['ten']],
  lte: [7, ['zero', 'seven']],
  gte: [7, ['seven', 'ten']],
  in: [
    ['Oat', 7, false],
    ['oat', 'seven', 'no'],
  ],
  nin: [['Oat', 7, false], allBut('oat', 'seven', 'no')],
  ina: [['Oat', 7], ['list']],
  nina: [['Oat', 7], allBut('list')],
  contains: ['OAT', ['oat', 'small', 'word']],
  ncontains: ['OAT', allBut('oat', 'small', 'word')],
  containss: ['oat', ['small', 'word']],
  ncontainss: ['oat', allBut('small', 'word')],
  between: [
    [0, 7],
    ['zero', 'seven'],
  ],
  nbetween: [[0, 7], allBut('zero', 'seven')],
  null: [true, ['missing', 'nothing']],
  nnull: [true, allBut('missing', 'nothing')],
  startswith: ['OA', ['oat', 'small']],
  nstartswith: ['OA', allBut('oat', 'small')],
  startswiths: ['Oa', ['oat']],
  nstartswiths: ['Oa', allBut('oat')],
  endswith: ['OAT', ['oat', 'word']],
  nendswith: ['OAT', allBut('oat', 'word')],
  endswiths: ['Oat', ['oat']],
  nendswiths: ['Oat', allBut('oat')],
} as const satisfies Record<keyof typeof operators, readonly [unknown, readonly Kind[]]>

test.each(Object.entries(table))('%s finds what it says among values of every kind', async (operator, [value, ids]) => {
  expect(sorted(await found('kind', { field: 'v', operator, value }))).toEqual(sorted(ids))
})

test.each([
  ['eq null is what is missing or nothing', 'eq', null, ['missing', 'nothing']],
  ['ne null is all the others', 'ne', null, allBut('missing', 'nothing')],
  ['null needs no value', 'null', undefined, ['missing', 'nothing']],
  ['in nothing is nobody', 'in', [], []],
  ['nin nothing is everybody', 'nin', [], everyKind],
  ['in null is what is missing', 'in', [null], ['missing', 'nothing']],
  ['comparing with null is nobody', 'gte', null, []],
  ['an open beginning', 'between', [null, 7], ['zero', 'seven']],
  ['an open end', 'between', [7, ''], ['seven', 'ten']],
  ['texts between texts', 'between', ['N', 'P'], ['oat']],
  ['containing nothing is every value', 'contains', '', allBut('missing', 'nothing')],
  ['ending with nothing is every value', 'endswith', '', allBut('missing', 'nothing')],
])('%s', async (_, operator, value, ids) => {
  expect(sorted(await found('kind', { field: 'v', operator, value }))).toEqual(sorted(ids))
})

// --- the differential test: the same filters over the same documents, by the lake and by JavaScript.

type Value = string | number | boolean | null | undefined | readonly (string | number)[]
type Test = (value: Value, wanted: never) => boolean
const isSame = (a: unknown, b: unknown) => (a ?? null) === (b ?? null)
const compare =
  (holds: (order: number) => boolean): Test =>
  (value, wanted: string | number | boolean) => {
    if (typeof value !== typeof wanted || value === null || value === undefined) return false
    return holds(value < wanted ? -1 : value > wanted ? 1 : 0)
  }
const onText =
  (caseless: boolean, holds: (text: string, part: string) => boolean): Test =>
  (value, part: string) => {
    if (typeof value !== 'string') return false
    return caseless ? holds(value.toLowerCase(), part.toLowerCase()) : holds(value, part)
  }
const isIn: Test = (value, wanted: readonly unknown[]) => wanted.some((each) => isSame(each, value))
const hasAll: Test = (value, wanted: readonly unknown[]) =>
  Array.isArray(value) && wanted.every((each) => value.includes(each as never))
const gte = compare((order) => order >= 0)
const lte = compare((order) => order <= 0)
const between: Test = (value, [from, to]: readonly [never, never]) => gte(value, from) && lte(value, to)
const isNull: Test = (value) => value === null || value === undefined
const not =
  (holds: Test): Test =>
  (value, wanted) =>
    !holds(value, wanted)
const contains = (text: string, part: string) => text.includes(part)
const startsWith = (text: string, part: string) => text.startsWith(part)
const endsWith = (text: string, part: string) => text.endsWith(part)

const inJavaScript = {
  eq: isSame,
  ne: not(isSame),
  eqs: isSame,
  nes: not(isSame),
  lt: compare((order) => order < 0),
  gt: compare((order) => order > 0),
  lte,
  gte,
  in: isIn,
  nin: not(isIn),
  ina: hasAll,
  nina: not(hasAll),
  contains: onText(true, contains),
  ncontains: not(onText(true, contains)),
  containss: onText(false, contains),
  ncontainss: not(onText(false, contains)),
  between,
  nbetween: not(between),
  null: isNull,
  nnull: not(isNull),
  startswith: onText(true, startsWith),
  nstartswith: not(onText(true, startsWith)),
  startswiths: onText(false, startsWith),
  nstartswiths: not(onText(false, startsWith)),
  endswith: onText(true, endsWith),
  nendswith: not(onText(true, endsWith)),
  endswiths: onText(false, endsWith),
  nendswiths: not(onText(false, endsWith)),
} as const satisfies Record<keyof typeof operators, Test>

/** Short texts over few letters, so that parts do occur; foreign scripts, pairs, and what would break out of a query. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'A', 'b', ' ', '"', 'é', 'É', 'ß', 'ش', '🦊'), maxLength: 4 }),
  fc.constantFrom('"] | *[true', '\\"', '$f0', '*[_type == "secret"]', 'a\nb', '//', "'", '` ${a}'),
)
const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -3, max: 3 }),
)
const scalar = fc.oneof(text, number, fc.boolean())
const value: fc.Arbitrary<Value> = fc.oneof(
  scalar,
  fc.constant(null),
  fc.constant(undefined),
  fc.array(fc.oneof(text, number), { maxLength: 3 }),
)
const kindOf = (operator: string) =>
  operator.replace(/^n(?!ull)/, '').replace(/^(eq|contains|startswith|endswith)s$/, '$1')
const wantedFor: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  eq: fc.oneof(scalar, fc.constant(null)),
  e: fc.oneof(scalar, fc.constant(null)),
  es: fc.oneof(scalar, fc.constant(null)),
  in: fc.array(fc.oneof(scalar, fc.constant(null)), { maxLength: 3 }),
  ina: fc.array(scalar, { minLength: 1, maxLength: 2 }),
  between: fc.oneof(fc.tuple(number, number), fc.tuple(text.filter(Boolean), text.filter(Boolean))),
  contains: text.filter(Boolean),
  startswith: text,
  endswith: text.filter(Boolean),
  null: fc.constant(true),
  nnull: fc.constant(true),
}
const leaf = fc.constantFrom(...(Object.keys(operators) as (keyof typeof operators)[])).chain((operator) =>
  fc.record({
    field: fc.constantFrom('v', 'w', 'deep.v'),
    operator: fc.constant(operator),
    value: wantedFor[kindOf(operator)] ?? scalar,
  }),
)
type Filter = { readonly operator: string; readonly field?: string; readonly value: unknown }
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf as fc.Arbitrary<Filter>,
    fc.record({ operator: fc.constantFrom('or', 'and'), value: fc.array(tie('filter'), { maxLength: 3 }) }),
  ),
}))
interface Row {
  readonly v?: Value
  readonly w?: Value
  readonly deep?: { readonly v?: Value } | undefined
}
const row = fc.record({ v: value, w: value, deep: fc.option(fc.record({ v: value }), { nil: undefined }) })

const holds = (filter: Filter, document: Row): boolean => {
  const within = filter.value as readonly Filter[]
  if (filter.operator === 'or') return within.some((each) => holds(each, document))
  if (filter.operator === 'and') return within.every((each) => holds(each, document))
  const value = filter.field === 'v' ? document.v : filter.field === 'w' ? document.w : document.deep?.v
  return inJavaScript[filter.operator as keyof typeof inJavaScript](value, filter.value as never)
}

test('the lake and JavaScript agree on every operator over documents and filters of any shape', async () => {
  const rows: Row[] = fc.sample(row, { numRuns: 150, seed: 11 })
  const variables = rows.map((each, index) => ({ id: `r${index}`, ...each }))
  await data.createMany({ resource: 'any', variables })
  const used = new Map<string, number>()
  let matches = 0
  const note = (each: Filter): void => {
    used.set(each.operator, (used.get(each.operator) ?? 0) + 1)
    if (each.operator === 'or' || each.operator === 'and') (each.value as readonly Filter[]).forEach(note)
  }
  await fc.assert(
    fc.asyncProperty(filter, async (each) => {
      note(each)
      const wanted = rows.flatMap((document, index) => (holds(each, document) ? [`r${index}`] : []))
      matches += wanted.length
      expect(sorted(await found('any', each))).toEqual(sorted(wanted))
    }),
    { numRuns: 1000, seed: 5 },
  )
  expect([...used.keys()].sort()).toEqual([...Object.keys(operators), 'and', 'or'].sort())
  expect(Math.min(...used.values())).toBeGreaterThan(10)
  expect(matches).toBeGreaterThan(3000)
})
