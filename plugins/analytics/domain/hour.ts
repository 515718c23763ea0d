import { type Instant, instant, plusMinutes } from '@souk/kernel'

/** An hour of the shop's clock. */
export interface ShopHour {
  /** `rollup.<YYYY-MM-DD>T<HH>`; the hour that a clock put back repeats ends in `b` the second time. */
  readonly id: string
  readonly day: string
  readonly hour: number
  readonly start: Instant
}

const formats = new Map<string, Intl.DateTimeFormat>()
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(timeZone, made)
  return made
}

/** A moment on the shop's wall clock. */
function wallClock(at: string, timeZone: string) {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  )
  return {
    day: `${parts['year']}-${parts['month']}-${parts['day']}`,
    hour: Number(parts['hour']),
    pastHour: Number(parts['minute']) * 60_000 + Number(parts['second']) * 1000 + (Date.parse(at) % 1000),
  }
}

/** The hour in the shop's zone (IANA name) that a moment falls into. */
export function shopHour(at: string, timeZone: string): ShopHour {
  const { day, hour, pastHour } = wallClock(at, timeZone)
  const start = instant(Date.parse(at) - pastHour)
  const before = wallClock(plusMinutes(start, -60), timeZone)
  const repeated = before.day === day && before.hour === hour
  return { id: `rollup.${day}T${String(hour).padStart(2, '0')}${repeated ? 'b' : ''}`, day, hour, start }
}

/** The day in the shop's zone that a moment falls into: `YYYY-MM-DD`. */
export const shopDay = (at: string, timeZone: string): string => wallClock(at, timeZone).day
