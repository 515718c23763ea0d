import { DownloadIcon } from '@sanity/icons/Download'
import { Button } from '@sanity/ui'
import type { Figures } from '@souk/analytics'
import { EmptyState, Money } from '@souk/ui'
import { Link } from 'react-router'
import { relativeChange } from '../ui/change.ts'
import { ordersOf } from './breakdowns.ts'
import { amountCell, csvOf, download } from './csv.ts'
import type { Period } from './period.ts'

interface TopProductsProps {
  readonly now: Figures['topProducts']
  readonly before: Figures['topProducts']
  readonly currency: string
  readonly period: Period
  /** False while the period before is not whole: nothing is compared. */
  readonly compared: boolean
  /** The days shown, for the file's name. */
  readonly days: string
}

const shown = 10

/** What sells, by revenue, with a bar against the best and the change against before. */
export function TopProducts({ now, before, currency, period, compared, days }: TopProductsProps) {
  const best = now[0]?.revenue ?? 0
  const beforeOf = new Map(before.map(({ product, revenue }) => [product, revenue]))
  const save = () =>
    download(
      `products ${days}.csv`,
      csvOf(
        ['product', 'units', `revenue_${currency}`, `before_${currency}`],
        now.map(({ product, title, units, revenue }) => [
          title,
          units,
          amountCell(revenue, currency),
          amountCell(beforeOf.get(product) ?? 0, currency),
        ]),
      ),
    )
  return (
    <section className="panel top" aria-labelledby="top">
      <header>
        <h2 id="top">Top products</h2>
        <div className="panel-aside">
          {now.length > shown ? `${shown} of ${now.length}` : ''}
          <Button
            mode="bleed"
            icon={DownloadIcon}
            fontSize={1}
            padding={2}
            aria-label="All products as CSV"
            disabled={now.length === 0}
            onClick={save}
          />
        </div>
      </header>
      {now.length === 0 ? (
        <EmptyState title="Nothing was sold in this period" />
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col" data-end="">
                Units
              </th>
              <th scope="col" data-end="">
                Revenue
              </th>
              <th scope="col" data-end="">
                Change
              </th>
            </tr>
          </thead>
          <tbody>
            {now.slice(0, shown).map(({ product, title, units, revenue }) => {
              const change = compared ? relativeChange(revenue, beforeOf.get(product) ?? 0) : undefined
              return (
                <tr key={product}>
                  <td>
                    <Link to={ordersOf(period, `&product=${product}`)}>{title}</Link>
                    <span className="bar" aria-hidden="true">
                      <i style={{ inlineSize: `${best === 0 ? 0 : (revenue / best) * 100}%` }} />
                    </span>
                  </td>
                  <td data-end="" className="muted">
                    {units.toLocaleString('en-US')}
                  </td>
                  <td data-end="" className="sum">
                    <Money amount={revenue} currency={currency} />
                  </td>
                  <td
                    data-end=""
                    className={change ? 'tone' : 'muted'}
                    data-tone={change?.good ? 'positive' : 'critical'}
                  >
                    {change
                      ? `${change.up ? '+' : ''}${change.words}`
                      : !compared
                        ? '–'
                        : beforeOf.has(product)
                          ? '0%'
                          : 'new'}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}
