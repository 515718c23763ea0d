import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminToken, plainConfig, startLake, type TestLake } from './start-lake.ts'

const viewer = { token: 'token-of-viewer', role: 'viewer', id: 'viewer', name: 'Vi' }
let lake: TestLake
beforeAll(async () => {
  const read = [{ filter: '_id in path("**")', permissions: ['read'] as const }]
  lake = await startLake({
    tokens: [...plainConfig.tokens, viewer],
    roles: { viewer: { title: 'Viewer', grants: read } },
    allowedOrigins: ['https://configured.example'],
  })
})
afterAll(() => lake.close())

const project = '/projects/local123'
const ask = <T>(method: string, url: string, body?: unknown, token = adminToken) =>
  lake.client(token).request<T>({ method, url, ...(body !== undefined && { body }) })

/** What a page of an origin is told before it calls. */
async function preflight(origin: string): Promise<readonly (string | null)[]> {
  const headers = { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' }
  const answer = await lake.lake.fetch(
    new Request(`${lake.origin}/v1/data/query/production`, { method: 'OPTIONS', headers }),
  )
  return ['access-control-allow-origin', 'access-control-allow-credentials'].map((name) => answer.headers.get(name))
}

interface Origin {
  readonly id: string
  readonly origin: string
}

describe('CORS origins', () => {
  it('are allowed with credentials or without, by name or by star, until they are removed', async () => {
    expect(await preflight('https://shop.example')).toEqual([null, null])
    const added = await ask<Origin>('POST', `${project}/cors`, {
      origin: 'https://shop.example',
      allowCredentials: true,
    })
    await ask('POST', `${project}/cors`, { origin: 'https://*.reader.example', allowCredentials: false })
    expect(await preflight('https://shop.example')).toEqual(['https://shop.example', 'true'])
    expect(await preflight('https://shop.example.evil.test')).toEqual([null, null])
    expect(await preflight('https://a.reader.example')).toEqual(['https://a.reader.example', null])
    expect(await preflight('https://evil.test/.reader.example')).toEqual([null, null])
    expect(await preflight('https://configured.example')).toEqual(['https://configured.example', 'true'])
    expect((await ask<Origin[]>('GET', `${project}/cors`)).map(({ origin }) => origin)).toEqual([
      'https://shop.example',
      'https://*.reader.example',
    ])
    await ask('DELETE', `${project}/cors/${added.id}`)
    expect(await preflight('https://shop.example')).toEqual([null, null])
    await expect(ask('DELETE', `${project}/cors/${added.id}`)).rejects.toMatchObject({ statusCode: 404 })
  })

  it('are an administrator’s to allow, once each, and must be origins', async () => {
    const add = (origin: string, token = adminToken) => ask('POST', `${project}/cors`, { origin }, token)
    await expect(add('https://other.example', viewer.token)).rejects.toMatchObject({ statusCode: 403 })
    for (const wrong of ['shop.example', 'https://shop.example/path', 'ftp://shop.example', ''])
      await expect(add(wrong)).rejects.toMatchObject({ statusCode: 400 })
    await add('http://*.lan:*')
    await expect(add('http://*.lan:*')).rejects.toMatchObject({ statusCode: 409 })
    expect(await preflight('http://till.lan:8080')).toEqual(['http://till.lan:8080', null])
  })

  it('get no sign-in code by a star, or without credentials', async () => {
    await ask('POST', `${project}/cors`, { origin: 'https://*.wide.example', allowCredentials: true })
    await ask('POST', `${project}/cors`, { origin: 'https://exact.example', allowCredentials: true })
    const page = async (origin: string) =>
      (await lake.lake.fetch(new Request(`${lake.origin}/v1/auth/login/local?origin=${origin}`))).status
    expect(await page('https://exact.example')).toBe(200)
    expect(await page('https://a.wide.example')).toBe(400)
    expect(await page('https://a.reader.example')).toBe(400)
  })
})

interface Robot {
  readonly id: string
  readonly expiresAt: string | null
  readonly token: string
}

describe('robots', () => {
  const robots = '/access/project/local123/robots'
  const memberships = (role: string, resourceId = 'local123') => [
    { resourceType: 'project', resourceId, roleNames: [role] },
  ]

  it('get a token with one role, shown once, until it is revoked', async () => {
    const robot = await ask<Robot>('POST', robots, { label: 'Till', memberships: memberships('viewer') })
    expect(await ask('GET', '/users/me', undefined, robot.token)).toMatchObject({ name: 'Till', role: 'viewer' })
    const { data } = await ask<{ data: object[] }>('GET', robots)
    expect(data).toMatchObject([{ id: robot.id, label: 'Till', memberships: memberships('viewer') }])
    expect(JSON.stringify(data)).not.toContain(robot.token)
    await ask('DELETE', `${robots}/${robot.id}`)
    await expect(ask('GET', '/users/me', undefined, robot.token)).rejects.toMatchObject({ statusCode: 401 })
    await expect(ask('DELETE', `${robots}/${robot.id}`)).rejects.toMatchObject({ statusCode: 404 })
  })

  it('change their token for another with the same role, and the one before is good for nothing', async () => {
    const before = await ask<Robot>('POST', robots, { label: 'Till', memberships: memberships('viewer') })
    const after = await ask<Robot>('POST', '/access/robots/me/rotate', undefined, before.token)
    expect({ ...after, token: '' }).toEqual({ ...before, token: '' })
    await expect(ask('GET', '/users/me', undefined, before.token)).rejects.toMatchObject({ statusCode: 401 })
    expect(await ask('GET', '/users/me', undefined, after.token)).toMatchObject({ id: before.id, role: 'viewer' })
    await expect(ask('POST', '/access/robots/me/rotate')).rejects.toMatchObject({ statusCode: 403 })
    await ask('DELETE', `${robots}/${before.id}`)
    await expect(ask('GET', '/users/me', undefined, after.token)).rejects.toMatchObject({ statusCode: 401 })
  })

  it('are nobody once their token’s time is over, also after a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'lake-robots-'))
    let now = '2026-01-01T00:00:00.000Z'
    const timed = { dataDir, clock: () => now }
    const first = await startLake(timed)
    const body = { label: 'Till', memberships: memberships('administrator'), expiresAt: '2026-01-02T00:00:00Z' }
    const robot = await first.client(adminToken).request<Robot>({ method: 'POST', url: robots, body })
    expect(robot.expiresAt).toBe('2026-01-02T00:00:00.000Z')
    await first.close()
    const second = await startLake(timed)
    const me = () => second.client(robot.token).request({ url: '/users/me' })
    expect(await me()).toMatchObject({ id: robot.id })
    now = robot.expiresAt ?? ''
    await expect(me()).rejects.toMatchObject({ statusCode: 401 })
    await second.close()
    rmSync(dataDir, { recursive: true })
  })

  it('are an administrator’s to make, with a role that there is', async () => {
    const body = { label: 'Till', memberships: memberships('viewer') }
    await expect(ask('POST', robots, body, viewer.token)).rejects.toMatchObject({ statusCode: 403 })
    const wrong = [
      { ...body, label: ' ' },
      { ...body, memberships: memberships('king') },
      { ...body, memberships: memberships('viewer', 'another') },
      { ...body, memberships: [] },
      { ...body, expiresAt: '2020-01-01T00:00:00Z' },
      { ...body, expiresAt: 'tomorrow' },
    ]
    for (const each of wrong) await expect(ask('POST', robots, each)).rejects.toMatchObject({ statusCode: 400 })
    const { data } = await ask<{ data: { name: string }[] }>('GET', '/access/project/local123/roles')
    expect(data.map(({ name }) => name)).toEqual(expect.arrayContaining(['administrator', 'viewer']))
  })
})

it('a private dataset is among the features, which the command line asks before it makes one', async () => {
  expect(await ask('GET', '/features')).toContain('privateDataset')
})

it('nobody is invited, for want of a mailer, though there are roles to invite them to', async () => {
  const person = { appliesToUsers: true, name: 'viewer' }
  expect(await ask('GET', `${project}/roles`)).toContainEqual(expect.objectContaining(person))
  const invite = ask('POST', '/invitations/project/local123', { email: 'ines@example.com', role: 'viewer' })
  await expect(invite).rejects.toMatchObject({ statusCode: 405 })
  expect(await ask('GET', '/invitations/project/local123')).toEqual([])
})

it('the members of a project have their roles, and nobody is nobody', async () => {
  expect(await ask('GET', '/users')).toEqual([])
  await ask('POST', `${project}/people`, {
    name: 'Ines',
    email: 'ines@example.com',
    role: 'viewer',
    password: 'twelve letters and more',
  })
  const { members } = await ask<{ members: object[] }>('GET', project)
  expect(members).toMatchObject([{ roles: [{ name: 'viewer', title: 'Viewer' }], isRobot: false }])
})
