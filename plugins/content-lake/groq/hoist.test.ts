import { evaluate, parse } from 'groq-js'
import { describe, expect, it } from 'vitest'
import { createDocumentIndex } from './document-index.ts'
import { createQueryEngine } from './engine.ts'
import { hoist } from './hoist.ts'

const stamp = { _rev: 'r1', _createdAt: '2026-01-01T00:00:00Z', _updatedAt: '2026-01-01T00:00:00Z' }
const documents = Array.from({ length: 40 }, (_, n) => ({
  ...stamp,
  _id: `d${n}`,
  _type: n % 4 === 0 ? 'customer' : 'order',
  vip: n % 8 === 0,
  number: n,
  customer: { _ref: `d${(n % 5) * 4}` },
}))
const index = createDocumentIndex()
for (const document of documents) index.put(document)
const engine = createQueryEngine(index)

describe('sub-queries that do not depend on where they stand', () => {
  it.each<[string, number]>([
    ['*[customer._ref in *[_type == "customer" && vip]._id]._id', 1],
    ['*[_type == "order"]{number, "all": count(*), "vips": count(*[vip == true])}', 2],
    ['*[_type == "order"]{"first": *[_type == "customer"] | order(number desc)[0]._id}', 1],
    ['*[_type == "customer"]{"mine": *[customer._ref == ^._id && number > *[vip][0].number]._id}', 1],
    ['*[_type == "customer"]{"mine": *[_type == "order"][customer._ref == ^._id]._id}', 0],
    ['*[_type == "customer"]{"n": *[references(^._id)]{"up": ^.number}}', 0],
    ['*[_type == "customer"]{"n": *[_type == "order" && number > 30]{"up": ^.number}}', 1],
    ['*[_type == "order"] | order(count(*[vip]) + number desc)[0..2]._id', 1],
    ['*[number < 3].customer{"x": *[_id == ^._ref][0]._id, "y": *[_id == "d4"][0]{_id, "z": @.number}}', 1],
    ['count(*[vip])', 0],
    ['*[_type == "customer" && vip][references("d0")]._id', 0],
    ['*[number in [1, 2]]{"x": [count(*[references("d0")]), references("d0")]}', 1],
    ['*[number < 2]{"d": *[number < 3]{"e": *[number == ^.number]{"f": ^.^.number}}}', 1],
  ])('%s', async (query, parts) => {
    const plain = await (await evaluate(parse(query), { dataset: index.documents() })).get()
    const { result } = await engine.query({ query, params: {}, perspective: 'raw' })
    expect({ result, parts: hoist(parse(query)).parts.length }).toEqual({ result: plain, parts })
  })

  it('are evaluated once, however deep they stand in one another', async () => {
    const deep = Array.from({ length: 12 }).reduce<string>((inner) => `_id in *[${inner}]._id`, 'vip == true')
    const { result } = await engine.query({
      query: `count(*[${deep}])`,
      params: {},
      perspective: 'raw',
      timeoutMs: 5000,
    })
    expect(result).toBe(5)
  })

  it('keep telling where their values come from', async () => {
    const query = '*[_id == "d1"]{"vips": *[_id == "d0"]{number}}'
    const { sourceMap } = await engine.query({ query, params: {}, perspective: 'raw', sourceMap: 'byIndex' })
    expect(Object.keys(sourceMap?.mappings ?? {})).toEqual(["$[0]['vips'][0]['number']"])
    expect(sourceMap?.documents).toEqual([{ _id: 'd0', _type: 'customer' }])
  })
})
