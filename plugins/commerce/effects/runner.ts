import type { Clock, Instant, Patch } from '@souk/kernel'
import { plusMs } from '@souk/kernel'
import type { CommerceDependencies, DocumentStore } from '../contract.ts'
import type { Timers } from '../dispatch/timers.ts'
import type { EffectDocument } from '../documents.ts'

/**
 * Does the work of one kind of effect. Derives it from the documents; repeats are harmless. Throws to be called again.
 * An instant as answer asks for another look at that time, which counts as no failure. `at` is given when the caller
 * fixed the time, which commands that report back then carry.
 */
export type EffectHandler = (effect: EffectDocument, at: Instant | undefined) => Promise<Instant | undefined | void>

export interface RunnerOptions {
  readonly store: DocumentStore
  readonly handlers: Readonly<Record<string, EffectHandler>>
  readonly clock: Clock
  readonly timers: Timers
  readonly log: CommerceDependencies['log']
  readonly newTransactionId: () => string
  /** Names this process in leases. */
  readonly owner: string
  /** How often a lease is renewed while its work takes, ms; 20 s when left out. */
  readonly renewMs?: number
}

/** Runs effects under leases, so that two processes never do one at the same time. */
export interface EffectRunner {
  /** Runs what is due, until nothing more is; answers how many were done. */
  runDue(now?: Instant): Promise<number>
  /** Effects that failed since the start. */
  failures(): number
}

type Change = Omit<Patch, 'id' | 'ifRevisionID'>

const leaseMs = 60_000
/** Two renewals may fail before a lease runs out. */
const renewEveryMs = 20_000
const atOnce = 4
/** Tries before an effect is dead and waits for a person: six hours and a half at the least, thirteen at the most. */
export const mostAttempts = 24
/** Longest first and longest wait of the back-off, in ms. */
const waits = { first: 2000, most: 3_600_000 } as const
/** Kinds whose outcome stands on their subject, so that nothing of them need be kept once they are done. */
const leavesNothing: ReadonlySet<string> = new Set(['mail', 'sms', 'label'])

/** Ids of the effects whose time has come and that nobody holds. */
export const dueEffects =
  '*[_type == "effect" && state == "pending" && nextAt <= $now && (!defined(leaseUntil) || leaseUntil <= $now)]' +
  ' | order(nextAt asc)[0...100]._id'

const leaseFields = ['leaseUntil', 'leaseOwner', 'lastError'] as const
const done = (now: Instant): Change => ({ set: { state: 'done', doneAt: now } })
const lookAgain = (nextAt: Instant): Change => ({ set: { nextAt, attempts: 0 }, unset: leaseFields })

/**
 * Between half of a bound that doubles with every try and all of it: rivals that failed together do not come back
 * together, and no luck uses the tries up while somebody is down for an hour.
 */
const jittered = (timers: Timers, tries: number): number =>
  ((1 + timers.random()) / 2) * Math.min(waits.most, waits.first * 2 ** tries)

