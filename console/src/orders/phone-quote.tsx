import { RemoveIcon } from '@sanity/icons/Remove'
import { Button } from '@sanity/ui'
import type { PhoneOrderPreview } from '@souk/orders'
import { Money } from '@souk/ui'
import { useState } from 'react'
import { useTitles } from '../inventory/use-goods.ts'
import { GoodsSearch } from '../inventory/goods-search.tsx'
import { useShop } from '../shop.ts'
import { type PhoneDraft, withLine, withOneMore } from './phone-draft.ts'

interface LinesProps {
  readonly draft: PhoneDraft
  readonly seen: PhoneOrderPreview | undefined
  readonly onChange: (lines: PhoneDraft['lines']) => void
}

interface UnitsProps {
  readonly title: string
  readonly quantity: number
  readonly onChange: (quantity: number) => void
}

/** How many of a line. It may stand empty while another number is typed; the line keeps its own until then. */
function Units({ title, quantity, onChange }: UnitsProps) {
  const [empty, setEmpty] = useState(false)
  return (
    <input
      type="number"
      className="unit-field"
      aria-label={`Units of ${title}`}
      required
      min={1}
      max={99}
      value={empty ? '' : quantity}
      onBlur={() => setEmpty(false)}
      onChange={({ currentTarget: { valueAsNumber } }) => {
        setEmpty(Number.isNaN(valueAsNumber))
        onChange(valueAsNumber)
      }}
    />
  )
}

/** `1 there, 2 more in 10 days`: of what there is too little of, how many come later. */
const thereWords = ({ available, later }: PhoneOrderPreview['lines'][number]): string =>
  later
    ? `${available} there, ${later.units} more in ${later.days} ${later.days === 1 ? 'day' : 'days'}`
    : `${available} there`

/** What they want, how many, and how many there are. */
export function PhoneLines({ draft, seen, onChange }: LinesProps) {
  const titles = useTitles()
  return (
    <div>
      <ul className="plain-list" aria-label="What they want">
        {draft.lines.map(({ sku, quantity }) => {
          const priced = seen?.lines.find((line) => line.sku === sku)
          const title = titles.get(sku) ?? priced?.title ?? sku
          return (
            <li key={sku} className="split">
              <span className="item-words">
                <span className="strong">{title}</span> <span className="mono muted">{sku}</span>
                {priced ? <span className="muted"> {thereWords(priced)}</span> : null}
              </span>
              <span className="edit-units">
                <Units title={title} quantity={quantity} onChange={(units) => onChange(withLine(draft, sku, units))} />
                <Button
                  mode="bleed"
                  icon={RemoveIcon}
                  padding={2}
                  aria-label={`Without ${title}`}
                  onClick={() => onChange(withLine(draft, sku, 0))}
                />
              </span>
            </li>
          )
        })}
      </ul>
      <GoodsSearch onChoose={(sku) => onChange(withOneMore(draft, sku))} />
    </div>
  )
}

const time = (at: string, zone: string) =>
  new Date(at).toLocaleString('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit' })

/** What to say on the phone: the sums, when it is there, and what stands in the way. */
export function PhoneQuote({ seen }: { readonly seen: PhoneOrderPreview }) {
  const { timeZone } = useShop()
  const { totals, currency, problems, promise, taxIncluded } = seen
  const sums = [
    ['Lines', totals.subtotal],
    ['Discount', -totals.discount],
    ['Delivery', totals.delivery],
    [taxIncluded ? 'Tax, within' : 'Tax', totals.tax],
    ['Total', totals.total],
  ] as const
  return (
    <>
      <table className="edit-sums">
        <tbody>
          {sums
            .filter(([title, amount]) => title === 'Total' || amount !== 0)
            .map(([title, amount]) => (
              <tr key={title} data-strong={title === 'Total' ? '' : undefined}>
                <th scope="row">{title}</th>
                <td>
                  <Money amount={amount} currency={currency} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      {promise ? (
        <p>
          There {time(promise.from, timeZone)} to {time(promise.to, timeZone)}.
        </p>
      ) : null}
      {seen.final ? null : (
        <p className="muted">The carrier says its fee when it is placed; the sum may change by it.</p>
      )}
      {problems.map(({ code, sku = '', message }) => (
        <p key={`${code} ${sku}`} className="tone" data-tone="caution" role="status">
          {message}
        </p>
      ))}
    </>
  )
}
