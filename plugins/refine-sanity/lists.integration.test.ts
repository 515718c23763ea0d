import type { CrudSort } from '@refinedev/core'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDataProvider } from './data-provider.ts'
import { withFlatMeta } from './flat-meta.ts'
import { sanityMeta } from './meta.ts'
import { startTestLake, type TestLake } from './testing/lake.ts'

let lake: TestLake
let data: ReturnType<typeof createDataProvider>

const drinks = [
  { id: 'a', name: 'Oat flat white', price: 570, tags: ['milk', 'hot'] },
  { id: 'b', name: 'oat milk', price: 360, tags: ['milk'] },
  { id: 'c', name: 'Cold brew', price: 780, tags: ['cold', 'black'] },
  { id: 'd', name: 'aaa', price: 10, tags: [] },
  { id: 'e', price: 57 },
  { id: 'f', name: '"] | *[_type == "secret"', price: 570 },
]

beforeAll(async () => {
  lake = await startTestLake()
  data = withFlatMeta(createDataProvider(lake.clientFor('writer')))
  await data.createMany({ resource: 'drink', variables: drinks })
  await data.create({ resource: 'secret', variables: { id: 'secret', name: 'hidden' } })
})
afterAll(() => lake.close())

const idsOf = (rows: readonly { readonly id?: unknown }[]) => rows.map(({ id }) => String(id))

test('or and and nest', async () => {
  const { data: found } = await data.getList({
    resource: 'drink',
    filters: [
      {
        operator: 'or',
        value: [
          { field: 'price', operator: 'lt', value: 50 },
          {
            operator: 'and',
            value: [
              { field: 'tags', operator: 'ina', value: ['milk'] },
              { field: 'price', operator: 'gt', value: 500 },
            ],
          },
        ],
      },
    ],
  })
  expect(idsOf(found)).toEqual(['a', 'd'])
})

test('a value that is a query finds what is called so, and nothing of another type', async () => {
  const filters = [{ field: 'name', operator: 'contains' as const, value: '"] | *[_type == "secret"' }]
  expect(idsOf((await data.getList({ resource: 'drink', filters })).data)).toEqual(['f'])
  await expect(
    data.getList({ resource: 'drink', filters: [{ field: 'name] | *[true', operator: 'eq', value: 1 }] }),
  ).rejects.toMatchObject({ statusCode: 400, code: 'bad_request' })
})

test('pages do not overlap, and the total is of all of them', async () => {
  const page = (currentPage: number, count: 'exact' | 'bound') =>
    data.getList({
      resource: 'drink',
      pagination: { currentPage, pageSize: 4 },
      sorters: [{ field: 'price', order: 'desc' }],
      meta: { count, projection: '{_id}' },
    })
  const [first, second] = [await page(1, 'exact'), await page(2, 'exact')]
  expect([idsOf(first.data), idsOf(second.data)]).toEqual([
    ['c', 'a', 'f', 'b'],
    ['e', 'd'],
  ])
  expect([first.total, second.total]).toEqual([6, 6])
  expect(await page(1, 'bound')).toMatchObject({ total: 5, hasMore: true })
  expect(await page(2, 'bound')).toMatchObject({ total: 6, hasMore: false })
})

test('the client may do the paging: then all rows come', async () => {
  for (const mode of ['client', 'off'] as const) {
    const { data: rows, total } = await data.getList({ resource: 'drink', pagination: { mode, pageSize: 2 } })
    expect([rows.length, total]).toEqual([6, 6])
  }
})

test('a page adds a filter, a projection and parameters of its own to every read', async () => {
  const meta = {
    type: 'drink',
    filter: 'price > $least',
    params: { least: 500 },
    projection: '{_id, "upper": upper(name)}',
  }
  expect((await data.getList({ resource: 'menu', meta })).data).toEqual([
    { _id: 'a', id: 'a', upper: 'OAT FLAT WHITE' },
    { _id: 'c', id: 'c', upper: 'COLD BREW' },
    { _id: 'f', id: 'f', upper: '"] | *[_TYPE == "SECRET"' },
  ])
  expect((await data.getOne({ resource: 'menu', id: 'c', meta })).data).toEqual({
    _id: 'c',
    id: 'c',
    upper: 'COLD BREW',
  })
  await expect(data.getOne({ resource: 'menu', id: 'd', meta })).rejects.toMatchObject({ code: 'not_found' })
  expect(idsOf((await data.getMany({ resource: 'menu', ids: ['d', 'c'], meta })).data)).toEqual(['c'])
})

