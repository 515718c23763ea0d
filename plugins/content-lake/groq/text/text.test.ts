import { describe, expect, it } from 'vitest'
import { createDocumentIndex } from '../document-index.ts'
import type { LakeDocument } from '../document.ts'
import { createQueryEngine } from '../engine.ts'
import { QueryTimeoutError } from '../parse-error.ts'
import { matchesText, parseTextQuery } from '../text-query.ts'
import type { Perspective, Readable } from '../views.ts'
import { wordsOf } from './words.ts'

const stamp = { _rev: 'r1', _createdAt: '2026-01-01T00:00:00Z', _updatedAt: '2026-01-01T00:00:00Z' }
const product = (_id: string, fields: Record<string, unknown>): LakeDocument => ({
  ...stamp,
  _id,
  _type: 'product',
  ...fields,
})

describe('words', () => {
  it.each<[string, string[]]>([
    ['Café CRÈME, naïve!', ['cafe', 'creme', 'naive']],
    ['Œuvre Łódź Straße smørrebrød', ['oeuvre', 'lodz', 'strasse', 'smorrebrod']],
    ['ﬁne ｆｕｌｌ', ['fine', 'full']],
    ['قَهْوَة', ['قهوه']],
    ['أحمد إلى آخر ٱلقهوة', ['احمد', 'الي', 'اخر', 'القهوه']],
    ['کافی', ['كافي']],
    ['قہوہ', ['قهوه']],
    ['جميــــل', ['جميل']],
    ['می‌خواہم', ['ميخواهم']],
    ['٢٥٠ ۲۵۰ 250', ['250', '250', '250']],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })
})

describe('a search text', () => {
  const texts = ['Dark roast coffee', 'from Ethiopia, washed']
  it.each<[string, boolean]>([
    ['roast', true],
    ['ROAST ethiopia', true],
    ['roast brazil', false],
    ['eth*', true],
    ['eth', false],
    ['"dark roast"', true],
    ['"roast dark"', false],
    ['"coffee from"', false],
    ['"dark roast" eth*', true],
    ['roast -dark', false],
    ['roast -brazil', true],
    ['-"dark roast"', false],
    ['-braz*', true],
    ['*', true],
    ['* -dark', false],
    ['"dark', true],
    ['!!!', false],
    ['', false],
    ['wa-shed', false],
  ])('%s', (text, expected) => {
    expect(matchesText(parseTextQuery(text), texts)).toBe(expected)
  })
})

