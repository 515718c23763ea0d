import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAuthProvider, type TokenStore } from './auth-provider.ts'
import type { Browser } from './redirect-sign-in.ts'
import { startTestLake, type TestLake, tokenOf } from './testing/lake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.close())

const pocket = () => {
  const kept = new Map<string, string>()
  const store: TokenStore = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
  return { kept, store }
}
const clientFor = (token: string) => lake.clientFor('reader').withConfig({ token })
const token = tokenOf('writer')

test('a token is kept only when the lake knows it, and tells who that is', async () => {
  const { kept, store } = pocket()
  const changes: unknown[] = []
  const auth = createAuthProvider({ clientFor, store, storageKey: 'k', onToken: (given) => changes.push(given) })
  expect(await auth.check()).toEqual({ authenticated: false, redirectTo: '/sign-in' })
  expect(await auth.getIdentity()).toBeNull()
  expect(await auth.getPermissions()).toEqual([])
  for (const nonsense of ['nonsense-nonsense', ' ', ''])
    expect(await auth.login({ token: nonsense })).toMatchObject({ success: false, error: expect.any(Error) })
  expect(kept.size).toBe(0)
  expect(await auth.login({ token: ` ${token} ` })).toEqual({ success: true, redirectTo: '/' })
  expect(await auth.check()).toEqual({ authenticated: true })
  expect(await auth.getIdentity()).toEqual({
    id: 'p-writer',
    name: 'Wendy the writer',
    roles: ['writer'],
    provider: 'token',
  })
  expect(await auth.getPermissions()).toEqual(['writer'])
  expect(await auth.logout()).toEqual({ success: true, redirectTo: '/sign-in' })
  expect(kept.size).toBe(0)
  expect(changes).toEqual([token, undefined])
})

test('a token that is refused later signs out; a lake that is not there does not', async () => {
  const { kept, store } = pocket()
  kept.set('k', 'a-token-of-long-ago')
  const auth = createAuthProvider({ clientFor, store, storageKey: 'k' })
  expect(await auth.check()).toMatchObject({ authenticated: false, logout: true, redirectTo: '/sign-in' })
  expect(kept.size).toBe(0)
  kept.set('k', token)
  const nowhere = (given: string) => clientFor(given).withConfig({ apiHost: 'http://localhost:1' })
  const offline = createAuthProvider({ clientFor: nowhere, store, storageKey: 'k' })
  expect(await offline.check()).toEqual({ authenticated: true })
  expect(await offline.onError({ statusCode: 0 })).toEqual({})
  expect(await offline.onError({ statusCode: 401 })).toEqual({ logout: true, redirectTo: '/sign-in' })
})

test('a robot’s token is refused, at the door and when it is found in the store', async () => {
  const { kept, store } = pocket()
  // The embedded lake calls the provider of such tokens otherwise than the hosted one.
  const isRobot = ({ provider }: { readonly provider?: string }) => provider === 'token'
  const auth = createAuthProvider({ clientFor, store, storageKey: 'k', isRobot })
  expect(await auth.login({ token })).toMatchObject({
    success: false,
    error: { statusCode: 403, code: 'robot', message: expect.stringContaining('Sign in as yourself') },
  })
  expect(kept.size).toBe(0)
  kept.set('k', token)
  expect(await auth.check()).toMatchObject({ authenticated: false, logout: true })
  expect(kept.size).toBe(0)
})

/** A browser that goes where it is sent, signs in there as a demo person, and comes back. */
function browserAt(address: string) {
  const visited: string[] = []
  const state = { address }
  const browser: Browser = {
    address: () => state.address,
    go: (url) => void visited.push(url),
    replace: (url) => {
      state.address = url
    },
  }
  const signInThere = async () => {
    const page = new URL(visited.at(-1) ?? '')
    const body = new URLSearchParams({ origin: page.searchParams.get('origin') ?? '', person: 'eve' })
    const answer = await fetch(page, { method: 'POST', body, redirect: 'manual' })
    state.address = answer.headers.get('location') ?? ''
  }
  return { browser, visited, state, signInThere }
}

test('one leaves for a provider of the project and comes back as oneself', async () => {
  const { kept, store } = pocket()
  const { browser, visited, state, signInThere } = browserAt('http://localhost:5173/console/orders?page=2#top')
  const auth = createAuthProvider({ clientFor, store, storageKey: 'k', redirect: { browser } })
  const [provider] = await auth.providers()
  expect(provider).toMatchObject({ name: 'local', url: expect.stringContaining(lake.url) })
  expect(await auth.login({ provider: 'nobodys' })).toMatchObject({ success: false, error: { statusCode: 400 } })
  expect(await auth.login({ provider: 'local' })).toEqual({ success: true })
  expect(Object.fromEntries(new URL(visited[0] ?? '').searchParams)).toEqual({
    origin: 'http://localhost:5173/console/orders?page=2',
    projectId: 'shop',
    withSid: 'true',
  })
  await signInThere()
  expect(state.address).toContain('#sid=')
  // Refine asks several times at once; the code is good for one exchange.
  expect(await Promise.all([auth.check(), auth.check(), auth.check()])).toEqual([
    { authenticated: true },
    { authenticated: true },
    { authenticated: true },
  ])
  expect(state.address).toBe('http://localhost:5173/console/orders?page=2')
  expect(await auth.getIdentity()).toMatchObject({ id: 'eve', name: 'Eve', provider: 'local' })
  const session = auth.token() ?? ''
  expect(await auth.logout()).toEqual({ success: true, redirectTo: '/sign-in' })
  expect(kept.size).toBe(0)
  expect(await auth.login({ token: session })).toMatchObject({ success: false, error: { statusCode: 401 } })
})

test('a code that nobody here asked for is refused and leaves the address', async () => {
  const { kept, store } = pocket()
  const begun = browserAt('http://localhost:5173/')
  const theirs = createAuthProvider({ clientFor, store: pocket().store, storageKey: 'k', redirect: begun })
  await theirs.login({ provider: 'local' })
  await begun.signInThere()
  const auth = createAuthProvider({ clientFor, store, storageKey: 'k', redirect: begun })
  expect(await auth.check()).toMatchObject({
    authenticated: false,
    error: { message: expect.stringContaining('was not begun here') },
  })
  expect(begun.state.address).toBe('http://localhost:5173/')
  expect(kept.size).toBe(0)
})
