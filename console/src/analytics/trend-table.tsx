import { Money } from '@souk/ui'
import { Link } from 'react-router'
import { longDay } from '../time-words.ts'
import type { TrendDay } from './sales-figures.ts'

interface TrendTableProps {
  readonly trend: readonly TrendDay[]
  readonly today: string
  readonly currency: string
}

/** The trend's own figures, newest day first; each day opens its orders. */
export function TrendTable({ trend, today, currency }: TrendTableProps) {
  return (
    <div className="lines-scroller trend-table" tabIndex={0} role="region" aria-label="Net sales by day">
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">Day</th>
            {['Net sales', 'Before', 'Orders', 'Before', 'Units', 'Refunded'].map((title, index) => (
              // Two columns share a name: each stands beside what it is before.
              <th scope="col" data-end="" key={`${title}${index < 2 ? '' : ' of orders'}`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trend.toReversed().map((day) => (
            <tr key={day.day}>
              <td>
                <Link to={`/orders?view=all&day=${day.day}`}>{longDay(`${day.day}T12:00:00Z`, 'UTC')}</Link>
                {day.day === today ? <span className="muted"> so far</span> : null}
              </td>
              <td data-end="" className="sum">
                <Money amount={day.net} currency={currency} />
              </td>
              <td data-end="" className="muted">
                <Money amount={day.before} currency={currency} />
              </td>
              <td data-end="">{day.orders}</td>
              <td data-end="" className="muted">
                {day.beforeOrders}
              </td>
              <td data-end="">{day.units}</td>
              <td data-end="">
                <Money amount={day.refunded} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
