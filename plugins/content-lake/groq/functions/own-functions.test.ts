import type { ExprNode } from 'groq-js'
import { describe, expect, it } from 'vitest'
import { createDocumentIndex } from '../document-index.ts'
import { createQueryEngine } from '../engine.ts'
import { parseQuery } from '../parse.ts'
import { QueryParseError, QueryTimeoutError } from '../parse-error.ts'
import { rewriteFunctions } from '../rewrite.ts'
import { walkTree } from '../syntax-tree.ts'
import type { Perspective } from '../views.ts'

const stamp = { _rev: 'r1', _createdAt: '2026-01-01T00:00:00Z', _updatedAt: '2026-01-01T00:00:00Z' }
const reference = (_ref: string) => ({ _type: 'reference', _ref })
const documents = [
  {
    ...stamp,
    _id: 'shop',
    _type: 'shop',
    at: { lat: 37.78, lng: -122.42 },
    zone: {
      type: 'Polygon',
      coordinates: [
        [
          [-123, 37],
          [-122, 37],
          [-122, 38],
          [-123, 38],
          [-123, 37],
        ],
      ],
    },
  },
  {
    ...stamp,
    _id: 'post',
    _type: 'post',
    by: reference('ada'),
    also: [reference('ada')],
    media: { _type: 'globalDocumentReference', _ref: 'media-library:lib:picture' },
  },
  { ...stamp, _id: 'drafts.post', _type: 'post', by: reference('ada') },
  { ...stamp, _id: 'note', _type: 'post', by: reference('ada'), far: { _ref: 'dataset:p.production:ada' } },
  { ...stamp, _id: 'ada', _type: 'person', name: 'Ada' },
  { ...stamp, _id: 'picture', _type: 'sanity.asset', aspects: { copyright: { holder: 'Eve' } } },
  { ...stamp, _id: '_.releases.r1', _type: 'system.release', name: 'r1' },
  { ...stamp, _id: 'versions.x.post', _type: 'post', _system: { variant: { _ref: '_.variants.loyal' } } },
  { ...stamp, _id: 'versions.y.post', _type: 'post', _system: { variants: [{ _ref: '_.variants.loyal' }] } },
]
const index = createDocumentIndex()
for (const document of documents) index.put(document)
const engine = createQueryEngine(index, { sanity: { projectId: 'p', dataset: 'production' } })

async function ask(query: string, params: Record<string, unknown> = {}, perspective: Perspective = 'raw') {
  return (await engine.query({ query, params, perspective })).result
}

function treeTypes(tree: ExprNode): readonly string[] {
  const types: string[] = []
  walkTree(tree, ({ type }) => types.push(type))
  return types
}

/** What is wrong with a query, and where in it. */
async function refusal(query: string, params: Record<string, unknown> = {}) {
  const error = await ask(query, params).catch((cause: unknown) => cause)
  if (!(error instanceof QueryParseError)) throw new Error(`${query} was not refused`)
  return { why: error.description, at: query.slice(error.start, error.end) }
}

describe('functions that take whole values', () => {
  it.each<[string, unknown]>([
    ['geo({"lat": 1, "lng": 2, "x": 3})', { type: 'Point', coordinates: [2, 1] }],
    ['global::geo({"lat": 1, "lng": 2}).coordinates[1]', 1],
    ['geo::latLng(1, 2)', { type: 'Point', coordinates: [2, 1] }],
    ['*[_type == "shop" && geo::contains(zone, $here)]._id', ['shop']],
    ['*[_type == "shop" && geo::contains(zone, geo::latLng(1, 2))]._id', []],
    ['*[_type == "shop"]{"near": geo::distance(at, $here) < 5000}.near', [true]],
    ['*[_type == "shop"] | order(geo::distance(at, $here))._id', ['shop']],
    ['*[_id == "shop"]{"inner": *[geo::intersects(zone, ^.zone)]._id}[0].inner', ['shop']],
    ['"geo(" + "string::length(" // geo(', 'geo(string::length('],
    ['{"geo": 1, "b": {"geo": 2}.geo}', { geo: 1, b: 2 }],
    ['[string::length("naïve 👋"), string::length(12), string::length(["a"])]', [7, null, null]],
    ['array::unique([1, null, "1", null, true, 1, [1], [1]])', [1, null, '1', true, [1], [1]]],
    ['array::unique("x")', null],
    ['diff::changedAny({"a": 1, "b": [{"c": 1}]}, {"a": 1, "b": [{"c": 2}]}, b[].c)', true],
    ['diff::changedAny({"a": 1, "b": [{"c": 1}]}, {"a": 1, "b": [{"c": 2}]}, a)', false],
    ['diff::changedAny({"b": [{"c": 1, "n": 1}]}, {"b": [{"c": 1, "n": 2}]}, b[c == $one].n)', true],
    ['diff::changedOnly({"a": 1, "b": 1}, {"a": 2, "b": 1}, (a, c))', true],
    ['diff::changedOnly({"a": 1, "b": 1}, {"a": 2, "b": 2}, (a, c))', false],
  ])('%s', async (query, expected) => {
    expect(await ask(query, { here: { lat: 37.779, lng: -122.419 }, one: 1 })).toEqual(expected)
  })

  it('read a shape that is written out in the query once, and not for every document', async () => {
    const places = createDocumentIndex()
    for (let n = 0; n < 50; n += 1)
      places.put({ ...stamp, _id: `p${n}`, _type: 'place', at: { lat: n / 100, lng: 0.25 } })
    const zone = '{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 0.2], [0, 0.2], [0, 0]]]}'
    const count = async (shape: string) => {
      const query = `count(*[geo::contains(${shape}, at)])`
      return (await createQueryEngine(places).query({ query, params: {}, perspective: 'raw' })).result
    }
    expect([await count(zone), await count(`geo(${zone})`), await count('geo({"lat": -1, "lng": -1})')]).toEqual([
      19, 19, 0,
    ])
    const { tree } = parseQuery(`geo::contains(geo(${zone}), at)`, {})
    expect(treeTypes(rewriteFunctions(tree, ''))).toEqual(['OpCall', 'Value', 'Array', 'Value', 'AccessAttribute'])
  })

  it('stop when the time of the query is over', async () => {
    // Each long side lies over all others, so that each has to be held against each.
    const comb = Array.from({ length: 20_000 }, (_, n) => [n % 2 === 0 ? 0 : 100, n / 1000])
    const ring = [...comb, [-1, 20], [-1, 0], [0, 0]]
    const params = { zone: { type: 'Polygon', coordinates: [ring] } }
    const asked = engine.query({ query: 'geo($zone)', params, perspective: 'raw', timeoutMs: 20 })
    await expect(asked).rejects.toBeInstanceOf(QueryTimeoutError)
  })

  it('work in the filters of listeners and grants', () => {
    const filter = engine.compileFilter('_type == "shop" && geo::contains(zone, $here)', {
      here: { lat: 37.5, lng: -122.5 },
    })
    expect(documents.filter((each) => filter.matches(each)).map(({ _id }) => _id)).toEqual(['shop'])
  })
})

