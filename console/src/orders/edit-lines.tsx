import { AddIcon } from '@sanity/icons/Add'
import { RemoveIcon } from '@sanity/icons/Remove'
import { Button } from '@sanity/ui'
import { type EditRow, type EditWish, mostUnits, withOneMore, withUnits } from '@souk/orders'
import { GoodsSearch } from '../inventory/goods-search.tsx'
import { useTitles } from '../inventory/use-goods.ts'

interface EditLinesProps {
  readonly rows: readonly EditRow[]
  readonly wish: EditWish
  readonly onChange: (wish: EditWish) => void
}

/** The order's lines with their steppers, and the search that adds to them. */
export function EditLines({ rows, wish, onChange }: EditLinesProps) {
  const titles = useTitles()
  return (
    <div>
      <ul className="plain-list" aria-label="Lines of the order">
        {rows.map((row) => {
          const { sku, before, wanted, least } = row
          const title = row.title ?? titles.get(sku) ?? sku
          const set = (units: number) => onChange(withUnits(wish, row, units))
          return (
            <li key={sku} className="split" data-gone={wanted === 0 ? '' : undefined}>
              <span className="item-words">
                <span className="strong">{title}</span> <span className="mono muted">{sku}</span>
                {before === wanted ? null : <span className="muted"> was {before}</span>}
                {least > 0 ? <span className="muted"> {least} begun</span> : null}
              </span>
              <span className="edit-units">
                <Button
                  mode="bleed"
                  icon={RemoveIcon}
                  padding={2}
                  aria-label={`One ${title} less`}
                  disabled={wanted <= least}
                  onClick={() => set(wanted - 1)}
                />
                <input
                  type="number"
                  className="unit-field"
                  aria-label={`Units of ${title}`}
                  min={least}
                  max={mostUnits}
                  value={wanted}
                  onChange={({ currentTarget }) => set(currentTarget.valueAsNumber)}
                />
                <Button
                  mode="bleed"
                  icon={AddIcon}
                  padding={2}
                  aria-label={`One ${title} more`}
                  disabled={wanted >= mostUnits}
                  onClick={() => set(wanted + 1)}
                />
              </span>
            </li>
          )
        })}
      </ul>
      <GoodsSearch onChoose={(sku) => onChange(withOneMore(rows, wish, sku))} />
    </div>
  )
}