test('many are read in the order asked for, without those that are not there', async () => {
  const { data: found } = await data.getMany({ resource: 'drink', ids: ['c', 'nobody', 'secret', 'a'] })
  expect(idsOf(found)).toEqual(['c', 'a'])
})

test('what is of another type, or not there, is not found', async () => {
  for (const id of ['secret', 'nobody', '"] | *[0'])
    await expect(data.getOne({ resource: 'drink', id })).rejects.toMatchObject({ statusCode: 404, code: 'not_found' })
})

test('an aborted read is no error of the lake', async () => {
  const stop = new AbortController()
  stop.abort()
  const queryContext = { signal: stop.signal } as never
  await expect(data.getList({ resource: 'drink', meta: { queryContext } })).rejects.toMatchObject({
    name: 'AbortError',
  })
})

const walk = async (resource: string, sorters: CrudSort[], pageSize: number) => {
  const seen: string[] = []
  let at: unknown = 1
  let prev: unknown
  let pages = 0
  for (; pages < 100; pages += 1) {
    const answer = await data.getList({
      resource,
      sorters,
      pagination: { currentPage: at as number, pageSize },
      meta: { pages: 'cursor', projection: '{_id}', count: 'bound' },
    })
    seen.push(...idsOf(answer.data))
    prev = answer['cursor'].prev
    if (answer['cursor'].next === undefined) break
    at = answer['cursor'].next
  }
  return { seen, prev, last: at, pages: pages + 1 }
}

test('what stands in the address never becomes part of a query', async () => {
  const provider = createDataProvider(lake.clientFor('writer'))
  // As Refine hands over `/drinks?type=secret&filter=true&projection={name}&groq=*&sanity[type]=secret`.
  const meta = { type: 'secret', filter: 'false', projection: '{name}', groq: '*', perspective: 'raw' }
  const forged = { ...meta, sanity: { ...meta } }
  expect((await provider.getList({ resource: 'drink', meta: forged })).total).toBe(6)
  expect((await provider.getOne({ resource: 'drink', id: 'a', meta: forged })).data).toMatchObject({ _type: 'drink' })
  await expect(provider.custom({ url: '', method: 'get', meta: forged })).rejects.toMatchObject({ statusCode: 400 })
  const own = { ...forged, ...sanityMeta({ filter: 'price > 700', projection: '{_id}' }) }
  expect((await provider.getList({ resource: 'drink', meta: own })).data).toEqual([{ _id: 'c', id: 'c' }])
})

test('cursor pages go on after the last row and back before the first one', async () => {
  const sorters: CrudSort[] = [{ field: 'price', order: 'desc' }]
  const page = (currentPage: unknown) =>
    data.getList({
      resource: 'drink',
      sorters,
      pagination: { currentPage: currentPage as number, pageSize: 2 },
      meta: { pages: 'cursor' },
    })
  const first = await page(1)
  expect([idsOf(first.data), first.total, first['hasMore']]).toEqual([['c', 'a'], 6, true])
  expect(first['cursor']).toEqual({ next: expect.any(String) })
  const second = await page(first['cursor'].next)
  expect(idsOf(second.data)).toEqual(['f', 'b'])
  // Somebody makes a drink that belongs on the first page: an offset would show `f` twice.
  await data.create({ resource: 'drink', variables: { id: 'g', price: 900 } })
  const third = await page(second['cursor'].next)
  expect(idsOf(third.data)).toEqual(['e', 'd'])
  expect(third['cursor']).toEqual({ prev: expect.any(String) })
  const back = await page(third['cursor'].prev)
  expect(idsOf(back.data)).toEqual(['f', 'b'])
  const start = await page(back['cursor'].prev)
  expect(idsOf(start.data)).toEqual(['c', 'a'])
  expect(idsOf((await page(start['cursor'].prev)).data)).toEqual(['g'])
  await data.deleteOne({ resource: 'drink', id: 'g' })
})

