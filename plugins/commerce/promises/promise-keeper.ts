import { systemActor } from '@souk/kernel'
import type { CommerceDependencies } from '../contract.ts'
import type { Dispatcher } from '../dispatch.ts'
import type { QueueBoard } from './queue-board.ts'

/** Keeps what shoppers were told true: when something moves at a place, its orders are promised again. */
export interface PromiseKeeper {
  start(): void
  /** Lets what is running finish. */
  stop(): Promise<void>
}

/** What moves at one place within this time is answered once. */
const pauseMs = 1500
/** Orders that are promised again together: they are read together, and those that moved are written together. */
const atOnce = 25
const keeper = systemActor('Promises')

export function createPromiseKeeper(
  board: QueueBoard,
  dispatch: Dispatcher['dispatch'],
  log: CommerceDependencies['log'],
): PromiseKeeper {
  const moved = new Set<string>()
  let on = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = Promise.resolve()

  async function tell(): Promise<void> {
    const orders = new Set([...moved].flatMap((location) => board.ordersAt(location)))
    moved.clear()
    for (let all = [...orders]; on && all.length > 0; all = all.slice(atOnce)) {
      const some = all.slice(0, atOnce)
      await Promise.all(some.map((orderId) => dispatch('updatePromise', { orderId }, { actor: keeper })))
    }
  }
  function plan(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      running = running.then(tell).catch((error: unknown) => log('error', 'promising again failed', { error }))
    }, pauseMs)
  }
  board.onMove((location) => {
    if (!on) return
    moved.add(location)
    plan()
  })
  return {
    start() {
      on = true
    },
    async stop() {
      on = false
      clearTimeout(timer)
      await running
    },
  }
}
