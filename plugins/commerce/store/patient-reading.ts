import { backOff, type Timers } from '../dispatch/timers.ts'
import { isOfTheLine, mayPass, orBusy } from './lake-errors.ts'

/** Asks what changes nothing, and asks again while that may help. */
export type Reading = <Value>(ask: () => Promise<Value>) => Promise<Value>

/**
 * Reading that outlasts a restart of the lake. Where nobody answers it is asked again soon and often, because that costs
 * nobody anything; a lake that says that it has no time is left alone for longer. After `patienceMs`, and two tries,
 * whoever asked is told to wait: `StoreBusy`.
 */
export function createPatientReading(timers: Timers, patienceMs: number): Reading {
  return async (ask) => {
    const since = timers.elapsed()
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await orBusy(ask())
      } catch (error) {
        const cause = error instanceof Error ? error.cause : undefined
        const restMs = isOfTheLine(cause) ? backOff(timers, attempt, 50, 250) : backOff(timers, attempt, 200, 2000)
        const over = attempt > 0 && timers.elapsed() + restMs - since > patienceMs
        if (!mayPass(cause) || over) throw error
        await timers.sleep(restMs)
      }
    }
  }
}
