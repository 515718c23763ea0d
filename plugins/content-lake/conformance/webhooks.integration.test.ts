import { isValidSignature } from '@sanity/webhook'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Receiver, startReceiver } from '../trials/receiver.ts'
import { until } from '../trials/start-lake.ts'
import { type AnyLake, anyLake, isHosted } from './any-lake.ts'

let lake: AnyLake
let receiver: Receiver
let hooks: string

interface HookAnswer {
  readonly id: string
  readonly dataset: string
}

beforeAll(async () => {
  lake = await anyLake()
  hooks = `/hooks/projects/${lake.projectId}`
})
afterAll(() => lake.close())
const admin = () => lake.client(lake.token)
const mine = async () => {
  const all = await admin().request<readonly HookAnswer[]>({ url: hooks })
  return all.filter(({ dataset }) => dataset === lake.dataset)
}
const rule = { on: ['create', 'update', 'delete'], filter: '_type == "thing"', projection: '{_id}' }

const hook = (settings: object = {}) =>
  admin().request<HookAnswer>({
    method: 'POST',
    url: hooks,
    body: { type: 'document', name: 'shop', dataset: lake.dataset, url: receiver.url, rule, ...settings },
  })
const told = (count: number) => until(() => receiver.received.length === count, 30_000)
const bodies = () => receiver.received.map(({ body }) => JSON.parse(body) as unknown)

// The hosted service cannot call this machine
describe.skipIf(isHosted)('a webhook', () => {
  beforeEach(async () => {
    await admin().delete({ query: '*' })
    receiver = await startReceiver()
  })
  afterEach(async () => {
    for (const { id } of await mine()) await admin().request({ method: 'DELETE', url: `${hooks}/${id}` })
    await receiver.close()
  })

  it('tells of creation, change and deletion, signed, with who, what and when in its headers', async () => {
    const { id } = await hook({ secret: 'a secret of sixteen', headers: { 'X-Shop': 'coffee' } })
    await admin().create({ _id: 'a', _type: 'thing', n: 1 })
    await admin().create({ _id: 'b', _type: 'other' })
    await admin().patch('a').inc({ n: 1 }).commit()
    await admin().delete('a')
    await told(3)
    expect(bodies()).toEqual([{ _id: 'a' }, { _id: 'a' }, { _id: 'a' }])
    const operations = receiver.received.map(({ headers }) => headers['sanity-operation'])
    expect(operations).toEqual(['create', 'update', 'delete'])
    expect(new Set(receiver.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(3)
    const [first] = receiver.received
    expect(first).toMatchObject({
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-shop': 'coffee',
        'sanity-project-id': lake.projectId,
        'sanity-dataset': lake.dataset,
        'sanity-document-id': 'a',
        'sanity-webhook-id': id,
        'sanity-transaction-time': expect.stringMatching(/^\d{4}-.*Z$/),
        'sanity-transaction-id': expect.stringMatching(/./),
      },
    })
    for (const { headers, body } of receiver.received) {
      const signature = String(headers['sanity-webhook-signature'])
      expect(await isValidSignature(body, signature, 'a secret of sixteen')).toBe(true)
      expect(await isValidSignature(body, signature, 'another secret of it')).toBe(false)
    }
  })

  it('knows both sides of a change in filter and projection', async () => {
    await hook({
      rule: {
        on: ['update', 'delete'],
        filter: '_type == "thing" && (delta::changedAny(price) || delta::operation() == "delete")',
        projection:
          '{_id, "was": before().price, "is": after().price, "by": delta::operation(), "of": maker->name, "in": sanity::dataset()}',
      },
    })
    await admin().create({ _id: 'm', _type: 'maker', name: 'Bean & Co' })
    await admin().create({ _id: 'a', _type: 'thing', price: 3, maker: { _type: 'reference', _ref: 'm' } })
    await admin().patch('a').set({ title: 'Tea' }).commit()
    await admin().patch('a').set({ price: 4 }).commit()
    await admin().delete('a')
    await told(2)
    expect(bodies()).toEqual([
      { _id: 'a', was: 3, is: 4, by: 'update', of: 'Bean & Co', in: lake.dataset },
      { _id: 'a', was: 4, is: null, by: 'delete', of: 'Bean & Co', in: lake.dataset },
    ])
  })

  it('passes drafts and versions over unless it says otherwise, and sends the document where it has no projection', async () => {
    await hook({ name: 'plain', rule: { ...rule, projection: null } })
    await hook({
      name: 'drafts',
      includeDrafts: true,
      includeAllVersions: true,
      rule: { ...rule, projection: '"d:" + _id' },
    })
    await admin().create({ _id: 'drafts.a', _type: 'thing' })
    await admin().create({ _id: 'versions.r1.a', _type: 'thing' })
    const made = await admin().create({ _id: 'a', _type: 'thing', title: 'Tea' })
    await told(4)
    expect(bodies()).toEqual(expect.arrayContaining(['d:drafts.a', 'd:versions.r1.a', 'd:a', made]))
  })

  it('tells one thing at a time, in the order of the transactions', async () => {
    await hook()
    for (const at of [1, 2, 3, 4, 5, 6, 7, 8]) await admin().create({ _id: `n${at}`, _type: 'thing' })
    await told(8)
    expect(bodies()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((at) => ({ _id: `n${at}` })))
    expect(receiver.mostAtOnce()).toBe(1)
  })

  it('is silent while it is disabled, and of that time afterwards', async () => {
    const { id } = await hook()
    const update = (body: object) => admin().request({ method: 'PATCH', url: `${hooks}/${id}`, body })
    await update({ isDisabledByUser: true })
    await admin().create({ _id: 'a', _type: 'thing' })
    expect(await update({ isDisabledByUser: false, rule: { ...rule, projection: '{"it": _id}' } })).toMatchObject({
      id,
      name: 'shop',
      isDisabledByUser: false,
    })
    await admin().create({ _id: 'b', _type: 'thing' })
    await told(1)
    expect(bodies()).toEqual([{ it: 'b' }])
    await admin().request({ method: 'DELETE', url: `${hooks}/${id}` })
    expect(await mine()).toEqual([])
    await expect(admin().request({ url: `${hooks}/${id}` })).rejects.toMatchObject({ statusCode: 404 })
  })
})
