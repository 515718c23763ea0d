import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LakeConfig } from '../config.ts'
import { adminToken, plainConfig, refusalOf, startLake, type TestLake, until } from './start-lake.ts'

const roles: LakeConfig['roles'] = {
  server: {
    title: 'Server',
    grants: [{ filter: '_id in path("**")', permissions: ['read', 'create', 'update', 'history'] }],
  },
  editor: {
    title: 'Editor',
    grants: [
      { filter: '_id in path("**")', permissions: ['read', 'history'] },
      { filter: '!(_type in ["order"])', permissions: ['create', 'update'] },
    ],
  },
  clerk: {
    title: 'Clerk',
    grants: [{ filter: '_type == "order" && desk == "mine"', permissions: ['read', 'create', 'update', 'history'] }],
  },
  viewer: { title: 'Viewer', grants: [{ filter: '_id in path("**")', permissions: ['read'] }] },
}
const config: Partial<LakeConfig> = {
  roles,
  datasets: [
    { name: 'production', aclMode: 'private' },
    { name: 'open', aclMode: 'public' },
  ],
  tokens: [
    ...plainConfig.tokens,
    ...['server', 'editor', 'clerk', 'viewer'].map((role) => ({
      token: `token-of-${role}`,
      role,
      id: role,
      name: role,
    })),
  ],
  people: [
    { id: 'p-eve', name: 'Eve <Editor>', email: 'eve@example.com', role: 'editor', passwordless: true },
    { id: 'p-ada', name: 'Ada', email: 'ada@example.com', role: 'administrator' },
  ],
  allowClientTime: true,
}

let lake: TestLake

beforeAll(async () => {
  lake = await startLake(config)
  for (const dataset of ['production', 'open']) {
    await lake
      .client(adminToken, { dataset })
      .transaction()
      .create({ _id: 'article', _type: 'article', title: 'Hello' })
      .create({ _id: 'drafts.article', _type: 'article', title: 'Secret' })
      .create({ _id: 'order.mine', _type: 'order', desk: 'mine' })
      .create({ _id: 'order.other', _type: 'order', desk: 'other' })
      .create({ _id: 'pointer', _type: 'article', to: { _type: 'reference', _ref: 'order.other' } })
      .commit()
  }
})
afterAll(() => lake.close())

const as = (role: string, dataset = 'production') =>
  lake.client(role === 'anonymous' ? undefined : role === 'administrator' ? adminToken : `token-of-${role}`, {
    dataset,
  })

const ids = async (role: string) => {
  const answer = await as(role).request({
    url: '/data/history/production/documents/order.mine,order.other?lastRevision=true',
  })
  return (answer.documents as { _id: string }[]).map(({ _id }) => _id)
}

describe('reading', () => {
  const all = ['article', 'drafts.article', 'order.mine', 'order.other', 'pointer']
  it.each([
    ['administrator', 'production', all],
    ['server', 'production', all],
    ['viewer', 'production', all],
    ['clerk', 'production', ['order.mine']],
    ['anonymous', 'production', []],
    ['anonymous', 'open', ['article', 'pointer']],
    ['clerk', 'open', ['article', 'order.mine', 'pointer']],
  ])('%s in %s', async (role, dataset, expected) => {
    const client = as(role, dataset)
    expect(await client.fetch('*[] | order(_id)._id')).toEqual(expected)
    expect(await client.fetch('count(*)')).toBe(expected.length)
    const found = (await client.getDocuments(all)).filter((document) => document !== null)
    expect(found.map(({ _id }) => _id)).toEqual(expected)
  })

  it('follows no reference to what may not be read, and overlays no draft that may not', async () => {
    expect(await as('anonymous', 'open').fetch('*[_id == "pointer"][0].to->')).toBeNull()
    const drafts = as('anonymous', 'open').fetch('*[_id == "article"][0].title', {}, { perspective: 'drafts' })
    expect(await drafts).toBe('Hello')
  })

  it('tells strangers nothing about what exists', async () => {
    const answer = await as('anonymous').request({ url: '/data/doc/production/order.mine,none' })
    expect(answer).toEqual({
      documents: [],
      omitted: [
        { id: 'order.mine', reason: 'existence' },
        { id: 'none', reason: 'existence' },
      ],
    })
  })

  it('refuses tokens nobody gave out', async () => {
    const response = await fetch(`${lake.origin}/v1/data/query/production?query=*`, {
      headers: { authorization: 'Bearer wrong' },
    })
    expect([response.status, await response.json()]).toEqual([
      401,
      { statusCode: 401, error: 'Unauthorized', message: 'Session not found', errorCode: 'SIO-401-ANF' },
    ])
  })

  it('history is for those who hold it, of what they may see', async () => {
    expect(await ids('editor')).toEqual(['order.mine', 'order.other'])
    expect(await ids('clerk')).toEqual(['order.mine'])
    expect(await ids('viewer')).toEqual([])
    expect(await ids('anonymous')).toEqual([])
  })
})

