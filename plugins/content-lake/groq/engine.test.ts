// One suite: every case runs against the same documents, by the planner and by groq-js.
import fc from 'fast-check'
import { evaluate, parse } from 'groq-js'
import { describe, expect, it } from 'vitest'
import { createDocumentIndex, type DocumentIndex } from './document-index.ts'
import type { LakeDocument } from './document.ts'
import { createQueryEngine } from './engine.ts'
import { QueryParseError, QueryTimeoutError } from './parse-error.ts'
import type { ContentSourceMap } from './source-map/content-source-map.ts'
import type { Perspective } from './views.ts'

const stamp = { _rev: 'r1', _createdAt: '2026-01-01T00:00:00Z', _updatedAt: '2026-01-01T00:00:00Z' }

function doc(fields: { _id: string; _type: string } & Record<string, unknown>): LakeDocument {
  return { ...stamp, ...fields }
}

function indexOf(docs: readonly LakeDocument[]): DocumentIndex {
  const index = createDocumentIndex({ learnedLimit: 3 })
  for (const each of docs) index.put(each)
  return index
}

async function ask(
  docs: readonly LakeDocument[],
  query: string,
  params: Record<string, unknown> = {},
  perspective: Perspective = 'raw',
): Promise<unknown> {
  return (await createQueryEngine(indexOf(docs)).query({ query, params, perspective })).result
}

/** Query shapes with the parameters they use: `id`, `ids`, `text`, `number`, `mixed`. */
const shapes: readonly string[] = [
  '*[_type == "order"]._id',
  '*[_type == $text && status == "paid"]{_id, status}',
  '*["order" == _type && number == $number]._id',
  '*[_id == $id][0]',
  '*[_id in $ids]{_id, "customer": customer->name}',
  '*[references($id)]._id',
  '*[references($ids, "c1")]._id',
  '*[status in ["paid", "open", null]]._id',
  '*[status == null]._id',
  '*[status == $mixed]._id',
  '*[$id in tags[]._ref]._id',
  '*[$text in words]._id',
  '*[nested.deep == $mixed || _type == "product"]._id',
  '*[_type == "order" || _id == $id]._id',
  '*[_type == "order"][status == "paid"][0...2]._id',
  '*[_type == "order" && !(status == "paid")]._id',
  '*[customer._ref == $id]{_id, "same": count(*[customer._ref == ^.customer._ref])}',
  '*[_type == "customer"]{_id, "orders": *[_type == "order" && references(^._id)]._id}',
  '*[_type == "customer"]{_id, "orders": count(*[customer._ref == ^._id && status == "paid"])}',
  '*[_type == "order"]{_id, "tagged": *[_id in ^.tags[]._ref]._id}',
  '*[_type == "order"]{_id, "same": *[status == ^.status && _id != ^._id]._id}',
  '*[_type == "order"]{_id, "numbers": *[number == ^.number]._id}',
  '*[_type == "order"].tags[]{"by": *[_id == ^._ref][0]._id}',
  '*[_type == "order"].tags[]->{_id, "others": count(*[references(^._id)])}',
  '*[_type == "order"]{"n": *[_type == "customer"]{"m": *[_id == ^.^.customer._ref]._id}}',
  'count(*[_type == "order" && number > 2])',
  '{"a": count(*[_type == "order"]), "b": count(*), "c": *[_id == $id]._id}',
  '*[_type == "order"] | order(number desc, _id asc)[0..3]{_id, number}',
  '*[status == "paid"] | score(boost(title match "al*", 2), title match "be")[_score > 0]{_id, _score}',
  '*[sanity::versionOf($id)]._id',
  '*[_id in path("drafts.**")]._id',
  '*[_type == "order" && customer->name == "Ada"]._id',
  '*[defined(number) && _type in ["order", $text]] | order(_id)[1...4]._id',
  '*[_id == "drafts." + $id]._id',
  '*[nested.deep in $ids]._id',
  '*[_type == "order" && customer._ref in *[_type == "customer" && status == "paid"]._id]._id',
]

