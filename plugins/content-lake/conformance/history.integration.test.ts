import { applyPatch } from 'mendoza'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../trials/start-lake.ts'
import { type AnyLake, anyLake } from './any-lake.ts'

let lake: AnyLake
const revisions: string[] = []
let author: string

const admin = () => lake.client(lake.token)

/** Keeps a transaction's id; the next one has a later time. */
async function note(call: Promise<{ transactionId: string }>): Promise<void> {
  revisions.push((await call).transactionId)
  const now = Date.now()
  await until(() => Date.now() > now + 1)
}

beforeAll(async () => {
  lake = await anyLake()
  author = (await admin().users.getById('me')).id
  const ids = { draftId: 'drafts.a', publishedId: 'a' }
  const attributes = { _id: 'drafts.a', _type: 'thing', title: 'One' }
  const edit = (title: string) =>
    admin().action({ actionType: 'sanity.action.document.edit', ...ids, patch: { set: { title } } })
  await note(
    admin().action({ actionType: 'sanity.action.document.create', publishedId: 'a', attributes, ifExists: 'fail' }),
  )
  await note(edit('Two'))
  await note(admin().action({ actionType: 'sanity.action.document.publish', ...ids }))
  await note(edit('Three'))
  await note(admin().action({ actionType: 'sanity.action.document.discard', draftId: 'drafts.a' }))
  await note(admin().action({ actionType: 'sanity.action.document.unpublish', ...ids }))
  await note(admin().action({ actionType: 'sanity.action.document.discard', draftId: 'drafts.a' }))
})
afterAll(() => lake.close())

const documents = async (ids: string, moment: string) => {
  const { documents } = await admin().request({ url: `/data/history/${lake.dataset}/documents/${ids}?${moment}` })
  return (documents as Record<string, unknown>[]).map(({ _id, title, _rev }) => [
    _id,
    title,
    revisions.indexOf(String(_rev)),
  ])
}
const transactions = async (query: string) => {
  const told = await admin().request({ url: `/data/history/${lake.dataset}/transactions/a,drafts.a?${query}` })
  const text = String(told).trimEnd()
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
}
const order = (found: readonly Record<string, unknown>[]) => found.map(({ id }) => revisions.indexOf(String(id)))

describe('documents as they were', () => {
  it.each([
    [0, [['drafts.a', 'One', 0]]],
    [1, [['drafts.a', 'Two', 1]]],
    [2, [['a', 'Two', 2]]],
    [
      3,
      [
        ['a', 'Two', 2],
        ['drafts.a', 'Three', 3],
      ],
    ],
    [5, [['drafts.a', 'Two', 5]]],
    [6, []],
  ])('after transaction %i', async (at, expected) => {
    expect(await documents('a,drafts.a', `revision=${revisions[at]}`)).toEqual(expected)
  })

  it('at a time, and in their last state when they are gone', async () => {
    const [, , published] = await transactions('')
    const time = encodeURIComponent(String(published?.['timestamp']))
    expect(await documents('a,drafts.a', `time=${time}`)).toEqual([['a', 'Two', 2]])
    expect(await documents('a', 'lastRevision=true')).toEqual([['a', 'Two', 2]])
    expect(await documents('never,a', 'revision=unknown')).toEqual([])
  })
})

