import type { MutationEvent, SanityClient } from '@sanity/client'
import { applyPatch } from 'mendoza'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { until } from '../trials/start-lake.ts'
import { type AnyLake, anyLake } from './any-lake.ts'

interface Heard {
  readonly type: string
  readonly [field: string]: unknown
}

let lake: AnyLake
const subscriptions: { unsubscribe(): void }[] = []

beforeAll(async () => {
  lake = await anyLake()
})
afterAll(async () => {
  for (const subscription of subscriptions) subscription.unsubscribe()
  await lake.close()
})
beforeEach(() => lake.client(lake.token).delete({ query: '*' }))

const admin = (config = {}): SanityClient => lake.client(lake.token, config)

/** Listens and resolves when the stream has begun; what comes lands in the list. */
async function hear(query: string, options: Record<string, unknown> = {}, config = {}): Promise<Heard[]> {
  const heard: Heard[] = []
  let begun = false
  const subscription = admin(config)
    .listen(query, {}, { events: ['welcome', 'mutation'], includeAllVersions: true, ...options } as object)
    .subscribe({
      next(event) {
        if (event.type === 'welcome') begun = true
        else heard.push(event as unknown as Heard)
      },
      error(error: Error) {
        heard.push({ type: 'error', message: error.message })
      },
    })
  subscriptions.push(subscription)
  await until(() => begun || heard.length > 0)
  return heard
}

const counts = (heard: Heard[]) => heard.map((e) => [e['transactionCurrentEvent'], e['transactionTotalEvents']])