const write = (role: string, id: string) =>
  lake.lake.fetch(
    new Request('http://localhost/v1/data/mutate/production?returnDocuments=true', {
      method: 'POST',
      headers: {
        authorization: `Bearer token-of-${role}`,
        'x-content-lake-time': '2020-01-02T03:04:05Z',
      },
      body: JSON.stringify({ mutations: [{ create: { _id: id, _type: 'article' } }] }),
    }),
  )

describe('writing', () => {
  const mutations = {
    article: { create: { _id: 'w', _type: 'article' } },
    order: { create: { _id: 'order.w', _type: 'order', desk: 'mine' } },
    otherDesk: { create: { _id: 'order.w', _type: 'order', desk: 'other' } },
    patchOrder: { patch: { id: 'order.mine', set: { n: 1 } } },
    moveOrder: { patch: { id: 'order.mine', set: { desk: 'other' } } },
    deleteArticle: { delete: { id: 'article' } },
  }
  const yes = 200
  it.each([
    [
      'administrator',
      { article: yes, order: yes, otherDesk: yes, patchOrder: yes, moveOrder: yes, deleteArticle: yes },
    ],
    ['server', { article: yes, order: yes, otherDesk: yes, patchOrder: yes, moveOrder: yes, deleteArticle: yes }],
    ['editor', { article: yes, order: 403, otherDesk: 403, patchOrder: 403, moveOrder: 403, deleteArticle: yes }],
    ['clerk', { article: 403, order: yes, otherDesk: 403, patchOrder: yes, moveOrder: 403, deleteArticle: yes }],
    ['viewer', { article: 403, order: 403, otherDesk: 403, patchOrder: 403, moveOrder: 403, deleteArticle: 403 }],
    ['anonymous', { article: 401, order: 401, otherDesk: 401, patchOrder: 401, moveOrder: 401, deleteArticle: 401 }],
  ])('%s', async (role, expected) => {
    const outcomes: Record<string, number> = {}
    for (const [name, mutation] of Object.entries(mutations)) {
      const call = as(role).mutate([mutation] as never, { dryRun: true })
      outcomes[name] = await call.then(
        () => 200,
        (error: { statusCode: number }) => error.statusCode,
      )
    }
    expect(outcomes).toEqual(expected)
  })

  it('deleting what one may not even read comes to nothing', async () => {
    const { results } = await as('clerk').mutate([{ delete: { id: 'article' } }], { returnDocuments: false })
    expect(results).toEqual([{ id: 'article', operation: 'none' }])
    expect(await as('administrator').fetch('defined(*[_id == "article"][0])')).toBe(true)
  })

  it('names the permission that is missing, also for actions and uploads', async () => {
    const insufficient = { status: 403, type: 'mutationError', item: 'insufficientPermissionsError' }
    expect(await refusalOf(as('editor').create({ _type: 'order' }))).toEqual(insufficient)
    const attributes = { _id: 'drafts.o', _type: 'order' }
    const action = as('editor').action({
      actionType: 'sanity.action.document.create',
      publishedId: 'o',
      attributes,
      ifExists: 'fail',
    })
    expect(await refusalOf(action)).toEqual({ ...insufficient, type: 'actionError' })
    expect(await refusalOf(as('clerk').assets.upload('file', Buffer.from('x')))).toEqual(insufficient)
  })

  it('reaches by query only what may be read', async () => {
    await as('clerk').delete({ query: '*[_id == "order.other"]' })
    expect(await as('administrator').fetch('defined(*[_id == "order.other"][0])')).toBe(true)
  })

  it('takes the time from server and administrator alone', async () => {
    const answer = await (await write('server', 'timed')).json()
    const time = '2020-01-02T03:04:05.000Z'
    expect(answer).toMatchObject({ results: [{ document: { _createdAt: time, _updatedAt: time } }] })
    expect((await write('editor', 'timed2')).status).toBe(403)
  })
})

