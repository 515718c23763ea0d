import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type ContentLake, createContentLake } from '@souk/content-lake'
import { benchConfig, benchToken } from './lake-process.ts'
import { type Benchmark, median, ratePerSecond, type Row } from './measure.ts'

const together = 64
const seconds = 1.5
const rounds = 3
let last = 0

/** An order of about 400 bytes. */
const order = (id: string) => ({
  _id: `order.${id}`,
  _type: 'order',
  state: 'placed',
  placedAt: '2026-01-01T00:00:00.000Z',
  customer: { _type: 'reference', _ref: 'customer.1', _weak: true },
  lines: [1, 2].map((n) => ({ _key: `k${n}`, sku: `SKU-${n}`, quantity: n, title: 'Sunrise blend', unitPrice: 450 })),
})

/** One durable create by the lake's own HTTP interface, without a socket between. */
async function commit(lake: ContentLake): Promise<void> {
  last += 1
  const answer = await lake.fetch(
    new Request('http://localhost/v2025-02-19/data/mutate/production', {
      method: 'POST',
      headers: { authorization: `Bearer ${benchToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ mutations: [{ create: order(String(last)) }] }),
    }),
  )
  if (!answer.ok) throw new Error(`a create was answered ${answer.status}`)
}

/** The same three rows written by nothing but SQLite, as durably: rows per second with so many in each commit. */
function bareRate(folder: string, width: number): number {
  const database = new DatabaseSync(join(folder, `bare-${(last += 1)}.sqlite`))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
  database.exec(
    'CREATE TABLE log (seq INTEGER PRIMARY KEY, entries TEXT); CREATE TABLE touched (id TEXT, seq INTEGER, PRIMARY KEY (id, seq)) WITHOUT ROWID; CREATE TABLE documents (id TEXT PRIMARY KEY, json TEXT) WITHOUT ROWID;',
  )
  const log = database.prepare('INSERT INTO log (entries) VALUES (?)')
  const touch = database.prepare('INSERT INTO touched VALUES (?, ?)')
  const store = database.prepare('INSERT INTO documents VALUES (?, ?)')
  const started = performance.now()
  let done = 0
  while (performance.now() - started < seconds * 1000) {
    database.exec('BEGIN IMMEDIATE')
    for (let at = 0; at < width; at += 1) {
      const document = order(String((last += 1)))
      const json = JSON.stringify(document)
      const { lastInsertRowid } = log.run(
        JSON.stringify([{ mutations: [{ create: document }], effects: { apply: [0, document] } }]),
      )
      touch.run(document._id, lastInsertRowid)
      store.run(document._id, json)
      done += 1
    }
    database.exec('COMMIT')
  }
  database.close()
  return (done * 1000) / (performance.now() - started)
}

/** Durable commits per second, one by one and many at once, against bare SQLite writing the same rows. */
export const lakeCommits: Benchmark = {
  name: 'lake-commits',
  about: 'durable creates per second through the HTTP interface, against bare SQLite writing the same rows',
  async run(say) {
    const folder = mkdtempSync(join(tmpdir(), 'souk-bench-'))
    const lake = await createContentLake(benchConfig(join(folder, 'lake')))
    try {
      const rows: Row[] = []
      for (const width of [1, together]) {
        say(`${width} at once`)
        const [ours, bare]: [number[], number[]] = [[], []]
        for (let round = 0; round < rounds; round += 1) {
          bare.push(bareRate(folder, width))
          ours.push(await ratePerSecond(() => commit(lake), width, seconds))
        }
        rows.push(rowOf(width, median(ours), median(bare)))
      }
      return rows
    } finally {
      await lake.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

const rowOf = (width: number, ours: number, control: number): Row => ({
  measure: width === 1 ? 'one create after the other' : `${width} creates at once`,
  ours,
  control,
  unit: '1/s',
  ratio: ours / control,
  reach: 0.5,
})
