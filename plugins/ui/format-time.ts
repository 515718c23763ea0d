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

/** `21 Nov 2026, 14:07:51` */
export const formatDateTime = (instant: string, timeZone?: string): string =>
  `${formatDay(instant, timeZone)}, ${formatTime(instant, { seconds: true, ...(timeZone && { timeZone }) })}`
