import { afterEach, describe, expect, it } from 'vitest'
import type { HostedRules } from '../limits/hosted-rules.ts'
import { type Pace, systemPace } from '../limits/pace.ts'
import { adminToken, refusalOf, startLake, type TestLake } from './start-lake.ts'

let lake: TestLake
afterEach(() => lake.close())

const quick = { commitLatencyMs: [1, 2], indexLagMs: [1, 2] } as const
/** A second that never ends, so that no test depends on when it runs. */
const stopped: Pace = { ...systemPace, now: () => 0 }
const open = async (rules: Partial<HostedRules> = quick, pace = systemPace) => {
  lake = await startLake({ hostedRules: rules, pace })
  return lake.client(adminToken)
}
const settings = async (body?: unknown): Promise<Response> =>
  fetch(`${lake.origin}/v1/hosted-rules`, {
    headers: { authorization: `Bearer ${adminToken}` },
    ...(body !== undefined && { method: 'PUT', body: JSON.stringify(body) }),
  })

describe('under hosted rules', () => {
  it('the 26th mutation of a second is refused with 429, and what was let in is there', async () => {
    const client = await open(quick, stopped)
    const created = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) => client.create({ _id: `n${n}`, _type: 't' }, { returnDocuments: false })),
    )
    const refused = created.flatMap((each) => (each.status === 'rejected' ? [each.reason.statusCode] : []))
    expect(refused).toEqual(Array(15).fill(429))
    expect(await client.fetch('count(*)')).toBe(25)
    expect(await (await settings()).json()).toMatchObject({ figures: { refused: { mutationsPerSecond: 15 } } })
  })

  it('a commit is read by id at once and by query only when the index has caught up', async () => {
    const client = await open({ commitLatencyMs: [0, 0], indexLagMs: [60_000, 60_000] })
    await client.create({ _id: 'a', _type: 't' }, { visibility: 'async' })
    expect(await client.getDocument('a')).toMatchObject({ _id: 'a' })
    expect(await client.fetch('*[_id == "a"]')).toEqual([])
    // By-query mutations look into the same index
    expect(await client.delete({ query: '*[_type == "t"]' }, { visibility: 'async' })).toMatchObject({
      documentIds: [],
    })
  })

  it('a synchronous commit is answered once queries see it, and listeners for queries hear of it then', async () => {
    const client = await open()
    const heard = new Promise((resolve, reject) => {
      client.listen('*', {}, { events: ['welcome', 'mutation'], visibility: 'query' }).subscribe({
        next: (event) => {
          if (event.type === 'welcome') void client.create({ _id: 'a', _type: 't' }).catch(reject)
          else void client.fetch('*[_id == "a"]._id').then(resolve, reject)
        },
        error: reject,
      })
    })
    expect(await heard).toEqual(['a'])
    await client.create({ _id: 'b', _type: 't' })
    expect(await client.fetch('count(*)')).toBe(2)
  })

  it('a deferred commit is seen later than what is committed after it', async () => {
    const client = await open({ ...quick, deferredLagMs: [60_000, 60_000] })
    await client.create({ _id: 'a', _type: 't' }, { visibility: 'deferred' })
    await client.create({ _id: 'b', _type: 't' })
    expect(await client.fetch('*[]._id')).toEqual(['b'])
    expect(await client.getDocument('a')).toMatchObject({ _id: 'a' })
  })

  it('one listener too many is told so, in whatever dataset, and finds a place once another has left', async () => {
    const client = await open({ ...quick, listeners: 1 })
    await client.datasets.create('other')
    const welcomed = (dataset: string) =>
      new Promise<() => void>((resolve, reject) => {
        const events = client.withConfig({ dataset }).listen('*', {}, { events: ['welcome'] })
        const subscription = events.subscribe({ next: () => resolve(() => subscription.unsubscribe()), error: reject })
      })
    const leave = await welcomed('production')
    await expect(welcomed('other')).rejects.toThrow('Max listener limit exceeded at 1')
    leave()
    const knock = () => welcomed('other').catch(() => undefined)
    let second = await knock()
    while (!second) second = await knock()
    second()
  })

  it('a dataset takes so many documents, attributes and versions of a release, and says how many it has', async () => {
    const client = await open({ ...quick, documents: 3, attributes: 10, releaseVersions: 1 })
    const create = (_id: string, fields: Record<string, unknown> = {}) => client.create({ _id, _type: 't', ...fields })
    await create('a', { n: 1 })
    const five = Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`f${at}`, at]))
    expect(await refusalOf(create('b', five))).toMatchObject({ status: 400, item: 'datasetLimitExceededError' })
    await expect(create('b', five)).rejects.toThrow(
      'Total attribute/datatype count 11 exceeds limit of 10 (including submitted mutations)',
    )
    await create('versions.r1.a', { n: 'one' })
    await expect(create('versions.r1.b')).rejects.toThrow('Release "r1" exceeds limit of 1 versions')
    await create('c')
    await expect(create('d')).rejects.toThrow('Total document count 4 exceeds limit of 3')
    expect(await client.request({ url: '/data/stats/production' })).toEqual({
      documents: { count: { value: 3, limit: 3 } },
      fields: { count: { value: 7, limit: 10 } },
      releases: { count: { value: 0 } },
    })
  })

  it('an answer that gets lost leaves a transaction that a second attempt finds by its id', async () => {
    const client = await open()
    await settings({ loseNext: 1 })
    const send = () =>
      client.mutate([{ create: { _id: 'once', _type: 't' } }], { transactionId: 'tx-1', returnDocuments: false })
    await expect(send()).rejects.not.toHaveProperty('statusCode')
    expect(await refusalOf(send())).toMatchObject({ status: 409, item: 'transactionAlreadyExistsError' })
    expect(await client.getDocument('once')).toMatchObject({ _rev: 'tx-1' })
  })
})

describe('the rules', () => {
  it('are set and read by administrators alone, and only where the lake has them', async () => {
    await open()
    expect((await settings({ mutationsPerSecond: 5 })).status).toBe(200)
    expect(await (await settings()).json()).toMatchObject({ rules: { mutationsPerSecond: 5, concurrentQueries: 500 } })
    expect((await settings({ mutationsPerSecond: -5 })).status).toBe(400)
    expect((await fetch(`${lake.origin}/v1/hosted-rules`)).status).toBe(401)
    await lake.close()
    lake = await startLake()
    expect((await settings()).status).toBe(404)
  })
})
