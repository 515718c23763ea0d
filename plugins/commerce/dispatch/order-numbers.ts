import type { DocumentStore } from '../contract.ts'
import { StoreBusy } from '../store/store-busy.ts'
import { systemTimers, type Timers } from './timers.ts'

/** Hands out order numbers from blocks; a block belongs to the process that created its document. */
export interface OrderNumbers {
  take(): Promise<string>
  /** A number that no order got. */
  giveBack(number: string): void
}

const blockSize = 100
/** A process that comes again so soon takes twice as many blocks at once: where requests are counted, each one counts. */
const busyMs = 5000
const mostBlocks = 8
/** The highest number that any process has claimed. */
export const lastNumber = '*[_type == "numberBlock"] | order(last desc)[0].last'

const blockOf = (block: number, start: number) => {
  const from = start + block * blockSize
  return { _id: `numberBlock.${block}`, _type: 'numberBlock', first: from, last: from + blockSize - 1 }
}

/**
 * Numbers from `numberBlock.<n>` documents: `create` is the lock. `first` is the shop's first order number. A process
 * that ends leaves the rest of its block unused, so numbers have gaps but never repeat.
 */
export function createOrderNumbers(
  store: DocumentStore,
  first: () => Promise<number>,
  newTransactionId: () => string,
  timers: Pick<Timers, 'elapsed'> = systemTimers,
): OrderNumbers {
  const free: number[] = []
  /** The highest block that is known to be somebody's. */
  let known = -1
  let width = 1
  let claimedAt = Number.NEGATIVE_INFINITY
  let claiming: Promise<void> | undefined

  async function claim(): Promise<void> {
    const start = await first()
    const last = await store.query<number | null>(lastNumber)
    width = timers.elapsed() - claimedAt < busyMs ? Math.min(mostBlocks, width * 2) : 1
    // The query may lag behind; each block that exists is one step further.
    let block = Math.max(known + 1, last === null ? 0 : Math.floor((last - start + 1) / blockSize))
    for (;;) {
      const blocks = Array.from({ length: width }, (_, index) => blockOf(block + index, start))
      const outcome = await store.commit(
        blocks.map((create) => ({ create })),
        { transactionId: newTransactionId() },
      )
      if (outcome.kind === 'busy') throw new StoreBusy(outcome.retryAfterMs)
      if (outcome.kind === 'committed') {
        claimedAt = timers.elapsed()
        known = block + width - 1
        for (const { first: from } of blocks)
          free.push(...Array.from({ length: blockSize }, (_, index) => from + index))
        return
      }
      const taken = outcome.kind === 'exists' ? outcome.ids.map((id) => Number(id.split('.')[1])) : []
      known = Math.max(known, block, ...taken)
      block = known + 1
    }
  }

  return {
    async take() {
      for (;;) {
        const number = free.shift()
        if (number !== undefined) return String(number)
        claiming ??= claim().finally(() => {
          claiming = undefined
        })
        await claiming
      }
    },
    giveBack(number) {
      free.unshift(Number(number))
      free.sort((a, b) => a - b)
    },
  }
}
