import type { Refusal, Result } from '@souk/kernel'
import type { Call, PreparedCommand } from './command.ts'

/** A command on its way through the engine, from being asked to being answered once. */
export interface Ticket {
  readonly command: PreparedCommand
  /** The call at this moment: its time is taken afresh on every attempt unless the caller fixed it. */
  readonly call: () => Call
  /** The time that the caller fixed; commands of one transaction share it. */
  readonly at: string | undefined
  /** `elapsed()` when it was asked. */
  readonly since: number
  /** Ids that a decision of it wanted to create and that turned out to exist. */
  readonly existing: Set<string>
  /** Why nobody knows whether a transaction of it landed. From then on it is never told that nothing was changed. */
  doubt: unknown
  number: Promise<string> | undefined
  answer(result: Result<unknown, Refusal>): void
  fail(error: unknown): void
}

/** The refusal under overload. Nothing was or will be written. */
export const busy = (retryAfterMs: number): Refusal => ({
  code: 'busy',
  message: 'The shop is busy right now. Nothing was changed; please try again.',
  detail: { retryAfterMs: Math.ceil(retryAfterMs) },
})

/** The refusal when a command's id was used before for something else. */
export const idReused = (id: string): Refusal => ({
  code: 'idempotency_mismatch',
  message: 'This request was used before for something else.',
  detail: { id },
})
