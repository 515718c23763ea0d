import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createShop } from './placement-shop.ts'
import type { Benchmark } from './measure.ts'
import { inTurn } from './measure.ts'

const seconds = 5

/** What the disk allows: one order row and one stock row per commit, WAL and `synchronous=FULL`. */
function bareCommits(folder: string): number {
  const database = new DatabaseSync(join(folder, 'bare.sqlite'))
  database.exec(
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE o(id TEXT PRIMARY KEY, body TEXT); CREATE TABLE s(id TEXT PRIMARY KEY, held INTEGER); INSERT INTO s VALUES ('a', 0)",
  )
  const order = database.prepare('INSERT INTO o VALUES (?, ?)')
  const stock = database.prepare("UPDATE s SET held = held + 1 WHERE id = 'a'")
  const body = 'x'.repeat(400)
  let done = 0
  const started = performance.now()
  while (performance.now() - started < seconds * 1000) {
    database.exec('BEGIN IMMEDIATE')
    order.run(`order.${done}`, body)
    stock.run()
    database.exec('COMMIT')
    done += 1
  }
  const rate = (done * 1000) / (performance.now() - started)
  database.close()
  return rate
}

/** Durable placements through the command layer and the embedded lake, against bare SQLite commits of the same run. */
export const placements: Benchmark = {
  name: 'placements',
  about: 'durable single-order placements per second, against bare SQLite commits of one order and one stock row',
  async run(say) {
    const folder = mkdtempSync(join(tmpdir(), 'souk-placements-'))
    try {
      const control = bareCommits(folder)
      const rows = []
      for (const [width, orders] of [
        [1, 300],
        [32, 1500],
      ] as const) {
        say(`placing with ${width} at once`)
        const shop = await createShop()
        try {
          await shop.fillCarts(orders)
          const started = performance.now()
          await inTurn(orders, width, shop.place)
          const ours = (orders * 1000) / (performance.now() - started)
          rows.push({ measure: `placements, ${width} at once`, ours, control, unit: '1/s', ratio: ours / control })
        } finally {
          await shop.close()
        }
      }
      return rows
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
