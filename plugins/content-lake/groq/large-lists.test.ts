import { evaluate, parse } from 'groq-js'
import { describe, expect, it } from 'vitest'
import type { LakeDocument } from './document.ts'
import { createDocumentIndex } from './document-index.ts'
import { createQueryEngine } from './engine.ts'

const stamps = { _rev: 'r', _createdAt: '2026-01-01T00:00:00Z', _updatedAt: '2026-01-01T00:00:00Z' }
const many = 900
const padded = (number: number): string => String(number).padStart(4, '0')

/** Orders, levels and movements, as a shop has them. */
const documents: readonly LakeDocument[] = Array.from({ length: many }, (_, at) => [
  {
    ...stamps,
    _id: `level.${padded(at)}`,
    _type: 'level',
    sku: `SKU-${padded(at)}`,
    onHand: at % 40,
    committed: at % 7,
    ...(at % 3 === 0 && { reorderPoint: 4 }),
  },
  {
    ...stamps,
    _id: `move.${padded(at)}`,
    _type: 'move',
    at: `2026-01-01T${padded(at)}`,
    tags: at % 5 === 0 ? ['red', at] : at % 7 === 0 ? 'red' : undefined,
    entries: [{ sku: `SKU-${padded(at % 50)}` }, at % 2 === 0 ? { sku: `SKU-${padded(at % 9)}` } : null, { sku: null }],
  },
  {
    ...stamps,
    _id: `order.${padded(at)}`,
    _type: 'order',
    number: String(1000 + at),
    state: ['open', 'held', 'done', 'done', 'done'][at % 5],
    name: at % 11 === 0 ? null : ['Ada Wong', 'ROB ÄSTRÖM', 'Mia Chen'][at % 3],
    lines: [{ sku: `SKU-${padded(at % 60)}` }],
  },
]).flat()

const sorted = documents.toSorted((a, b) => (a._id < b._id ? -1 : 1))
const index = createDocumentIndex()
for (const document of documents) index.put(document)
const engine = createQueryEngine(index)

async function asked(query: string, params: Record<string, unknown> = {}) {
  const tree = parse(query, { params })
  const plain = (await (await evaluate(tree, { dataset: sorted, params })).get()) as unknown
  const { result, explanation } = await engine.query({ query, params, perspective: 'raw' })
  expect(result).toEqual(plain)
  expect(explanation.engine).toBe('compiled')
  return explanation.steps.map(({ found, candidates }) => ({ found, candidates }))
}

