import type { Refusal, Result, StoredDocument } from '@souk/kernel'
import type { DocumentStore } from '../contract.ts'
import { StoreBusy } from '../store/store-busy.ts'
import { UnknownOutcome } from '../store/unknown-outcome.ts'
import { isOverdrawn, isUnconfirmed } from './guarded-edge.ts'
import { backOff, type Timers } from './timers.ts'

/** What a verdict is found with; `release` calls an order off that nobody was told of, because this level is overdrawn. */
interface Bench {
  readonly store: Pick<DocumentStore, 'get'>
  readonly timers: Timers
  readonly conflictRetries: number
  readonly retryMs: readonly [first: number, most: number]
  readonly release: (orderId: string, levelId: string) => Promise<Result<unknown, Refusal>>
}

/** Orders of one transaction that hold units without the revisions of their levels. */
export interface Holds {
  /** Levels, with the command that had last released an order there when they were read. */
  readonly levels: ReadonlyMap<string, unknown>
  readonly orders: readonly { readonly order: string; readonly levels: readonly string[] }[]
}

/** Orders that are no more, with the level that had too little for them when that is known. */
export type Gone = ReadonlyMap<string, string | undefined>

/**
 * What became of them, read by id after their transaction: the ids of those that are no more, each with the level for
 * which it was released here, if it was. Whoever is not among them may be told that he has his units: a level that has
 * nothing promised twice at one moment covers every order that was in by then. Where a level is overdrawn, the latest of
 * these orders are released until it is not.
 *
 * Levels are read first, and the orders only when a level is overdrawn or somebody has released an order there
 * meanwhile: it may have been one of ours. Throws `UnknownOutcome` when nobody can be asked.
 */
export async function verdictOf(engine: Bench, { levels, orders }: Holds): Promise<Gone> {
  const released = new Map<string, string>()
  let look = false
  for (let attempt = 0; levels.size > 0; attempt += 1) {
    const found = await readNow(engine, [...levels.keys()])
    const overdrawn = found.filter((level) => level !== undefined).filter(isOverdrawn)
    look ||= found.some((level) => level?.['settledBy'] !== levels.get(level?._id ?? ''))
    if (overdrawn.length === 0 && !look) break
    const ids = orders.map(({ order }) => order)
    const states = new Map((await readNow(engine, ids)).map((order, index) => [ids[index], order]))
    const gone = new Map(ids.filter((id) => isGone(states.get(id))).map((id) => [id, released.get(id)]))
    const next = overdrawn.flatMap(({ _id }) => {
      const latest = orders.findLast((each) => each.levels.includes(_id) && isUnconfirmed(states.get(each.order)))
      return latest ? [{ level: _id, order: latest.order }] : []
    })
    if (next.length === 0) return gone
    if (attempt > engine.conflictRetries + orders.length) throw new UnknownOutcome(next[0]?.order ?? '', 'overdrawn')
    look = true
    for (const { order, level } of next) {
      const done = await engine.release(order, level)
      if (done.ok) released.set(order, level)
      else if (done.refusal.code === 'busy') await rest(engine, attempt)
    }
  }
  return new Map()
}

const isGone = (order: StoredDocument | undefined): boolean => order === undefined || order['state'] === 'canceled'

const rest = (engine: Bench, attempt: number) => engine.timers.sleep(backOff(engine.timers, attempt, ...engine.retryMs))

/** Asks again while the store is busy: an order is in, and its shopper waits for a word. */
async function readNow(engine: Bench, ids: readonly string[]): Promise<readonly (StoredDocument | undefined)[]> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await engine.store.get(ids)
    } catch (error) {
      if (attempt >= engine.conflictRetries) throw new UnknownOutcome(ids[0] ?? '', error)
      await (error instanceof StoreBusy ? engine.timers.sleep(error.retryAfterMs) : rest(engine, attempt))
    }
  }
}
