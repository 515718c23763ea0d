import fc from 'fast-check'
import { expect, test } from 'vitest'
import { filtersToGroq } from './filters.ts'
import { operators } from './operators.ts'

const one = (operator: string, value: unknown) => filtersToGroq([{ field: 'name', operator, value }])

test.each([
  ['eq', 'Oat', '(name == $f0)', ['Oat']],
  ['ne', 'Oat', '(!coalesce(name == $f0, false))', ['Oat']],
  ['eqs', 'Oat', '(name == $f0)', ['Oat']],
  ['nes', 'Oat', '(!coalesce(name == $f0, false))', ['Oat']],
  ['lt', 3, '(name < $f0)', [3]],
  ['gt', 3, '(name > $f0)', [3]],
  ['lte', 3, '(name <= $f0)', [3]],
  ['gte', 3, '(name >= $f0)', [3]],
  ['in', [1, 2], '(name in $f0)', [[1, 2]]],
  ['nin', [1, 2], '(!coalesce(name in $f0, false))', [[1, 2]]],
  ['ina', ['a', 'b'], '($f0 in name && $f1 in name)', ['a', 'b']],
  ['nina', ['a', 'b'], '(!coalesce($f0 in name && $f1 in name, false))', ['a', 'b']],
  ['contains', 'Oat', '(count(string::split(lower(name), $f0)) > 1)', ['oat']],
  ['ncontains', 'Oat', '(!coalesce(count(string::split(lower(name), $f0)) > 1, false))', ['oat']],
  ['containss', 'Oat', '(count(string::split(name, $f0)) > 1)', ['Oat']],
  ['ncontainss', 'Oat', '(!coalesce(count(string::split(name, $f0)) > 1, false))', ['Oat']],
  ['between', [1, 5], '(name >= $f0 && name <= $f1)', [1, 5]],
  ['nbetween', [1, 5], '(!coalesce(name >= $f0 && name <= $f1, false))', [1, 5]],
  ['null', true, '(!defined(name))', []],
  ['nnull', true, '(!coalesce(!defined(name), false))', []],
  ['startswith', 'Oat', '(string::startsWith(lower(name), $f0))', ['oat']],
  ['nstartswith', 'Oat', '(!coalesce(string::startsWith(lower(name), $f0), false))', ['oat']],
  ['startswiths', 'Oat', '(string::startsWith(name, $f0))', ['Oat']],
  ['nstartswiths', 'Oat', '(!coalesce(string::startsWith(name, $f0), false))', ['Oat']],
  ['endswith', 'Oat', '(array::join(string::split(lower(name), "")[$f0..-1], "") == $f1)', [-3, 'oat']],
  [
    'nendswith',
    'Oat',
    '(!coalesce(array::join(string::split(lower(name), "")[$f0..-1], "") == $f1, false))',
    [-3, 'oat'],
  ],
  ['endswiths', 'Oat', '(array::join(string::split(name, "")[$f0..-1], "") == $f1)', [-3, 'Oat']],
  ['nendswiths', 'Oat', '(!coalesce(array::join(string::split(name, "")[$f0..-1], "") == $f1, false))', [-3, 'Oat']],
] as const)('%s becomes GROQ with the value as a parameter', (operator, value, groq, params) => {
  expect(one(operator, value)).toEqual({
    groq,
    params: Object.fromEntries(params.map((each, index) => [`f${index}`, each])),
  })
})

test.each([
  [[null, 5], '(name <= $f0)', { f0: 5 }],
  [[1, undefined], '(name >= $f0)', { f0: 1 }],
  [['', ''], '(defined(name))', {}],
])('between %j leaves an end open', (value, groq, params) => {
  expect(one('between', value)).toEqual({ groq, params })
})

test('the table holds every operator of Refine 5 save the two that hold filters', () => {
  expect(Object.keys(operators)).toHaveLength(28)
})

