import { type Figures, figuresOf, type Rollup } from '@souk/analytics'
import { addDays } from '../time-words.ts'
import { relativeChange } from '../ui/change.ts'
import type { FigureProps } from '../ui/figure.tsx'
import { moneyWords } from '../ui/money-words.ts'
import { daysOf, type Period } from './period.ts'

/** An hour of sales, from a roll-up or folded here from what the roll-ups do not know yet. */
export type Hour = Pick<
  Rollup,
  | 'start'
  | 'day'
  | 'hour'
  | 'orders'
  | 'units'
  | 'revenue'
  | 'refunded'
  | 'canceled'
  | 'newOrders'
  | 'newRevenue'
  | 'products'
  | 'locations'
  | 'sellers'
>

/** One day of the trend. `before` is the day as far back as the period is long. Minor units. */
export interface TrendDay {
  readonly day: string
  readonly net: number
  readonly orders: number
  readonly units: number
  readonly refunded: number
  readonly before: number
  readonly beforeOrders: number
}

const netOf = (hours: readonly Hour[]): number =>
  hours.reduce((sum, { revenue, refunded }) => sum + revenue - refunded, 0)
const total = (hours: readonly Hour[], of: 'orders' | 'units' | 'refunded'): number =>
  hours.reduce((sum, hour) => sum + hour[of], 0)

/** Every day of the period, days without a sale included. */
export function trendOf(period: Period, hours: readonly Hour[], before: readonly Hour[]): readonly TrendDay[] {
  const byDay = Map.groupBy(hours, ({ day }) => day)
  const byDayBefore = Map.groupBy(before, ({ day }) => day)
  const days = daysOf(period)
  return days.map((day) => {
    const here = byDay.get(day) ?? []
    const there = byDayBefore.get(addDays(day, -days.length)) ?? []
    return {
      day,
      net: netOf(here),
      orders: total(here, 'orders'),
      units: total(here, 'units'),
      refunded: total(here, 'refunded'),
      before: netOf(there),
      beforeOrders: total(there, 'orders'),
    }
  })
}

/** Average orders per weekday (Monday first) and hour of the day. */
export function heatOf(period: Period, hours: readonly Hour[]): readonly (readonly number[])[] {
  const weekday = (day: string) => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
  const days = daysOf(period)
  return Array.from({ length: 7 }, (_, row) => {
    const count = days.filter((day) => weekday(day) === row).length
    return Array.from({ length: 24 }, (_, hour) => {
      const orders = hours
        .filter((each) => each.hour === hour && weekday(each.day) === row)
        .reduce((sum, each) => sum + each.orders, 0)
      return count === 0 ? 0 : orders / count
    })
  })
}

const one = (value: number): string => (Math.round(value * 10) / 10).toFixed(1)
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
const percentOf = (value: number): string => `${one(value * 100)}%`

function pointChange(now: number, before: number, moreIsGood: boolean): FigureProps['change'] {
  const by = Math.round((now - before) * 1000) / 10
  if (by === 0) return undefined
  return { words: `${by < 0 ? '−' : '+'}${Math.abs(by)} pt`, up: by > 0, good: by > 0 === moreIsGood }
}

/** The figures of a period against the one before. Net sales are what was sold less what was refunded. */
export function salesFigures(
  now: Figures,
  before: Figures,
  trend: readonly TrendDay[],
  currency: string,
): readonly FigureProps[] {
  const net = now.revenue - now.refunded
  const netBefore = before.revenue - before.refunded
  const items = share(now.units, now.orders)
  const itemsBefore = share(before.units, before.orders)
  const refunded = share(now.refunded, now.revenue)
  const refundedBefore = share(before.refunded, before.revenue)
  const course = (of: (day: TrendDay) => number) => trend.map(of)
  return [
    {
      label: 'Net sales',
      value: moneyWords(net, currency),
      change: relativeChange(net, netBefore),
      was: `was ${moneyWords(netBefore, currency)}`,
      course: course((day) => day.net),
    },
    {
      label: 'Orders',
      value: now.orders.toLocaleString('en-US'),
      change: relativeChange(now.orders, before.orders),
      was: `was ${before.orders.toLocaleString('en-US')}`,
      course: course((day) => day.orders),
    },
    {
      label: 'Average order',
      value: moneyWords(now.averageOrder, currency),
      change: relativeChange(now.averageOrder, before.averageOrder),
      was: `was ${moneyWords(before.averageOrder, currency)}`,
      course: course((day) => share(day.net, day.orders)),
    },
    {
      label: 'Items per order',
      value: one(items),
      change: one(items) === one(itemsBefore) ? undefined : relativeChange(items, itemsBefore),
      was: `was ${one(itemsBefore)}`,
      course: course((day) => share(day.units, day.orders)),
    },
    {
      label: 'Refunded, of sales',
      value: percentOf(refunded),
      change: pointChange(refunded, refundedBefore, false),
      was: `was ${percentOf(refundedBefore)}`,
    },
    {
      label: 'Orders canceled',
      value: now.canceled.toLocaleString('en-US'),
      change: relativeChange(now.canceled, before.canceled, false),
      was: `was ${before.canceled.toLocaleString('en-US')}`,
    },
  ]
}

/** Figures of hours with the best products first by revenue. */
export const figuresWithProducts = (hours: readonly Hour[]): Figures => {
  const figures = figuresOf(hours, Number.POSITIVE_INFINITY)
  return { ...figures, topProducts: figures.topProducts.toSorted((a, b) => b.revenue - a.revenue) }
}
