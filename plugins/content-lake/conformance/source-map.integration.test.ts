import { resolveEditInfo } from '@sanity/client/csm'
import { stegaClean } from '@sanity/client/stega'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AnyLake, anyLake } from './any-lake.ts'

let lake: AnyLake
beforeAll(async () => {
  lake = await anyLake()
  await lake
    .client(lake.token)
    .transaction()
    .create({ _id: 'page', _type: 'page', title: 'Hello there', blocks: [{ _key: 'b1', text: 'Some words' }] })
    .create({ _id: 'drafts.page', _type: 'page', title: 'Hello again', blocks: [{ _key: 'b1', text: 'Other words' }] })
    .commit()
})
afterAll(() => lake.close())

const query = '*[_type == "page"][0]{title, "texts": blocks[]{_key, text}}'

it('the client reads the map, over GET and POST, and finds the field to edit', async () => {
  for (const useGet of [true, false]) {
    const long = useGet ? query : `// ${'x'.repeat(20_000)}\n${query}`
    const { result, resultSourceMap } = await lake
      .client(lake.token)
      .fetch(long, {}, { filterResponse: false, resultSourceMap: 'withKeyArraySelector', perspective: 'drafts' })
    const info = resolveEditInfo({
      resultSourceMap: resultSourceMap as never,
      resultPath: ['texts', 0, 'text'],
      studioUrl: 'http://studio.example',
    })
    expect([result.texts[0].text, info]).toMatchObject([
      'Other words',
      { id: 'drafts.page', type: 'page', path: ['blocks', { _key: 'b1', _index: -1 }, 'text'] },
    ])
  }
})

it('the client hides the way to the Studio in every text, and only there', async () => {
  const client = lake.client(lake.token, { stega: { enabled: true, studioUrl: 'http://studio.example' } })
  const page = await client.fetch(query, {}, { perspective: 'published' })
  expect(page.title).not.toBe('Hello there')
  expect(stegaClean(page)).toEqual({ title: 'Hello there', texts: [{ _key: 'b1', text: 'Some words' }] })
  expect(await lake.client(lake.token).fetch(query, {}, { perspective: 'published' })).toMatchObject({
    title: 'Hello there',
  })
})