test('or and and nest, and an empty choice matches nothing', () => {
  expect(
    filtersToGroq([
      {
        operator: 'or',
        value: [
          { field: 'state', operator: 'eq', value: 'placed' },
          {
            operator: 'and',
            value: [
              { field: 'total', operator: 'gt', value: 500 },
              { field: 'id', operator: 'ne', value: 'x' },
            ],
          },
        ],
      },
      { operator: 'or', value: [] },
      { operator: 'and', value: [] },
    ]),
  ).toEqual({
    groq: '((state == $f0) || ((total > $f1) && (!coalesce(_id == $f2, false)))) && false && true',
    params: { f0: 'placed', f1: 500, f2: 'x' },
  })
})

test('no filters let everything through', () => {
  expect(filtersToGroq(undefined)).toEqual({ groq: 'true', params: {} })
})

test.each([
  ['an unknown operator', { field: 'name', operator: 'like', value: 'x' }, '"like" is not a filter operator'],
  [
    'a name of Object',
    { field: 'name', operator: 'constructor', value: 'x' },
    '"constructor" is not a filter operator',
  ],
  ['no value', { field: 'name', operator: 'eq' }, 'the filter on "name" has no value'],
  ['an object as value', { field: 'name', operator: 'eq', value: {} }, 'a filter cannot compare with object'],
  ['not a number', { field: 'name', operator: 'gt', value: Number.NaN }, 'a filter cannot compare with NaN'],
  ['in without a list', { field: 'name', operator: 'in', value: 'x' }, 'this filter needs a list of values'],
  ['between three', { field: 'name', operator: 'between', value: [1, 2, 3] }, 'this filter needs two values'],
  ['contains a number', { field: 'name', operator: 'contains', value: 4 }, 'this filter needs a text'],
  ['a field that is a query', { field: 'a] | *[', operator: 'eq', value: 1 }, '"a] | *[" is not a field path'],
  ['a filter that is none', 'state == "x"', 'a filter must be an object'],
])('%s is an error, not silence', (_, filter, message) => {
  expect(() => filtersToGroq([filter])).toThrow(expect.objectContaining({ message, statusCode: 400 }))
})

const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean())
const hostile = fc.constantFrom('"] | *[', '") || true || ("', '$f0', '*[_type == "customer"]', '//', '\\"', '{}', '->')
const leaf = fc.record({
  field: fc.constantFrom('name', 'address.city', 'tags[]', 'product->title'),
  operator: fc.constantFrom(...Object.keys(operators)),
  value: fc.oneof(scalar, hostile, fc.array(fc.oneof(scalar, hostile), { maxLength: 3 })),
})
const { filter } = fc.letrec((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({
      operator: fc.constantFrom('or', 'and'),
      value: fc.array(tie('filter'), { maxLength: 3 }),
    }),
  ),
}))

/** What may stand in a query: our fields, our functions, parameters, brackets, signs. Nothing of a value can. */
const tokens =
  /^(?:\s|[()[\]!<>,]|[<>=]=|&&|\|\||\.\.-1|->|""|1|name|address\.city|tags\[\]|product|title|in\b|true|false|coalesce|count|lower|defined|string::split|string::startsWith|array::join|\$f\d+)*$/

test('whatever the values are, they never reach the text of the query', () => {
  let built = 0
  fc.assert(
    fc.property(fc.array(filter, { maxLength: 4 }), (filters) => {
      let condition: ReturnType<typeof filtersToGroq>
      try {
        condition = filtersToGroq(filters)
      } catch (failure) {
        if ((failure as { statusCode?: number }).statusCode !== 400) throw failure
        return
      }
      built += 1
      expect(condition.groq).toMatch(tokens)
      const used = new Set(condition.groq.match(/\$f\d+/g))
      expect([...used].map((name) => name.slice(1)).sort()).toEqual(Object.keys(condition.params).sort())
    }),
    { numRuns: 2000, seed: 7 },
  )
  expect(built).toBeGreaterThan(200)
})
