import { Money } from '@souk/ui'
import type { OrderEditPreview } from '../domain/edit-preview.ts'

type Sum = 'subtotal' | 'discount' | 'delivery' | 'tax' | 'total'
const sums: readonly (readonly [Sum, string])[] = [
  ['subtotal', 'Lines'],
  ['discount', 'Discount'],
  ['delivery', 'Delivery, as agreed'],
  ['tax', 'Sales tax'],
  ['total', 'Total'],
]

/** One sentence about the money. */
function MoneyEffect({ money, currency }: Pick<OrderEditPreview, 'money' | 'currency'>) {
  const { refund, toCollect } = money
  if (refund > 0)
    return (
      <p className="strong">
        <Money amount={refund} currency={currency} /> goes back the way it was paid.
      </p>
    )
  if (toCollect === 0) return <p>No money moves.</p>
  return (
    <p className="strong">
      <Money amount={toCollect} currency={currency} /> is taken when it is brought or packed.
    </p>
  )
}

export interface EditEffectProps {
  readonly preview: OrderEditPreview
  /** What a place is called, by its id. */
  readonly placeName: (id: string) => string
}

/** What a change would do: sums before and after, money, units by place, and what is waited for. */
export function EditEffect({ preview, placeName: place }: EditEffectProps) {
  const { totals, currency, money, stock, waiting, toTheFloor } = preview
  return (
    <>
      <table className="edit-sums" style={{ width: '100%', textAlign: 'end', fontSize: 13 }}>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Sum</span>
            </th>
            <th scope="col">Now</th>
            <th scope="col">Then</th>
          </tr>
        </thead>
        <tbody>
          {sums
            .filter(([of]) => of === 'total' || totals.before[of] !== 0 || totals.after[of] !== 0)
            .map(([of, title]) => (
              <tr key={of} data-strong={of === 'total' ? '' : undefined}>
                <th scope="row">{title}</th>
                {[totals.before, totals.after].map((each, index) => (
                  <td key={index === 0 ? 'now' : 'then'}>
                    <Money amount={of === 'discount' ? -each[of] : each[of]} currency={currency} />
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
      <MoneyEffect money={money} currency={currency} />
      <ul className="plain-list" aria-label="What it does to the stock">
        {stock.map(({ sku, location, units }) => (
          <li key={`${units > 0 ? 'back' : 'taken'} ${sku} ${location}`}>
            {Math.abs(units)} × <span className="mono">{sku}</span>{' '}
            {units > 0 ? `back to ${place(location)}` : `taken from ${place(location)}`}
          </li>
        ))}
        {waiting.map(({ sku, location, units, days }) => (
          <li key={`${units > 0 ? 'later' : 'waived'} ${sku} ${location}`}>
            {Math.abs(units)} × <span className="mono">{sku}</span>{' '}
            {units > 0
              ? `waited for at ${place(location)}, ${days} ${days === 1 ? 'day' : 'days'} or so`
              : `no longer waited for at ${place(location)}`}
          </li>
        ))}
      </ul>
      {toTheFloor && <p className="strong">Nothing is missing then: it goes to the floor at once.</p>}
    </>
  )
}
