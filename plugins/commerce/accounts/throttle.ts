import type { Clock } from '@souk/kernel'

/** So many in a while, by name. */
export interface Limit {
  readonly most: number
  readonly everyMs: number
}

const minute = 60_000

/** How often people may try things, and strangers may make us write to somebody. Per process. */
export const limits = {
  /** Wrong passwords for one contact from one address. */
  signIn: { most: 10, everyMs: 15 * minute },
  /** Wrong passwords for one contact from anywhere. */
  signInAnywhere: { most: 100, everyMs: 60 * minute },
  /** Wrong passwords from one address, whoever they are for. */
  signInFrom: { most: 60, everyMs: 15 * minute },
  /** Messages to one contact. */
  send: { most: 3, everyMs: 60 * minute },
  /** Messages that one address makes us send. */
  sendFrom: { most: 30, everyMs: 60 * minute },
  /** Answers to questions from one address. */
  answerFrom: { most: 60, everyMs: 15 * minute },
  /** Tickets opened from one address, and for one contact; and what is said on them. */
  ticket: { most: 20, everyMs: 60 * minute },
  ticketTo: { most: 6, everyMs: 60 * minute },
  ticketReply: { most: 60, everyMs: 60 * minute },
  /** Wrong passwords of somebody who is signed in. */
  password: { most: 10, everyMs: 15 * minute },
} as const satisfies Readonly<Record<string, Limit>>

/** Counts what was done under a name. */
export interface Throttle {
  /** Seconds to wait (1 or more) before it may be done again; 0 now. */
  wait(rule: keyof typeof limits, name: string): number
  /** Counts one. */
  count(rule: keyof typeof limits, name: string): void
  /** Forgets a name, after it did right. */
  forget(rule: keyof typeof limits, name: string): void
}

const mostNames = 50_000

/** Builds a throttle in memory: the moments of the last while, by rule and name. */
export function createThrottle(clock: Clock): Throttle {
  const moments = new Map<string, readonly number[]>()
  const nameOf = (rule: keyof typeof limits, name: string) => `${rule} ${name}`

  function recent(rule: keyof typeof limits, name: string, now: number): readonly number[] {
    return (moments.get(nameOf(rule, name)) ?? []).filter((at) => now - at < limits[rule].everyMs)
  }
  return {
    wait(rule, name) {
      const now = Date.parse(clock())
      const { most, everyMs } = limits[rule]
      const first = recent(rule, name, now).at(-most)
      return first === undefined ? 0 : Math.max(1, Math.ceil((first + everyMs - now) / 1000))
    },
    count(rule, name) {
      const now = Date.parse(clock())
      // The names counted longest ago go first; a name that is counted moves to the end
      if (moments.size >= mostNames) moments.delete(moments.keys().next().value ?? '')
      const counted = [...recent(rule, name, now), now]
      moments.delete(nameOf(rule, name))
      moments.set(nameOf(rule, name), counted)
    },
    forget: (rule, name) => void moments.delete(nameOf(rule, name)),
  }
}
