import { type Instant, instant, plusMinutes, wallClock } from '@souk/kernel'

const minute = 60_000

/** A day of the shop's zone. */
export interface ShopDay {
  /** `YYYY-MM-DD` in the shop's zone. */
  readonly day: string
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number
  /** The instant of a local time, minutes since midnight. On the two days when clocks change, midnight's offset is used before noon. */
  at(minutes: number): Instant
}

function shopDayOf(day: string, timeZone: string): ShopDay {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const at = (minutes: number): Instant => {
    const guess = midnight + minutes * minute
    const offset = wallClock(guess, timeZone).getTime() - guess
    const better = guess - offset
    return instant(guess - (wallClock(better, timeZone).getTime() - better))
  }
  return { day, weekday: new Date(midnight).getUTCDay(), at }
}

/** The last `count` days of a zone up to and including the one that `now` falls on, oldest first. */
export function shopDays(now: Instant, count: number, timeZone: string): readonly ShopDay[] {
  const today = wallClock(Date.parse(now), timeZone).toISOString().slice(0, 10)
  const noon = Date.parse(`${today}T12:00:00Z`)
  return Array.from({ length: count }, (_, at) =>
    shopDayOf(new Date(noon - (count - 1 - at) * 1440 * minute).toISOString().slice(0, 10), timeZone),
  )
}

/** Hour of the shop's day, 0 to 23. */
export const shopHourOf = (at: Instant, timeZone: string): number => wallClock(Date.parse(at), timeZone).getUTCHours()

/** True on a Saturday or Sunday of the shop's zone. */
export const isWeekend = (at: Instant, timeZone: string): boolean =>
  [0, 6].includes(wallClock(Date.parse(at), timeZone).getUTCDay())

/** An instant so many seconds later. */
export const plusSeconds = (at: Instant, seconds: number): Instant => plusMinutes(at, seconds / 60)