describe('listening', () => {
  it('hears only of what may be read, and of what comes and goes from sight', async () => {
    const heard: { documentId: string; transition: string; [field: string]: unknown }[] = []
    let begun = false
    const subscription = as('clerk')
      .listen('*', {}, { events: ['welcome', 'mutation'], includeAllVersions: true, effectFormat: 'mendoza' } as object)
      .subscribe((event) => {
        if (event.type === 'welcome') begun = true
        else heard.push(event as never)
      })
    await until(() => begun)
    const admin = as('administrator')
    await admin.create({ _id: 'order.l', _type: 'order', desk: 'other', secret: 'hidden' })
    await admin.patch('order.l').set({ desk: 'mine' }).unset(['secret']).commit()
    await admin.patch('order.l').set({ desk: 'other', secret: 'hidden' }).commit()
    await admin.create({ _id: 'order.last', _type: 'order', desk: 'mine' })
    await until(() => heard.length === 3)
    subscription.unsubscribe()
    expect(heard.map(({ documentId, transition }) => [documentId, transition])).toEqual([
      ['order.l', 'appear'],
      ['order.l', 'disappear'],
      ['order.last', 'appear'],
    ])
    expect(JSON.stringify(heard)).not.toContain('hidden')
  })
})

describe('who is asking', () => {
  it('is told by users/me, and nobody is {}', async () => {
    expect(await as('editor').users.getById('me')).toEqual({
      id: 'editor',
      name: 'editor',
      email: '',
      profileImage: null,
      role: 'editor',
      roles: [{ name: 'editor', title: 'Editor' }],
      provider: 'token',
    })
    expect(await as('anonymous').users.getById('me')).toEqual({})
  })

  it('gets the grants that the Studio evaluates', async () => {
    const acl = await as('viewer').request({ url: '/projects/local123/datasets/production/acl' })
    expect(acl).toEqual([{ filter: '_id in path("**")', permissions: ['read'] }])
  })

  it('keeps small settings per person', async () => {
    const entries = [{ key: 'studio.layout', value: { compact: true } }]
    expect(await as('editor').request({ method: 'PUT', url: '/users/me/keyvalue', body: entries })).toEqual(entries)
    expect(await as('editor').request({ url: '/users/me/keyvalue/studio.layout,other' })).toEqual(entries)
    expect(await as('viewer').request({ url: '/users/me/keyvalue/studio.layout' })).toEqual([])
  })
})

const submit = (fields: Record<string, string>, origin = lake.origin) =>
  lake.lake.fetch(
    new Request(`${origin}/v1/auth/login/local`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    }),
  )

describe('signing in', () => {
  const studio = 'http://localhost:3333/studio'

  it('as a demo person leads back with a code that works once', async () => {
    const response = await submit({ origin: studio, person: 'p-eve' })
    const location = response.headers.get('location') ?? ''
    const sid = /^http:\/\/localhost:3333\/studio#sid=([^&]{20,})$/.exec(location)?.[1]
    expect([response.status, sid]).toEqual([303, expect.any(String)])
    const exchange = () => fetch(`${lake.origin}/v1/auth/fetch?sid=${sid}`)
    const { token } = (await (await exchange()).json()) as { token: string }
    expect(await lake.client(token).users.getById('me')).toMatchObject({ id: 'p-eve', role: 'editor' })
    expect((await exchange()).status).toBe(401)
    await lake.client(token).request({ method: 'POST', url: '/auth/logout' })
    await expect(lake.client(token).users.getById('me')).rejects.toMatchObject({ statusCode: 401 })
  })

  it('with a token leads back with that token', async () => {
    const response = await submit({ origin: studio, token: 'token-of-viewer' })
    const sid = new URL(response.headers.get('location') ?? '').hash.slice('#sid='.length)
    expect(await (await fetch(`${lake.origin}/v1/auth/fetch?sid=${sid}`)).json()).toMatchObject({
      token: 'token-of-viewer',
    })
    expect((await submit({ origin: studio, token: 'wrong' })).status).toBe(401)
  })

  it('shows demo people on loopback hosts only, their names escaped', async () => {
    const show = async (origin: string) => (await lake.lake.fetch(new Request(`${origin}/v1/auth/login/local`))).text()
    const page = await show(lake.origin)
    expect(page).toContain('Eve &#60;Editor&#62;')
    expect(page).not.toContain('Ada')
    expect(await show('http://lake.example.com')).not.toContain('Eve')
    const proxied = new Request(`${lake.origin}/v1/auth/login/local`, { headers: { 'x-forwarded-for': '203.0.113.9' } })
    expect(await (await lake.lake.fetch(proxied)).text()).not.toContain('Eve')
    expect((await submit({ person: 'p-eve' }, 'http://lake.example.com')).status).toBe(401)
    expect((await submit({ origin: studio, person: 'p-ada' })).status).toBe(401)
  })

  it('never sends a code to another site', async () => {
    expect((await submit({ origin: 'https://evil.example', token: 'token-of-viewer' })).status).toBe(400)
    expect((await submit({ origin: 'javascript:alert(1)', token: 'token-of-viewer' })).status).toBe(400)
  })
})
