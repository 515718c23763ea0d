import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LiveEvent } from '@refinedev/core'
import { createClient, type SanityClient } from '@sanity/client'
import { type ContentLake, createContentLake } from '@souk/content-lake'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAuthProvider } from './auth-provider.ts'
import { createDataProvider } from './data-provider.ts'
import { createLiveProvider } from './live-provider.ts'
import { operators } from './operators.ts'

let lake: ContentLake
let folder: string
let client: SanityClient
let data: ReturnType<typeof createDataProvider>
const token = 'writer-token-of-the-provider-tests'

const rows = [
  { _id: 'a', name: 'Oat flat white', price: 570, tags: ['milk', 'hot'], open: true },
  { _id: 'b', name: 'oat milk', price: 360, tags: ['milk'] },
  { _id: 'c', name: 'Cold brew', price: 780, tags: ['cold', 'black'], open: false },
  { _id: 'd', name: 'aaa', price: 10, tags: [] },
  { _id: 'e', price: 57 },
  { _id: 'f', name: '"] | *[_type == "secret"', price: 570 },
]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'refine-sanity-'))
  lake = await createContentLake({
    dataDir: folder,
    projectId: 'shop',
    datasets: [{ name: 'test', aclMode: 'private' }],
    tokens: [{ token, role: 'writer', id: 'p-1', name: 'Wendy W.' }],
    roles: { writer: { title: 'Writer', grants: [{ filter: 'true', permissions: ['read', 'create', 'update'] }] } },
    people: [],
  })
  const { port } = await lake.listen(0)
  client = createClient({
    projectId: 'shop',
    dataset: 'test',
    apiHost: `http://localhost:${port}`,
    useProjectHostname: false,
    apiVersion: '2025-02-19',
    useCdn: false,
    token,
    maxRetries: 0,
  })
  data = createDataProvider(client)
  await data.createMany({ resource: 'drink', variables: rows })
  await client.create({ _id: 'secret', _type: 'secret', name: 'hidden' })
})
afterAll(async () => {
  await lake.close()
  rmSync(folder, { recursive: true, force: true })
})

const ids = async (...filters: unknown[]) => {
  const { data: found, total } = await data.getList<{ id: string }>({ resource: 'drink', filters: filters as never[] })
  expect(total).toBe(found.length)
  return found.map(({ id }) => id).join('')
}

test.each([
  ['eq', 'name', 'oat milk', 'b'],
  ['eqs', 'name', 'oat milk', 'b'],
  ['eq', 'open', false, 'c'],
  ['eq', 'id', 'a', 'a'],
  ['lt', 'price', 360, 'de'],
  ['lte', 'price', 360, 'bde'],
  ['gt', 'price', 570, 'c'],
  ['gte', 'price', 570, 'acf'],
  ['in', 'price', [10, 780], 'cd'],
  ['ina', 'tags', ['milk', 'hot'], 'a'],
  ['contains', 'name', 'OAT', 'ab'],
  ['containss', 'name', 'oat', 'b'],
  ['contains', 'name', '"] | *[_type == "secret"', 'f'],
  ['between', 'price', [57, 570], 'abef'],
  ['null', 'name', true, 'e'],
  ['startswith', 'name', 'OAT', 'ab'],
  ['startswiths', 'name', 'Oat', 'a'],
  ['endswith', 'name', 'WHITE', 'a'],
  ['endswiths', 'name', 'aa', 'd'],
])('%s on %s with %j finds %s, and its opposite finds all the others', async (operator, field, value, found) => {
  expect(await ids({ field, operator, value })).toBe(found)
  const others = rows.map(({ _id }) => _id).filter((id) => !found.includes(id))
  // The four comparisons have no opposite in the table; each is the other's.
  const opposites: Readonly<Record<string, string>> = {
    eq: 'ne',
    eqs: 'nes',
    lt: 'gte',
    lte: 'gt',
    gt: 'lte',
    gte: 'lt',
  }
  const opposite = opposites[operator] ?? `n${operator}`
  expect(Object.keys(operators)).toContain(opposite)
  expect(await ids({ field, operator: opposite, value })).toBe(others.join(''))
})

test('or and and nest', async () => {
  const filter = {
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
  }
  expect(await ids(filter)).toBe('ad')
})

