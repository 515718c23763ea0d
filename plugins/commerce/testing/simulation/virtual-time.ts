import type { Timers } from '../../dispatch/timers.ts'

/** A clock that stands still until everybody waits, then goes on to the next thing that is due. */
export interface VirtualTime extends Timers {
  /** Runs until `work` is answered; what is still due then stays due. Throws when everything waits for nothing. */
  until<Value>(work: Promise<Value>): Promise<Value>
  /** Runs until nothing is due any more. */
  rest(): Promise<void>
}

interface Due {
  readonly at: number
  /** Those of one moment come in the order asked. */
  readonly nth: number
  readonly go: () => void
}

/** Chance that the seed alone decides (mulberry32): 0 <= x < 1. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Reads are gathered for a turn of the event loop, so what follows from one thing takes two turns to settle. */
async function quiet(): Promise<void> {
  await new Promise<void>((done) => void setImmediate(done))
  await new Promise<void>((done) => void setImmediate(done))
}

/** Time and chance of one simulation: the same seed gives the same run, in no time at all. */
export function createVirtualTime(seed: number): VirtualTime {
  const heap: Due[] = []
  const random = chanceOf(seed)
  let now = 0
  let count = 0
  const isBefore = (a: Due, b: Due) => a.at < b.at || (a.at === b.at && a.nth < b.nth)

  function push(due: Due): void {
    let at = heap.push(due) - 1
    for (let up = (at - 1) >> 1; at > 0; at = up, up = (at - 1) >> 1) {
      const parent = heap[up]
      if (!parent || isBefore(parent, due)) break
      heap[up] = due
      heap[at] = parent
    }
  }
  function pop(): Due | undefined {
    const [first] = heap
    const last = heap.pop()
    if (!first || !last || first === last) return first
    let at = 0
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]]
      const child = left && right && isBefore(right, left) ? 2 * at + 2 : 2 * at + 1
      const next = heap[child]
      if (!next || isBefore(last, next)) break
      heap[at] = next
      at = child
    }
    heap[at] = last
    return first
  }
  async function step(): Promise<boolean> {
    await quiet()
    const due = pop()
    if (!due) return false
    now = Math.max(now, due.at)
    due.go()
    return true
  }
  return {
    elapsed: () => now,
    random,
    sleep: (ms) =>
      new Promise((go) => {
        count += 1
        push({ at: now + Math.max(0, ms), nth: count, go })
      }),
    async until<Value>(work: Promise<Value>): Promise<Value> {
      let over = false
      const ended = () => {
        over = true
      }
      work.then(ended, ended)
      for (;;) {
        const more = await step()
        if (over) return work
        if (!more) {
          await quiet()
          if (over) return work
          if (heap.length === 0) throw new Error('everybody waits, and nothing is due')
        }
      }
    },
    async rest() {
      while (await step()) await quiet()
    },
  }
}