describe('a list of many documents', () => {
  it('is read page by page from where the last one ended', async () => {
    const query = '*[_type == "order" && _id > $after] | order(_id asc)[0...20]._id'
    expect(await asked(query, { after: 'order.0450' })).toEqual([{ found: 'in the order of _id', candidates: 21 }])
    expect(await asked(query, { after: 'order.0890' })).toEqual([{ found: 'in the order of _id', candidates: 9 }])
    expect(
      await asked('*[_type == "order" && _id < $after] | order(_id desc)[0...5]._id', { after: 'order.0450' }),
    ).toEqual([{ found: 'in the order of _id', candidates: 6 }])
    const both = '*[_type in ["level", "order"] && _id > $after] | order(_id asc)[0...20]._id'
    expect(await asked(both, { after: 'level.0895' })).toEqual([{ found: 'in the order of _id', candidates: 21 }])
  })

  it('is found by what an array of theirs holds', async () => {
    const [one, some] = [{ sku: 'SKU-0012' }, { skus: ['SKU-0012', 'SKU-0013', 'none'] }]
    const of = '*[_type == "move" && $sku in entries[].sku] | order(at desc, _id desc)[0...5]._id'
    expect(await asked(of, one)).toEqual([{ found: 'move by type and entries[].sku', candidates: 18 }])
    const any = '*[_type == "move" && array::intersects(entries[].sku, $skus)]._id'
    expect(await asked(any, some)).toEqual([{ found: 'move by type and entries[].sku', candidates: 36 }])
    expect(await asked('*[_type == "move" && "red" in tags]._id')).toEqual([
      { found: 'move by type and tags[]', candidates: 180 },
    ])
  })

  it('is found by what is asked for, where a parameter says whether it is asked', async () => {
    const query = '*[_type == "level" && ($sku == null || sku == $sku)] | order(sku asc)[0...50]._id'
    expect(await asked(query, { sku: 'SKU-0600' })).toEqual([
      { found: 'level by type and parameters or sku', candidates: 1 },
    ])
    expect(await asked(query, { sku: null })).toEqual([{ found: 'in the order of sku', candidates: 51 }])
  })

  it('follows changes of such an array', async () => {
    const before = documents.find(({ _id }) => _id === 'move.0012')
    const count = 'count(*[_type == "move" && "SKU-new" in entries[].sku])'
    const ask = async () => (await engine.query({ query: count, params: {}, perspective: 'raw' })).result
    expect(await ask()).toBe(0)
    if (before) index.put({ ...before, entries: [{ sku: 'SKU-new' }, { sku: 'SKU-new' }] })
    expect(await ask()).toBe(1)
    if (before) index.put(before)
    expect(await ask()).toBe(0)
  })

  it('is searched by the texts that there are, each looked at once', async () => {
    const params = { a: '101', b: 'ström', c: 'SKU-0007' }
    const search =
      '*[_type == "order" && (string::startsWith(lower(number), $a) || count(string::split(lower(name), $b)) > 1 || ' +
      '$c in lines[].sku)] | order(number desc)[0...2000].number'
    expect(await asked(search, { ...params, b: 'nobody' })).toEqual([
      { found: 'order by type and texts of number or texts of name or lines[].sku', candidates: 25 },
    ])
    expect((await asked(search, params))[0]?.candidates).toBeLessThan(400)
  })

  it('is found by a text in lower case, also for each of others', async () => {
    const one = '*[_type == "order" && (state == "none" || lower(name) in $names)]._id'
    expect((await asked(one, { names: ['ada wong', 'nobody'] }))[0]?.found).toBe(
      'order by type and state or texts of name',
    )
    const kin =
      '*[_type == "order" && state == "open"] | order(number asc)[0...3]{number, "first": ' +
      'count(*[_type == "order" && lower(name) == lower(^.name) && number < ^.number]) == 0}'
    expect((await asked(kin)).at(-1)?.candidates).toBeLessThan(1200)
  })

  it('counts and sorts by what its fields come to, without reading them all', async () => {
    const low = '_type == "level" && onHand - committed <= coalesce(reorderPoint, 0)'
    expect(await asked(`count(*[${low}])`)).toEqual([{ found: 'the length of an index', candidates: 0 }])
    expect(await asked(`*[${low}] | order(sku asc)[0...200]._id`)).toEqual([
      { found: 'level by a comparison', candidates: 124 },
    ])
    expect(
      (await asked('*[_type == "level"] | order(onHand - committed asc)[0...10]._id'))[0]?.candidates,
    ).toBeLessThan(60)
    expect((await asked('*[_type == "level" && onHand - committed < 0]._id'))[0]?.found).toBe(
      'level by range of a calculation',
    )
  })

  it('is counted by the length of an index where nothing is asked of it', async () => {
    expect(await asked('count(*[_type == "order" && true])')).toEqual([
      { found: 'the length of an index', candidates: 0 },
    ])
  })

  it('is counted so for a role that reads by type, too', async () => {
    const readable = engine.compileFilter('!(_type in ["move"])', {})
    expect(readable.ofType).toBe(true)
    const reads = Object.assign(({ _type }: LakeDocument) => _type !== 'move', {
      ofType: (type: string) => type !== 'move',
    })
    const count = async (type: string) => {
      const query = `count(*[_type == "${type}"])`
      const { result, explanation } = await engine.query({ query, params: {}, perspective: 'raw', readable: reads })
      return { result, steps: explanation.steps.map(({ found }) => found) }
    }
    expect(await count('order')).toEqual({ result: many, steps: ['the length of an index'] })
    expect(await count('move')).toEqual({ result: 0, steps: ['the length of an index'] })
  })
})
