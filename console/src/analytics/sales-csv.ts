import { minorDigits } from '@souk/kernel'
import type { TrendDay } from './sales-figures.ts'

/** The trend as CSV with a head; amounts as decimals of the currency. Lines end as RFC 4180 has it. */
export function salesCsv(trend: readonly TrendDay[], currency: string): string {
  const digits = minorDigits(currency)
  const amount = (minor: number) => (minor / 10 ** digits).toFixed(digits)
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
  return `${[head, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}

/** Hands the figures over as a file named after their days. */
export function downloadCsv(trend: readonly TrendDay[], currency: string): void {
  const url = URL.createObjectURL(new Blob([salesCsv(trend, currency)], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `sales ${trend[0]?.day ?? ''} to ${trend.at(-1)?.day ?? ''}.csv`
  link.click()
  URL.revokeObjectURL(url)
}
