import { DownloadIcon } from '@sanity/icons/Download'
import { Button } from '@sanity/ui'
import { EmptyState, Money } from '@souk/ui'
import { Link } from 'react-router'
import { relativeChange } from '../ui/change.ts'
import type { Part } from './breakdowns.ts'
import { amountCell, csvOf, download } from './csv.ts'

interface PartsPanelProps {
  readonly id: string
  readonly title: string
  /** What the count is: Units, Orders. */
  readonly counted: string
  readonly parts: readonly Part[]
  readonly currency: string
  /** False while the period before is not whole: nothing is compared. */
  readonly compared: boolean
  /** The days shown, for the file's name. */
  readonly days: string
}

/** The parts as CSV, as they are shown. */
export const partsCsv = (title: string, counted: string, parts: readonly Part[], currency: string): string =>
  csvOf(
    [title.toLowerCase(), counted.toLowerCase(), `revenue_${currency}`, `before_${currency}`],
    parts.map(({ label, count, revenue, before }) => [
      label,
      count ?? '',
      amountCell(revenue, currency),
      amountCell(before, currency),
    ]),
  )

function Change({ part, compared }: { readonly part: Part; readonly compared: boolean }) {
  const change = compared ? relativeChange(part.revenue, part.before) : undefined
  const tone = change?.good ? 'positive' : 'critical'
  return (
    <td data-end="" className={change ? 'tone' : 'muted'} data-tone={change ? tone : undefined}>
      {change ? `${change.up ? '+' : ''}${change.words}` : compared && part.before === 0 ? 'new' : '–'}
    </td>
  )
}

/** What the sales are made of: rows with a bar, the mark of the period before, and the way to the orders behind. */
export function PartsPanel({ id, title, counted, parts, currency, compared, days }: PartsPanelProps) {
  const most = Math.max(...parts.flatMap(({ revenue, before }) => (compared ? [revenue, before] : [revenue])), 1)
  const share = (amount: number) => `${Math.max(0, (amount / most) * 100)}%`
  const sold = parts.some(({ revenue }) => revenue !== 0)
  const save = () => download(`${title.toLowerCase()} ${days}.csv`, partsCsv(title, counted, parts, currency))
  return (
    <section className="panel top parts" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <div className="panel-aside">
          <Button
            mode="bleed"
            icon={DownloadIcon}
            fontSize={1}
            padding={2}
            aria-label={`${title} as CSV`}
            disabled={!sold}
            onClick={save}
          />
        </div>
      </header>
      {sold ? (
        <table>
          <thead>
            <tr>
              <th scope="col">{title.replace('Sales by ', '').replace(/^./, (first) => first.toUpperCase())}</th>
              <th scope="col" data-end="">
                {counted}
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
            {parts.map((part) => (
              <tr key={part.key}>
                <td>
                  {part.to ? <Link to={part.to}>{part.label}</Link> : part.label}
                  <span className="bar" aria-hidden="true">
                    <i style={{ inlineSize: share(part.revenue) }} />
                    {compared ? <b style={{ insetInlineStart: share(part.before) }} /> : null}
                  </span>
                </td>
                <td data-end="" className="muted">
                  {part.count?.toLocaleString('en-US') ?? ''}
                </td>
                <td data-end="" className="sum">
                  <Money amount={part.revenue} currency={currency} />
                </td>
                <Change part={part} compared={compared} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Sold, before refunds</th>
              <td />
              <td data-end="" className="sum">
                <Money amount={parts.reduce((sum, { revenue }) => sum + revenue, 0)} currency={currency} />
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      ) : (
        <EmptyState title="Nothing was sold in this period" />
      )}
    </section>
  )
}