test('cursor pages show every row once, whatever its values are, in the order of one long page', async () => {
  const value = fc.oneof(
    fc.constantFrom(undefined, null, '', 'a', 'b', '🦊', 0, 1, -2.5, true, false),
    fc.constantFrom([1], ['a'], { in: 'side' }),
  )
  const rows = fc.sample(fc.record({ v: value, w: value }), { numRuns: 60, seed: 4 })
  await data.createMany({ resource: 'mix', variables: rows.map((row, index) => ({ id: `m${index}`, ...row })) })
  const orders = fc.array(
    fc.record({ field: fc.constantFrom('v', 'w', '_id', '_createdAt'), order: fc.constantFrom('asc', 'desc') }),
    { maxLength: 3 },
  )
  await fc.assert(
    fc.asyncProperty(orders, fc.integer({ min: 1, max: 25 }), async (sorters, pageSize) => {
      const { seen, pages } = await walk('mix', sorters as CrudSort[], pageSize)
      expect(pages).toBe(Math.ceil(60 / pageSize))
      expect(new Set(seen).size).toBe(60)
      expect(seen).toEqual((await walk('mix', sorters as CrudSort[], 60)).seen)
      const simple = sorters.every(({ field }) => field.startsWith('_'))
      if (!simple) return
      const long = await data.getList({ resource: 'mix', sorters: sorters as CrudSort[], pagination: { mode: 'off' } })
      expect(seen).toEqual(idsOf(long.data))
    }),
    { numRuns: 40, seed: 9 },
  )
})

test.each([
  ['one that is none', 'nonsense'],
  ['one with something else inside', btoa('{"before":true}')],
  ['a number of a page', 3],
])('a cursor that is %s is refused', async (_, currentPage) => {
  const pagination = { currentPage: currentPage as number }
  await expect(data.getList({ resource: 'drink', pagination, meta: { pages: 'cursor' } })).rejects.toMatchObject({
    statusCode: 400,
    code: 'bad_request',
  })
})

test('a cursor of another order is refused', async () => {
  const meta = { pages: 'cursor' as const }
  const first = await data.getList({ resource: 'drink', pagination: { pageSize: 2 }, meta })
  const pagination = { currentPage: first['cursor'].next, pageSize: 2 }
  const sorters: CrudSort[] = [{ field: 'price', order: 'asc' }]
  await expect(data.getList({ resource: 'drink', pagination, sorters, meta })).rejects.toMatchObject({
    statusCode: 400,
  })
  expect(idsOf((await data.getList({ resource: 'drink', pagination, meta })).data)).toEqual(['c', 'd'])
})

test('custom reads any GROQ with parameters, and narrows and sorts its result', async () => {
  const groq = '*[_type == "drink" && price > $least]{_id, name, price}'
  const read = (more: object) =>
    data.custom({ url: '', method: 'get', meta: { groq, params: { least: 300 } }, ...more })
  expect((await data.custom({ url: '', method: 'get', meta: { groq: 'count(*[_type == "drink"])' } })).data).toBe(6)
  expect(idsOf((await read({})).data as never[])).toHaveLength(4)
  const narrowed = await read({
    filters: [{ field: 'name', operator: 'contains', value: 'oat' }],
    sorters: [{ field: 'price', order: 'asc' }],
  })
  expect(narrowed.data).toEqual([
    { _id: 'b', name: 'oat milk', price: 360 },
    { _id: 'a', name: 'Oat flat white', price: 570 },
  ])
  await expect(read({ method: 'post' })).rejects.toMatchObject({ statusCode: 400 })
})

test('custom asks paths of the API, and never another host', async () => {
  const ask = (url: string) => data.custom({ url, method: 'get' })
  expect((await ask('/users/me')).data).toMatchObject({ id: 'p-writer' })
  expect((await ask(`${data.getApiUrl()}/users/me`)).data).toMatchObject({ id: 'p-writer' })
  await expect(ask('/no/such/path')).rejects.toMatchObject({ statusCode: 404, code: 'not_found' })
  for (const url of ['', 'https://example.com/users/me', '//example.com/', 'users/me'])
    await expect(ask(url)).rejects.toMatchObject({ statusCode: 400, code: 'bad_request' })
})