test('pages do not overlap, and the total is of all of them', async () => {
  const page = (currentPage: number, count: 'exact' | 'bound') =>
    data.getList<{ id: string }>({
      resource: 'drink',
      pagination: { currentPage, pageSize: 4 },
      sorters: [{ field: 'price', order: 'desc' }],
      meta: { count, projection: '{_id}' },
    })
  const [first, second] = [await page(1, 'exact'), await page(2, 'exact')]
  expect([first.data.map(({ id }) => id), second.data.map(({ id }) => id)]).toEqual([
    ['c', 'a', 'f', 'b'],
    ['e', 'd'],
  ])
  expect([first.total, second.total]).toEqual([6, 6])
  expect(await page(1, 'bound')).toMatchObject({ total: 5, hasMore: true })
  expect(await page(2, 'bound')).toMatchObject({ total: 6, hasMore: false })
})

test('many are read in the order asked for', async () => {
  const { data: found } = await data.getMany<{ id: string }>({ resource: 'drink', ids: ['c', 'nobody', 'a'] })
  expect(found.map(({ id }) => id)).toEqual(['c', 'a'])
})

test('a document is created, changed, guarded by its revision, and deleted', async () => {
  const made = await data.create({ resource: 'drink', variables: { name: 'Mocha', note: 'x' } })
  const { id, _rev } = made.data as { id: string; _rev: string }
  const changed = await data.update({
    resource: 'drink',
    id,
    variables: { name: 'Big mocha', note: null, _rev: 'not ours' },
  })
  expect(changed.data).toMatchObject({ id, _type: 'drink', name: 'Big mocha' })
  expect(changed.data).not.toHaveProperty('note')
  await expect(
    data.update({ resource: 'drink', id, variables: { name: 'Late' }, meta: { ifRevisionID: _rev } }),
  ).rejects.toMatchObject({ statusCode: 409, code: 'revision_moved' })
  await expect(data.create({ resource: 'drink', variables: { id, name: 'Again' } })).rejects.toMatchObject({
    code: 'exists',
  })
  await data.deleteOne({ resource: 'drink', id })
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

test('custom reads any GROQ with parameters, and nothing else', async () => {
  const read = (meta: Record<string, unknown>) => data.custom({ url: '', method: 'get', meta })
  expect(await read({ groq: 'count(*[_type == "drink" && price > $least])', params: { least: 500 } })).toEqual({
    data: 3,
  })
  await expect(read({})).rejects.toMatchObject({ statusCode: 400 })
})

test('changes are told once per burst, by one listener for all subscribers, and no more after the last has left', async () => {
  const live = createLiveProvider(client, { debounceMs: 50 })
  const heard: [string, LiveEvent][] = []
  const subscribe = (name: string, types: string[]) =>
    live.subscribe({ channel: 'resources/drink', types, callback: (event) => heard.push([name, event]) })
  const stops = [subscribe('all', ['*']), subscribe('created', ['created'])]
  // The listener is open once a change is heard; until then changes may pass unheard.
  await expect
    .poll(
      async () => {
        await client.patch('a').set({ price: 571 }).commit()
        return live.generation('drink')
      },
      { timeout: 20_000, interval: 200 },
    )
    .toBeGreaterThan(0)
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBeGreaterThan(0)
  heard.length = 0
  await client.create({ _id: 'g', _type: 'drink', name: 'Chai' })
  await client.create({ _id: 'other', _type: 'secret' })
  await expect.poll(() => heard.map(([name]) => name).sort(), { timeout: 10_000 }).toEqual(['all', 'created'])
  expect(heard[0]?.[1]).toMatchObject({ channel: 'resources/drink', type: 'created', payload: { ids: ['g'] } })
  for (const stop of stops) live.unsubscribe(stop)
  const before = live.generation('drink')
  await client.delete('g')
  await client.fetch('count(*)')
  expect(live.generation('drink')).toBe(before)
  expect(live.status()).toEqual({ live: true })
})

test('a token is kept only when the lake knows it, and tells who that is', async () => {
  const kept = new Map<string, string>()
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  const auth = createAuthProvider({
    clientFor: (given) => client.withConfig({ token: given }),
    store,
    storageKey: 'k',
  })
  expect(await auth.check()).toEqual({ authenticated: false, redirectTo: '/sign-in' })
  expect(await auth.login({ token: 'nonsense-nonsense-nonsense' })).toMatchObject({ success: false })
  expect(kept.size).toBe(0)
  expect(await auth.login({ token })).toMatchObject({ success: true })
  expect(await auth.check()).toEqual({ authenticated: true })
  expect(await auth.getIdentity()).toEqual({ id: 'p-1', name: 'Wendy W.', roles: ['writer'] })
  expect(await auth.getPermissions()).toEqual(['writer'])
  await auth.logout()
  expect(kept.size).toBe(0)
})
