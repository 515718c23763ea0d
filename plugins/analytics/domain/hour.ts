import { type Instant, instant, plusMinutes, wallClock } from '@souk/kernel'

/** An hour of the shop's clock. */
export interface ShopHour {
  /** `rollup.<YYYY-MM-DD>T<HH>`; the hour that a clock put back repeats ends in `b` the second time. */
  readonly id: string
  readonly day: string
  readonly hour: number
  readonly start: Instant
}

/** A moment on the shop's wall clock. */
function onTheWall(at: string, timeZone: string) {
  const moment = Date.parse(at)
  const shown = wallClock(moment, timeZone)
  return {
    day: shown.toISOString().slice(0, 10),
    hour: shown.getUTCHours(),
    pastHour: shown.getUTCMinutes() * 60_000 + shown.getUTCSeconds() * 1000 + (moment % 1000),
  }
}

/** The hour in the shop's zone (IANA name) that a moment falls into. */
export function shopHour(at: string, timeZone: string): ShopHour {
  const { day, hour, pastHour } = onTheWall(at, timeZone)
  const start = instant(Date.parse(at) - pastHour)
  const before = onTheWall(plusMinutes(start, -60), timeZone)
  const repeated = before.day === day && before.hour === hour
  return { id: `rollup.${day}T${String(hour).padStart(2, '0')}${repeated ? 'b' : ''}`, day, hour, start }
}

/** The day in the shop's zone that a moment falls into: `YYYY-MM-DD`. */
export const shopDay = (at: string, timeZone: string): string => onTheWall(at, timeZone).day
