import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refusalOf } from '../trials/start-lake.ts'
import { type AnyLake, anyLake } from './any-lake.ts'

let lake: AnyLake
let count = 0
/** The release of this test: names are not free again. */
let releaseId: string
/** What it holds of the document `a`. */
let version: string

beforeAll(async () => {
  lake = await anyLake()
})
afterAll(() => lake.close())
beforeEach(async () => {
  count += 1
  releaseId = `r${count}`
  version = `versions.${releaseId}.a`
  await admin().delete({ query: '*[!(_id in path("_.**"))]' })
})

const admin = (): SanityClient => lake.client(lake.token)
const things = () => admin().fetch('*[_type == "thing"] | order(_id) {_id, title}')
const release = () => admin().releases.get({ releaseId })
const stateOf = async () => (await release())?.state
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()

/** A published document, and a release with another title for it. */
async function prepare(): Promise<void> {
  await admin().create({ _id: 'a', _type: 'thing', title: 'Old' })
  await admin().releases.create({ releaseId, metadata: { title: 'Spring' } })
  await admin().createVersion({ releaseId, publishedId: 'a', baseId: 'a' })
  await admin().patch(version).set({ title: 'New' }).commit()
}

/** Waits until the lake has done what it does by itself. */
async function become(state: string): Promise<void> {
  while ((await stateOf()) !== state) await new Promise((resume) => setTimeout(resume, 20))
}
async function archive(): Promise<void> {
  await admin().releases.archive({ releaseId })
  await become('archived')
}
async function unarchive(): Promise<void> {
  await admin().releases.unarchive({ releaseId })
  await become('active')
}

describe('a scheduled release', () => {
  it('locks its documents until it is unscheduled', async () => {
    await prepare()
    await admin().releases.schedule({ releaseId, publishAt: inHours(1) })
    const late = { _id: `versions.${releaseId}.b`, _type: 'thing' }
    const refused = [
      admin().patch(version).set({ title: 'Late' }).commit(),
      admin().delete(version),
      admin().create(late),
      admin().discardVersion({ releaseId, publishedId: 'a' }),
      admin().releases.archive({ releaseId }),
    ]
    for (const refusal of await Promise.all(refused.map(refusalOf)))
      expect(refusal).toMatchObject({ status: 409, item: 'actionConflictError' })
    await admin().releases.unschedule({ releaseId })
    expect(await release()).toEqual(expect.not.objectContaining({ publishAt: expect.anything() }))
    await admin().patch(version).set({ title: 'In time' }).commit()
    expect(await stateOf()).toBe('active')
  })

  it('is published when its time has come', async () => {
    await prepare()
    const publishAt = new Date(Date.now() + 1_000).toISOString()
    await admin().releases.schedule({ releaseId, publishAt })
    await become('published')
    expect(await things()).toEqual([{ _id: 'a', title: 'New' }])
    const story = await admin().fetch('releases::all()[name == $releaseId]{"late": publishedAt >= publishAt}', {
      releaseId,
    })
    expect(story).toEqual([{ late: true }])
  })

  it('needs a time', async () => {
    await prepare()
    const call = admin().releases.schedule({ releaseId, publishAt: 'soon' })
    expect(await refusalOf(call)).toMatchObject({ status: 400, type: 'actionError' })
  })
})

describe('an archived release', () => {
  it('comes back with its documents when it is unarchived', async () => {
    await prepare()
    await admin().unpublishVersion({ releaseId, publishedId: 'a' })
    await archive()
    expect(await things()).toEqual([{ _id: 'a', title: 'Old' }])
    await unarchive()
    expect(await things()).toEqual([
      { _id: 'a', title: 'Old' },
      { _id: version, title: 'New' },
    ])
    expect(await admin().getDocument(version)).toMatchObject({ _system: { delete: true } })
    expect(await stateOf()).toBe('active')
  })

  it('is not unarchived by a dry run, nor is any other', async () => {
    await prepare()
    await archive()
    await admin().releases.unarchive({ releaseId }, { dryRun: true })
    expect(await stateOf()).toBe('archived')
    await unarchive()
    expect(await refusalOf(admin().releases.unarchive({ releaseId }))).toMatchObject({ status: 409 })
  })
})

