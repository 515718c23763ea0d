import {
  accountsIn,
  accountsOf,
  balances,
  type DriftFacts,
  pageOf,
  previewRepair,
  type Promised,
  type RepairPreview,
  type StockLevel,
} from '@souk/inventory'
import { type Instant, ok, type Refusal, type Result } from '@souk/kernel'
import { readLevelBooks } from './auditor/slices.ts'
import type { CommandContext, CommandInputs, DocumentStore } from './contract.ts'
import type { Dispatcher } from './dispatch.ts'
import { busy } from './dispatch/ticket.ts'
import { backOff, type Timers } from './dispatch/timers.ts'
import { StoreBusy } from './store/store-busy.ts'

interface RepairParts {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly clock: () => Instant
  readonly timers: Timers
}

/** Sales go on while somebody repairs. */
const mostTries = 8
/** First and longest wait between them. */
const waitMs = [20, 500] as const

/** No order that a command wrote: it names an article, is not known to be over, and nobody can tell what it holds. */
const oddOrders = `*[_type == "order" && ($sku in lines[].sku || $sku in lines[].parts[].sku)
  && !(state in ["completed", "canceled", "expired"])
  && (!(state in ["pending_payment", "placed", "on_hold"]) || !defined(count(allocations)))] | order(_id asc)[0...5]._id`

/** A level with its books, all of one moment: what was read of the level is its revision then. */
async function factsOf(store: DocumentStore, levelId: string): Promise<DriftFacts | undefined> {
  const [known] = await store.get([levelId])
  if (known?._type !== 'stockLevel') return undefined
  const { sku } = known as StockLevel
  const books = await readLevelBooks(store, [levelId], [sku])
  const odd = await store.query<readonly string[]>(oddOrders, { sku })
  const level = books.levels.find(({ _id }) => _id === levelId)
  if (!level) return undefined
  const page = pageOf(level)
  const ledger = balances(books.movements).get(page)
  const held = (as: Promised['as']) =>
    books.promised
      .filter((each) => each.as === as && pageOf(each) === page)
      .reduce((sum, { quantity }) => sum + quantity, 0)
  const nothing = accountsOf({ onHand: 0, reserved: 0, committed: 0, unavailable: 0 })
  return {
    level,
    ledger: ledger ? accountsIn(ledger) : nothing,
    orders: { reserved: held('reserved'), committed: held('committed') },
    unreadable: [...new Set([...books.unreadable, ...odd])],
  }
}

/** Before anything is written: a level that is sold from faster than it is read, or a store that is away, is one to ask later. */
async function orBusy<Value>(reading: Promise<Value>): Promise<Result<Value, Refusal>> {
  try {
    return ok(await reading)
  } catch (error) {
    if (error instanceof StoreBusy) return { ok: false, refusal: busy(error.retryAfterMs) }
    throw error
  }
}

/** Reads the books of a level for whoever repairs it, and repairs it. */
export function createRepairs({ store, dispatch, clock, timers }: RepairParts) {
  const notThere = (levelId: string): Result<never, Refusal> => ({
    ok: false,
    refusal: { code: 'level_not_found', message: `There is no level ${levelId}.` },
  })
  return {
    async preview({ levelId }: CommandInputs['previewRepair']): Promise<Result<RepairPreview, Refusal>> {
      const read = await orBusy(factsOf(store, levelId))
      if (!read.ok) return read
      return read.value ? ok(previewRepair(read.value, clock())) : notThere(levelId)
    },
    /** A level that was sold from meanwhile is read again; one whose gap is another is left as it is. */
    async repair(input: CommandInputs['repairStock'], { actor, commandId }: CommandContext) {
      for (let tries = 1; ; tries += 1) {
        const read = await orBusy(factsOf(store, input.levelId))
        if (!read.ok) return read
        if (!read.value) return notThere(input.levelId)
        const { level, ledger, orders, unreadable } = read.value
        const settled = await dispatch(
          'settleDrift',
          { ...input, ledger, orders, unreadable, expectedRevision: level._rev },
          { actor, ...(commandId === undefined ? {} : { commandId }) },
        )
        if (settled.ok || settled.refusal.code !== 'revision_moved' || tries === mostTries) return settled
        await timers.sleep(backOff(timers, tries - 1, ...waitMs))
      }
    },
  }
}
