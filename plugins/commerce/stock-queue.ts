import type { Ticket } from './dispatch/ticket.ts'
import { busy } from './dispatch/ticket.ts'
import type { Timers } from './dispatch/timers.ts'

/** How one lane gathers commands into transactions. */
export interface QueueSettings {
  /** Most commands in one transaction. */
  readonly maxBatch: number
  /** Transactions on their way at a time. One for stock: its own commands then never conflict with each other. */
  readonly inFlight: number
  /** How long a first command waits for company. */
  readonly windowMs: number
  /** A command whose expected wait is longer is refused as busy at once. */
  readonly maxWaitMs: number
}

/** A group-commit queue: what waits while a transaction is on its way makes up the next one. */
export interface Queue {
  add(ticket: Ticket): void
  /** Commands waiting or under way. */
  depth(): number
  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void>
}

/** `run` answers every ticket of the batch it is given and never rejects. */
export function createQueue(
  settings: QueueSettings,
  timers: Timers,
  run: (batch: readonly Ticket[]) => Promise<void>,
): Queue {
  const waiting: Ticket[] = []
  const resting: (() => void)[] = []
  let running = 0
  let underWay = 0
  let gathering = false
  /** Running mean of how long a transaction takes. */
  let meanMs = 0

  const expectedWaitMs = () => (meanMs * (waiting.length / settings.maxBatch + running)) / settings.inFlight

  function nextBatch(): readonly Ticket[] {
    const at = waiting[0]?.at
    const batch: Ticket[] = []
    for (let index = 0; index < waiting.length && batch.length < settings.maxBatch; ) {
      if (waiting[index]?.at === at) batch.push(...waiting.splice(index, 1))
      else index += 1
    }
    return batch
  }

  async function runOne(batch: readonly Ticket[]): Promise<void> {
    running += 1
    underWay += batch.length
    const started = timers.elapsed()
    await run(batch)
    meanMs = meanMs === 0 ? timers.elapsed() - started : meanMs * 0.8 + (timers.elapsed() - started) * 0.2
    running -= 1
    underWay -= batch.length
    pump()
  }

  function pump(): void {
    while (!gathering && running < settings.inFlight && waiting.length > 0) {
      const batch = nextBatch()
      const tooOld = batch.filter((ticket) => timers.elapsed() - ticket.since > settings.maxWaitMs)
      for (const ticket of tooOld) ticket.answer({ ok: false, refusal: busy(expectedWaitMs()) })
      const fresh = batch.filter((ticket) => !tooOld.includes(ticket))
      if (fresh.length > 0) void runOne(fresh)
    }
    if (running === 0 && waiting.length === 0) for (const resolve of resting.splice(0)) resolve()
  }

  async function gather(): Promise<void> {
    gathering = true
    await timers.sleep(settings.windowMs)
    gathering = false
    pump()
  }

  return {
    add(ticket) {
      const expected = expectedWaitMs()
      if (expected > settings.maxWaitMs) return ticket.answer({ ok: false, refusal: busy(expected) })
      waiting.push(ticket)
      if (settings.windowMs > 0 && running === 0 && !gathering) void gather()
      else pump()
    },
    depth: () => waiting.length + underWay,
    idle: () => (running === 0 && waiting.length === 0 ? Promise.resolve() : new Promise((done) => resting.push(done))),
  }
}
