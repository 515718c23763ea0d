import type { Figures } from '@souk/analytics'
import { EmptyState, Money } from '@souk/ui'
import { relativeChange } from '../ui/change.ts'

interface TopProductsProps {
  readonly now: Figures['topProducts']
  readonly before: Figures['topProducts']
  readonly currency: string
}

const shown = 10

/** What sells, by revenue, with a bar against the best and the change against before. */
export function TopProducts({ now, before, currency }: TopProductsProps) {
  const best = now[0]?.revenue ?? 0
  const beforeOf = new Map(before.map(({ product, revenue }) => [product, revenue]))
  return (
    <section className="panel top" aria-labelledby="top">
      <header>
        <h2 id="top">Top products</h2>
        <span className="panel-aside">{now.length > shown ? `${shown} of ${now.length}` : ''}</span>
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
              const change = relativeChange(revenue, beforeOf.get(product) ?? 0)
              return (
                <tr key={product}>
                  <td>
                    {title}
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
                    {change ? `${change.up ? '+' : ''}${change.words}` : beforeOf.has(product) ? '0%' : 'new'}
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