const ids = ['c1', 'c2', 'c3', 'o1', 'o2', 'o3', 'o4', 'p1', 'drafts.o1', 'drafts.o5', 'versions.r1.o2']
const words = ['paid', 'open', 'alpha', 'beta gamma', 'Alfred be', '']
const anyId = fc.constantFrom(...ids)
const anyWord = fc.constantFrom(...words)
const anyMixed = fc.oneof(
  anyWord,
  fc.integer({ min: 0, max: 4 }),
  fc.boolean(),
  fc.constant(null),
  fc.constant({ a: 1 }),
)
const anyReference = fc.record({ _type: fc.constant('reference'), _ref: anyId }, { noNullPrototype: true })
const anyFields = fc.record(
  {
    _type: fc.constantFrom('order', 'customer', 'product'),
    status: anyMixed,
    number: fc.oneof(fc.integer({ min: 0, max: 4 }), anyWord),
    title: anyWord,
    name: fc.constantFrom('Ada', 'Bo'),
    customer: fc.oneof(anyReference, anyWord),
    tags: fc.oneof(fc.array(anyReference, { maxLength: 3 }), anyWord),
    words: fc.oneof(fc.array(anyMixed, { maxLength: 3 }), anyWord),
    nested: fc.oneof(
      fc.record({ deep: anyMixed }, { noNullPrototype: true }),
      fc.array(fc.record({ deep: anyMixed }, { noNullPrototype: true }), { maxLength: 2 }),
    ),
  },
  { requiredKeys: ['_type'], noNullPrototype: true },
)
const anyDataset = fc
  .uniqueArray(anyId, { minLength: 4, maxLength: 11 })
  .chain((chosen) =>
    fc
      .array(anyFields, { minLength: chosen.length, maxLength: chosen.length })
      .map((fields) => chosen.map((_id, i) => doc({ ...fields[i], _id, _type: fields[i]?._type ?? 'order' }))),
  )
const anyParams = fc.record(
  {
    id: anyId,
    ids: fc.array(anyId, { maxLength: 3 }),
    text: fc.constantFrom('order', 'customer', 'paid'),
    number: fc.integer({ min: 0, max: 4 }),
    mixed: anyMixed,
  },
  { noNullPrototype: true },
)

/** The value at a JSON path of names in quotes and numbers. */
const at = (value: unknown, path: string): unknown =>
  [...path.matchAll(/\['(.*?)'\]|\[(\d+)\]/g)].reduce<unknown>(
    (held, [, name, place]) => (held as Record<string, unknown> | null)?.[name ?? place ?? ''] ?? null,
    value,
  )

/** Mappings whose place in the result does not hold what their place in the document holds. */
function untrueMappings(result: unknown, map: ContentSourceMap | undefined, index: DocumentIndex): readonly string[] {
  if (!map) return ['no map']
  return Object.entries(map.mappings).flatMap(([path, { source }]) => {
    if (source.type !== 'documentValue') return []
    const document = index.get(map.documents[source.document]?._id ?? '')
    const [there, here] = [at(document, map.paths[source.path] ?? ''), at(result, path)]
    return JSON.stringify(there) === JSON.stringify(here) ? [] : [`${path}: ${JSON.stringify(here)}`]
  })
}

