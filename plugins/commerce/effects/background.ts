import type { Clock, Instant } from '@souk/kernel'
import type { CommerceDependencies, DocumentStore } from '../contract.ts'
import type { Swept } from '../sweep.ts'
import type { LowStockWatch } from './low-stock-watch.ts'

export interface BackgroundParts {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly log: CommerceDependencies['log']
  /** `at` is given when the caller fixed the time. */
  readonly runEffects: (at: Instant | undefined) => Promise<number>
  /** Takes the time from the lake unless the caller fixed it. */
  readonly sweep: (at: Instant | undefined) => Promise<Swept>
  readonly fold: (now: Instant) => Promise<number>
  readonly lowStock: LowStockWatch
  /** Looks at the next slice of the books; answers whether there is more right away. */
  readonly audit: () => Promise<boolean>
}

/** What runs beside commands: effects, the sweep, the folding of roll-ups, the auditor. */
export interface Background {
  start(): void
  /** Lets what is running finish. */
  stop(): Promise<void>
  /** Does everything that is due once, until nothing more follows from it. */
  settle(at?: Instant): Promise<void>
  effectsDone(): number
}

/**
 * A loop that runs now and then, `atLeastMs` after it was woken, and never twice at a time. After a run it rests `rest`
 * times as long as that took, too, `longestMs` at the most: what follows shoppers must not take the machine from them
 * when there are many.
 */
interface Loop {
  start(): void
  wake(): void
  stop(): Promise<void>
}

interface Rest {
  readonly rest: number
  readonly longestMs: number
}
const noRest: Rest = { rest: 0, longestMs: 0 }

function createLoop(
  everyMs: number,
  atLeastMs: number,
  work: () => Promise<void>,
  { rest, longestMs }: Rest = noRest,
): Loop {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let on = false
  let again = false
  let restUntil = 0

  function plan(ms: number): void {
    clearTimeout(timer)
    if (on) timer = setTimeout(run, Math.max(ms, restUntil - performance.now()))
  }
  function run(): void {
    again = false
    const began = performance.now()
    running = work().finally(() => {
      running = undefined
      const now = performance.now()
      restUntil = now + Math.min(longestMs, (now - began) * rest)
      plan(again ? atLeastMs : everyMs)
    })
  }
  return {
    start() {
      on = true
      plan(0)
    },
    wake() {
      if (running || again) again = true
      else {
        again = true
        plan(atLeastMs)
      }
    },
    async stop() {
      on = false
      clearTimeout(timer)
      await running
    },
  }
}

/** Listeners may miss things and processes may die, so everything is looked for again at these intervals. */
const pollMs = { effects: 5000, sweep: 10_000, fold: 5000, lowStock: 600_000, audit: 30_000 } as const
/** A roll-up is written at most once in this time. */
const foldPauseMs = 2000
/** Folding reads all of the hour's orders: it may take a fifth of the time, but figures are never long behind. */
const foldRest: Rest = { rest: 4, longestMs: 10_000 }
/** The auditor takes a tenth of the time at most, a slice after the other: nobody waits for it. */
const [auditPauseMs, auditRest]: readonly [number, Rest] = [500, { rest: 9, longestMs: 300_000 }]
/** Levels that run low together are told of together. */
const lowStockPauseMs = 1000
const rounds = 20

export function createBackground(parts: BackgroundParts): Background {
  const { store, clock, log, runEffects, sweep, fold, lowStock, audit } = parts
  let done = 0
  let forget: () => void = () => undefined
  const guarded = (name: string, work: () => Promise<unknown>) => async () => {
    try {
      await work()
    } catch (error) {
      log('error', `${name} failed`, { error })
    }
  }
  const count = async (at?: Instant) => {
    const some = await runEffects(at)
    done += some
    return some
  }
  const effects = createLoop(
    pollMs.effects,
    20,
    guarded('running effects', () => count()),
  )
  const sweeping = createLoop(
    pollMs.sweep,
    pollMs.sweep,
    guarded('the sweep', () => sweep(undefined)),
  )
  const folding = createLoop(
    pollMs.fold,
    foldPauseMs,
    guarded('folding roll-ups', () => fold(clock())),
    foldRest,
  )
  const watching = createLoop(
    pollMs.lowStock,
    lowStockPauseMs,
    guarded('looking for low stock', () => lowStock.tell()),
  )
  const auditing = createLoop(
    pollMs.audit,
    auditPauseMs,
    guarded('the auditor', async () => {
      if (await audit()) auditing.wake()
    }),
    auditRest,
  )

  return {
    start() {
      forget = store.listen(['effect', 'order', 'refund', 'stockLevel'], (change) => {
        const { type, transition } = change
        if (type === 'stockLevel') {
          if (lowStock.see(change)) watching.wake()
        } else if (type !== 'effect') folding.wake()
        else if (transition === 'appear') effects.wake()
      })
      for (const loop of [effects, sweeping, folding, watching, auditing]) loop.start()
    },
    async stop() {
      forget()
      await Promise.all([effects, sweeping, folding, watching, auditing].map((loop) => loop.stop()))
    },
    async settle(at) {
      for (let round = 0; round < rounds; round += 1) {
        const ran = await count(at)
        const swept = await sweep(at)
        if (ran + swept.expired + swept.removed === 0) break
      }
      await fold(at ?? clock())
    },
    effectsDone: () => done,
  }
}
