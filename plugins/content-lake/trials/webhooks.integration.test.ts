// One suite: a hook from its rules to its last call, always with the same configuration and receiver.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startProcess, writeConfig } from './lake-process.ts'
import { type Receiver, startReceiver } from './receiver.ts'
import { adminToken, plainConfig, refusalOf, startLake, type TestLake, until } from './start-lake.ts'

const viewer = { token: 'token-of-viewer', role: 'viewer', id: 'viewer', name: 'Vi' }
const roles = { viewer: { title: 'Viewer', grants: [{ filter: '_id in path("**")', permissions: ['read'] as const }] } }
const config = { tokens: [...plainConfig.tokens, viewer], roles, webhooks: { firstRetryMs: 5 } }
let lake: TestLake
let receiver: Receiver

beforeEach(async () => {
  lake = await startLake(config)
  receiver = await startReceiver()
})
afterEach(async () => {
  await lake.close()
  await receiver.close()
})

const admin = () => lake.client(adminToken)
const hooks = '/hooks/projects/local123'
const rule = { on: ['create', 'update', 'delete'], filter: '_type == "thing"', projection: '{_id}' }

interface HookAnswer {
  readonly id: string
}
const hook = (settings: object = {}) =>
  admin().request<HookAnswer>({
    method: 'POST',
    url: hooks,
    body: { type: 'document', name: 'shop', dataset: 'production', url: receiver.url, rule, ...settings },
  })
const listOf = <T>(id: string, what: string) => admin().request<T[]>({ url: `${hooks}/${id}/${what}` })
const settled = async (id: string, count: number) => {
  type Message = { status: string; failureCount: number; resultCode: number | null }
  let messages: readonly Message[] = []
  for (let at = 0; at < 2000; at += 1) {
    messages = await listOf<Message>(id, 'messages')
    if (messages.filter(({ status }) => status === 'success' || status === 'failure').length >= count) break
    await new Promise((resume) => setTimeout(resume, 10))
  }
  return messages.map(({ status, failureCount, resultCode }) => [status, failureCount, resultCode])
}
const told = (count: number) => until(() => receiver.received.length === count, 20_000)
const bodies = () => receiver.received.map(({ body }) => JSON.parse(body) as unknown)

