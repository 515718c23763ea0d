import { type Instant, instant, wallClock } from '@souk/kernel'

export interface ParcelFacts {
  /** Working days on the way. */
  readonly days: { readonly from: number; readonly to: number }
  /** `HH:MM` in the shop's zone; the whole day when left out. */
  readonly cutOff?: string
  /** IANA zone of the shop. */
  readonly timeZone: string
}

interface LocalTime {
  readonly day: string
  readonly time: string
}

/** The shop's day `YYYY-MM-DD` and time `HH:MM` at an instant. */
function localTime(at: Instant, timeZone: string): LocalTime {
  const shown = wallClock(Date.parse(at), timeZone).toISOString()
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) }
}

/** The shop's day at an instant, `YYYY-MM-DD`. */
export const localDay = (at: Instant, timeZone: string): string => localTime(at, timeZone).day

/** The instant at which a clock of the zone shows this day and time. Where clocks jump it is off by the jump at most. */
function instantAt(day: string, time: string, timeZone: string): Instant {
  const wanted = Date.parse(`${day}T${time}:00.000Z`)
  const shown = localTime(instant(wanted), timeZone)
  return instant(wanted - (Date.parse(`${shown.day}T${shown.time}:00.000Z`) - wanted))
}

const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/** Monday to Friday. */
const works = (day: string): boolean => {
  const weekday = new Date(day).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

function afterWorkingDays(day: string, count: number): string {
  let reached = day
  for (let left = count; left > 0; ) {
    reached = nextDay(reached)
    if (works(reached)) left -= 1
  }
  return reached
}

/**
 * The days we promise a parcel for: it leaves today when it is ordered before the cut-off of a working day, else on the
 * next one, and travels so many working days. From the first day's morning to the last day's evening, in the shop's zone.
 */
export function promiseDays({ days, cutOff = '24:00', timeZone }: ParcelFacts, now: Instant) {
  const { day, time } = localTime(now, timeZone)
  const leaves = works(day) && time < cutOff ? day : afterWorkingDays(day, 1)
  const from = instantAt(afterWorkingDays(leaves, days.from), '08:00', timeZone)
  const to = instantAt(afterWorkingDays(leaves, Math.max(days.from, days.to)), '20:00', timeZone)
  return { from, to, leaves }
}
