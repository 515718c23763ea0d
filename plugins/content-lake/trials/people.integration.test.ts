import { afterAll, beforeAll, expect, it } from 'vitest'
import { adminToken, plainConfig, refusalOf, startLake, type TestLake } from './start-lake.ts'

let lake: TestLake
let now = '2026-03-01T10:00:00.000Z'
beforeAll(async () => {
  lake = await startLake({
    clock: () => now,
    sessionDays: 7,
    people: [{ id: 'p-demo', name: 'Demo', email: 'demo@example.com', role: 'contributor', passwordless: true }],
    roles: { viewer: { title: 'Viewer', grants: [{ filter: '_id in path("**")', permissions: ['read'] }] } },
    tokens: [...plainConfig.tokens, { token: 'token-of-viewer', role: 'viewer', id: 'viewer', name: 'Vera' }],
  })
})
afterAll(() => lake.close())

const admin = () => lake.client(adminToken)
const project = '/projects/local123'

const signIn = (form: Record<string, string>) =>
  fetch(`${lake.origin}/v1/auth/login/local`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ origin: `${lake.origin}/`, ...form }),
  })

const tokenAfter = async (response: Response): Promise<string> => {
  const sid = new URL(response.headers.get('location') ?? '').hash.replace('#sid=', '')
  const answer = (await (await fetch(`${lake.origin}/v1/auth/fetch?sid=${sid}`)).json()) as { token: string }
  return answer.token
}

it('a token is made, used, listed without its text, and revoked', async () => {
  const made = await admin().request({
    method: 'POST',
    url: `${project}/tokens`,
    body: { label: 'CI', roleName: 'viewer' },
  })
  expect(made).toMatchObject({ label: 'CI', roles: [{ name: 'viewer', title: 'Viewer' }] })
  const bearer = lake.client(made.key)
  expect(await bearer.users.getById('me')).toMatchObject({ name: 'CI', role: 'viewer', provider: 'token' })
  const listed = await admin().request({ url: `${project}/tokens` })
  expect(listed).toEqual([{ ...made, key: undefined }].map(({ key: _, ...rest }) => rest))
  await admin().request({ method: 'DELETE', url: `${project}/tokens/${made.id}` })
  expect((await refusalOf(bearer.fetch('1'))).status).toBe(401)
  expect((await refusalOf(admin().request({ method: 'DELETE', url: `${project}/tokens/${made.id}` }))).status).toBe(404)
})

it('someone who was added signs in with the password until they are removed', async () => {
  const who = { name: 'Ines', email: 'Ines@example.com', role: 'viewer', password: 'twelve letters' }
  const added = await admin().request({ method: 'POST', url: `${project}/people`, body: who })
  expect(added).toEqual({ id: added.id, name: 'Ines', email: 'Ines@example.com', role: 'viewer', roleTitle: 'Viewer' })
  const again = admin().request({
    method: 'POST',
    url: `${project}/people`,
    body: { ...who, email: 'ines@EXAMPLE.com' },
  })
  expect((await refusalOf(again)).status).toBe(409)
  expect((await signIn({ email: 'ines@example.com', password: 'another one..' })).status).toBe(401)
  const good = await signIn({ email: ' INES@example.com', password: 'twelve letters' })
  expect(good.status).toBe(303)
  const bearer = lake.client(await tokenAfter(good))
  expect(await bearer.users.getById('me')).toMatchObject({ name: 'Ines', role: 'viewer', provider: 'local' })
  await admin().request({ method: 'DELETE', url: `${project}/people/${added.id}` })
  expect((await refusalOf(bearer.fetch('1'))).status).toBe(401)
  expect((await signIn({ email: 'ines@example.com', password: 'twelve letters' })).status).toBe(401)
})

it('a sign-in ends by itself, and a token that was given out does not', async () => {
  const token = await tokenAfter(await signIn({ person: 'p-demo' }))
  expect(await lake.client(token).users.getById('me')).toMatchObject({
    role: 'contributor',
    roles: [{ name: 'contributor', title: 'Contributor' }],
  })
  now = '2026-03-08T09:59:59.000Z'
  expect(await lake.client(token).fetch('1')).toBe(1)
  now = '2026-03-08T10:00:00.000Z'
  expect((await refusalOf(lake.client(token).fetch('1'))).status).toBe(401)
  expect(await lake.client('token-of-viewer').fetch('1')).toBe(1)
})

it('wrong passwords are slowed down, also for addresses that nobody has, and also when many come at once', async () => {
  const tries = await Promise.all(
    Array.from({ length: 9 }, () => signIn({ email: 'nobody@example.com', password: 'guess' })),
  )
  expect(tries.map(({ status }) => status).toSorted()).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429])
  expect(Number(tries.find(({ status }) => status === 429)?.headers.get('retry-after'))).toBeGreaterThan(800)
})

it('is for administrators, and says what is wrong with a request', async () => {
  const viewer = lake.client('token-of-viewer')
  for (const url of [`${project}/tokens`, `${project}/people`])
    expect((await refusalOf(viewer.request({ url }))).status).toBe(403)
  const wrong: readonly [string, Record<string, unknown>][] = [
    ['tokens', { label: 'x', roleName: 'king' }],
    ['tokens', { label: '', roleName: 'viewer' }],
    ['people', { name: 'X', email: 'x@y', role: 'viewer', password: 'short' }],
    ['people', { name: 'X', email: 'x', role: 'viewer', password: 'long enough!' }],
  ]
  for (const [what, body] of wrong)
    expect((await refusalOf(admin().request({ method: 'POST', url: `${project}/${what}`, body }))).status).toBe(400)
})
