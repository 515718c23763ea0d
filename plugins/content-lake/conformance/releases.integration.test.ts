import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { adminToken, refusalOf, startLake, type TestLake } from './start-lake.ts'

let lake: TestLake
let now = Date.parse('2026-01-01T00:00:00Z')
const clock = () => new Date(now).toISOString()
const pass = (hours: number) => {
  now += hours * 3_600_000
}
const inHours = (hours: number) => new Date(now + hours * 3_600_000).toISOString()

beforeAll(async () => {
  lake = await startLake({ clock })
})
afterAll(() => lake.close())
beforeEach(() => lake.client(adminToken).delete({ query: '*' }))

const admin = (from = lake): SanityClient => from.client(adminToken)
const things = (from = lake) => admin(from).fetch('*[_type == "thing"] | order(_id) {_id, title}')
const release = (releaseId = 'r1', from = lake) => admin(from).releases.get({ releaseId })
const stateOf = async (releaseId = 'r1', from = lake) => (await release(releaseId, from))?.state

/** A published document, and a release with another title for it. */
async function prepare(from = lake): Promise<void> {
  await admin(from).create({ _id: 'a', _type: 'thing', title: 'Old' })
  await admin(from).releases.create({ releaseId: 'r1', metadata: { title: 'Spring' } })
  await admin(from).createVersion({ releaseId: 'r1', publishedId: 'a', baseId: 'a' })
  await admin(from).patch('versions.r1.a').set({ title: 'New' }).commit()
}

/** Waits until the lake has done what it does by itself. */
async function become(state: string, from = lake): Promise<void> {
  while ((await stateOf('r1', from)) !== state) await new Promise((resume) => setTimeout(resume, 20))
}

describe('a scheduled release', () => {
  it('is published when its time has come, and not before', async () => {
    await prepare()
    await admin().releases.schedule({ releaseId: 'r1', publishAt: inHours(1) })
    expect(await release()).toMatchObject({ state: 'scheduled', publishAt: inHours(1) })
    expect(await things()).toContainEqual({ _id: 'a', title: 'Old' })
    pass(2)
    await become('published')
    expect(await things()).toEqual([{ _id: 'a', title: 'New' }])
    expect(await release()).toMatchObject({ publishedAt: clock(), finalDocumentStates: [{ id: 'versions.r1.a' }] })
  })

  it('locks its documents until it is unscheduled', async () => {
    await prepare()
    await admin().releases.schedule({ releaseId: 'r1', publishAt: inHours(1) })
    const late = { _id: 'versions.r1.b', _type: 'thing' }
    const refused = [
      admin().patch('versions.r1.a').set({ title: 'Late' }).commit(),
      admin().delete('versions.r1.a'),
      admin().create(late),
      admin().discardVersion({ releaseId: 'r1', publishedId: 'a' }),
      admin().releases.archive({ releaseId: 'r1' }),
    ]
    for (const refusal of await Promise.all(refused.map(refusalOf)))
      expect(refusal).toMatchObject({ status: 409, item: 'actionConflictError' })
    await admin().releases.unschedule({ releaseId: 'r1' })
    expect(await release()).toEqual(expect.not.objectContaining({ publishAt: expect.anything() }))
    await admin().patch('versions.r1.a').set({ title: 'In time' }).commit()
    pass(2)
    await admin().create({ _id: 'later', _type: 'other' })
    expect(await stateOf()).toBe('active')
  })

  it('is published by a lake that was down when its time came', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'lake-'))
    try {
      const first = await startLake({ clock, dataDir })
      await prepare(first)
      await admin(first).releases.schedule({ releaseId: 'r1', publishAt: inHours(1) })
      await first.close()
      pass(2)
      const second = await startLake({ clock, dataDir })
      await become('published', second)
      expect(await things(second)).toEqual([{ _id: 'a', title: 'New' }])
      await second.close()
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  })

  it('that cannot be published goes back to being active and says why', async () => {
    await prepare()
    await admin().create({ _id: 'target', _type: 'other' })
    const to = { _type: 'reference', _ref: 'target', _weak: true, _strengthenOnPublish: { type: 'other' } }
    await admin().patch('versions.r1.a').set({ to }).commit()
    await admin().delete('target')
    await admin().releases.schedule({ releaseId: 'r1', publishAt: inHours(1) })
    pass(2)
    await become('active')
    expect(await release()).toMatchObject({ error: { message: expect.stringContaining('"target"') } })
    expect(await things()).toContainEqual({ _id: 'a', title: 'Old' })
  })

  it('needs a time', async () => {
    await prepare()
    const call = admin().releases.schedule({ releaseId: 'r1', publishAt: 'soon' })
    expect(await refusalOf(call)).toMatchObject({ status: 400, type: 'actionError' })
  })
})

