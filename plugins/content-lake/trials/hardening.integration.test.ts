import { connect } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminToken, startLake, type TestLake } from './start-lake.ts'

let lake: TestLake

beforeAll(async () => {
  lake = await startLake()
})
afterAll(() => lake.close())

const authorization = `Bearer ${adminToken}`
const post = (path: string, body: BodyInit) =>
  fetch(`${lake.origin}${path}`, { method: 'POST', headers: { authorization }, body })
const mutate = (body: unknown) => post('/v1/data/mutate/production', JSON.stringify(body))
const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)

const dot = sharp({ create: { width: 4, height: 4, channels: 3, background: 'teal' } })
  .png()
  .toBuffer()

describe('nonsense is refused, never a fault', () => {
  it.each<[string, string, BodyInit, number]>([
    ['no JSON', '/v1/data/mutate/production', '{', 400],
    ['no UTF-8', '/v1/data/mutate/production', new Uint8Array([0x7b, 0xff, 0x7d]), 400],
    ['nothing', '/v1/data/mutate/production', '', 400],
    ['a list', '/v1/data/mutate/production', '[]', 400],
    ['no list', '/v1/data/mutate/production', '{"mutations": 1}', 400],
    ['null mutations', '/v1/data/mutate/production', '{"mutations": [null]}', 400],
    ['an unknown mutation', '/v1/data/mutate/production', '{"mutations": [{"frob": {}}]}', 400],
    ['a create of text', '/v1/data/mutate/production', '{"mutations": [{"create": "x"}]}', 400],
    ['no _type', '/v1/data/mutate/production', '{"mutations": [{"create": {"_id": "a"}}]}', 400],
    [
      'a prototype',
      '/v1/data/mutate/production',
      '{"mutations": [{"create": {"_type": "t", "__proto__": {"x": 1}}}]}',
      400,
    ],
    [
      'too much',
      '/v1/data/mutate/production',
      JSON.stringify({ mutations: [], pad: 'x'.repeat(4 * 1024 * 1024) }),
      413,
    ],
    ['actions of nothing', '/v1/data/actions/production', '{"actions": []}', 400],
    ['actions of null', '/v1/data/actions/production', '{"actions": [null]}', 400],
    ['no query', '/v1/data/query/production', '{}', 400],
    ['a query of numbers', '/v1/data/query/production', '{"query": 5}', 400],
    ['an endless query', '/v1/data/query/production', JSON.stringify({ query: `*[${'('.repeat(50_000)}` }), 400],
    ['a bad transaction id', '/v1/data/mutate/production', '{"mutations": [], "transactionId": "a b"}', 400],
  ])('%s', async (_name, path, body, status) => {
    const response = await post(path, body)
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/json; charset=utf-8'])
  })

  it('too much that comes without saying how much', async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(0x20)),
    })
    const response = await lake.lake.fetch(
      new Request('http://localhost/v1/data/mutate/production', {
        method: 'POST',
        headers: { authorization },
        body,
        duplex: 'half',
      } as RequestInit),
    )
    expect(response.status).toBe(413)
  })

  it('documents and patches nested beyond reason', async () => {
    const deep = await mutate({ mutations: [{ create: { _type: 't', deep: nested(5_000) } }] })
    expect(deep.status).toBe(400)
    const fine = await mutate({ mutations: [{ create: { _id: 'deep', _type: 't', deep: nested(80) } }] })
    expect(fine.status).toBe(200)
    const path = Array.from({ length: 20_000 }, () => 'a').join('.')
    const patch = await mutate({ mutations: [{ patch: { id: 'deep', set: { [path]: 1 } } }] })
    expect(patch.status).toBe(400)
  })

  it.each([
    ['GET', '/v1/nowhere', 404],
    ['GET', '/v1/data/doc/production/%E0%A4%A', 404],
    ['DELETE', '/v1/data/query/production', 405],
    ['GET', '/v1/data/history/production/documents/a', 400],
    ['GET', '/v1/data/history/production/transactions/a?limit=x', 400],
    ['GET', '/v1/data/listen/production', 400],
    ['GET', '/v1/data/query/production?query=*&$p={', 400],
    ['GET', '/v1/data/query/nowhere?query=*', 404],
    ['GET', '/images/local123/production/../../lake.sqlite', 404],
    ['GET', '/images/local123/production/%2e%2e%2flake.sqlite', 404],
  ])('%s %s is answered %i', async (method, path, status) => {
    expect((await fetch(`${lake.origin}${path}`, { method, headers: { authorization } })).status).toBe(status)
  })

  it('broken HTTP gets 400 and the lake goes on', async () => {
    const { port } = new URL(lake.origin)
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('GET / HTTP/9.9\r\nbroken\r\n\r\n'))
      socket.once('data', (data) => resolve(data.toString()))
      socket.once('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1.1 400 /)
    expect((await fetch(`${lake.origin}/ping`)).status).toBe(200)
  })
})

