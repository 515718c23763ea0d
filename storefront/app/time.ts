/** Writes clock time in the shop's zone: `14:08`. Done on the server, so that browsers cannot disagree. */
export const clockTime = (instant: string | Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone }).format(
    new Date(instant),
  )