describe('a listener', () => {
  it('hears a document appear, change and disappear, in an unbroken chain of revisions', async () => {
    const me = await admin().users.getById('me')
    const heard = await hear('*[_type == "thing"]')
    const created = await admin().create({ _id: 'a', _type: 'thing', n: 1 })
    const patched = await admin().patch('a').inc({ n: 1 }).commit()
    await admin().transaction().delete('a').transactionId('gone').commit()
    await until(() => heard.length === 3)
    expect(heard).toEqual([
      {
        type: 'mutation',
        eventId: `${created._rev}#a`,
        documentId: 'a',
        transactionId: created._rev,
        transition: 'appear',
        identity: me.id,
        resultRev: created._rev,
        timestamp: created._updatedAt,
        visibility: 'transaction',
        transactionTotalEvents: 1,
        transactionCurrentEvent: 1,
        mutations: [{ create: expect.objectContaining({ _id: 'a', n: 1 }) }],
        result: created,
      },
      expect.objectContaining({
        transition: 'update',
        previousRev: created._rev,
        resultRev: patched._rev,
        mutations: [{ patch: { id: 'a', inc: { n: 1 } } }],
        result: patched,
      }),
      expect.objectContaining({
        transition: 'disappear',
        previousRev: patched._rev,
        resultRev: 'gone',
        mutations: [{ delete: { id: 'a' } }],
      }),
    ])
    expect(heard[2]).not.toHaveProperty('result')
  })

  it('hears each document of a transaction with its own mutations only', async () => {
    await admin().create({ _id: 'drafts.a', _type: 'thing', n: 1 })
    const heard = await hear('*[_id in ["a", "drafts.a"]]')
    await admin().action({ actionType: 'sanity.action.document.publish', draftId: 'drafts.a', publishedId: 'a' })
    await until(() => heard.length === 2)
    expect(
      heard.map(({ documentId, mutations }) => [documentId, (mutations as object[]).map((m) => Object.keys(m)[0])]),
    ).toEqual([
      ['a', ['create']],
      ['drafts.a', ['delete']],
    ])
  })

  it('is told how many events of a transaction are for it, not for others', async () => {
    const [one, all] = [await hear('*[n > 1]'), await hear('*')]
    await admin()
      .transaction()
      .create({ _id: 'a', _type: 'thing', n: 1 })
      .create({ _id: 'b', _type: 'thing', n: 2 })
      .commit()
    await until(() => one.length === 1 && all.length === 2)
    expect(counts(one)).toEqual([[1, 1]])
    expect(counts(all)).toEqual([
      [1, 2],
      [2, 2],
    ])
  })

  it('hears a document come into and leave its filter', async () => {
    await admin().create({ _id: 'a', _type: 'thing', state: 'new' })
    const heard = await hear('*[state == "open"]')
    for (const state of ['open', 'open', 'closed', 'new']) await admin().patch('a').set({ state }).commit()
    await admin().create({ _id: 'end', _type: 'thing', state: 'open' })
    await until(() => heard.length === 4)
    expect(heard.map(({ transition }) => transition)).toEqual(['appear', 'update', 'disappear', 'appear'])
  })

  it('gets effects that lead from the known document to the next, without _rev', async () => {
    const options = {
      effectFormat: 'mendoza',
      includeMutations: false,
      includeResult: false,
      includePreviousRevision: true,
    }
    const heard = await hear('*', options)
    const { _rev: before, ...first } = await admin().create({ _id: 'a', _type: 'thing', list: [{ _key: 'x', n: 1 }] })
    const { _rev: after, ...second } = await admin().patch('a').set({ 'list[0].n': 2, t: 'x' }).commit()
    await until(() => heard.length === 2)
    const event = heard[1] as unknown as MutationEvent & { effects: { apply: unknown[]; revert: unknown[] } }
    expect(applyPatch(first, event.effects.apply)).toEqual(second)
    expect(applyPatch(second, event.effects.revert)).toEqual(first)
    expect(event).toMatchObject({ previousRev: before, resultRev: after, previous: { ...first, _rev: before } })
    expect(event).not.toHaveProperty('mutations')
    expect(event).not.toHaveProperty('result')
  })

  it('hears of drafts only when it asks, since the version that says so', async () => {
    const [published, everything, older] = [
      await hear('*', { includeAllVersions: false }),
      await hear('*'),
      await hear('*', { includeAllVersions: false }, { apiVersion: '2024-01-01' }),
    ]
    await admin().create({ _id: 'drafts.a', _type: 'thing' })
    await admin().create({ _id: 'a', _type: 'thing' })
    await until(() => [published.length, everything.length, older.length].join() === '1,2,2')
    expect(published.map(({ documentId }) => documentId)).toEqual(['a'])
  })

  it('hears nothing of dry runs and of transactions that fail', async () => {
    const heard = await hear('*')
    await admin().create({ _id: 'a', _type: 'thing' }, { dryRun: true })
    await admin()
      .transaction()
      .create({ _id: 'b', _type: 'thing' })
      .patch('none', { set: { n: 1 } })
      .commit()
      .catch(() => undefined)
    await admin().create({ _id: 'c', _type: 'thing' })
    await until(() => heard.length > 0)
    expect(heard.map(({ documentId }) => documentId)).toEqual(['c'])
  })

  it('is told in the stream that its query cannot be parsed', async () => {
    const heard = await hear('*[_type == ')
    expect(heard).toEqual([{ type: 'error', message: expect.stringContaining('GROQ query parse error') }])
  })
})

describe('live events', () => {
  it('tell the tags that queries carry, when a document the reader may see changes', async () => {
    const open = await anyLake('public')
    const events: object[] = []
    const subscription = open
      .client()
      .live.events()
      .subscribe((event) => events.push(event))
    try {
      await until(() => events.length === 1)
      await open.client(open.token).create({ _id: 'drafts.x', _type: 'thing' })
      await open.client(open.token).create({ _id: 'order.x', _type: 'thing' })
      await open.client(open.token).create({ _id: 'x', _type: 'thing' })
      const { syncTags } = await open.client().fetch('*', {}, { filterResponse: false })
      await until(() => events.length > 1)
      expect(events).toEqual([
        { type: 'welcome', id: '' },
        { type: 'message', id: expect.any(String), tags: expect.arrayContaining(syncTags ?? []) },
      ])
    } finally {
      subscription.unsubscribe()
      await open.close()
    }
  })
})
