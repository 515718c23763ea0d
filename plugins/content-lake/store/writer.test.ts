import type { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OpenTransaction } from '../mutations/transaction.ts'
import { openDatabase } from './database.ts'
import { type Dataset, openDatasets } from './dataset.ts'
import { createWriter, StoreUnavailable, type Writer } from './writer.ts'

let database: DatabaseSync
let dataset: Dataset
let writer: Writer
let time = 0

beforeEach(() => {
  database = openDatabase(':memory:')
  const settings = { name: 'd', aclMode: 'private', referenceChecks: true, createdAt: '' } as const
  const made = openDatasets(database, 'p').create(settings)
  if (!made) throw new Error('There is no dataset')
  dataset = made
  time = 0
  writer = createWriter(database, () => new Date((time += 1)).toISOString())
})
afterEach(() => database.close())

const write = (transactionId: string, work: (transaction: OpenTransaction) => unknown) =>
  writer.submit({ dataset, transactionId, author: 'me', guard: { may: () => true }, work })
const create =
  (_id: string, fields = {}) =>
  (transaction: OpenTransaction) =>
    transaction.apply({ kind: 'create', document: { _id, _type: 'thing', ...fields } })
const change = (transaction: OpenTransaction) =>
  transaction.apply({ kind: 'patch', id: 'a', operations: { set: { n: 2 } } })
const stored = () =>
  database
    .prepare('SELECT id FROM documents ORDER BY id')
    .all()
    .map(({ id }) => id)
const logged = () =>
  database
    .prepare('SELECT id FROM transactions ORDER BY seq')
    .all()
    .map(({ id }) => id)

describe('the writer', () => {
  it('commits what comes together in one go, and each request fails alone', async () => {
    const outcomes = await Promise.allSettled([
      write('t1', create('a')),
      write('t2', create('a')),
      write('t3', (transaction) => {
        create('b')(transaction)
        create('a')(transaction)
      }),
      write('t4', create('c', { to: { _ref: 'a' } })),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(stored()).toEqual(['a', 'c'])
    expect(logged()).toEqual(['t1', 't4'])
  })

  it('never goes back in time, even when the clock does', async () => {
    const clock = ['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-03T00:00:00Z']
    writer = createWriter(database, () => clock.shift() ?? '')
    const times: string[] = []
    for (const id of ['a', 'b', 'c']) times.push((await write(id, create(id))).timestamp)
    expect(times).toEqual(['2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z'])
  })

  it('keeps nothing of a group that the disk refuses, and goes on afterwards', async () => {
    await write('t1', create('a', { n: 1 }))
    const before = dataset.index.get('a')
    const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count'])
    database.exec(`PRAGMA max_page_count = ${pages + 2}`)
    const outcomes = await Promise.allSettled([
      write('t2', change),
      write('t3', create('big', { text: 'x'.repeat(1e6) })),
    ])
    expect(
      outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason instanceof StoreUnavailable),
    ).toEqual([true, true])
    expect(dataset.index.get('a')).toEqual(before)
    expect(dataset.index.get('big')).toBeUndefined()
    expect(logged()).toEqual(['t1'])
    database.exec('PRAGMA max_page_count = 1000000')
    await write('t4', change)
    expect(dataset.index.get('a')).toMatchObject({ n: 2, _rev: 't4' })
  })

  it('says why the disk refuses, goes on reading, and writes again when it can', async () => {
    await write('t1', create('a', { n: 1 }))
    database.exec('PRAGMA query_only = 1')
    await expect(write('t2', change)).rejects.toThrow('The lake could not write: the disk is read-only')
    expect(dataset.index.get('a')).toMatchObject({ n: 1, _rev: 't1' })
    database.exec('PRAGMA query_only = 0')
    await write('t2', change)
    expect(dataset.index.get('a')).toMatchObject({ n: 2, _rev: 't2' })
  })

  it('holds what it loads again to what it wrote', async () => {
    await write('t1', create('a', { list: [{ _key: 'x' }], text: 'ünï\u0000\ud800' }))
    await write('t2', (transaction) => transaction.apply({ kind: 'patch', id: 'a', operations: { inc: { n: 1 } } }))
    const reopened = openDatasets(database, 'p').get('d')
    expect(reopened?.index.documents()).toEqual(dataset.index.documents())
  })
})