describe('functions that look into the dataset', () => {
  it('count who points at a document in the perspective', async () => {
    const query =
      '*[_id == "ada"][0]{"refs": documents::incomingRefCount(), "global": documents::incomingGlobalDocumentReferenceCount()}'
    expect([await ask(query), await ask(query, {}, 'published'), await ask(query, {}, 'drafts')]).toEqual([
      { refs: 3, global: 1 },
      { refs: 2, global: 1 },
      { refs: 2, global: 1 },
    ])
  })

  it('resolve global references into this dataset and its media, and no other', async () => {
    expect(
      await ask(
        '{"here": documents::get("dataset:p.production:ada").name, "ref": *[_id == "note"][0]{"to": documents::get(far)._id}.to, "other": documents::get("dataset:p.staging:ada"), "word": documents::get(1)}',
      ),
    ).toEqual({ here: 'Ada', ref: 'ada', other: null, word: null })
    expect(
      await ask(
        '*[_id == "post"][0]{"c": media::aspect(media, "copyright").holder, "none": media::aspect(media, "x")}',
      ),
    ).toEqual({ c: 'Eve', none: null })
  })

  it('list releases, and the documents of a variant', async () => {
    expect(await ask('releases::all()[name == "r1"].name')).toEqual(['r1'])
    expect(await ask('*[sanity::partOfVariant($name)]._id', { name: 'loyal' })).toEqual([
      'versions.x.post',
      'versions.y.post',
    ])
    expect(await ask('*[sanity::partOfVariant("new")]._id')).toEqual([])
  })

  it('compare paths with paths', async () => {
    expect(
      await ask('[path("a.b") in path("a.*"), path("a.b.c") in path("a.*"), path("a.b.c") in path("a.**")]'),
    ).toEqual([true, false, true])
    expect(await ask('*[path(_id) in path("drafts.**")]._id')).toEqual(['drafts.post'])
  })
})

describe('queries that are refused', () => {
  it.each<[string, string, string]>([
    ['geo()', 'incorrect number of arguments to function geo(). Expected 1, got 0.', 'geo'],
    [
      'geo::distance(1)',
      'incorrect number of arguments to function geo::distance(). Expected 2, got 1.',
      'geo::distance',
    ],
    ['releases::all(1)', 'incorrect number of arguments to function all(). Expected 0, got 1.', ''],
    ['*{foo} | score(a == 1)', 'score() must come before projections and elements', '| score(a == 1)'],
    ['*[0] | score(a == 1)', 'score() must come before projections and elements', '| score(a == 1)'],
    ['*[a == $p]', 'param $p referenced, but not provided', '$p'],
    ['*[geo({"lat": 1}) == $p]', 'param $p referenced, but not provided', '$p'],
  ])('%s', async (query, why, at) => {
    const refused = await refusal(query)
    expect(at === '' ? refused.why.includes('rguments') : refused).toEqual(at === '' ? true : { why, at })
  })

  it('keep the place of an error behind a function that groq-js does not know', async () => {
    const query = 'geo({"lat": 1, "lng": 2}) == string::length("a") && ]'
    expect((await refusal(query)).at).toBe(']')
  })

  it('let score() stand behind filters, slices and orders', async () => {
    expect(await ask('*[_type == "person"][0...3] | order(name) | score(name == "Ada"){name, _score}')).toEqual([
      { name: 'Ada', _score: 1 },
    ])
  })
})
