/** Words for moments and spans. `zone` is the shop's IANA zone; `now` and spans are milliseconds. */

import { kept } from '@souk/kernel/kept'

const written = kept(
  (timeZone: string, options: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...(JSON.parse(options) as Intl.DateTimeFormatOptions) }),
)
const format = (zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  written(zone, JSON.stringify(options))

/** `14:08`, in the shop's zone. */
export const timeOfDay = (at: string | number, zone: string): string =>
  format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at))

/** `21 Nov`. */
export const shortDay = (at: string | number, zone: string): string =>
  format(zone, { day: 'numeric', month: 'short' }).format(new Date(at))

/** When a promise ends: to the minute, or the day alone where it was made in days. */
export const promisedBy = (
  { to, unit }: { readonly to: string; readonly unit?: 'minutes' | 'days' },
  zone: string,
): string => (unit === 'days' ? shortDay(to, zone) : timeOfDay(to, zone))

/** `Saturday 21 November`. */
export const longDay = (at: string | number, zone: string): string => {
  const parts = format(zone, { weekday: 'long', day: 'numeric', month: 'long' }).formatToParts(new Date(at))
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('weekday')} ${part('day')} ${part('month')}`
}

/** `2026-11-21`: the shop's day at that moment. */
export const dayOf = (at: string | number, zone: string): string => {
  const parts = format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(at))
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** The time alone when it is today, else the day and the time. */
export const whenever = (at: string, zone: string, now: number): string =>
  dayOf(at, zone) === dayOf(now, zone) ? timeOfDay(at, zone) : `${shortDay(at, zone)}, ${timeOfDay(at, zone)}`

/** The first moment of a day in a zone. Tries the offsets around it, because a zone's offset changes in the year. */
export function startOfDay(day: string, zone: string): number {
  const noon = Date.parse(`${day}T12:00:00Z`)
  const [hour = 0, minute = 0] = timeOfDay(noon, zone).split(':').map(Number)
  const shift = dayOf(noon, zone) > day ? 24 : dayOf(noon, zone) < day ? -24 : 0
  const guess = noon - ((hour + shift) * 60 + minute) * 60_000
  // A change of the clocks between midnight and noon moves the guess by up to an hour or two.
  for (const correction of [0, 30, 60, 120, -30, -60, -120]) {
    const at = guess + correction * 60_000
    if (timeOfDay(at, zone) === '00:00' && dayOf(at, zone) === day) return at
  }
  return guess
}

/** The day so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const two = (value: number): string => String(value).padStart(2, '0')

/** A running clock: `6:12`, `1:04:09`, and `3 d 4 h` from two days. Never negative. */
export function clockWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600), Math.floor(seconds / 60)]
  if (days >= 2) return `${days} d ${hours % 24} h`
  if (hours > 0) return `${hours}:${two(minutes % 60)}:${two(seconds % 60)}`
  return `${minutes}:${two(seconds % 60)}`
}

/** How long ago or how long yet, coarsely: `52 s`, `6 min`, `1 h 12`, `3 d`. */
export function spanWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${two(minutes % 60)}`
  return `${Math.floor(hours / 24)} d`
}
