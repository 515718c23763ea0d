import { afterAll, beforeAll, expect, it } from 'vitest'
import { adminToken, plainConfig, refusalOf, startLake, type TestLake } from './start-lake.ts'

let lake: TestLake
beforeAll(async () => {
  const people = ['viewer', 'contributor', 'clerk', 'stranger']
  lake = await startLake({
    roles: {
      clerk: { title: 'Clerk', grants: [{ filter: '_type == "product"', permissions: ['read'] }] },
      stranger: { title: 'Stranger', grants: [] },
    },
    tokens: [...plainConfig.tokens, ...people.map((role) => ({ token: role, role, id: `p-${role}`, name: role }))],
  })
  await lake
    .client(adminToken)
    .transaction()
    .create({ _id: 'tea', _type: 'product' })
    .create({ _id: 'drafts.plan', _type: 'page' })
    .commit()
})
afterAll(() => lake.close())

const addonOf = async (token: string) => {
  const url = '/projects/local123/datasets?datasetProfile=comments&addonFor=production'
  return (await lake.client(token).request({ url })).map(({ name }: { name: string }) => name)
}
const setUp = (token?: string) => lake.client(token).request({ method: 'POST', url: '/comments/production/setup' })

const comment = (id: string, author: string, target: string) => ({
  _id: id,
  _type: 'comment',
  authorId: author,
  status: 'open',
  target: {
    document: {
      _dataset: 'production',
      _projectId: 'local123',
      _ref: target,
      _type: 'crossDatasetReference',
      _weak: true,
    },
  },
})

it('comments and tasks live in an add-on dataset that the first of them makes', async () => {
  expect(await addonOf('viewer')).toEqual([])
  expect((await refusalOf(setUp())).status).toBe(401)
  expect((await refusalOf(setUp('stranger'))).status).toBe(403)
  expect(await setUp('viewer')).toEqual({ datasetName: 'production-comments' })
  expect(await setUp('contributor')).toEqual({ datasetName: 'production-comments' })
  expect(await addonOf('viewer')).toEqual(['production-comments'])
})

it('whoever may read a document reads and answers its comments, viewers too, and nobody else does', async () => {
  await setUp('viewer')
  const as = (token?: string) => lake.client(token, { dataset: 'production-comments' })
  await as('viewer').create(comment('one', 'p-viewer', 'tea'))
  await as('contributor').create(comment('two', 'p-contributor', 'plan'))
  await as('clerk').create(comment('three', 'p-clerk', 'tea'))
  const seen = async (token?: string) => as(token).fetch('*[_type == "comment"] | order(_id)._id')
  expect({
    viewer: await seen('viewer'),
    clerk: await seen('clerk'),
    stranger: await seen('stranger'),
    nobody: await seen(),
    counted: await as('clerk').fetch('count(*)'),
  }).toEqual({
    viewer: ['one', 'three', 'two'],
    clerk: ['one', 'three'],
    stranger: [],
    nobody: [],
    counted: 2,
  })
  await as('clerk').patch('one').set({ status: 'resolved' }).commit()
  expect((await refusalOf(as('clerk').patch('two').set({ status: 'resolved' }).commit())).status).toBe(409)
  expect((await refusalOf(as('clerk').create(comment('four', 'p-clerk', 'plan')))).status).toBe(403)
  expect((await refusalOf(as('clerk').create(comment('five', 'p-viewer', 'tea')))).status).toBe(403)
  expect((await refusalOf(as('stranger').create(comment('six', 'p-stranger', 'tea')))).status).toBe(403)
})

it('comments go with the dataset that they belong to', async () => {
  const admin = lake.client(adminToken)
  await admin.datasets.create('brief', { aclMode: 'private' })
  await admin.request({ method: 'POST', url: '/comments/brief/setup' })
  const nested = admin.request({ method: 'POST', url: '/comments/brief-comments/setup' })
  expect((await refusalOf(nested)).status).toBe(404)
  const names = async () => (await admin.datasets.list()).map(({ name }) => name)
  expect(await names()).toContain('brief-comments')
  await admin.datasets.delete('brief')
  expect(await names()).not.toContain('brief-comments')
})
