import type { ILog } from '@refinedev/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAuditLogProvider } from './audit-log-provider.ts'
import { startTestLake, type TestLake } from './testing/lake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
  const [writer, administrator] = [lake.clientFor('writer'), lake.clientFor('administrator')]
  await writer.create({ _id: 'order.1', _type: 'order', state: 'placed' })
  await administrator.patch('order.1').set({ state: 'packed' }).commit()
  await writer.patch('order.1').set({ state: 'sent' }).commit()
  await writer.delete('order.1')
})
afterAll(() => lake.close())

const logs = async (meta: Record<string, unknown>, more: object = {}): Promise<readonly ILog[]> =>
  createAuditLogProvider(lake.clientFor('writer')).get({ resource: 'order', meta, ...more })
const brief = ({ action, author, data, previousData }: ILog) => [
  action,
  author?.['name'],
  previousData?.state,
  data?.state,
]
const story = [
  ['delete', 'Wendy the writer', 'sent', undefined],
  ['update', 'Wendy the writer', 'packed', 'sent'],
  ['update', 'Wendy the administrator', 'placed', 'packed'],
  ['create', 'Wendy the writer', undefined, 'placed'],
]

test('the history of a document tells who did what, newest first, with before and after', async () => {
  const told = await logs({ id: 'order.1' })
  expect(told.map(brief)).toEqual(story)
  expect(told[1]).toMatchObject({
    id: expect.any(String),
    createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
    author: { id: 'p-writer' },
    resource: 'order',
    meta: { id: 'order.1' },
  })
})

test('one transaction is told by itself, and nothing of one that did not touch the document', async () => {
  const [, sent, packed] = await logs({ id: 'order.1' })
  expect((await logs({ id: 'order.1', transaction: packed?.id })).map(brief)).toEqual([story[2]])
  expect((await logs({ id: 'order.1', transaction: sent?.id })).map(brief)).toEqual([story[1]])
  const other = await lake.clientFor('writer').create({ _id: 'order.2', _type: 'order', state: 'placed' })
  expect(await logs({ id: 'order.1', transaction: other._rev })).toEqual([])
})

test('it comes in pages, and by action and author', async () => {
  const first = await logs({ id: 'order.1', limit: 3 })
  expect(first.map(brief)).toEqual(story.slice(0, 3))
  const second = await logs({ id: 'order.1', limit: 3, before: first.at(-1)?.id })
  expect(second.map(brief)).toEqual(story.slice(3))
  expect((await logs({ id: 'order.1' }, { action: 'update' })).map(brief)).toEqual(story.slice(1, 3))
  expect((await logs({ id: 'order.1' }, { author: { id: 'p-administrator' } })).map(brief)).toEqual([story[2]])
})

test('what makes no sense is refused; who may not see history sees none', async () => {
  await expect(logs({})).rejects.toMatchObject({ statusCode: 400 })
  await expect(logs({ id: 'a/../b' })).rejects.toMatchObject({ statusCode: 400 })
  await expect(logs({ id: 'order.1', limit: 1000 })).rejects.toMatchObject({ statusCode: 400 })
  const reader = createAuditLogProvider(lake.clientFor('reader'))
  expect(await reader.get({ resource: 'order', meta: { id: 'order.1' } })).toEqual([])
  const nobody = createAuditLogProvider(lake.clientFor('reader').withConfig({ token: 'nobodys' }))
  await expect(nobody.get({ resource: 'order', meta: { id: 'order.1' } })).rejects.toMatchObject({ statusCode: 401 })
})

test('a log kept elsewhere takes the place of the history', async () => {
  const kept: unknown[] = []
  const audit = createAuditLogProvider(lake.clientFor('writer'), {
    create: async (entry) => kept.push(entry),
    get: async () => kept,
  })
  const entry = { resource: 'order', action: 'pick', meta: { id: 'order.1' } }
  await audit.create(entry)
  expect(await audit.get({ resource: 'order' })).toEqual([entry])
  await expect(audit.update({ id: '1', name: 'x' })).rejects.toMatchObject({ statusCode: 400 })
})
