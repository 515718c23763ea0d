import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ContentLake, createContentLake } from '@souk/content-lake'
import { type BareTables, openBareTables } from './bare-tables.ts'
import { benchConfig, benchToken } from './lake-process.ts'
import { type Benchmark, median, type Row } from './measure.ts'

const together = 64
const rounds = 5
/** How many creates are timed in each round: as many on either side, so that the tables grow alike. */
const creates = { single: 2_048, grouped: 8_192 }
/** How many creates a caller has in hand before the clock starts. */
const inHand = 1024
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

const nextOrder = () => order(String((last += 1)))

const nextRequest = (): Request =>
  new Request('http://localhost/v2025-02-19/data/mutate/production', {
    method: 'POST',
    headers: { authorization: `Bearer ${benchToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ mutations: [{ create: nextOrder() }] }),
  })

/**
 * Creates per second of `carryOut`, over batches that `next` has made ready: only the carrying out is on the clock, on
 * either side, for making documents and requests is the caller's own work.
 */
async function countedRate<T>(
  count: number,
  next: () => T,
  carryOut: (batch: readonly T[]) => Promise<void> | void,
): Promise<number> {
  let spent = 0
  for (let done = 0; done < count; done += inHand) {
    const batch = Array.from({ length: inHand }, next)
    const started = performance.now()
    await carryOut(batch)
    spent += performance.now() - started
  }
  return (count * 1000) / spent
}

/** Durable creates by the lake's own HTTP interface, without a socket between, `width` of them under way at any time. */
async function commitAll(lake: ContentLake, requests: readonly Request[], width: number): Promise<void> {
  const left = requests.values()
  const caller = async (): Promise<void> => {
    for (const request of left) {
      const answer = await lake.fetch(request)
      if (!answer.ok) throw new Error(`a create was answered ${answer.status}`)
    }
  }
  await Promise.all(Array.from({ length: width }, caller))
}

/** The same creates by nothing but SQLite, `width` of them in each of its commits. */
function writeAll(
  tables: BareTables,
  documents: readonly { readonly _id: string; readonly _type: string }[],
  width: number,
): void {
  for (let at = 0; at < documents.length; at += width) tables.commit(documents.slice(at, at + width))
}

/**
 * Durable commits per second, one by one and many at once, against bare SQLite writing the same rows into the same
 * tables. On the lake's side everything counts from a request with its text to an answer of what is on the disk: reading
 * and checking it, rights, references, indexes, the log and who hears of it. On the other side: the two texts of JSON
 * that the rows hold, and SQLite.
 */
export const lakeCommits: Benchmark = {
  name: 'lake-commits',
  about: 'durable creates per second through the HTTP interface, against bare SQLite writing the same rows',
  async run(say) {
    const folder = mkdtempSync(join(tmpdir(), 'souk-bench-'))
    const lake = await createContentLake(benchConfig(join(folder, 'lake')))
    const tables = await openBareTables(join(folder, 'bare'))
    try {
      const rows: Row[] = []
      for (const width of [1, together]) {
        say(`${width} at once`)
        const count = width === 1 ? creates.single : creates.grouped
        const [ours, bare]: [number[], number[]] = [[], []]
        for (let round = 0; round < rounds; round += 1) {
          bare.push(await countedRate(count, nextOrder, (documents) => writeAll(tables, documents, width)))
          ours.push(await countedRate(count, nextRequest, (requests) => commitAll(lake, requests, width)))
        }
        rows.push(rowOf(width, median(ours), median(bare)))
      }
      return rows
    } finally {
      tables.close()
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
