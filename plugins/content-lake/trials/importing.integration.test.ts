import type { SanityDocumentStub } from '@sanity/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adminToken, startLake, type TestLake } from './start-lake.ts'

let lake: TestLake

const editorToken = 'token-of-an-editor'
const start = async (rules = {}) => {
  lake = await startLake({
    tokens: [
      { token: adminToken, role: 'administrator', id: 'admin', name: 'Admin' },
      { token: editorToken, role: 'editor', id: 'editor', name: 'Editor' },
    ],
    ...rules,
  })
}
beforeEach(() => start())
afterEach(() => lake.close())

const admin = () => lake.client(adminToken)
const step = (name: string) => ({ tag: `sanity.import.${name}`, visibility: 'async' }) as const

/** A document as an export holds it. */
const exported = {
  _createdAt: '2025-03-01T10:00:00Z',
  _id: 'tea',
  _rev: 'theRevisionOfElsewhere',
  _type: 'thing',
  _updatedAt: '2025-03-02T10:00:00Z',
  title: 'Tea',
}
const reference = { _type: 'reference', _ref: 'maker', _weak: true }

const make = (document: SanityDocumentStub & { _id: string }, client = admin()) =>
  client.transaction().create(document).commit(step('doc.create'))
const kept = async (id = 'tea') => {
  const { _createdAt, _rev, _updatedAt } = (await admin().getDocument(id)) ?? {}
  return { _createdAt, _rev, _updatedAt }
}
const times = { _createdAt: exported._createdAt, _rev: exported._rev, _updatedAt: exported._updatedAt }

/** All three steps of Sanity's import for one document that refers to another. */
async function importTea(): Promise<void> {
  await make({ ...exported, _id: 'maker' })
  await make({ ...exported, maker: reference, note: { _type: 'file' } })
  const file = { _type: 'reference', _ref: 'maker' }
  const refs = admin()
    .patch('tea')
    .setIfMissing({ note: { _type: 'file' } })
    .set({ 'note.asset': file })
  await admin().transaction().patch(refs).commit(step('asset.set-refs'))
  await admin()
    .transaction()
    .patch('tea', { unset: ['maker._weak'] })
    .commit(step('ref.strengthen'))
}

describe('what an administrator imports', () => {
  it('keeps its revision and its times through every step, byte for byte', async () => {
    await importTea()
    const note = { _type: 'file', asset: { _type: 'reference', _ref: 'maker' } }
    expect(JSON.stringify(await admin().getDocument('tea'))).toBe(
      JSON.stringify({ ...exported, maker: { _type: 'reference', _ref: 'maker' }, note }),
    )
  })

  it('is guarded by that revision, and gets one of this dataset by the first change of anyone', async () => {
    await importTea()
    await expect(admin().patch('tea').ifRevisionId('other').set({ n: 1 }).commit()).rejects.toThrow('revision')
    const changed = await admin().patch('tea').ifRevisionId(exported._rev).set({ n: 1 }).commit()
    expect(changed).toMatchObject({ n: 1, _createdAt: exported._createdAt })
    expect(changed._rev).not.toBe(exported._rev)
    expect(changed._updatedAt).not.toBe(exported._updatedAt)
    await admin()
      .transaction()
      .patch('tea', { unset: ['none'] })
      .commit(step('ref.strengthen'))
    expect((await kept())._rev).not.toBe(changed._rev)
  })

  it('has a history, by the transactions of this dataset and by the revision it came with', async () => {
    await importTea()
    await admin().patch('tea').set({ title: 'Coffee' }).commit()
    const read = async (moment: string) =>
      (await admin().request({ url: `/data/history/production/documents/tea?${moment}` })).documents
    expect(await read(`revision=${exported._rev}`)).toMatchObject([{ ...exported, note: { asset: {} } }])
    const told = await fetch(`${lake.origin}/v1/data/history/production/transactions/tea`, {
      headers: { authorization: `Bearer ${adminToken}` },
    })
    const [first] = (await told.text()).split('\n').map((line) => (line === '' ? undefined : JSON.parse(line)))
    expect(await read(`revision=${first.id}`)).toEqual([{ ...exported, maker: reference, note: { _type: 'file' } }])
    expect(await read('revision=unheardOf')).toEqual([])
  })

  it('comes with a release that is scheduled', async () => {
    const release = { ...exported, _id: '_.releases.r1', _type: 'system.release', name: 'r1', state: 'scheduled' }
    const attributes = { ...release, metadata: { releaseType: 'scheduled' }, publishAt: '2999-01-01T00:00:00Z' }
    await admin().action({ actionType: 'sanity.action.release.import', attributes, ifExists: 'fail', releaseId: 'r1' })
    await make({ ...exported, _id: 'versions.r1.tea' })
    expect([await kept('_.releases.r1'), await kept('versions.r1.tea')]).toEqual([times, times])
    await expect(admin().patch('versions.r1.tea').set({ n: 1 }).commit()).rejects.toThrow('locked')
  })
})

/** What a document of a picture or file was where it was exported, as Sanity's import passes it on. */
const lakeOrigin = { rev: exported._rev, createdAt: exported._createdAt, updatedAt: exported._updatedAt }
const note = () => admin().assets.upload('file', Buffer.from('hello'), { filename: 'note.txt' })
const addMeta = (id: string, fields: object, client = admin()) =>
  client
    .patch(id)
    .set({ ...fields, title: 'Note' })
    .commit(step('asset.add-meta'))