describe('a webhook', () => {
  it('asks where something is, what it says, and who speaks of it, with both sides of the change', async () => {
    const square = '{"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]}'
    const where = 'geo::contains(geo(' + square + '), geo(after().place))'
    await hook({
      rule: {
        on: ['update'],
        filter: `${where} && [title, @] match text::query("ripe bean*") && delta::changedAny((title, place))`,
        projection:
          '{_id, "metres": geo::distance(geo(before().place), geo(after().place)), "spokenOf": documents::incomingRefCount(), "maker": documents::get(maker).name, "light": media::aspect(picture, "light")}',
      },
    })
    const global = { _type: 'globalDocumentReference', _ref: 'dataset:local123.production:m' }
    const at = (lng: number) => ({ type: 'Point', coordinates: [lng, 1] })
    const thing = { _type: 'thing', maker: global, picture: { ...global, _ref: 'media-library:any:pic' } }
    await admin().create({ _id: 'm', _type: 'maker', name: 'Bean & Co' })
    await admin().create({ _id: 'pic', _type: 'asset', aspects: { light: 'warm' } })
    await admin().create({ _id: 'a', ...thing, title: 'Green', place: at(1) })
    await admin().create({ _id: 'far', ...thing, title: 'Green', place: at(9) })
    await admin().create({ _id: 'b', _type: 'word', of: { _type: 'reference', _ref: 'a' } })
    await admin().patch('far').set({ title: 'Ripe beans' }).commit()
    await admin().patch('a').set({ title: 'Raw' }).commit()
    await admin()
      .patch('a')
      .set({ title: 'Ripe beans', place: at(2) })
      .commit()
    await told(1)
    const metres = expect.closeTo(111_302, -2)
    expect(bodies()).toEqual([{ _id: 'a', metres, spokenOf: 1, maker: 'Bean & Co', light: 'warm' }])
  })

  it('tries again after 429, 5xx and a lost connection with the same key, and gives up at once on other answers', async () => {
    receiver.answers = [429, 503, 0, 200]
    const { id } = await hook()
    await admin().create({ _id: 'a', _type: 'thing' })
    expect(await settled(id, 1)).toEqual([['success', 3, 200]])
    expect(new Set(receiver.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    receiver.answers = [404]
    await admin().create({ _id: 'b', _type: 'thing' })
    expect(await settled(id, 2)).toEqual([
      ['failure', 1, 404],
      ['success', 3, 200],
    ])
    receiver.answers = [301]
    await admin().create({ _id: 'c', _type: 'thing' })
    expect((await settled(id, 3))[0]).toEqual(['failure', 1, 301])
    const attempts = await listOf<{ id: string }>(id, 'attempts')
    expect(attempts).toMatchObject([
      { failureReason: 'http', resultCode: 301, isFailure: true, inProgress: false },
      { failureReason: 'http', resultCode: 404, resultBody: 'answer 404' },
      { failureReason: null, resultCode: 200, isFailure: false },
      { failureReason: 'network', resultCode: null },
      { failureReason: 'http', resultCode: 503 },
      { failureReason: 'http', resultCode: 429 },
    ])
    const one = await admin().request<unknown>({ url: `${hooks}/attempts/${attempts[0]?.id}` })
    expect(one).toEqual(attempts[0])
  })

  it('gives a call up that nobody answers, and a message after its time', async () => {
    await lake.close()
    lake = await startLake({ ...config, webhooks: { ...config.webhooks, timeoutMs: 30, giveUpMs: 0 } })
    receiver.answers = [-1]
    const { id } = await hook()
    await admin().create({ _id: 'a', _type: 'thing' })
    expect(await settled(id, 1)).toEqual([['failure', 1, null]])
    expect(await listOf(id, 'attempts')).toMatchObject([{ failureReason: 'timeout', isFailure: true }])
  })

  it('owes what it could not tell over a restart, and tells it once it can', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lake-webhooks-'))
    const lasting = { ...config, dataDir: folder }
    await lake.close()
    lake = await startLake(lasting)
    receiver.answers = [-1]
    await hook({ rule: { ...rule, projection: '{_id, "was": before().n, "is": after().n}' } })
    await admin().create({ _id: 'a', _type: 'thing', n: 1 })
    await told(1)
    await admin().patch('a').set({ n: 2 }).commit()
    await lake.close()
    lake = await startLake(lasting)
    await told(3)
    const [lost, again, next] = receiver.received
    expect(again?.headers['idempotency-key']).toBe(lost?.headers['idempotency-key'])
    expect(bodies().slice(1)).toEqual([
      { _id: 'a', was: null, is: 1 },
      { _id: 'a', was: 1, is: 2 },
    ])
    expect(next?.headers['sanity-operation']).toBe('update')
    await lake.close()
    rmSync(folder, { recursive: true, force: true })
    lake = await startLake(config)
  })

  it('owes what was committed before its lake was killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lake-webhooks-killed-'))
    const file = writeConfig(folder)
    const first = await startProcess(file)
    receiver.answers = [-1]
    const body = { name: 'shop', dataset: 'production', url: receiver.url, rule }
    await first.client.request({ method: 'POST', url: hooks, body })
    const ids = Array.from({ length: 20 }, (_, at) => `k${String(at).padStart(2, '0')}`)
    await Promise.all(ids.map((_id) => first.client.create({ _id, _type: 'thing' })))
    await told(1)
    first.child.kill('SIGKILL')
    await first.exited
    const second = await startProcess(file)
    // The call that was under way is made again, so that there is one more
    await told(21)
    expect(new Set(bodies().map((each) => (each as { _id: string })._id))).toEqual(new Set(ids))
    expect(new Set(receiver.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(20)
    second.child.kill('SIGTERM')
    expect(await second.exited).toBe(0)
    rmSync(folder, { recursive: true, force: true })
  })

  it('of every dataset tells of datasets that were made later', async () => {
    await hook({ dataset: '*', rule: { ...rule, projection: '{"in": sanity::dataset()}' } })
    await admin().datasets.create('second', { aclMode: 'private' })
    await lake.client(adminToken, { dataset: 'second' }).create({ _id: 'a', _type: 'thing' })
    await admin().create({ _id: 'a', _type: 'thing' })
    await told(2)
    expect(bodies()).toEqual([{ in: 'second' }, { in: 'production' }])
  })
})

