import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { adminToken, startLake, type TestLake } from './start-lake.ts'

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

  it('stays as it is once it is unscheduled', async () => {
    await prepare()
    await admin().releases.schedule({ releaseId: 'r1', publishAt: inHours(1) })
    await admin().releases.unschedule({ releaseId: 'r1' })
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

  it('is part of the story of its documents, with what became of each plan', async () => {
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