describe('a release', () => {
  it('leaves a draft of what it unpublishes, and keeps one that is there', async () => {
    await prepare()
    await admin().create({ _id: 'b', _type: 'thing', title: 'B' })
    await admin().create({ _id: 'drafts.b', _type: 'thing', title: 'Draft' })
    for (const publishedId of ['a', 'b']) await admin().unpublishVersion({ releaseId, publishedId })
    await admin().releases.publish({ releaseId })
    expect(await things()).toEqual([
      { _id: 'drafts.a', title: 'Old' },
      { _id: 'drafts.b', title: 'Draft' },
    ])
  })

  it('is edited in its metadata alone', async () => {
    await prepare()
    await admin().releases.edit({ releaseId, patch: { set: { 'metadata.title': 'Summer' } } })
    expect(await release()).toMatchObject({ metadata: { title: 'Summer', releaseType: 'undecided' } })
    const call = admin().releases.edit({ releaseId, patch: { set: { state: 'published' } } })
    expect(await refusalOf(call)).toMatchObject({ status: 400, type: 'actionError' })
  })

  it('is imported as another dataset had it', async () => {
    const attributes = { _id: `_.releases.${releaseId}`, _type: 'system.release', name: releaseId, state: 'archived' }
    const take = (ifExists: 'fail' | 'ignore' | 'replace', state: string) =>
      admin().action({
        actionType: 'sanity.action.release.import',
        releaseId,
        ifExists,
        attributes: { ...attributes, state },
      })
    await take('fail', 'archived')
    expect(await refusalOf(take('fail', 'active'))).toMatchObject({ status: 409, item: 'documentAlreadyExistsError' })
    await take('ignore', 'active')
    expect(await stateOf()).toBe('archived')
    await take('replace', 'active')
    expect(await stateOf()).toBe('active')
  })

  it('is seen through a stack of perspectives, with the id that each document is stored under', async () => {
    await prepare()
    await admin().create({ _id: 'drafts.a', _type: 'thing', title: 'Draft' })
    await admin().create({ _id: 'drafts.b', _type: 'thing', title: 'B' })
    const seen = (perspective: string[]) =>
      admin().fetch('*[_type == "thing"] | order(_id) {_id, _originalId, title}', {}, { perspective })
    const draft = { _id: 'a', _originalId: 'drafts.a', title: 'Draft' }
    const planned = { _id: 'a', _originalId: version, title: 'New' }
    const other = { _id: 'b', _originalId: 'drafts.b', title: 'B' }
    expect(await seen([releaseId, 'drafts'])).toEqual([planned, other])
    expect(await seen(['drafts', releaseId])).toEqual([draft, other])
    expect(await seen([releaseId])).toEqual([planned])
  })
})

describe('the story of a release', () => {
  const story = async (query = '') =>
    (await admin().request({ url: `/data/history/${lake.dataset}/events/releases/${releaseId}?${query}` })) as {
      events: Record<string, unknown>[]
      nextCursor: string
    }

  it('tells what became of it and which documents came and went, newest first', async () => {
    await prepare()
    await admin().create({ _id: `versions.${releaseId}.b`, _type: 'thing' })
    await admin().delete(`versions.${releaseId}.b`)
    await archive()
    await unarchive()
    await admin().releases.schedule({ releaseId, publishAt: inHours(1) })
    await admin().releases.unschedule({ releaseId })
    await admin().releases.publish({ releaseId })
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
      timestamp: expect.any(String),
      author: (await admin().users.getById('me')).id,
      releaseName: releaseId,
      documentId: 'a',
      documentType: 'thing',
      versionId: version,
      versionRevisionId: expect.any(String),
    })
    const first = await story('limit=5')
    const rest = await story(`limit=5&nextCursor=${first.nextCursor}`)
    expect([...first.events, ...rest.events]).toEqual(events)
  })
})