describe('an archived release', () => {
  it('comes back with its documents when it is unarchived', async () => {
    await prepare()
    await admin().unpublishVersion({ releaseId: 'r1', publishedId: 'a' })
    await admin().releases.archive({ releaseId: 'r1' })
    expect(await things()).toEqual([{ _id: 'a', title: 'Old' }])
    await admin().releases.unarchive({ releaseId: 'r1' })
    expect(await things()).toEqual([
      { _id: 'a', title: 'Old' },
      { _id: 'versions.r1.a', title: 'New' },
    ])
    expect(await admin().getDocument('versions.r1.a')).toMatchObject({ _system: { delete: true } })
    expect(await stateOf()).toBe('active')
  })

  it('is not unarchived by a dry run, nor is any other', async () => {
    await prepare()
    await admin().releases.archive({ releaseId: 'r1' })
    await admin().releases.unarchive({ releaseId: 'r1' }, { dryRun: true })
    expect(await stateOf()).toBe('archived')
    await admin().releases.unarchive({ releaseId: 'r1' })
    expect(await refusalOf(admin().releases.unarchive({ releaseId: 'r1' }))).toMatchObject({ status: 409 })
  })
})

describe('a release', () => {
  it('leaves a draft of what it unpublishes, and keeps one that is there', async () => {
    await prepare()
    await admin().create({ _id: 'b', _type: 'thing', title: 'B' })
    await admin().create({ _id: 'drafts.b', _type: 'thing', title: 'Draft' })
    for (const publishedId of ['a', 'b']) await admin().unpublishVersion({ releaseId: 'r1', publishedId })
    await admin().releases.publish({ releaseId: 'r1' })
    expect(await things()).toEqual([
      { _id: 'drafts.a', title: 'Old' },
      { _id: 'drafts.b', title: 'Draft' },
    ])
  })

  it('is edited in its metadata alone', async () => {
    await prepare()
    await admin().releases.edit({ releaseId: 'r1', patch: { set: { 'metadata.title': 'Summer' } } })
    expect(await release()).toMatchObject({ metadata: { title: 'Summer', releaseType: 'undecided' } })
    const call = admin().releases.edit({ releaseId: 'r1', patch: { set: { state: 'published' } } })
    expect(await refusalOf(call)).toMatchObject({ status: 400, type: 'actionError' })
  })

  it('is imported as another dataset had it', async () => {
    const attributes = { _id: '_.releases.r9', _type: 'system.release', name: 'r9', state: 'archived' }
    const take = (ifExists: 'fail' | 'ignore' | 'replace', state: string) =>
      admin().action({
        actionType: 'sanity.action.release.import',
        releaseId: 'r9',
        ifExists,
        attributes: { ...attributes, state },
      })
    await take('fail', 'archived')
    expect(await refusalOf(take('fail', 'active'))).toMatchObject({ status: 409, item: 'documentAlreadyExistsError' })
    await take('ignore', 'active')
    expect(await stateOf('r9')).toBe('archived')
    await take('replace', 'active')
    expect(await stateOf('r9')).toBe('active')
  })

  it('is seen through a stack of perspectives, with the id that each document is stored under', async () => {
    await prepare()
    await admin().create({ _id: 'drafts.a', _type: 'thing', title: 'Draft' })
    await admin().create({ _id: 'drafts.b', _type: 'thing', title: 'B' })
    const seen = (perspective: string[]) =>
      admin().fetch('*[_type == "thing"] | order(_id) {_id, _originalId, title}', {}, { perspective })
    const draft = { _id: 'a', _originalId: 'drafts.a', title: 'Draft' }
    const version = { _id: 'a', _originalId: 'versions.r1.a', title: 'New' }
    const other = { _id: 'b', _originalId: 'drafts.b', title: 'B' }
    expect(await seen(['r1', 'drafts'])).toEqual([version, other])
    expect(await seen(['drafts', 'r1'])).toEqual([draft, other])
    expect(await seen(['r1'])).toEqual([version])
  })
})