/** Builds the runner; nothing runs until it is told to. */
export function createEffectRunner(options: RunnerOptions): EffectRunner {
  const { store, handlers, clock, timers, log, newTransactionId, owner, renewMs = renewEveryMs } = options
  let failures = 0

  /** The revision that the document has now that this process changed it; undefined when somebody else was first. */
  async function patch(effect: EffectDocument, change: Change, at: Instant | undefined): Promise<string | undefined> {
    const write = { patch: { id: effect._id, ifRevisionID: effect._rev, ...change } }
    const outcome = await store.commit([write], { transactionId: newTransactionId(), ...(at && { at }) })
    return outcome.kind === 'committed' ? outcome.transactionId : undefined
  }

  async function read(id: string): Promise<EffectDocument | undefined> {
    const [document] = await store.get([id])
    return document?._type === 'effect' ? (document as EffectDocument) : undefined
  }

  const isDue = (effect: EffectDocument, now: Instant) =>
    effect.state === 'pending' && effect.nextAt <= now && (effect.leaseUntil ?? '') <= now

  /** Renews a lease while its work takes, so that nobody else begins it; ends with the document as it is then. */
  function hold(leased: EffectDocument, at: Instant | undefined): () => Promise<EffectDocument> {
    let held = leased
    let renewing = Promise.resolve()
    async function renew(): Promise<void> {
      await patch(held, { set: { leaseUntil: plusMs(clock(), leaseMs) } }, undefined)
      const now = await read(held._id)
      if (now?.leaseOwner === owner) held = now
    }
    const failed = (error: unknown) => log('warn', 'a lease could not be renewed', { effect: leased._id, error })
    const timer =
      at === undefined
        ? setInterval(() => {
            renewing = renewing.then(renew).catch(failed)
          }, renewMs).unref()
        : undefined
    return async () => {
      clearInterval(timer)
      await renewing
      return held
    }
  }

  async function runOne(id: string, at: Instant | undefined): Promise<boolean> {
    const now = at ?? clock()
    const waiting = await read(id)
    if (!waiting || !isDue(waiting, now)) return false
    const ours = { leaseUntil: plusMs(now, leaseMs), leaseOwner: owner }
    const _rev = await patch(waiting, { set: ours, inc: { attempts: 1 } }, at)
    if (_rev === undefined) return false
    // What we wrote on what we read: no need to read it again
    const leased: EffectDocument = { ...waiting, ...ours, attempts: waiting.attempts + 1, _rev }
    const letGo = hold(leased, at)
    try {
      const handler = handlers[leased.kind]
      if (!handler) throw new Error(`nobody knows how to do ${leased.kind}`)
      if (leased.attempts > mostAttempts) throw new Error('every process that tried it ended before it was done')
      const next = await handler(leased, at)
      const held = await letGo()
      await (next === undefined ? finish(held, at ?? clock(), at) : patch(held, lookAgain(next), at))
      return true
    } catch (error) {
      await putOff(await letGo(), at ?? clock(), at, error)
      return false
    }
  }

  const finish = (effect: EffectDocument, now: Instant, at: Instant | undefined): Promise<unknown> =>
    leavesNothing.has(effect.kind) ? remove(effect, at) : patch(effect, { ...done(now), unset: leaseFields }, at)

  /** Deletions know no revision; the patch before it does. */
  const remove = ({ _id: id, _rev }: EffectDocument, at: Instant | undefined): Promise<unknown> =>
    store.commit([{ patch: { id, ifRevisionID: _rev, unset: leaseFields } }, { delete: { id } }], {
      transactionId: newTransactionId(),
      ...(at && { at }),
    })

  async function putOff(effect: EffectDocument, now: Instant, at: Instant | undefined, error: unknown): Promise<void> {
    failures += 1
    const dead = effect.attempts >= mostAttempts
    const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 500)
    log(dead ? 'error' : 'warn', 'effect failed', { effect: effect._id, attempts: effect.attempts, error })
    const nextAt = plusMs(now, jittered(timers, effect.attempts - 1))
    const set = { lastError, nextAt, ...(dead && { state: 'dead' }) }
    await patch(effect, { set, unset: ['leaseUntil', 'leaseOwner'] }, at)
  }

  async function runDue(at?: Instant): Promise<number> {
    const tried = new Set<string>()
    let done = 0
    for (;;) {
      const now = at ?? clock()
      const due = await store.query<readonly string[]>(dueEffects, { now })
      const fresh = due.filter((id) => !tried.has(id))
      if (fresh.length === 0) return done
      for (let start = 0; start < fresh.length; start += atOnce) {
        const some = fresh.slice(start, start + atOnce)
        for (const id of some) tried.add(id)
        const results = await Promise.all(some.map((id) => runOne(id, at)))
        done += results.filter(Boolean).length
      }
    }
  }

  return { runDue, failures: () => failures }
}
