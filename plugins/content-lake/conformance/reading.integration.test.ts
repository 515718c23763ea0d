import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusalOf } from '../trials/start-lake.ts'
import { type AnyLake, anyLake } from './any-lake.ts'

let lake: AnyLake

beforeAll(async () => {
  lake = await anyLake()
  await lake
    .client(lake.token)
    .transaction()
    .create({ _id: 'a', _type: 'thing', title: 'Published' })
    .create({ _id: 'drafts.a', _type: 'thing', title: 'Draft' })
    .create({ _id: 'drafts.b', _type: 'thing', title: 'Only a draft' })
    .create({ _id: 'versions.r1.a', _type: 'thing', title: 'In a release' })
    .commit()
})
afterAll(() => lake.close())

const admin = (config = {}) => lake.client(lake.token, config)

describe('querying', () => {
  it('binds parameters, by GET and by POST', async () => {
    const query = '*[_type == $type && title in $titles] | order(title)[0...$count].title'
    const params = { type: 'thing', titles: ['Draft', 'Published'], count: 1 }
    expect(await admin().fetch(query, params)).toEqual(['Draft'])
    const long = { ...params, titles: [...params.titles, 'x'.repeat(20_000)] }
    expect(await admin().fetch(query, long)).toEqual(['Draft'])
  })

  it.each([
    ['published', [{ _id: 'a', title: 'Published' }]],
    [
      'drafts',
      [
        { _id: 'a', title: 'Draft' },
        { _id: 'b', title: 'Only a draft' },
      ],
    ],
    [
      'raw',
      [
        { _id: 'a', title: 'Published' },
        { _id: 'drafts.a', title: 'Draft' },
        { _id: 'drafts.b', title: 'Only a draft' },
        { _id: 'versions.r1.a', title: 'In a release' },
      ],
    ],
    [['r1'], [{ _id: 'a', title: 'In a release' }]],
  ])('sees the dataset in the perspective %j', async (perspective, expected) => {
    const found = await admin().fetch(
      '*[_type == "thing"] | order(_id) {_id, title}',
      {},
      { perspective: perspective as 'raw' },
    )
    expect(found).toEqual(expected)
  })

  it('tells the stored id under a perspective that rewrites ids', async () => {
    const query = '*[_id == "b"][0]{_id, _originalId}'
    expect(await admin().fetch(query, {}, { perspective: 'drafts' })).toEqual({ _id: 'b', _originalId: 'drafts.b' })
  })

  it.each([
    ['2025-02-19', 1],
    ['X', 1],
    ['2024-01-01', 4],
    ['1', 4],
  ])('takes the default perspective of API version %s', async (version, count) => {
    const client = admin({ apiVersion: version, perspective: undefined })
    const answer = await client.request({ url: `/data/query/${lake.dataset}?query=count(*)` })
    expect(answer).toMatchObject({ result: count, query: 'count(*)', ms: expect.any(Number) })
  })

  it('refuses to combine raw with other perspectives', async () => {
    const call = admin().request({ url: `/data/query/${lake.dataset}?query=*&perspective=raw,drafts` })
    expect(await refusalOf(call)).toEqual({ status: 400, type: 'httpBadRequest' })
  })

  it('tells where a query cannot be parsed', async () => {
    const error = await admin()
      .fetch('*[_type == ')
      .catch((cause: unknown) => cause)
    expect(error).toMatchObject({
      statusCode: 400,
      details: { type: 'queryParseError', query: '*[_type == ', start: expect.any(Number), end: expect.any(Number) },
      message: expect.stringContaining('GROQ query parse error'),
    })
  })

  it('refuses a parameter that is not JSON', async () => {
    const call = admin().request({ url: `/data/query/${lake.dataset}?query=*&$x=nope` })
    expect(await refusalOf(call)).toEqual({ status: 400, type: 'httpBadRequest' })
  })

  it('searches text as the Studio does', async () => {
    const query = '*[_type == "thing" && [title] match text::query($q)].title'
    expect(await admin().fetch(query, { q: 'publ*' })).toEqual(['Published'])
  })

  it('refuses a dataset that is not there', async () => {
    const call = admin({ dataset: 'nowhere' }).fetch('*')
    await expect(call).rejects.toMatchObject({ statusCode: 404 })
  })
})

it('every document is exported as a line', async () => {
  const lines = String(await admin().request({ url: `/data/export/${lake.dataset}` }))
  expect(
    lines
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { _id: string })._id)
      .toSorted(),
  ).toEqual(['a', 'drafts.a', 'drafts.b', 'versions.r1.a'])
})

describe('documents by id', () => {
  it('come with what was left out and why', async () => {
    const answer = await admin().request({ url: `/data/doc/${lake.dataset}/a,none` })
    expect(answer).toEqual({
      documents: [expect.objectContaining({ _id: 'a', title: 'Published' })],
      omitted: [{ id: 'none', reason: 'existence' }],
    })
  })

  it('come without content, and with all versions, when asked', async () => {
    const bare = await admin().request({ url: `/data/doc/${lake.dataset}/a?excludeContent=true` })
    expect(bare).toEqual({ documents: [{ _id: 'a', _type: 'thing' }], omitted: [] })
    const all = await admin().getDocument('a', { includeAllVersions: true })
    expect(all?.map(({ _id }) => _id)).toEqual(['a', 'drafts.a', 'versions.r1.a'])
  })
})
