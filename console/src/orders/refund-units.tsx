import type { Order } from '@souk/orders'
import type { Refund } from '@souk/payments'
import { moneyWords } from '../ui/money-words.ts'
import { unitsLeft } from './refund-draft.ts'

interface RefundUnitsProps {
  readonly order: Order
  readonly refunds: readonly Refund[]
  readonly units: Readonly<Record<string, number>>
  readonly onChange: (units: Readonly<Record<string, number>>) => void
}

/** How many units of each line are given back; never more than were not refunded yet. */
export function RefundUnits({ order, refunds, units, onChange }: RefundUnitsProps) {
  return (
    <ul className="plain-list refund-units">
      {order.lines.map((line) => {
        const left = unitsLeft(line, refunds)
        return (
          <li key={line._key} className="split">
            <span>
              <span className="strong">{line.title}</span>{' '}
              <span className="muted">
                {line.variantTitle ? `${line.variantTitle}, ` : ''}
                {moneyWords(line.unitPrice, order.currency)}
              </span>
            </span>
            <span>
              <input
                type="number"
                className="unit-field"
                aria-label={`Units of ${line.title}`}
                min={0}
                max={left}
                disabled={left === 0}
                value={units[line.sku] ?? 0}
                onChange={(event) => {
                  const wanted = Math.trunc(event.currentTarget.valueAsNumber || 0)
                  onChange({ ...units, [line.sku]: Math.min(left, Math.max(0, wanted)) })
                }}
              />{' '}
              <span className="muted">of {left}</span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
