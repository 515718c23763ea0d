import { type BehaviourFigures, funnelSteps, type VisitDay } from '@souk/analytics'
import { addDays } from '../time-words.ts'
import { relativeChange } from '../ui/change.ts'
import type { FigureProps } from '../ui/figure.tsx'
import { daysOf, type Period } from './period.ts'

/** One day of the course. `rate` is the share of visits that ordered, in percent; null on a day without visits. */
export interface CourseDay {
  readonly day: string
  readonly visits: number
  readonly ordered: number
  readonly rate: number | null
  readonly before: number
}

/** A step of the funnel with its share of visits, and what share of the step before went on. Shares are 0 to 1. */
export interface FunnelRow {
  readonly key: string
  readonly title: string
  readonly visits: number
  readonly share: number
  readonly passed: number | undefined
  readonly passedBefore: number | undefined
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
/** `3.9%`. */
export const percent = (part: number): string => `${(Math.round(part * 1000) / 10).toFixed(1)}%`

/** Every day of the period, days without a visit included. */
export function courseOf(period: Period, now: readonly VisitDay[], before: readonly VisitDay[]): readonly CourseDay[] {
  const days = daysOf(period)
  const of = (rows: readonly VisitDay[], day: string) => rows.find((row) => row.day === day)
  return days.map((day) => {
    const { visits = 0, ordered = 0 } = of(now, day) ?? {}
    return {
      day,
      visits,
      ordered,
      rate: visits === 0 ? null : Math.round((ordered / visits) * 1000) / 10,
      before: of(before, addDays(day, -days.length))?.visits ?? 0,
    }
  })
}

/** The funnel. A step may be reached without the one before: a basket of yesterday goes straight to checkout. */
export function funnelOf(now: BehaviourFigures, before: BehaviourFigures): readonly FunnelRow[] {
  return funnelSteps.map(([key, title], index) => {
    const previous = funnelSteps[index - 1]?.[0]
    const passed = ({ steps }: BehaviourFigures) =>
      previous === undefined || steps[previous] === 0 ? undefined : Math.min(1, steps[key] / steps[previous])
    return {
      key,
      title,
      visits: now.steps[key],
      share: Math.min(1, share(now.steps[key], now.steps.visits)),
      passed: passed(now),
      passedBefore: passed(before),
    }
  })
}

/** The figures of a period against the one before; by themselves where that one is not whole. */
export function behaviourFigures(
  now: BehaviourFigures,
  before: BehaviourFigures | undefined,
  course: readonly CourseDay[],
): readonly FigureProps[] {
  const rate = (of: BehaviourFigures) => share(of.steps.ordered, of.steps.visits)
  const empty = (of: BehaviourFigures) => share(of.emptySearches, of.searches)
  const left = (of: BehaviourFigures) => 1 - share(Math.min(of.steps.ordered, of.steps.added), of.steps.added)
  const count = (value: number) => value.toLocaleString('en-US')
  const against = (figure: (of: BehaviourFigures) => number, good = true) =>
    before && relativeChange(figure(now), figure(before), good)
  return [
    {
      label: 'Visits that agreed',
      value: count(now.steps.visits),
      change: against(({ steps }) => steps.visits),
      was: before ? `was ${count(before.steps.visits)}` : '',
      course: course.map(({ visits }) => visits),
    },
    {
      label: 'Visits that ordered',
      value: percent(rate(now)),
      change: against(rate),
      was: before ? `was ${percent(rate(before))}` : '',
      course: course.map((day) => day.rate ?? 0),
    },
    {
      label: 'Baskets left',
      value: now.steps.added === 0 ? '–' : percent(left(now)),
      change: before?.steps.added === 0 ? undefined : against(left, false),
      was: before && before.steps.added > 0 ? `was ${percent(left(before))}` : '',
    },
    {
      label: 'Searches that found nothing',
      value: percent(empty(now)),
      change: against(empty, false),
      was: `of ${count(now.searches)} searches`,
    },
  ]
}
