import { addDays, shortDay, startOfDay } from '../time-words.ts'

/** Whole days of the shop, the last one unfinished when it is today. */
export interface Period {
  /** First and last day, `YYYY-MM-DD`. */
  readonly first: string
  readonly last: string
  /** The instants between which its hours begin. */
  readonly from: string
  readonly to: string
}

export const periodLengths = [7, 28, 90] as const

/** So many days that end with `last`. */
export const periodOf = (last: string, days: number, zone: string): Period => {
  const first = addDays(last, 1 - days)
  const instant = (day: string) => new Date(startOfDay(day, zone)).toISOString()
  return { first, last, from: instant(first), to: instant(addDays(last, 1)) }
}

/** The days of a period in their order. */
export const daysOf = ({ first, last }: Period): readonly string[] => {
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** `25 Oct – 21 Nov`. */
export const periodWords = ({ first, last }: Pick<Period, 'first' | 'last'>): string =>
  `${shortDay(`${first}T12:00:00Z`, 'UTC')} – ${shortDay(`${last}T12:00:00Z`, 'UTC')}`
