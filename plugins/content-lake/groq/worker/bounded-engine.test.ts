import { describe, expect, it } from 'vitest'
import { createDocumentIndex } from '../document-index.ts'
import { createQueryEngine, type QueryEngine } from '../engine.ts'
import { QueryParseError } from '../parse-error.ts'
import { boundedEngine } from './bounded-engine.ts'
import { createQueryDesk } from './query-desk.ts'

const stamps = { _rev: 'r', _createdAt: '2026-11-22T12:00:00Z', _updatedAt: '2026-11-22T12:00:00Z' }

function open(count: number, change: (engine: QueryEngine) => QueryEngine = (engine) => engine) {
  const index = createDocumentIndex()
  for (let n = 0; n < count; n += 1) index.put({ _id: `n${n}`, _type: n % 2 === 0 ? 'even' : 'odd', ...stamps, n })
  const desk = createQueryDesk(index)
  const engine = boundedEngine(change(createQueryEngine(index)), desk)
  const ask = async (query: string) => {
    const { result, text } = await engine.query({ query, params: {}, perspective: 'raw' })
    return { result, moved: text !== undefined }
  }
  return { desk, engine, ask }
}

describe('a query that is about to read much', () => {
  const costly = Array.from({ length: 10 }, () => 'string::startsWith(_id, "n1")').join(' && ')
  const scan = `count(*[n % 7 == 3 && ${costly}])`

  it('goes to the thread at once while that has nothing else to do, and is answered here otherwise', async () => {
    const { desk, ask } = open(6_000)
    const cold = await ask(scan)
    expect([cold.moved, desk.idle]).toEqual([false, false])
    await desk.ask({ query: '1', params: {}, perspective: 'raw' })
    expect(desk.idle).toBe(true)
    expect(await ask(scan)).toEqual({ ...cold, moved: true })
    const busy = desk.ask({ query: 'count(*)', params: {}, perspective: 'raw' })
    expect([desk.idle, await ask(scan)]).toEqual([false, cold])
    expect((await busy).text).toBe('6000')
    // What an index leaves little of, or few documents are enough for, stays
    expect(desk.idle).toBe(true)
    expect([
      await ask('count(*[_type == "odd"])'),
      await ask('*[_type == "odd" && n == 7][0]._id'),
      await ask('*[_type == "odd" && n > 7][0]._id'),
      await ask('*[_type == "even"] | order(n desc)[0]._id'),
    ]).toEqual([
      { result: 3_000, moved: false },
      { result: 'n7', moved: false },
      { result: 'n1001', moved: false },
      { result: 'n5998', moved: false },
    ])
    await desk.close()
    expect([desk.idle, await ask(scan)]).toEqual([false, cold])
  })
})

describe('a filter of a listener', () => {
  it('may hold wildcards when our own code compares them, and two when groq-js does', () => {
    const filter = 'title match "*a*b*c*"'
    expect(open(0).engine.compileFilter(filter, {}).compiled).toBe(true)
    const left = open(0, (engine) => ({
      ...engine,
      compileFilter: (...asked) => ({ ...engine.compileFilter(...asked), compiled: false }),
    }))
    expect(() => left.engine.compileFilter(filter, {})).toThrow(QueryParseError)
    expect(left.engine.compileFilter('title match "*a*"', {}).compiled).toBe(false)
  })
})