describe('the story of a release', () => {
  const story = async (query = '') =>
    (await admin().request({ url: `/data/history/production/events/releases/r1?${query}` })) as {
      events: Record<string, unknown>[]
      nextCursor: string
    }

  it('tells what became of it and which documents came and went, newest first', async () => {
    const own = await startLake({ clock })
    const kept = lake
    lake = own
    try {
      await prepare()
      await admin().create({ _id: 'versions.r1.b', _type: 'thing' })
      await admin().delete('versions.r1.b')
      await admin().releases.archive({ releaseId: 'r1' })
      await admin().releases.unarchive({ releaseId: 'r1' })
      await admin().releases.schedule({ releaseId: 'r1', publishAt: inHours(1) })
      await admin().releases.unschedule({ releaseId: 'r1' })
      await admin().releases.publish({ releaseId: 'r1' })
      const { events, nextCursor } = await story()
      expect(events.map(({ type, documentId }) => [type, documentId].filter(Boolean).join(' '))).toEqual([
        'publishRelease',
        'unscheduleRelease',
        'scheduleRelease',
        'unarchiveRelease',
        'archiveRelease',
        'discardDocumentFromRelease b',
        'addDocumentToRelease b',
        'addDocumentToRelease a',
        'createRelease',
      ])
      expect(nextCursor).toBe('')
      expect(events[7]).toEqual({
        type: 'addDocumentToRelease',
        timestamp: clock(),
        author: 'admin',
        releaseName: 'r1',
        documentId: 'a',
        documentType: 'thing',
        versionId: 'versions.r1.a',
        versionRevisionId: expect.any(String),
      })
      const first = await story('limit=5')
      const rest = await story(`limit=5&nextCursor=${first.nextCursor}`)
      expect([...first.events, ...rest.events]).toEqual(events)
    } finally {
      lake = kept
      await own.close()
    }
  })

  it('is part of the story of its documents', async () => {
    await prepare()
    await admin().releases.schedule({ releaseId: 'r1', publishAt: inHours(1) })
    await admin().releases.unschedule({ releaseId: 'r1' })
    await admin().releases.schedule({ releaseId: 'r1', publishAt: inHours(2) })
    pass(3)
    await become('published')
    const { events } = (await admin().request({ url: '/data/history/production/events/documents/a?limit=4' })) as {
      events: { a: Record<string, unknown>[] }
    }
    expect(events.a.map(({ type, state, publishCause }) => [type, state ?? publishCause])).toEqual([
      ['publishDocumentVersion', 'release.schedule'],
      ['scheduleDocumentVersion', 'published'],
      ['unscheduleDocumentVersion', undefined],
      ['scheduleDocumentVersion', 'unscheduled'],
    ])
    expect(events.a[1]).toMatchObject({ documentId: 'a', versionId: 'versions.r1.a', releaseId: 'r1', author: 'admin' })
  })
})
