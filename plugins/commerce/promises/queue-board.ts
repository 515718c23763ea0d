import type { Fulfillment } from '@souk/orders'
import type { DocumentStore, StoreChange } from '../contract.ts'

/** How many orders wait to be made at each place. A promise's estimate: what it misses for a moment harms nobody. */
export interface QueueBoard {
  /** Fulfillments at a place that are open or being picked: all, or those whose turn comes before another's. */
  at(location: string, before?: string): number
  /** Reads what waits now, and listens from then on. */
  start(): Promise<void>
  stop(): void
  /** Calls back with a place whenever something moved there. */
  onMove(callback: (location: string) => void): void
  /** Ids of the orders that still wait or travel from a place. */
  ordersAt(location: string): readonly string[]
}

/** Everything that has not arrived. */
export const movingFulfillments = `*[
  _type == "fulfillment" && state in ["open", "picking", "packed", "ready", "handed_over"]
] | order(openedAt asc, _id asc)[0...5000]{_id, order, location, state, openedAt}`

type Entry = Pick<Fulfillment, '_id' | 'order' | 'location' | 'state' | 'openedAt'>
const waits = ({ state }: Entry) => state === 'open' || state === 'picking'
const moves = ({ state }: Entry) => waits({ state } as Entry) || ['packed', 'ready', 'handed_over'].includes(state)

/** What fulfillments at a place are made in the order of. */
export const turnOf = ({ openedAt = '', _id }: Pick<Fulfillment, 'openedAt' | '_id'>): string => `${openedAt} ${_id}`

/** Listeners may miss things, so everything is read again at this interval. */
const rereadMs = 60_000

/** A board that knows nothing until it is started: before that every queue is empty. */
export function createQueueBoard(store: DocumentStore, onFault: (error: unknown) => void): QueueBoard {
  let entries = new Map<string, Entry>()
  let forget: () => void = () => undefined
  let timer: ReturnType<typeof setInterval> | undefined
  const watchers: ((location: string) => void)[] = []

  async function read(): Promise<void> {
    const rows = await store.query<readonly Entry[]>(movingFulfillments)
    entries = new Map(rows.map((row) => [row._id, row]))
  }
  function take({ id, result, transition }: StoreChange): void {
    const before = entries.get(id)
    const after = transition === 'disappear' ? undefined : (result as Fulfillment | undefined)
    if (after && moves(after)) entries.set(id, after)
    else entries.delete(id)
    if (before?.state === after?.state && before?.location === after?.location) return
    const touched = new Set([before?.location, after?.location].filter((location) => location !== undefined))
    for (const location of touched) for (const tell of watchers) tell(location)
  }
  return {
    at(location, before) {
      let count = 0
      for (const entry of entries.values())
        if (entry.location === location && waits(entry) && (before === undefined || turnOf(entry) < before)) count += 1
      return count
    },
    async start() {
      forget = store.listen(['fulfillment'], take)
      timer = setInterval(() => void read().catch(onFault), rereadMs)
      timer.unref()
      await read()
    },
    stop() {
      forget()
      clearInterval(timer)
    },
    onMove: (callback) => void watchers.push(callback),
    ordersAt: (location) => [
      ...new Set([...entries.values()].flatMap((entry) => (entry.location === location ? entry.order : []))),
    ],
  }
}