describe('a narrowed query', () => {
  it('answers exactly what plain groq-js answers', async () => {
    let pairs = 0
    await fc.assert(
      fc.asyncProperty(anyDataset, anyDataset, anyParams, async (before, after, params) => {
        const index = indexOf(before)
        for (const each of before.slice(2)) index.remove(each._id)
        for (const each of after) index.put(each)
        const engine = createQueryEngine(index)
        for (const query of shapes) {
          const plain = await evaluate(parse(query, { params }), { dataset: index.documents(), params })
          const expected: unknown = JSON.parse(JSON.stringify((await plain.get()) ?? null))
          const { result, sourceMap } = await engine.query({ query, params, perspective: 'raw', sourceMap: 'byIndex' })
          expect({ query, untrue: untrueMappings(result, sourceMap, index) }).toEqual({ query, untrue: [] })
          expect({ query, result: JSON.parse(JSON.stringify(result)) }).toEqual({ query, result: expected })
          pairs += 1
        }
      }),
      { numRuns: 80 },
    )
    expect(pairs).toBeGreaterThanOrEqual(2000)
  })

  it('answers in any perspective what plain groq-js answers over that view', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyDataset,
        anyParams,
        fc.constantFrom('published', 'drafts', 'r1'),
        async (docs, params, name) => {
          const index = indexOf(docs)
          const engine = createQueryEngine(index)
          const perspective: Perspective = name === 'r1' ? ['r1', 'drafts'] : name === 'drafts' ? 'drafts' : 'published'
          const { result: view } = await engine.query({ query: '*', params: {}, perspective })
          for (const query of shapes) {
            const plain = await evaluate(parse(query, { params }), { dataset: view, params })
            const expected: unknown = JSON.parse(JSON.stringify((await plain.get()) ?? null))
            const { result } = await engine.query({ query, params, perspective })
            expect({ query, result: JSON.parse(JSON.stringify(result)) }).toEqual({ query, result: expected })
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('reads only the candidates that an index gives', async () => {
    const docs = Array.from({ length: 500 }, (_, n) =>
      doc({ _id: `o${n}`, _type: 'order', status: n % 100 === 0 ? 'paid' : 'open', customer: { _ref: `c${n % 50}` } }),
    )
    const engine = createQueryEngine(indexOf(docs))
    const read = async (query: string) => (await engine.query({ query, params: {}, perspective: 'raw' })).candidates
    expect({
      byId: await read('*[_id == "o1"]'),
      byStatus: await read('*[_type == "order" && status == "paid"]'),
      byReference: await read('*[references("c7")]'),
      correlated: await read('*[_id == "o3"]{"others": count(*[references(^.customer._ref)])}'),
    }).toEqual({ byId: 1, byStatus: 5, byReference: 10, correlated: 11 })
  })
})

describe('perspectives', () => {
  const docs = [
    doc({ _id: 'a', _type: 'page', title: 'A', next: { _ref: 'b' } }),
    doc({ _id: 'drafts.a', _type: 'page', title: 'A draft', next: { _ref: 'b' } }),
    doc({ _id: 'drafts.b', _type: 'page', title: 'B draft' }),
    doc({ _id: 'versions.r1.a', _type: 'page', title: 'A in r1', next: { _ref: 'b' } }),
    doc({ _id: 'c', _type: 'page', title: 'C' }),
    doc({ _id: 'versions.r1.c', _type: 'page', title: 'C', _system: { delete: true } }),
  ]
  const query = '*[_type == "page"]{_id, _originalId, title, "next": next->title}'

  it('shows neither drafts nor versions as published', async () => {
    expect(await ask(docs, query, {}, 'published')).toEqual([
      { _id: 'a', _originalId: null, title: 'A', next: null },
      { _id: 'c', _originalId: null, title: 'C', next: null },
    ])
  })

  it('lays drafts over published documents, also behind references', async () => {
    expect(await ask(docs, query, {}, 'drafts')).toEqual([
      { _id: 'a', _originalId: 'drafts.a', title: 'A draft', next: 'B draft' },
      { _id: 'b', _originalId: 'drafts.b', title: 'B draft', next: null },
      { _id: 'c', _originalId: 'c', title: 'C', next: null },
    ])
  })

  it('stacks a release on drafts and hides what the release deletes', async () => {
    expect(await ask(docs, query, {}, ['r1', 'drafts'])).toEqual([
      { _id: 'a', _originalId: 'versions.r1.a', title: 'A in r1', next: 'B draft' },
      { _id: 'b', _originalId: 'drafts.b', title: 'B draft', next: null },
    ])
  })
})

describe('readable', () => {
  it('hides documents in lists, counts, sub-queries and behind references', async () => {
    const docs = [
      doc({ _id: 'o1', _type: 'order', customer: { _ref: 'c1' } }),
      doc({ _id: 'c1', _type: 'customer', name: 'Ada' }),
    ]
    const { result } = await createQueryEngine(indexOf(docs)).query({
      query:
        '{"all": count(*), "byType": *[_type == "customer"], "orders": *[_type == "order"]{"name": customer->name}}',
      params: {},
      perspective: 'raw',
      readable: (each) => each._type !== 'customer',
    })
    expect(result).toEqual({ all: 1, byType: [], orders: [{ name: null }] })
  })
})

describe('text::query', () => {
  const docs = [
    doc({
      _id: 'p1',
      _type: 'product',
      title: 'Café crème',
      body: [{ _type: 'block', children: [{ text: 'dark roast' }] }],
    }),
    doc({ _id: 'p2', _type: 'product', title: 'Roast, light', tags: ['cafe'] }),
    doc({ _id: 'p3', _type: 'product', title: 'Tea' }),
  ]
  const search = (q: string) => ask(docs, '*[[@, _id] match text::query($q)]._id', { q })

  it('searches all texts of a document by word, beginning, phrase and exclusion', async () => {
    expect({
      word: await search('roast'),
      folded: await search('CAFE'),
      beginning: await search('caf*'),
      several: await search('cafe roast'),
      phrase: await search('"dark roast"'),
      excluded: await search('roast -dark'),
      everything: await search('*'),
      id: await search('p3'),
      nothing: await search('coffee'),
    }).toEqual({
      word: ['p1', 'p2'],
      folded: ['p1', 'p2'],
      beginning: ['p1', 'p2'],
      several: ['p1', 'p2'],
      phrase: ['p1'],
      excluded: ['p2'],
      everything: ['p1', 'p2', 'p3'],
      id: ['p3'],
      nothing: [],
    })
  })

  it('ranks inside score and boost', async () => {
    const query =
      '*[_type in $types] | score(boost(title match text::query($q), 10), @ match text::query($q))[_score > 0]{_id, "boosted": _score > 10} | order(_score desc)[0...$limit]'
    expect(await ask(docs, query, { types: ['product'], q: 'roa*', limit: 5 })).toEqual([
      { _id: 'p2', boosted: true },
      { _id: 'p1', boosted: false },
    ])
  })

  it('lets @ match a pattern against the whole document and against strings of an array', async () => {
    expect(await ask(docs, '*[@ match "ro*"]._id')).toEqual(['p1', 'p2'])
    expect(await ask(docs, '*[count(tags[@ match "caf*"]) > 0]._id')).toEqual(['p2'])
  })
})

describe('filters', () => {
  it('know which project and dataset they stand in', () => {
    const engine = createQueryEngine(createDocumentIndex(), { sanity: { projectId: 'p', dataset: 'production' } })
    const here = (filter: string) => engine.compileFilter(filter, {}).matches(doc({ _id: 'a', _type: 't' }))
    expect([here('sanity::dataset() == "production"'), here('sanity::dataset() != "production"')]).toEqual([
      true,
      false,
    ])
  })
})

describe('slices by parameters', () => {
  it('takes both ends from parameters', async () => {
    const engine = createQueryEngine(createDocumentIndex())
    const query = '[1, 2, 3, 4][$from...$to]'
    const { result } = await engine.query({ query, params: { from: 1, to: 3 }, perspective: 'raw' })
    expect(result).toEqual([2, 3])
  })
})

describe('queries that cannot be run', () => {
  const failure = async (query: string) => {
    const error = await ask([], query).catch((cause: unknown) => cause)
    if (!(error instanceof QueryParseError)) throw new Error(`expected a parse error for ${query}`)
    return { description: error.description, at: query.slice(error.start, error.end) }
  }

  it('tells where a syntax error stands, which parameter is missing and what is not supported', async () => {
    expect({
      syntax: await failure('*[a == ]'),
      missing: await failure('*[a == $who]'),
      unsupported: await failure('*[text::semanticSimilarity("a") > 0]'),
      unknown: (await failure('*[foo(a)]')).description,
    }).toEqual({
      syntax: { description: 'Unexpected end of query', at: ' ' },
      missing: { description: 'param $who referenced, but not provided', at: '$who' },
      unsupported: {
        description: 'text::semanticSimilarity() is not supported by this Content Lake',
        at: 'text::semanticSimilarity',
      },
      unknown: 'Undefined function: foo',
    })
  })

  it('stops a query that runs too long', async () => {
    const docs = Array.from({ length: 3000 }, (_, n) => doc({ _id: `d${n}`, _type: 'd', n }))
    const engine = createQueryEngine(indexOf(docs))
    const slow = engine.query({ query: '*{"x": count(*[n > ^.n])}', params: {}, perspective: 'raw', timeoutMs: 1 })
    await expect(slow).rejects.toBeInstanceOf(QueryTimeoutError)
  })
})

describe('functions beyond groq-js', () => {
  it('knows string::length, path() on the left of in, and that nothing is part of a variant', async () => {
    const docs = [doc({ _id: 'a.b', _type: 't', s: 'string::length' })]
    expect(
      await ask(
        docs,
        '*[path(_id) in path("a.*")]{"n": string::length(s), "same": s == "string::length", "v": sanity::partOfVariant("x")}',
      ),
    ).toEqual([{ n: 14, same: true, v: false }])
  })
})

describe('a compiled filter', () => {
  const order = doc({ _id: 'o1', _type: 'order', status: 'paid', customer: { _ref: 'c1' }, title: 'Flat white' })
  const matches = (filter: string, params: Record<string, unknown> = {}) =>
    createQueryEngine(indexOf([])).compileFilter(filter, params).matches(order)

  it('takes bare conditions and queries, of which only the filters count', () => {
    expect({
      condition: matches('_type == "order"'),
      path: matches('_id in path("**")'),
      query: matches('*[_type == $t][status == "paid"] | order(_id){_id}[0...1]', { t: 'order' }),
      other: matches('*[_type == "page"]'),
      everything: matches('*'),
      references: matches('references("c1")'),
      join: matches('*[customer->name == "Ada"]'),
      subQuery: matches('*[count(*[_type == "order"]) > 0]'),
      version: matches('sanity::versionOf("o1")'),
      text: matches('*[@ match text::query("flat")]'),
    }).toEqual({
      condition: true,
      path: true,
      query: true,
      other: false,
      everything: true,
      references: true,
      join: false,
      subQuery: false,
      version: true,
      text: true,
    })
  })

  it('refuses what does not parse', () => {
    expect(() => matches('*[_type == ')).toThrow(QueryParseError)
  })
})

describe('the index', () => {
  it('keeps types, references and versions current through changes and removals', () => {
    const index = indexOf([
      doc({ _id: 'a', _type: 'x', one: { _ref: 'b' }, two: [{ _ref: 'c', _weak: true }] }),
      doc({ _id: 'drafts.a', _type: 'x', one: { _ref: 'b' } }),
    ])
    index.put(doc({ _id: 'a', _type: 'y', two: [{ _ref: 'c', _weak: true }] }))
    index.remove('missing')
    expect({
      x: [...index.ofType('x')],
      y: [...index.ofType('y')],
      toB: [...index.referencedBy('b')],
      toC: [...index.referencedBy('c')],
      strongToC: [...index.strongReferencesTo('c')],
      versions: [...index.versionsOf('a')].toSorted(),
      size: index.size,
    }).toEqual({
      x: ['drafts.a'],
      y: ['a'],
      toB: ['drafts.a'],
      toC: ['a'],
      strongToC: [],
      versions: ['a', 'drafts.a'],
      size: 2,
    })
  })
})

it.each([
  ['count(*[_type == "" && status == "paid"])', 0],
  ['count(*[_type == $none && status == "paid"])', 0],
  ['*[_type in ["order", $none]] | order(status asc, number asc)[0...3]._id', ['o1', 'o2']],
])('takes an empty name for no type, not for every one: %s', async (query, expected) => {
  const index = createDocumentIndex({ worthIndexing: 0 })
  for (const n of [1, 2]) index.put(doc({ _id: `o${n}`, _type: 'order', status: 'paid', number: n }))
  const { result } = await createQueryEngine(index).query({ query, params: { none: '' }, perspective: 'raw' })
  expect(result).toEqual(expected)
})
