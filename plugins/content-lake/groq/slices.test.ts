import { describe, expect, it } from 'vitest'
import { createDocumentIndex } from './document-index.ts'
import type { LakeDocument } from './document.ts'
import { createQueryEngine } from './engine.ts'
import { IndexUnfinishedError } from './parse-error.ts'
import { atOnce, sortedInSlices } from './slices.ts'

const stamps = { _rev: 'r', _createdAt: '2026-11-22T12:00:00Z', _updatedAt: '2026-11-22T12:00:00Z' }
const thing = (n: number, words: string): LakeDocument => ({
  ...stamps,
  _id: `t${n}`,
  _type: 'thing',
  title: `${words} ${n % 10}`,
  price: (n * 7) % 50,
})
const many = Array.from({ length: 300 }, (_, n) => thing(n, n % 3 === 0 ? 'dark roast' : 'light roast'))
const nextTurn = (): Promise<unknown> => new Promise((resume) => setImmediate(resume))

/** One question for each kind of index. */
const questions = [
  'count(*[@ match text::query("dark")])',
  'count(*[_type == "thing" && price == 7])',
  '*[_type == "thing"] | order(price desc)[0...5]._id',
  '*[_type == "thing" && title match "da* 4"]._id',
  'count(*[price == 7])',
  '*[defined(title)]._id',
] as const

/** `sliceMs: 0` makes slices of a few documents each. */
function open(settings: { readonly mostAtOnce?: number; readonly sliceMs?: number }, documents = many) {
  const index = createDocumentIndex(settings)
  for (const document of documents) index.put(document)
  const engine = createQueryEngine(index)
  const ask = async (query: string, limits: { readonly timeoutMs?: number } = {}): Promise<unknown> =>
    (await engine.query({ query, params: {}, perspective: 'raw', ...limits })).result
  return { index, ask }
}

describe('indexes that are made in slices', () => {
  it.each(questions)('let others be answered meanwhile: %s', async (question) => {
    const { ask } = open({ mostAtOnce: 0, sliceMs: 0 })
    let answered: unknown
    const asked = ask(question).then((result) => {
      answered = result
    })
    let others = 0
    for (; answered === undefined && others < 10_000; others += 1) {
      expect(await ask('*[_id == "t7"][0].price')).toBe(49)
      await nextTurn()
    }
    await asked
    // 300 documents, 32 between two pauses
    expect(others).toBeGreaterThan(8)
    expect(answered).toEqual(await open({}).ask(question))
  })

  it.each(questions)('miss none of the commits of that time: %s', async (question) => {
    const { index, ask } = open({ mostAtOnce: 0, sliceMs: 0 })
    const asked = ask(question)
    for (let n = 0; n < 5; n += 1) {
      await nextTurn()
      index.put(thing(n * 60, 'dark again'))
      index.put({ ...thing(n, 'dark'), _id: `new${n}` })
      index.remove(`t${299 - n}`)
      index.put({ ...thing(n * 60 + 1, 'dark'), _type: 'other' })
    }
    const told = await asked
    const atOnceAnswered = await open({}, [...index.documents()]).ask(question)
    expect([told, await ask(question)]).toEqual([atOnceAnswered, atOnceAnswered])
  })

  it('are shared by all who wait for them', async () => {
    const { ask } = open({ mostAtOnce: 0, sliceMs: 0 })
    const [first, second] = await Promise.all([ask(questions[0]), ask(questions[0])])
    expect([first, second]).toEqual([100, 100])
  })

  it('go on when the time of who asked is over, and are there for the next', async () => {
    const { ask } = open({ mostAtOnce: 0, sliceMs: 0 })
    for (const question of questions)
      await expect(ask(question, { timeoutMs: 0 })).rejects.toBeInstanceOf(IndexUnfinishedError)
    for (let turn = 0; turn < 400; turn += 1) await nextTurn()
    expect(await ask(questions[1], { timeoutMs: 0 })).toBe(6)
  })

  it('are made at once where nobody may wait', () => {
    const { index } = open({ mostAtOnce: 0, sliceMs: 0 })
    expect(index.typedWithValue('thing', 'price', 7).ids.size).toBe(6)
  })
})

it('reads several types in one order and stops early', async () => {
  const index = createDocumentIndex()
  for (let n = 0; n < 600; n += 1) index.put({ ...thing(n, 'roast'), _type: `type${n % 3}`, price: (n * 7919) % 600 })
  const { result, explanation } = await createQueryEngine(index).query({
    query: '*[_type in ["type0", "type2", "none"] && price < $most] | order(price desc)[0...4].price',
    params: { most: 500 },
    perspective: 'raw',
  })
  const all = index.documents().filter(({ _type, price }) => _type !== 'type1' && Number(price) < 500)
  const highest = all.map(({ price }) => Number(price)).sort((a, b) => b - a)
  expect(result).toEqual(highest.slice(0, 4))
  expect(explanation.steps).toEqual([{ found: 'in the order of price', times: 1, candidates: 5, evaluated: 4 }])
})

it('sorts in slices as at once, keeping what is alike in its order', () => {
  for (const length of [0, 1, 255, 256, 257, 1000, 5000]) {
    const items = Array.from({ length }, (_, n) => ({ n, key: (n * 7919) % 97 }))
    const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key
    expect(atOnce(sortedInSlices(items, byKey))).toEqual(items.toSorted(byKey))
  }
})
