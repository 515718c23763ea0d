import { TrashIcon } from '@sanity/icons/Trash'
import { Button } from '@sanity/ui'
import type { StockLevel } from '@souk/inventory'
import { GoodsSearch } from './goods-search.tsx'
import { type DraftLine, standsAt, withSku } from './plan-draft.ts'
import { useTitles } from './use-goods.ts'

interface PlanLinesProps {
  readonly lines: readonly DraftLine[]
  readonly wrong: Readonly<Record<string, string>>
  /** Where each line costs something. */
  readonly currency?: string | undefined
  /** Levels of the place that the units leave. */
  readonly leaving?: readonly StockLevel[] | undefined
  readonly onChange: (lines: readonly DraftLine[]) => void
}

/** What a paper is about: SKUs found by search or scan, each with its units. */
export function PlanLines({ lines, wrong, currency, leaving, onChange }: PlanLinesProps) {
  const titles = useTitles()
  const change = (sku: string, more: Partial<DraftLine>) =>
    onChange(lines.map((line) => (line.sku === sku ? { ...line, ...more } : line)))
  return (
    <>
      <GoodsSearch onChoose={(sku) => onChange(withSku(lines, sku))} />
      <ul className="plain-list step-lines" aria-label="Lines">
        {lines.map((line) => {
          const { sku, units, cost } = line
          const title = titles.get(sku) ?? sku
          const [problem, stands] = [wrong[sku], leaving ? standsAt(leaving, line) : undefined]
          // A field that nobody came to yet is asked for, not blamed
          const untouched = currency !== undefined && cost === ''
          return (
            <li key={sku}>
              <div className="split">
                <span className="item-words">
                  <span className="strong">{title}</span> <span className="mono muted">{sku}</span>
                </span>
                <span className="step-units">
                  <input
                    className="unit-field"
                    inputMode="numeric"
                    aria-label={`Units of ${title}`}
                    aria-invalid={problem && !untouched ? true : undefined}
                    value={units}
                    onFocus={(event) => event.currentTarget.select()}
                    onChange={(event) => change(sku, { units: event.currentTarget.value })}
                  />
                  {currency ? (
                    <>
                      <span className="muted">at</span>
                      <input
                        className="unit-field cost-field"
                        inputMode="decimal"
                        aria-label={`Cost of one ${title} in ${currency}`}
                        aria-invalid={problem && !untouched ? true : undefined}
                        placeholder="0.00"
                        value={cost}
                        onChange={(event) => change(sku, { cost: event.currentTarget.value })}
                      />
                    </>
                  ) : null}
                  <Button
                    mode="bleed"
                    icon={TrashIcon}
                    padding={2}
                    aria-label={`Leave out ${title}`}
                    onClick={() => onChange(lines.filter((each) => each.sku !== sku))}
                  />
                </span>
              </div>
              {problem ? <p className={untouched ? 'muted' : 'problem'}>{problem}</p> : null}
              {stands && !problem ? (
                <p className={stands.short ? 'tone' : 'muted'} data-tone={stands.short ? 'caution' : undefined}>
                  {stands.words}
                </p>
              ) : null}
            </li>
          )
        })}
      </ul>
    </>
  )
}
