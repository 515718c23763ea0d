import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ContentLake, createContentLake } from '../app.ts'
import { plainConfig } from '../trials/start-lake.ts'

let lake: ContentLake
beforeAll(async () => {
  lake = await createContentLake({
    ...plainConfig,
    roles: {
      writer: {
        title: 'Writer',
        grants: [
          { filter: '_type != "secret"', permissions: ['read', 'history'] },
          { filter: '_type != "order"', permissions: ['create', 'update'] },
        ],
      },
    },
    tokens: ['administrator', 'writer'].map((role) => ({ token: role, role, id: `p-${role}`, name: role })),
  })
})
afterAll(() => lake.close())

const post = async (role: string, path: string, body: unknown) => {
  const response = await lake.fetch(
    new Request(`http://localhost/v2025-02-19/data/${path}/production`, {
      method: 'POST',
      headers: { authorization: `Bearer ${role}` },
      body: JSON.stringify(body),
    }),
  )
  return { status: response.status, body: await response.json() }
}
const create = (role: string, ...documents: readonly Record<string, unknown>[]) =>
  post(role, 'mutate', { mutations: documents.map((document) => ({ create: document })) })
const act = (role: string, action: Record<string, unknown>) => post(role, 'actions', { actions: [action] })
const read = async (ids: string) => {
  const request = new Request(`http://localhost/v1/data/doc/production/${ids}`, {
    headers: { authorization: 'Bearer administrator' },
  })
  return (await (await lake.fetch(request)).json()).documents
}
const long = '2020-01-01T00:00:00Z'
const release = (verb: string, releaseId: string, more = {}) => ({
  actionType: `sanity.action.release.${verb}`,
  releaseId,
  ...more,
})

it('a scheduled release does no more than whoever scheduled it might do', async () => {
  await create('administrator', { _id: 'order.one', _type: 'order', total: 5 })
  await act('writer', release('create', 'sly'))
  await create('writer', { _id: 'versions.sly.order.one', _type: 'page', total: 0 })
  const now = await act('writer', release('publish', 'sly'))
  await act('writer', release('schedule', 'sly', { publishAt: long }))
  expect([now.status, await read('order.one,_.releases.sly')]).toMatchObject([
    403,
    [
      { _type: 'order', total: 5 },
      { state: 'active', error: { message: expect.stringContaining('update') } },
    ],
  ])
  await act('administrator', release('schedule', 'sly', { publishAt: long }))
  expect(await read('order.one,_.releases.sly')).toMatchObject([{ _type: 'page' }, { state: 'published' }])
})

it('a release that holds what one may not read is neither published in part nor archived', async () => {
  await act('administrator', release('create', 'mixed'))
  await create(
    'administrator',
    { _id: 'versions.mixed.page', _type: 'page' },
    { _id: 'versions.mixed.hidden', _type: 'secret' },
  )
  const tried = [await act('writer', release('publish', 'mixed')), await act('writer', release('archive', 'mixed'))]
  expect([tried.map(({ status }) => status), (await read('page,versions.mixed.page')).length]).toEqual([[403, 403], 1])
})