describe('who makes a webhook', () => {
  it('is an administrator, who gets no further with it than his role reads', async () => {
    await lake.close()
    const grants = [
      { filter: '_id in path("**")', permissions: ['manage' as const] },
      { filter: '!(_type == "secret")', permissions: ['read' as const, 'create' as const, 'update' as const] },
    ]
    const writer = { token: 'token-of-writer', role: 'writer', id: 'writer', name: 'Wri' }
    const all = { title: 'Writer', grants: [{ filter: 'true', permissions: ['read' as const, 'create' as const] }] }
    const own = { ...roles, writer: all, administrator: { title: 'Administrator', grants } }
    lake = await startLake({ ...config, tokens: [...config.tokens, writer], roles: own })
    await hook({
      rule: { ...rule, filter: null, projection: '{_id, "of": of->_id, "spokenOf": documents::incomingRefCount()}' },
    })
    const refusal = await refusalOf(lake.client(viewer.token).request({ url: hooks }))
    expect(refusal.status).toBe(403)
    const client = lake.client(writer.token)
    await client.create({ _id: 's', _type: 'secret' })
    const of = (_ref: string) => ({ _type: 'reference', _ref })
    const a = { _id: 'a', _type: 'thing', of: of('s') }
    await client
      .transaction()
      .create({ _id: 'tells', _type: 'secret', of: of('a') })
      .create(a)
      .commit()
    await told(1)
    expect(bodies()).toEqual([{ _id: 'a', of: null, spokenOf: 0 }])
  })

  it('is told what cannot be used', async () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{ name: '' }, 'name needs 1 to 200 characters'],
      [{ dataset: 'nowhere' }, 'dataset: there is none of the name "nowhere"'],
      [{ type: 'transaction' }, 'type must be document'],
      [{ url: 'file:///etc/passwd' }, 'url must begin with https:// or http://'],
      [{ url: 'http://me:you@shop.example/' }, 'url must not hold a name or password'],
      [{ url: 'http://169.254.169.254/latest/meta-data' }, 'is an address that no webhook may call'],
      [{ url: 'http://[::ffff:169.254.169.254]/' }, 'is an address that no webhook may call'],
      [{ url: 'http://[fe80::1]/' }, 'is an address that no webhook may call'],
      [{ headers: { 'sanity-operation': 'x' } }, 'is not a header that a webhook may set'],
      [{ headers: { a: 'b\r\nc' } }, 'the value of a must be plain text'],
      [{ httpMethod: 'TRACE' }, 'httpMethod must be one of'],
      [{ rule: { on: [] } }, 'rule.on must name some of'],
      [{ rule: { on: ['create'], filter: 'a ==' } }, 'rule.filter: '],
      [{ rule: { on: ['create'], filter: 'count(*) > 1' } }, 'rule.filter: a webhook cannot query with *'],
      [
        { rule: { on: ['create'], projection: '{"x": text::query(y)}' } },
        'rule.projection: GROQ query parse error: text::query() may',
      ],
      [
        { rule: { on: ['create'], filter: 'count(releases::all()) > 0' } },
        'rule.filter: a webhook cannot query with *',
      ],
      [{ rule: { on: ['create'], filter: 'user::attributes().a == 1' } }, 'rule.filter: user::attributes() has nobody'],
      [{ rule: { on: ['create'], filter: '_type == $type' } }, 'rule.filter: a webhook has no parameters'],
    ]
    for (const [settings, words] of wrong)
      await expect(hook(settings)).rejects.toMatchObject({
        statusCode: 400,
        message: expect.stringContaining(words),
      })
    expect(await admin().request({ url: hooks })).toEqual([])
  })

  it('cannot reach this machine from a lake that serves others, by a name neither', async () => {
    await lake.close()
    lake = await startLake({ ...config, publicOrigin: 'https://lake.example' })
    await expect(hook()).rejects.toMatchObject({ message: expect.stringContaining('is this machine') })
    const { id } = await hook({ url: receiver.url.replace('127.0.0.1', 'localhost') })
    await admin().create({ _id: 'a', _type: 'thing' })
    await settled(id, 1)
    expect(receiver.received).toEqual([])
    expect(await listOf(id, 'attempts')).toMatchObject([
      { failureReason: 'other', resultBody: expect.stringContaining('which no webhook may call') },
    ])
  })
})