describe('text::query over a dataset', () => {
  const shop = [
    product('once', { title: 'Ethiopia', body: 'One coffee among many other words of a long story about the hills' }),
    product('often', { title: 'Coffee', body: 'Coffee, coffee' }),
    product('rare', { title: 'Geisha coffee' }),
    product('tea', { title: 'Tea', tags: ['قہوہ', 'chai'] }),
  ]
  const open = (documents: readonly LakeDocument[]) => {
    const index = createDocumentIndex()
    for (const document of documents) index.put(document)
    const engine = createQueryEngine(index)
    const ask = (query: string, q: string, perspective: Perspective = 'raw', readable?: Readable) =>
      engine.query({ query, params: { q }, perspective, ...(readable && { readable }) })
    const ids = async (q: string, perspective?: Perspective, readable?: Readable) =>
      (await ask('*[[@, _id] match text::query($q)]._id', q, perspective, readable)).result
    return { index, ask, ids }
  }

  it('ranks by how often and in how short a text a word stands, and how rare it is', async () => {
    const { ask } = open(shop)
    const ranked = async (q: string) =>
      (await ask('*[@ match text::query($q)] | score(@ match text::query($q))._id', q)).result
    expect(await ranked('coffee')).toEqual(['often', 'rare', 'once'])
    expect(await ranked('coff*')).toEqual(['often', 'rare', 'once'])
  })

  it('adds relevance through boosts, groups, and both sides of && and ||', async () => {
    const { ask } = open(shop)
    const score = async (expression: string, id: string) => {
      const { result } = await ask(`*[_id == "${id}"] | score(${expression}){_score}`, 'coffee')
      return (result as { _score: number }[])[0]?._score ?? 0
    }
    const alone = await score('title match text::query($q)', 'often')
    const whole = await score('@ match text::query($q)', 'often')
    expect(alone).toBeGreaterThan(0)
    expect(await score('boost(title match text::query($q), 5)', 'often')).toBeCloseTo(alone + 5)
    expect(await score('(title match text::query($q))', 'often')).toBeCloseTo(alone)
    expect(await score('title match text::query($q) && @ match text::query($q)', 'often')).toBeCloseTo(alone + whole)
    expect(await score('title match text::query($q) || @ match text::query($q)', 'once')).toBeCloseTo(
      await score('@ match text::query($q)', 'once'),
    )
    expect(await score('boost(title match text::query($q), 5)', 'tea')).toBe(0)
  })

  it('hears of documents that are stored, changed and removed after the first search', async () => {
    const { index, ids } = open(shop)
    expect(await ids('geisha')).toEqual(['rare'])
    index.put(product('rare', { title: 'Bourbon' }))
    index.put(product('new', { title: 'Geisha again' }))
    expect([await ids('geisha'), await ids('bourbon')]).toEqual([['new'], ['rare']])
    index.remove('new')
    expect([await ids('geisha'), await ids('قهوة')]).toEqual([[], ['tea']])
  })

  it('keeps up with a thousand changes at once', async () => {
    const titled = (title: string) =>
      Array.from({ length: 1000 }, (_, n) => product(`p${n}`, { title: `${title} ${n}` }))
    const { index, ids } = open(titled('first'))
    expect(await ids('first 777')).toEqual(['p777'])
    for (const document of titled('second')) index.put(document)
    expect([await ids('first'), await ids('"second 777"')]).toEqual([[], ['p777']])
  })

  it('is built by as many searches as it takes, each within its time', async () => {
    const index = createDocumentIndex()
    const many = 4000
    for (let n = 0; n < many; n += 1) index.put(product(`p${n}`, { title: `Geisha ${n}` }))
    const engine = createQueryEngine(index)
    const search = (timeoutMs: number) =>
      engine.query({ query: 'count(*[@ match text::query("geisha")])', params: {}, perspective: 'raw', timeoutMs })
    await expect(search(0)).rejects.toBeInstanceOf(QueryTimeoutError)
    expect((await search(60_000)).result).toBe(many)
  })

  it('reads only what the index of words finds, also beside other conditions', async () => {
    const many = Array.from({ length: 400 }, (_, n) =>
      product(`p${n}`, { title: n === 7 ? 'Geisha' : 'Other', by: { _ref: `a${n % 100}` } }),
    )
    const { ask } = open(many)
    const read = async (query: string, q = 'geisha') => {
      const { result, candidates } = await ask(query, q)
      return { result, candidates }
    }
    expect([
      await read('*[_type == "product" && @ match text::query($q)]._id'),
      await read('*[[@, _id] match text::query($q) || references("a3")]._id'),
      await read('*[title match text::query($q)]._id', 'ge* -other'),
    ]).toEqual([
      { result: ['p7'], candidates: 1 },
      { result: ['p103', 'p203', 'p3', 'p303', 'p7'], candidates: 5 },
      { result: ['p7'], candidates: 1 },
    ])
    expect((await read('*[_type == "product" && author->name match text::query($q)]._id')).result).toEqual([])
  })

  it('finds drafts, versions and published words each in their perspective', async () => {
    const { ids } = open([
      product('a', { title: 'Plain' }),
      product('drafts.a', { title: 'Fancy' }),
      product('versions.r1.a', { title: 'Festive' }),
    ])
    expect([
      await ids('fancy', 'drafts'),
      await ids('plain', 'drafts'),
      await ids('plain', 'published'),
      await ids('festive', ['r1']),
    ]).toEqual([['a'], [], ['a'], ['a']])
  })

  it('neither finds nor counts what the caller may not read', async () => {
    const secret = product('secret', { title: 'Coffee', body: 'geisha' })
    const visible: Readable = (document) => document._id !== 'secret'
    const [all, fewer] = [open([...shop, secret]), open(shop)]
    const scores = '*[@ match text::query($q)] | score(@ match text::query($q)){_id, "s": round(_score, 1)}'
    expect(await all.ids('geisha', 'raw', visible)).toEqual(['rare'])
    expect((await all.ask(scores, 'geisha', 'raw', visible)).result).toEqual((await fewer.ask(scores, 'geisha')).result)
  })
})
