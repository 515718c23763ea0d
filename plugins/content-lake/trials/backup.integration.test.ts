import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { backUpFolder } from '../store/backup.ts'
import { adminToken, startLake, type TestLake } from './start-lake.ts'

let folder: string
let lake: TestLake
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lake-backup-'))
  lake = await startLake({ dataDir: join(folder, 'data') })
})
afterEach(async () => {
  await lake.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a backup made while the lake writes is a lake of one moment, with its files and its history', async () => {
  const client = lake.client(adminToken)
  const file = await client.assets.upload('file', Buffer.from('kept'), { filename: 'kept.txt' })
  const acknowledged: string[] = []
  let writing = true
  const write = async (): Promise<void> => {
    for (let n = 0; writing; n += 1) {
      const _id = `w.${n}`
      await client
        .transaction()
        .create({ _id, _type: 'thing' })
        .create({ _id: `${_id}.twin`, _type: 'thing' })
        .commit()
      acknowledged.push(_id)
      if (acknowledged.length === 20) begun.resolve()
    }
  }
  const begun = Promise.withResolvers<void>()
  const writer = write()
  await begun.promise
  const before = [...acknowledged]
  const figures = await backUpFolder(join(folder, 'data'), join(folder, 'copy'))
  writing = false
  await writer
  await lake.close()

  lake = await startLake({ dataDir: join(folder, 'copy') })
  const copy = lake.client(adminToken)
  const present = new Set(await copy.fetch<string[]>('*[_type == "thing"]._id'))
  expect(before.filter((id) => !present.has(id))).toEqual([])
  expect([...present].filter((id) => !id.endsWith('.twin') && !present.has(`${id}.twin`))).toEqual([])
  expect(figures.documents).toBe(present.size + 1)
  expect(await (await fetch(file.url.replace(/^http:\/\/localhost:\d+/, lake.origin))).text()).toBe('kept')
  const past = await copy.request<{ documents: unknown[] }>({
    url: '/data/history/production/documents/w.0?lastRevision=true',
  })
  expect(past.documents).toHaveLength(1)
  await copy.create({ _id: 'after', _type: 'thing' })
})

it('a folder that holds something is left alone', async () => {
  await expect(backUpFolder(join(folder, 'data'), folder)).rejects.toThrow('is not empty')
})
