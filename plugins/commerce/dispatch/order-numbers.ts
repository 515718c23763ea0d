import type { DocumentStore } from '../contract.ts'
import { StoreBusy } from '../store/store-busy.ts'

/** Hands out order numbers from blocks; a block belongs to the process that created its document. */
export interface OrderNumbers {
  take(): Promise<string>
  /** A number that no order got. */
  giveBack(number: string): void
}

const blockSize = 100
/** The highest number that any process has claimed. */
export const lastNumber = '*[_type == "numberBlock"] | order(last desc)[0].last'

/**
 * Numbers from `numberBlock.<n>` documents: `create` is the lock. `first` is the shop's first order number. A process
 * that ends leaves the rest of its block unused, so numbers have gaps but never repeat.
 */
export function createOrderNumbers(
  store: DocumentStore,
  first: () => Promise<number>,
  newTransactionId: () => string,
): OrderNumbers {
  const free: number[] = []
  let claiming: Promise<void> | undefined

  async function claim(): Promise<void> {
    const start = await first()
    const last = await store.query<number | null>(lastNumber)
    let block = last === null ? 0 : Math.floor((last - start + 1) / blockSize)
    // The query may lag behind; each block that exists is one step further.
    for (;;) {
      const from = start + block * blockSize
      const document = { _id: `numberBlock.${block}`, _type: 'numberBlock', first: from, last: from + blockSize - 1 }
      const outcome = await store.commit([{ create: document }], { transactionId: newTransactionId() })
      if (outcome.kind === 'committed')
        return void free.push(...Array.from({ length: blockSize }, (_, index) => from + index))
      if (outcome.kind === 'busy') throw new StoreBusy(outcome.retryAfterMs)
      block += 1
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
