import { dayOf, startOfDay, timeOfDay } from '../time-words.ts'

/** An instant as a field of date and time shows it, by the shop's clock: `2026-11-21T14:30`. */
export const toLocal = (at: string | undefined | null, zone: string): string =>
  at ? `${dayOf(at, zone)}T${timeOfDay(at, zone)}` : ''

/** What such a field holds as an instant; undefined when it holds none. On days with a change of clocks, the first fit. */
export function fromLocal(typed: string, zone: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(typed)
  if (!match) return undefined
  const [, day = '', hours = '', minutes = ''] = match
  const guess = startOfDay(day, zone) + (Number(hours) * 60 + Number(minutes)) * 60_000
  const fit = [0, -60, 60, -30, 30]
    .map((shift) => guess + shift * 60_000)
    .find((at) => `${dayOf(at, zone)}T${timeOfDay(at, zone)}` === `${day}T${hours}:${minutes}`)
  return new Date(fit ?? guess).toISOString()
}