const ask = (origin: string, method = 'GET') =>
  fetch(`${lake.origin}/v1/users/me`, {
    method,
    headers: { origin, 'access-control-request-headers': 'authorization, x-sanity-project-id' },
  })

describe('other sites', () => {
  it('may not read answers; loopback pages may, with credentials', async () => {
    const allowed = await ask('http://localhost:3333', 'OPTIONS')
    expect(allowed.status).toBe(204)
    expect(allowed.headers.get('access-control-allow-origin')).toBe('http://localhost:3333')
    expect(allowed.headers.get('access-control-allow-headers')).toBe('authorization, x-sanity-project-id')
    for (const origin of ['https://evil.example', 'http://localhost.evil.example', 'null', 'file://']) {
      expect((await ask(origin)).headers.get('access-control-allow-origin')).toBeNull()
      const check = await fetch(`${lake.origin}/v1/check/cors`, { headers: { origin } })
      expect(await check.json()).toEqual({ result: { allowed: false, withCredentials: false } })
    }
  })
})

describe('pictures and files', () => {
  it('are taken in, described, shown and resized; gone with their document', async () => {
    const client = lake.client(adminToken)
    const asset = await client.assets.upload('image', await dot, { filename: 'dot.png' })
    expect(asset).toMatchObject({
      _id: expect.stringMatching(/^image-[0-9a-f]{40}-4x4-png$/),
      _type: 'sanity.imageAsset',
      originalFilename: 'dot.png',
      url: expect.stringMatching(/^http:\/\/localhost:\d+\/images\/local123\/production\/[0-9a-f]{40}-4x4\.png$/),
      metadata: { dimensions: { width: 4, height: 4 } },
    })
    expect(await client.assets.upload('image', await dot)).toEqual(asset)
    const shown = await fetch(asset.url)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png'])
    const resized = await fetch(`${asset.url}?w=2&h=2`)
    expect(resized.status).toBe(200)
    await client.delete(asset._id)
    expect((await fetch(asset.url)).status).toBe(404)
  })

  it('other files come back as they were', async () => {
    const asset = await lake
      .client(adminToken)
      .assets.upload('file', Buffer.from('a,b\n1,2\n'), { filename: 'rows.csv' })
    expect(await (await fetch(asset.url)).text()).toBe('a,b\n1,2\n')
  })
})

const show = (token: string) => post('/', new URLSearchParams({ token }))

describe('the inspector', () => {
  it('shows datasets and the last transactions to administrators alone, everything escaped', async () => {
    await mutate({ mutations: [{ create: { _id: 'i', _type: '<script>' } }] })
    const page = await (await show(adminToken)).text()
    expect(page).toContain('production')
    expect(page).toContain('&#60;script&#62;')
    expect(page).not.toContain('<script>')
    const refused = await show('wrong')
    expect(refused.status).toBe(401)
    expect(await refused.text()).not.toContain('production')
  })
})

describe('what the Studio asks besides', () => {
  it.each([
    '/v2021-06-07/users/me',
    '/v2021-06-07/auth/providers',
    '/v2021-12-15/projects/local123',
    '/v2025-02-19/projects/local123/grants',
    '/v2021-06-07/projects/local123/datasets',
    '/v2021-06-07/projects/local123/datasets/production/acl',
    '/v2021-06-07/projects/local123/datasets?datasetProfile=comments&addonFor=production',
    '/v2025-02-19/features',
    '/v2024-08-01/projects/local123/user-applications?appType=studio',
    '/vX/journey/trial',
    '/vX/journey/announcements',
    '/v1/help',
    '/v1/schedules/local123/production',
    '/v2023-12-18/intake/telemetry-status',
    '/ping?tag=sanity.studio.protocol-check',
    '/v1/data/history/production/events/releases/r1',
    '/v1/data/references/production/documents/a/to',
    '/vX/media-libraries',
  ])('%s', async (path) => {
    const response = await fetch(`${lake.origin}${path}`, { headers: { authorization } })
    expect(response.status).toBe(200)
    await response.json()
  })
})
