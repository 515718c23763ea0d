/** How moments are written for staff: 24 hours, day before month, in the given IANA zone or the viewer's own. */
const format = (instant: string, options: Intl.DateTimeFormatOptions, timeZone: string | undefined): string => {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return instant
  return new Intl.DateTimeFormat('en-GB', { ...options, ...(timeZone && { timeZone }) }).format(date)
}

/** `14:08`, or `14:08:31` with seconds. */
export const formatTime = (instant: string, options: { seconds?: boolean; timeZone?: string } = {}): string =>
  format(
    instant,
    { hour: '2-digit', minute: '2-digit', ...(options.seconds && { second: '2-digit' }) },
    options.timeZone,
  )

/** `21 Nov 2026` */
export const formatDay = (instant: string, timeZone?: string): string =>
  format(instant, { day: 'numeric', month: 'short', year: 'numeric' }, timeZone)

/** A moment in a list: `14:07` on the day of `now`, `21 Nov, 14:07` on others, with the year when it is another one. */
export function formatMoment(instant: string, options: { now?: Date; timeZone?: string } = {}): string {
  const zone = options.timeZone
  const now = (options.now ?? new Date()).toISOString()
  const time = formatTime(instant, zone ? { timeZone: zone } : {})
  if (formatDay(instant, zone) === formatDay(now, zone)) return time
  const year = (of: string) => format(of, { year: 'numeric' }, zone)
  const day =
    year(instant) === year(now) ? format(instant, { day: 'numeric', month: 'short' }, zone) : formatDay(instant, zone)
  return `${day}, ${time}`
}

/** `21 Nov 2026, 14:07:51` */
export const formatDateTime = (instant: string, timeZone?: string): string =>
  `${formatDay(instant, timeZone)}, ${formatTime(instant, { seconds: true, ...(timeZone && { timeZone }) })}`
