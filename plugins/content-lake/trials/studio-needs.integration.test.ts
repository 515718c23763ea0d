import { Buffer } from 'node:buffer'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adminToken, plainConfig, refusalOf, startLake, type TestLake } from './start-lake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startLake({
    datasets: [
      { name: 'production', aclMode: 'private' },
      { name: 'blog', aclMode: 'private' },
      { name: 'hidden', aclMode: 'private' },
    ],
    roles: {
      clerk: { title: 'Clerk', grants: [{ filter: 'sanity::dataset() != "hidden"', permissions: ['read'] }] },
    },
    tokens: [
      ...plainConfig.tokens,
      ...['clerk', 'contributor', 'editor'].map((role) => ({ token: role, role, id: `p-${role}`, name: role })),
    ],
    people: [{ id: 'p-ada', name: 'Ada', email: 'ada@example.com', role: 'editor' }],
  })
})
afterAll(() => lake.close())

describe('references to a document', () => {
  const across = (name: string) => ({
    _type: 'crossDatasetReference',
    _ref: 'tea',
    _dataset: name,
    _projectId: 'local123',
    _weak: true,
  })
  it('are told from this dataset and from others, as far as the caller reads them', async () => {
    const admin = (dataset = 'production') => lake.client(adminToken, { dataset })
    await admin()
      .transaction()
      .create({ _id: 'tea', _type: 'product' })
      .create({ _id: 'shelf', _type: 'shelf', items: [{ _key: 'a', _type: 'reference', _ref: 'tea' }] })
      .commit()
    await admin('blog').create({ _id: 'post', _type: 'post', about: across('production') })
    await admin('blog').create({ _id: 'other', _type: 'post', about: across('hidden') })
    await admin('hidden').create({ _id: 'secret', _type: 'post', about: across('production') })
    const told = async (token: string, query = '') => {
      const { totalCount, references } = await lake
        .client(token)
        .request({ url: `/data/references/production/documents/drafts.tea/to${query}` })
      const list = references.map((each: Record<string, string>) => `${each['datasetName']}/${each['documentId']}`)
      return [totalCount, list.toSorted()]
    }
    expect({
      all: await told(adminToken),
      others: await told(adminToken, '?excludeInternalReferences=true&excludePaths=true'),
      clerk: await told('clerk'),
    }).toEqual({
      all: [3, ['blog/post', 'hidden/secret', 'production/shelf']],
      others: [2, ['blog/post', 'hidden/secret']],
      clerk: [2, ['blog/post', 'production/shelf']],
    })
  })
})

describe('the features that the Studio asks for', () => {
  it('are those the lake has: comments and tasks are read-only without theirs', async () => {
    expect(await lake.client('clerk').request({ url: '/features' })).toEqual(
      expect.arrayContaining(['studioComments', 'sanityTasks', 'contentReleases']),
    )
  })
})

describe('the plan that the Studio asks for', () => {
  it('leaves room for another release, and keeps the history of published ones for ever', async () => {
    const ask = (url: string) => lake.client('clerk').request({ url })
    const { data } = await ask('/projects/local123/new-content-release-allowed')
    expect([data.orgMeteredActiveReleaseCount < data.datasetReleaseLimit, data.orgActiveReleaseLimit]).toEqual([
      true,
      null,
    ])
    const { featureTypes } = await ask('/subscriptions/project/local123')
    expect(featureTypes.retention.features[0].attributes).toEqual({ maxRetentionDays: null })
  })
})

describe('the requests for another role', () => {
  it('are a list without any: the Studio asks for them where somebody may not edit', async () => {
    expect(await lake.client('clerk').request({ url: '/access/requests/me' })).toEqual([])
  })
})

describe('the groups that mentions and tasks ask for', () => {
  it('say who is in each role and what it grants, and are not among the documents', async () => {
    const groups = await lake.client('clerk').fetch('*[_type == "system.group"]{members, grants}')
    expect(groups).toContainEqual({
      members: ['p-clerk'],
      grants: [expect.objectContaining({ permissions: ['read'] })],
    })
    expect(groups).toContainEqual({ members: ['p-ada', 'p-editor'], grants: [expect.anything()] })
    expect(await lake.client().fetch('*[_type == "system.group"]')).toEqual([])
    const asked =
      '{"all": count(*[_type == $type]), "mine": *[_type == $type && $me in members]._id, "one": *[_id == "_.groups.editor"][0].members}'
    const answer = await lake.client('clerk').fetch(asked, { type: 'system.group', me: 'p-clerk' })
    expect(answer).toEqual({ all: groups.length, mine: ['_.groups.clerk'], one: ['p-ada', 'p-editor'] })
    expect(await lake.client('clerk').fetch('count(*[_type in ["system.group", "none"]])')).toBe(0)
    expect(await lake.client(adminToken, { dataset: 'hidden' }).fetch('count(*)')).toBe(1)
  })
})

describe('uploads through the client', () => {
  const picture = () =>
    sharp({ create: { width: 40, height: 20, channels: 3, background: '#336699' } })
      .png()
      .toBuffer()

  it('a picture has its metadata, its address and its other sizes', async () => {
    const asset = await lake.client('editor').assets.upload('image', await picture(), { filename: 'tea.png' })
    expect(asset).toMatchObject({
      _type: 'sanity.imageAsset',
      originalFilename: 'tea.png',
      metadata: {
        dimensions: { width: 40, height: 20, aspectRatio: 2 },
        blurHash: expect.any(String),
        lqip: expect.any(String),
        palette: { dominant: { background: '#336699' } },
        hasAlpha: false,
        isOpaque: true,
      },
    })
    const small = await fetch(`${asset.url}?w=10&auto=format`, { headers: { accept: 'image/webp,*/*' } })
    expect([small.status, small.headers.get('content-type')]).toEqual([200, 'image/webp'])
    const raw = (token?: string) =>
      fetch(`${asset.url}?dlRaw`, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } })
    const named = await raw('clerk')
    expect([(await raw()).status, named.status, named.headers.get('content-disposition')]).toEqual([
      401,
      200,
      `attachment; filename="tea.png"; filename*=UTF-8''tea.png`,
    ])
    await lake.client('editor').delete(asset._id)
    expect((await fetch(asset.url)).status).toBe(404)
  })

  it('only what was asked for is found out, and only those who may create assets upload', async () => {
    const bytes = await picture()
    const plain = await lake.client('editor').assets.upload('image', bytes, { extract: [], preserveFilename: false })
    expect(Object.keys(plain.metadata).toSorted()).toEqual(['_type', 'dimensions', 'hasAlpha', 'isOpaque'])
    for (const token of ['clerk', 'contributor'])
      expect((await refusalOf(lake.client(token).assets.upload('image', bytes))).status).toBe(403)
  })

  it('a file is sent whole, in parts, and under its name', async () => {
    const file = await lake
      .client('editor')
      .assets.upload('file', Buffer.from('0123456789'), { filename: 'price list.csv', contentType: 'text/csv' })
    const part = await fetch(file.url, { headers: { range: 'bytes=2-4' } })
    const named = await fetch(`${file.url}?dl=`)
    expect({
      part: [part.status, await part.text(), part.headers.get('content-range')],
      whole: [await named.text(), named.headers.get('content-disposition')],
    }).toEqual({
      part: [206, '234', 'bytes 2-4/10'],
      whole: ['0123456789', `attachment; filename="price list.csv"; filename*=UTF-8''price%20list.csv`],
    })
  })
})
