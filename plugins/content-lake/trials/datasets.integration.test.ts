import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminToken, plainConfig, startLake, type TestLake } from './start-lake.ts'

const viewer = { token: 'token-of-viewer', role: 'viewer', id: 'viewer', name: 'Vi' }
const config = {
  tokens: [...plainConfig.tokens, viewer],
  roles: { viewer: { title: 'Viewer', grants: [{ filter: '_id in path("**")', permissions: ['read'] as const }] } },
}
let folder: string
let lake: TestLake

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lake-datasets-'))
  lake = await startLake({ ...config, dataDir: folder })
})
afterAll(async () => {
  await lake.close()
  rmSync(folder, { recursive: true, force: true })
})

const admin = (dataset = 'production') => lake.client(adminToken, { dataset })
const names = async () => (await admin().datasets.list()).map(({ name }) => name)

const dangling = (_id: string) => ({ _id, _type: 'thing', to: { _type: 'reference', _ref: 'nowhere' } })

describe('datasets', () => {
  it('take dangling strong references when made so, and keep that over a restart', async () => {
    await admin().request({
      method: 'PUT',
      url: '/projects/local123/datasets/loose',
      body: { aclMode: 'private', referenceChecks: false },
    })
    await admin('loose').create(dangling('a'))
    await lake.close()
    lake = await startLake({ ...config, dataDir: folder })
    expect(await admin('loose').fetch('*._id')).toEqual(['a'])
    await admin('loose').create(dangling('b'))
    await expect(admin().create(dangling('a'))).rejects.toMatchObject({ statusCode: 409 })
    await admin().datasets.delete('loose')
  })

  it('are opened to everybody and closed again, also over a restart', async () => {
    await admin().datasets.create('shown', { aclMode: 'private' })
    await admin('shown').create({ _id: 'a', _type: 'thing' })
    const strangers = () => lake.client(undefined, { dataset: 'shown' }).fetch('*._id')
    const before = await strangers()
    expect(await admin().datasets.edit('shown', { aclMode: 'public' })).toMatchObject({ aclMode: 'public' })
    const open = await strangers()
    await lake.close()
    lake = await startLake({ ...config, dataDir: folder })
    const reopened = await strangers()
    await admin().datasets.edit('shown', { aclMode: 'private' })
    expect([before, open, reopened, await strangers()]).toEqual([[], ['a'], ['a'], []])
    await expect(lake.client(viewer.token).datasets.edit('shown', { aclMode: 'public' })).rejects.toMatchObject({
      statusCode: 403,
    })
    await expect(admin().datasets.edit('nowhere', { aclMode: 'public' })).rejects.toMatchObject({ statusCode: 404 })
    await admin().datasets.delete('shown')
  })

  it('end the streams that strangers hold when they are closed, and those alone', async () => {
    await admin().datasets.create('shown', { aclMode: 'public' })
    const stream = (path: string, token?: string) =>
      fetch(`${lake.origin}/v2025-02-19/data/${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} })
    const strangers = await Promise.all(['listen/shown?query=*', 'live/events/shown'].map((path) => stream(path)))
    const mine = await stream('listen/shown?query=*', adminToken)
    await admin().datasets.edit('shown', { aclMode: 'private' })
    const told = await Promise.all(strangers.map((response) => response.text()))
    await admin('shown').create({ _id: 'secret', _type: 'thing' })
    await admin().datasets.delete('shown')
    expect(told.map((text) => text.match(/event: \w+/g))).toEqual([['event: welcome'], ['event: welcome']])
    expect(await mine.text()).toContain('"documentId":"secret"')
  })

  it('end their listeners when they are deleted', async () => {
    await admin().datasets.create('brief', { aclMode: 'private' })
    const response = await fetch(`${lake.origin}/v1/data/listen/brief?query=*`, {
      headers: { authorization: `Bearer ${adminToken}` },
    })
    await admin().datasets.delete('brief')
    expect(await response.text()).toMatch(/^event: welcome/)
  })

  it('are the administrator’s alone', async () => {
    const other = lake.client(viewer.token)
    await expect(other.datasets.create('mine')).rejects.toMatchObject({ statusCode: 403 })
    await expect(other.datasets.delete('production')).rejects.toMatchObject({ statusCode: 403 })
    await expect(lake.client().datasets.create('mine')).rejects.toMatchObject({ statusCode: 401 })
    await expect(lake.client().datasets.list()).rejects.toMatchObject({ statusCode: 401 })
    expect(await names()).toEqual(['production'])
  })
})
