import { type Clock, instant, type Instant, plusMinutes, plusMs, systemActor } from '@souk/kernel'
import type { Violation } from '../books.ts'
import type { CommerceDependencies, DocumentStore } from '../contract.ts'
import { alarmIdOf } from '../commands/alarms/alarm-id.ts'
import type { Finding } from '../commands/alarms/inputs.ts'
import type { Dispatcher } from '../dispatch.ts'
import { readLevels, readOrders, type ReadSlice } from './slices.ts'

export interface AuditorParts {
  readonly store: DocumentStore
  readonly dispatch: Dispatcher['dispatch']
  readonly clock: Clock
  readonly log: CommerceDependencies['log']
}

/** Looks through the books beside the shop's work, a slice at a time, and tells of what does not add up. */
export interface Auditor {
  /** The next slice, where one is due. Answers whether there is more to look at right away. */
  step(): Promise<boolean>
  /** Somebody outside was not believed. */
  refused(source: string): void
}

const actor = systemActor('Auditor')
const parts: readonly ReadSlice[] = [readOrders, readLevels]
/** The shop opens in peace, and rests between two looks. */
const firstAfterMs = 60_000
const restMinutes = 10
/** Refused webhooks are told of together, and forgotten when none came for a day. */
const quietMs = 60_000
const forgetMinutes = 24 * 60

export const openAlarms =
  '*[_type == "alarm" && state == "open" && ((kind == "drift" && lastAt < $startedAt)' +
  ' || (kind == "webhook" && lastAt < $quietSince))] | order(_id asc)[0...200]._id'

/** Which rule is broken, and of what: the figures of a busy article are others at each look. */
const keyOf = ({ invariant, subject }: Violation): string => `${invariant} ${subject}`

/** Several sentences about one thing are one alarm. */
function driftOf(violations: readonly Violation[]): readonly Finding[] {
  const byThing = Map.groupBy(violations, ({ invariant, subject }) => alarmIdOf('drift', invariant, subject))
  return [...byThing].flatMap(([alarmId, [first, ...others]]) =>
    first
      ? [
          {
            alarmId,
            kind: 'drift' as const,
            invariant: first.invariant,
            subject: first.subject,
            message: [first, ...others]
              .map(({ message }) => message)
              .join('; ')
              .slice(0, 1000),
            count: 1,
          },
        ]
      : [],
  )
}

interface Round {
  readonly startedAt: Instant
  readonly part: number
  readonly after: string
  readonly looked: number
  readonly found: number
  /** What the slice said a moment ago: only what it says twice is told. A change in flight says it once. */
  readonly suspects: ReadonlySet<string> | undefined
}

const fresh = (startedAt: Instant): Round => ({
  startedAt,
  part: 0,
  after: '',
  looked: 0,
  found: 0,
  suspects: undefined,
})

/** Each process looks for itself; alarms are named by what they are about, so that two who meet it tell it once. */
export function createAuditor({ store, dispatch, clock, log }: AuditorParts): Auditor {
  let round: Round | undefined
  let nextAt: Instant = plusMs(clock(), firstAfterMs)
  let toldAt = clock()
  const refusals = new Map<string, number>()

  /** Throws what was refused: whoever has something to tell keeps it until it is told. */
  async function raise(findings: readonly Finding[]): Promise<void> {
    for (let from = 0; from < findings.length; from += 50) {
      const some = findings.slice(from, from + 50)
      for (const { invariant, subject, message } of some) log('error', 'an alarm', { invariant, subject, message })
      const done = await dispatch('raiseAlarms', { findings: some }, { actor })
      if (!done.ok) throw new Error(`alarms were not raised: ${done.refusal.message}`)
    }
  }

  async function tellRefusals(now: Instant): Promise<void> {
    if (refusals.size === 0 || plusMs(toldAt, quietMs) > now) return
    toldAt = now
    const findings = [...refusals].map(([source, count]) => ({
      alarmId: alarmIdOf('webhook', 'refused', source),
      kind: 'webhook' as const,
      invariant: 'refused',
      subject: source,
      message: `Webhooks in the name of ${source} did not prove who sent them.`,
      count,
    }))
    await raise(findings)
    for (const { subject, count } of findings) {
      const since = (refusals.get(subject) ?? 0) - count
      if (since > 0) refusals.set(subject, since)
      else refusals.delete(subject)
    }
  }

  async function endRound({ startedAt, looked, found }: Round, now: Instant): Promise<void> {
    const quietSince = plusMinutes(now, -forgetMinutes)
    const gone = await store.query<readonly string[]>(openAlarms, { startedAt, quietSince })
    const done = await dispatch('endAuditRound', { startedAt, looked, found, gone }, { actor })
    if (!done.ok) log('warn', 'a look through the books was not written down', { refusal: done.refusal })
  }

  async function look(at: Round, now: Instant): Promise<Round | undefined> {
    const read = parts[at.part]
    if (!read) {
      await endRound(at, now)
      return undefined
    }
    const { last, looked, violations } = await read(store, at.after, now)
    if (at.suspects === undefined && violations.length > 0) return { ...at, suspects: new Set(violations.map(keyOf)) }
    const confirmed = violations.filter((violation) => at.suspects?.has(keyOf(violation)))
    const findings = driftOf(confirmed)
    if (findings.length > 0) await raise(findings)
    const so = { ...at, looked: at.looked + looked, found: at.found + findings.length, suspects: undefined }
    return last === undefined ? { ...so, part: at.part + 1, after: '' } : { ...so, after: last }
  }

  return {
    async step() {
      const now = clock()
      await tellRefusals(now)
      if (round === undefined && now < nextAt) return false
      round = await look(round ?? fresh(instant(now)), now)
      if (round === undefined) nextAt = plusMinutes(now, restMinutes)
      return round !== undefined
    },
    refused(source) {
      refusals.set(source, (refusals.get(source) ?? 0) + 1)
    },
  }
}
