import type { Instant } from '@souk/kernel'

/** Something that happens at a time of the story. */
interface Entry {
  readonly at: Instant
  readonly turn: number
  readonly happen: () => Promise<void>
}

/** The story's own time: events in order, ties in the order they were planned. A binary heap. */
export interface Agenda {
  plan(at: Instant, happen: () => Promise<void>): void
  /** Lets everything happen up to and including `until`; what lies later stays planned and never happens. */
  run(until: Instant): Promise<void>
  /** The time of the event under way. */
  now(): Instant
}

const before = (a: Entry, b: Entry): boolean => (a.at === b.at ? a.turn < b.turn : a.at < b.at)

function sink(heap: Entry[], from: number): void {
  for (let at = from; ; ) {
    const [left, right] = [at * 2 + 1, at * 2 + 2]
    const least = [at, left, right].reduce((best, each) => {
      const [one, other] = [heap[each], heap[best]]
      return one && other && before(one, other) ? each : best
    }, at)
    const [one, other] = [heap[at], heap[least]]
    if (least === at || !one || !other) return
    heap[at] = other
    heap[least] = one
    at = least
  }
}

function rise(heap: Entry[]): void {
  for (let at = heap.length - 1; at > 0; ) {
    const parent = (at - 1) >> 1
    const [one, other] = [heap[at], heap[parent]]
    if (!one || !other || !before(one, other)) return
    heap[at] = other
    heap[parent] = one
    at = parent
  }
}

/** An agenda that begins at a time. */
export function createAgenda(start: Instant): Agenda {
  const heap: Entry[] = []
  let turn = 0
  let time = start
  return {
    now: () => time,
    plan(at, happen) {
      heap.push({ at: at < time ? time : at, turn, happen })
      turn += 1
      rise(heap)
    },
    async run(until) {
      for (let next = heap[0]; next && next.at <= until; next = heap[0]) {
        const end = heap.pop()
        if (end && heap.length > 0) {
          heap[0] = end
          sink(heap, 0)
        }
        time = next.at
        await next.happen()
      }
    },
  }
}
