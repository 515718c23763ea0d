/** English days are written as in the shop's copy: day before month. */
const dayLocale = (locale: string): string => (locale.startsWith('en') ? 'en-GB' : locale)

/** Writes clock time in the shop's zone and the locale's digits: `14:08`. Done on the server, so that browsers cannot disagree. */
export const clockTime = (instant: string | Date, timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(dayLocale(locale), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
    new Date(instant),
  )

/** Writes a day of the shop's zone: `Thursday 26 November`. */
export const dayWords = (instant: string | Date, timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(dayLocale(locale), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone,
    calendar: 'gregory',
  })
    .formatToParts(new Date(instant))
    .map(({ type, value }) => (type === 'literal' && value === ', ' ? ' ' : value))
    .join('')

/** Writes a day of the shop's zone where there is little room: `26 Nov`. */
export const shortDay = (instant: string | Date, timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(dayLocale(locale), { day: 'numeric', month: 'short', timeZone, calendar: 'gregory' }).format(
    new Date(instant),
  )

/** A weekday alone (`Monday`) when the day is near, else day and month: for words like "back on Monday". */
export function nearDayWords(day: string, now: string, locale: string): string {
  const away = Math.round((Date.parse(day) - Date.parse(now.slice(0, 10))) / 86_400_000)
  const style = away < 7 ? ({ weekday: 'long' } as const) : ({ day: 'numeric', month: 'long' } as const)
  return new Intl.DateTimeFormat(dayLocale(locale), { ...style, timeZone: 'UTC', calendar: 'gregory' }).format(
    new Date(day),
  )
}
