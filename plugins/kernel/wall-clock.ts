import { kept } from './kept.ts'

const formatOf = kept(
  (timeZone: string) =>
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
)

/**
 * What the clock on the wall of a zone (IANA name) shows at an instant, in milliseconds since 1970: a date whose UTC
 * fields are the local ones, to the second.
 */
export function wallClock(at: number, timeZone: string): Date {
  const parts = formatOf(timeZone).formatToParts(at)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '00'
  return new Date(`${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}Z`)
}