describe('transactions', () => {
  it('come oldest first, or newest first, within bounds that count themselves', async () => {
    expect(order(await transactions(''))).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(order(await transactions('reverse=true&limit=2'))).toEqual([6, 5])
    expect(order(await transactions(`fromTransaction=${revisions[2]}&toTransaction=${revisions[4]}`))).toEqual([
      2, 3, 4,
    ])
    expect(order(await transactions('fromTransaction='))).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('carry author, documents, and effects that rebuild every state', async () => {
    const found = await transactions('effectFormat=mendoza&excludeContent=true')
    expect(found[2]).toEqual({
      id: revisions[2],
      timestamp: expect.any(String),
      author,
      documentIDs: ['a', 'drafts.a'],
      effects: { a: expect.any(Object), 'drafts.a': expect.any(Object) },
    })
    const titles = found.map((transaction) => {
      const effects = transaction['effects'] as Record<string, { apply: unknown[] }>
      draft = effects['drafts.a'] ? applyPatch(draft, effects['drafts.a'].apply) : draft
      return (draft as { title: string } | null)?.title
    })
    expect(titles).toEqual(['One', 'Two', undefined, 'Three', undefined, 'Two', undefined])
  })
  let draft: unknown = null
})

const events = async (query = '') =>
  (await admin().request({ url: `/data/history/${lake.dataset}/events/documents/a?${query}` })) as {
    events: { a: { type: string; [field: string]: unknown }[] }
    nextCursor: string
  }

/** The life of one document: drafted, edited, published, edited again, unpublished, deleted. */

describe('the events of a document', () => {
  it('come newest first', async () => {
    const { events: found, nextCursor } = await events('limit=100')
    expect(found.a.map(({ type }) => type)).toEqual([
      'deleteDocumentVersion',
      'unpublishDocument',
      'deleteDocumentVersion',
      'createDocumentVersion',
      'publishDocumentVersion',
      'createDocumentVersion',
    ])
    expect(found.a[4]).toMatchObject({
      documentId: 'a',
      versionId: 'drafts.a',
      revisionId: revisions[2],
      versionRevisionId: revisions[1],
      author,
      publishCause: 'document.publish',
    })
    expect(nextCursor).toBe('')
  })

  it('come in pages', async () => {
    const first = await events('limit=4')
    const rest = await events(`limit=4&nextCursor=${first.nextCursor}`)
    expect([first.events.a.length, rest.events.a.length, rest.nextCursor]).toEqual([4, 2, ''])
  })
})

describe('a purged document', () => {
  it('leaves nothing of what it was in history, and others keep theirs', async () => {
    await admin()
      .transaction()
      .create({ _id: 'p', _type: 'thing', title: 'Secret' })
      .create({ _id: 'q', _type: 'thing' })
      .commit()
    await admin().patch('p').set({ title: 'Also secret' }).commit()
    await admin().action({
      actionType: 'sanity.action.document.delete',
      publishedId: 'p',
      includeDrafts: [],
      purge: true,
    })
    const read = (path: string) => admin().request({ url: `/data/history/${lake.dataset}/${path}` })
    const told = String(await read('transactions/p,q?effectFormat=mendoza'))
    expect(told).toContain('"documentIDs":["q"]')
    expect(told).not.toContain('ecret')
    expect(await documents('p', 'lastRevision=true')).toEqual([])
    expect(JSON.stringify(await read('events/documents/p'))).not.toContain('createLiveDocument')
  })
})

describe('the story of a draft beside versions in releases', () => {
  it('tells of the draft and of what was published, and each of its revisions can be read', async () => {
    const { transactionId: imported } = await admin().mutate([{ create: { _id: 'b', _type: 'thing', title: 'Old' } }], {
      returnDocuments: false,
    })
    await admin().releases.create({ releaseId: 'r1' })
    await admin().createVersion({ baseId: 'b', releaseId: 'r1', publishedId: 'b' })
    await admin().releases.archive({ releaseId: 'r1' })
    const typesOf = async (id: string) => {
      const { events } = await admin().request({ url: `/data/history/${lake.dataset}/events/documents/${id}` })
      return events[id].map(({ type }: { type: string }) => type)
    }
    expect({ draft: await typesOf('drafts.b'), version: await typesOf('versions.r1.b') }).toEqual({
      draft: ['createLiveDocument'],
      version: ['deleteDocumentVersion', 'createDocumentVersion'],
    })
    const read = (id: string, revision: string) =>
      admin().request({ url: `/data/history/${lake.dataset}/documents/${id}?revision=${revision}` })
    const [{ documents: found }, { documents: stranger }] = [
      await read('drafts.b', imported),
      await read('drafts.a', imported),
    ]
    expect([found, stranger]).toEqual([[expect.objectContaining({ _id: 'b', title: 'Old', _rev: imported })], []])
  })
})