describe('a picture or file that an administrator imports', () => {
  it('has the revision and times that its export told of, and nothing that says so', async () => {
    const { _id } = await note()
    await addMeta(_id, { lakeOrigin })
    const document = await admin().getDocument(_id)
    expect(document).toMatchObject({ ...times, _id, title: 'Note', originalFilename: 'note.txt' })
    expect(JSON.stringify(document)).not.toContain('lakeOrigin')
    const log = await admin().request({ url: `/data/history/production/transactions/${_id}` })
    expect(String(log)).not.toContain('lakeOrigin')
    const past = await admin().request({ url: `/data/history/production/documents/${_id}?revision=${exported._rev}` })
    expect(past.documents).toEqual([document])
    const changed = await admin().patch(_id).ifRevisionId(exported._rev).set({ title: 'Other' }).commit()
    expect(changed._updatedAt).not.toBe(exported._updatedAt)
    expect(changed._createdAt).toBe(exported._createdAt)
  })

  it('is told of once more by an export that Sanity’s exporter asks for, and by no other', async () => {
    const { _id } = await note()
    await addMeta(_id, { lakeOrigin })
    const lines = async (headers: Record<string, string>) => {
      const told = String(await admin().request({ url: '/data/export/production', headers }))
      return told
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { lakeOrigin?: unknown })
    }
    const exporter = await lines({ 'user-agent': '@sanity/export@6.2.1' })
    expect(exporter).toEqual([expect.objectContaining({ _id, ...times, lakeOrigin })])
    expect(await lines({ 'user-agent': 'curl' })).toEqual([expect.not.objectContaining({ lakeOrigin })])
  })

  it('is left as it is known here where somebody changed it since it was uploaded', async () => {
    const { _id } = await note()
    const mine = await admin().patch(_id).set({ label: 'mine' }).commit()
    await addMeta(_id, { lakeOrigin })
    const document = await admin().getDocument(_id)
    expect(document).toMatchObject({ label: 'mine', title: 'Note', _createdAt: mine._createdAt })
    expect(document?._rev).not.toBe(exported._rev)
    expect(document).not.toHaveProperty('lakeOrigin')
  })

  it.each([
    ['half of it', { rev: exported._rev }],
    ['a revision that is none', { ...lakeOrigin, rev: 'a/b' }],
    ['a time that is none', { ...lakeOrigin, updatedAt: 'yesterday' }],
    ['no object', 'theRevisionOfElsewhere'],
  ])('gets revision and times anew where its export told %s', async (_what, wrong) => {
    const { _id, _createdAt } = await note()
    await addMeta(_id, { lakeOrigin: wrong })
    const document = await admin().getDocument(_id)
    expect(document).toMatchObject({ title: 'Note', _createdAt })
    expect([exported._rev, 'a/b']).not.toContain(document?._rev)
    expect(document).not.toHaveProperty('lakeOrigin')
  })

  it('gets revision and times anew from an editor, and comes raw without the field', async () => {
    const { _id, _createdAt } = await note()
    await addMeta(_id, { lakeOrigin }, lake.client(editorToken))
    expect(await admin().getDocument(_id)).toMatchObject({ title: 'Note', _createdAt })
    await make({ ...exported, _id: 'file-raw-txt', _type: 'sanity.fileAsset', lakeOrigin })
    for (const id of [_id, 'file-raw-txt']) expect(await admin().getDocument(id)).not.toHaveProperty('lakeOrigin')
    expect(await kept('file-raw-txt')).toEqual(times)
  })

  it('is no other document’s matter', async () => {
    await admin().create({ _id: 'tea', _type: 'thing' })
    const document = await addMeta('tea', { lakeOrigin })
    expect(document).toMatchObject({ lakeOrigin })
    expect(document._rev).not.toBe(exported._rev)
  })
})

describe('revision and times are set anew', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['without the tag of an import', () => admin().create(exported)],
    ['for anybody but administrators', () => make(exported, lake.client(editorToken))],
    ['of a document that brings half of them', () => make({ ...exported, _updatedAt: undefined as never })],
    ['of one whose revision is none', () => make({ ...exported, _rev: 'a/b' })],
    [
      'of a document that replaces another',
      async () => {
        await admin().create({ _id: 'tea', _type: 'thing' })
        await admin().transaction().createOrReplace(exported).commit(step('doc.create'))
      },
    ],
    [
      'where the dataset has a transaction of that name',
      async () => {
        await admin().transaction().create({ _id: 'x', _type: 'x' }).transactionId(exported._rev).commit()
        await make(exported)
      },
    ],
  ])('%s', async (_when, write) => {
    await write()
    const { _createdAt, _rev, _updatedAt } = await kept()
    expect(_createdAt).toBe(exported._createdAt)
    expect([exported._rev, 'a/b']).not.toContain(_rev)
    expect(_updatedAt).not.toBe(exported._updatedAt)
  })

  it('under the rules of the hosted service', async () => {
    await lake.close()
    await start({ hostedRules: { commitLatencyMs: [0, 0], indexLagMs: [0, 0] } })
    await make(exported)
    expect((await kept())._rev).not.toBe(exported._rev)
  })
})
