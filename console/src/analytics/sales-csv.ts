import { amountCell, csvOf, download } from './csv.ts'
import type { TrendDay } from './sales-figures.ts'

/** The trend as CSV with a head; amounts as decimals of the currency. */
export function salesCsv(trend: readonly TrendDay[], currency: string): string {
  const amount = (minor: number) => amountCell(minor, currency)
  const head = [
    'day',
    `net_sales_${currency}`,
    `before_${currency}`,
    'orders',
    'orders_before',
    'units',
    `refunded_${currency}`,
  ]
  const rows = trend.map((day) => [
    day.day,
    amount(day.net),
    amount(day.before),
    day.orders,
    day.beforeOrders,
    day.units,
    amount(day.refunded),
  ])
  return csvOf(head, rows)
}

/** Hands the figures over as a file named after their days. */
export const downloadCsv = (trend: readonly TrendDay[], currency: string): void =>
  download(`sales ${trend[0]?.day ?? ''} to ${trend.at(-1)?.day ?? ''}.csv`, salesCsv(trend, currency))
