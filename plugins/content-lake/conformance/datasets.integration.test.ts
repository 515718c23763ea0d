import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type AnyLake, anyLake } from './any-lake.ts'

let lake: AnyLake
let second: string

beforeAll(async () => {
  lake = await anyLake()
  second = `${lake.dataset}-second`
})
afterEach(() => admin().datasets.delete(second).catch(gone))
afterAll(() => lake.close())

const admin = (dataset = lake.dataset) => lake.client(lake.token, { dataset })
const modeOf = async (name: string) => (await admin().datasets.list()).find((each) => each.name === name)?.aclMode

/** It need not be there any more. */
function gone(error: { statusCode?: number }): void {
  if (error.statusCode !== 404) throw error
}

describe('datasets', () => {
  it('are made, listed and deleted through the client, each with its own documents', async () => {
    await admin().datasets.create(second, { aclMode: 'public' })
    expect([await modeOf(lake.dataset), await modeOf(second)]).toEqual(['private', 'public'])
    await admin(second).create({ _id: 'a', _type: 'thing' })
    expect(await admin().fetch('count(*)')).toBe(0)
    expect(await admin(second).fetch('count(*)')).toBe(1)
    await expect(admin().datasets.create(second)).rejects.toMatchObject({ statusCode: 409 })
    await admin().datasets.delete(second)
    await expect(admin().datasets.delete(second)).rejects.toMatchObject({ statusCode: 404 })
    await expect(admin(second).fetch('*')).rejects.toMatchObject({ statusCode: 404 })
    await admin().datasets.create(second, { aclMode: 'private' })
    expect(await admin(second).fetch('count(*)')).toBe(0)
  })

  it('are opened to everybody and closed again, but for ids with a dot', async () => {
    await admin().datasets.create(second, { aclMode: 'private' })
    await admin(second).create({ _id: 'a', _type: 'thing' })
    await admin(second).create({ _id: 'order.a', _type: 'thing' })
    const strangers = () => lake.client(undefined, { dataset: second }).fetch('*[_type == "thing"]._id')
    const before = await strangers()
    expect(await admin().datasets.edit(second, { aclMode: 'public' })).toMatchObject({ aclMode: 'public' })
    const open = await strangers()
    await admin().datasets.edit(second, { aclMode: 'private' })
    expect([before, open, await strangers()]).toEqual([[], ['a'], []])
    await expect(admin().datasets.edit(`${second}-none`, { aclMode: 'public' })).rejects.toMatchObject({
      statusCode: 404,
    })
  })

  it('are nothing that a stranger makes, lists or deletes', async () => {
    const nobody = lake.client()
    await expect(nobody.datasets.create(second)).rejects.toMatchObject({ statusCode: 401 })
    await expect(nobody.datasets.list()).rejects.toMatchObject({ statusCode: 401 })
    await expect(nobody.datasets.delete(lake.dataset)).rejects.toMatchObject({ statusCode: 401 })
    expect([await modeOf(lake.dataset), await modeOf(second)]).toEqual(['private', undefined])
  })

  it.each(['Upper', '-dash', 'a/b', 'x'.repeat(65)])('are not called %j', async (name) => {
    const call = admin().request({
      method: 'PUT',
      url: `/projects/${lake.projectId}/datasets/${encodeURIComponent(name)}`,
    })
    await expect(call).rejects.toMatchObject({ statusCode: 400 })
  })
})
