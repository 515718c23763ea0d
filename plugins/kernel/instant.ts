import type { Brand } from './ids.ts'

/** A moment as ISO 8601 in UTC with `Z` and milliseconds: `2026-11-21T14:08:00.000Z`. Sorts as text. */
export type Instant = Brand<string, 'Instant'>

/** Parses any ISO instant into its one spelling. Throws RangeError when it is none. */
export const instant = (text: string | number | Date): Instant => new Date(text).toISOString() as Instant

/** The instant so many milliseconds later (earlier when negative). */
export const plusMs = (at: Instant, ms: number): Instant => instant(Date.parse(at) + ms)

/** The instant so many minutes later (earlier when negative). */
export const plusMinutes = (at: Instant, minutes: number): Instant => plusMs(at, minutes * 60_000)

/** Milliseconds from `from` to `to`; negative when `to` lies before. */
export const msBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from)

/** Tells the time. Given to whoever needs it, so that tests and the seeder can tell their own. */
export type Clock = () => Instant

/** The machine's clock. */
export const systemClock: Clock = () => instant(Date.now())
