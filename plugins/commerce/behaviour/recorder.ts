import { addMarks, type BehaviourDay, emptyBehaviourDay, type ShopperAct, shopDay } from '@souk/analytics'
import type { Clock, Write } from '@souk/kernel'
import type { CommerceDependencies, DocumentStore } from '../contract.ts'
import { UnknownOutcome } from '../store/unknown-outcome.ts'
import { type BehaviourWatch, type DayOfVisits, openDayOfVisits, type Visitor } from './visits.ts'

/** Counts what shoppers who agreed do. Callers have asked for consent and left out robots before. */
export interface BehaviourRecorder extends BehaviourWatch {
  /** Counts and writes everything that was noted. */
  flush(): Promise<void>
  /** Writes what is left; nothing is noted any more. */
  stop(): Promise<void>
}

export interface RecorderParts {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly timeZone: () => Promise<string>
  readonly newTransactionId: () => string
  readonly log: CommerceDependencies['log']
}

/** A day's document is written at most once in this time. */
const pauseMs = 2000
/** So much is noted between two writes; a flood beyond it is not counted. */
const mostNoted = 10_000
const tries = 6

type Noted = { readonly visitor: Visitor; readonly act: ShopperAct; readonly at: string }
type Counts = Map<string, number>

/** Builds it over a store. Several processes may count the same day: writes are guarded and only add. */
export function createBehaviourRecorder({
  store,
  clock,
  timeZone,
  newTransactionId,
  log,
}: RecorderParts): BehaviourRecorder {
  let noted: Noted[] = []
  let today: { readonly day: string; readonly visits: DayOfVisits } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> = Promise.resolve()
  let stopped = false
  const waiting = new Map<string, Counts>()

  /** Turns what was noted into counts by day. A new day begins with a new key. */
  function count(zone: string): void {
    const batch = noted
    noted = []
    for (const { visitor, act, at } of batch) {
      const day = shopDay(at, zone)
      if (today?.day !== day) today = { day, visits: openDayOfVisits() }
      const counts = waiting.get(day) ?? new Map<string, number>()
      for (const [mark, times] of today.visits.see(visitor, act)) counts.set(mark, (counts.get(mark) ?? 0) + times)
      if (counts.size > 0) waiting.set(day, counts)
    }
  }

  async function write(): Promise<void> {
    count(await timeZone())
    const due = Array.from(waiting)
    for (const [day, counts] of due) {
      waiting.delete(day)
      const written = await addToDay(store, day, counts, newTransactionId).catch((error: unknown) => {
        log('warn', 'behaviour could not be written', { error })
        // Nobody can tell whether these landed. Visits are no money: better a few too few than counted twice.
        return error instanceof UnknownOutcome
      })
      if (!written) giveBack(day, counts)
    }
  }

  /** Counts that could not be written wait for the next time. */
  function giveBack(day: string, counts: Counts): void {
    const now = waiting.get(day) ?? new Map<string, number>()
    for (const [mark, times] of counts) now.set(mark, (now.get(mark) ?? 0) + times)
    waiting.set(day, now)
    plan()
  }

  function plan(): void {
    if (timer || stopped) return
    timer = setTimeout(() => {
      timer = undefined
      void flush()
    }, pauseMs)
    timer.unref()
  }

  function flush(): Promise<void> {
    writing = writing.then(write).catch((error: unknown) => log('warn', 'behaviour could not be counted', { error }))
    return writing
  }

  return {
    see(visitor, act) {
      if (stopped || noted.length >= mostNoted) return
      noted.push({ visitor, act, at: clock() })
      plan()
    },
    flush,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await flush()
    },
  }
}

/** Adds counts to a day's document, guarded by its revision. False when the store was too busy: nothing was written. */
async function addToDay(
  store: DocumentStore,
  day: string,
  counts: Counts,
  newTransactionId: () => string,
): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const empty = emptyBehaviourDay(day)
    const [stored] = await store.get([empty._id])
    const { _id, _type, ...figures } = addMarks((stored as BehaviourDay | undefined) ?? empty, counts)
    const write: Write = stored
      ? { patch: { id: _id, ifRevisionID: stored._rev, set: settable(figures) } }
      : { create: { _id, _type, ...figures } }
    const outcome = await store.commit([write], { transactionId: newTransactionId() })
    if (outcome.kind === 'committed') return true
    if (outcome.kind === 'busy') return false
  }
  return false
}

/** A document without what the store itself keeps. */
const settable = (figures: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(figures).filter(([name]) => !name.startsWith('_')))
