import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { seededRandom } from '../limits/pace.ts'
import { openDatabase } from './database.ts'
import { openDatasets } from './dataset.ts'
import { createWriter } from './writer.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lake-torn-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Writes pairs of documents; answers how long the log was after each commit. */
async function writePairs(count: number): Promise<readonly number[]> {
  const database = openDatabase(folder)
  const dataset = openDatasets(database, 'p').create({
    name: 'd',
    aclMode: 'private',
    referenceChecks: true,
    createdAt: '',
  })
  if (!dataset) throw new Error('There is no dataset')
  const writer = createWriter(database, () => '2026-01-01T00:00:00Z')
  const lengths: number[] = []
  for (let n = 0; n < count; n += 1) {
    await writer.submit({
      dataset,
      transactionId: `t${n}`,
      author: 'me',
      guard: { may: () => true },
      work: (transaction) => {
        for (const _id of [`a${n}`, `b${n}`])
          transaction.apply({ kind: 'create', document: { _id, _type: 'thing', text: 'x'.repeat(n * 37) } })
      },
    })
    lengths.push(statSync(join(folder, 'lake.sqlite-wal')).size)
  }
  // As they lie on the disk now: closing would tidy the log away
  for (const file of ['lake.sqlite', 'lake.sqlite-wal']) copyFileSync(join(folder, file), join(folder, `kept-${file}`))
  database.close()
  return lengths
}

/** The transactions that a lake finds whose log broke off at `cut`; `rubbish` may follow it. */
function recovered(log: Buffer, cut: number, rubbish: Buffer): readonly number[] {
  const torn = mkdtempSync(join(folder, 'torn-'))
  copyFileSync(join(folder, 'kept-lake.sqlite'), join(torn, 'lake.sqlite'))
  writeFileSync(join(torn, 'lake.sqlite-wal'), Buffer.concat([log.subarray(0, cut), rubbish]))
  const database = openDatabase(torn)
  const dataset = openDatasets(database, 'p').get('d')
  const ids = new Set(dataset?.index.documents().map(({ _id }) => _id))
  database.close()
  rmSync(torn, { recursive: true })
  const whole = [...ids].filter((id) => id.startsWith('a')).map((id) => Number(id.slice(1)))
  expect(whole.filter((n) => !ids.has(`b${n}`))).toEqual([])
  expect(ids.size).toBe(whole.length * 2)
  return whole.sort((a, b) => a - b)
}

it('a log that breaks off anywhere opens, with every commit before the break and no half of one after it', async () => {
  const lengths = await writePairs(25)
  const log = readFileSync(join(folder, 'kept-lake.sqlite-wal'))
  const random = seededRandom(9)
  const cuts = [...lengths, ...Array.from({ length: 60 }, () => Math.floor(random() * log.byteLength))]
  for (const cut of cuts) {
    const rubbish = random() < 0.5 ? Buffer.alloc(0) : Buffer.alloc(4000, Math.floor(random() * 256))
    const before = lengths.filter((length) => length <= cut).length
    const found = recovered(log, cut, rubbish)
    expect({ cut, found }).toEqual({ cut, found: Array.from({ length: before }, (_, n) => n) })
  }
})
