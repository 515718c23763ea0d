import { middle, relativeChange } from '../ui/change.ts'
import type { FigureProps } from '../ui/figure.tsx'
import { moneyWords } from '../ui/money-words.ts'
import { timeOfDay } from '../time-words.ts'

interface Sale {
  readonly placedAt: string
  readonly total: number
}
interface Parcel {
  readonly openedAt: string
  readonly deliveredAt: string | null
  readonly promise: { readonly to: string } | null
  readonly ordered: number | null
  readonly picked: number | null
  readonly shorted: number | null
}
/** What `todayQuery` answers. */
export interface TodayAnswer {
  readonly now: readonly Sale[]
  readonly before: readonly Sale[]
  readonly work: readonly Parcel[]
  readonly workBefore: readonly Parcel[]
}
interface Words {
  readonly currency: string
  readonly zone: string
  /** What today is compared with: `last Saturday at 14:17`. */
  readonly against: string
}

const sum = (sales: readonly Sale[]): number => sales.reduce((total, sale) => total + sale.total, 0)

/** Running sums by the hour, for the small line. */
function course(sales: readonly Sale[], zone: string, of: (sale: Sale) => number): readonly number[] {
  const hours = sales.map((sale) => ({ hour: Number(timeOfDay(sale.placedAt, zone).slice(0, 2)), value: of(sale) }))
  const first = Math.min(...hours.map(({ hour }) => hour))
  const last = Math.max(...hours.map(({ hour }) => hour))
  if (!Number.isFinite(first)) return []
  let running = 0
  return Array.from({ length: last - first + 1 }, (_, index) => {
    running += hours.filter(({ hour }) => hour === first + index).reduce((total, { value }) => total + value, 0)
    return running
  })
}

const minutesToDoor = (parcels: readonly Parcel[]): readonly number[] =>
  parcels.flatMap(({ openedAt, deliveredAt }) =>
    deliveredAt ? [(Date.parse(deliveredAt) - Date.parse(openedAt)) / 60_000] : [],
  )
const percent = (share: number): string => `${(Math.round(share * 1000) / 10).toFixed(1)}%`

function doorFigure(work: readonly Parcel[], before: readonly Parcel[]): FigureProps {
  const now = middle(minutesToDoor(work))
  const was = middle(minutesToDoor(before))
  const done = work.filter(({ deliveredAt, promise }) => deliveredAt && promise)
  const kept = done.filter(({ deliveredAt, promise }) => (deliveredAt ?? '') <= (promise?.to ?? ''))
  const by = now === undefined || was === undefined ? 0 : Math.round((now - was) * 10) / 10
  return {
    label: 'Order to door, middle of today',
    value: now === undefined ? '—' : `${now.toFixed(1)} min`,
    change: by === 0 ? undefined : { words: `${by < 0 ? '−' : '+'}${Math.abs(by)} min`, up: by > 0, good: by < 0 },
    was: done.length === 0 ? 'nothing delivered yet' : `under promise ${percent(kept.length / done.length)}`,
  }
}

/** Of the units that were looked for, how many were there. Parcels that nobody began do not count. */
const pickedShare = (work: readonly Parcel[]): { readonly share: number | undefined; readonly short: number } => {
  const picked = work.reduce((total, parcel) => total + (parcel.picked ?? 0), 0)
  const short = work.reduce((total, parcel) => total + (parcel.shorted ?? 0), 0)
  return { share: picked + short === 0 ? undefined : picked / (picked + short), short }
}

function pickedFigure(work: readonly Parcel[], before: readonly Parcel[]): FigureProps {
  const now = pickedShare(work)
  const was = pickedShare(before)
  const by = now.share === undefined || was.share === undefined ? 0 : Math.round((now.share - was.share) * 1000) / 10
  return {
    label: 'Units picked as ordered',
    value: now.share === undefined ? '—' : percent(now.share),
    change: by === 0 ? undefined : { words: `${by < 0 ? '−' : '+'}${Math.abs(by)} pt`, up: by > 0, good: by > 0 },
    was: now.share === undefined ? 'nothing picked yet' : now.short === 0 ? 'none short' : `${now.short} short`,
  }
}

/** The four figures of today, each with what it is compared with. */
export function todayFigures(
  answer: TodayAnswer | undefined,
  { currency, zone, against }: Words,
): readonly FigureProps[] {
  if (!answer)
    return ['Sales so far', 'Orders', 'Order to door, middle of today', 'Units picked as ordered'].map((label) => ({
      label,
      value: undefined,
      was: '',
    }))
  const { now, before, work, workBefore } = answer
  const compared = before.length === 0 ? `nothing sold ${against}` : undefined
  return [
    {
      label: 'Sales so far',
      value: moneyWords(sum(now), currency),
      change: relativeChange(sum(now), sum(before)),
      was: compared ?? `than ${against}, ${moneyWords(sum(before), currency)}`,
      course: course(now, zone, ({ total }) => total),
    },
    {
      label: 'Orders',
      value: String(now.length),
      change: relativeChange(now.length, before.length),
      was: compared ?? `than ${before.length}`,
      course: course(now, zone, () => 1),
    },
    doorFigure(work, workBefore),
    pickedFigure(work, workBefore),
  ]
}
