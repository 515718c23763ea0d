import { Button } from '@sanity/ui'
import type { ColumnDef } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { Picture } from '../ui/picture.tsx'
import { EditCell } from './edit-cell.tsx'
import { type EditField, editFields, fieldNames, figureWords, standingOf } from './grid-edit.ts'
import type { RowOutcome } from './send-level.ts'
import type { StockRow } from './stock-rows.ts'
import type { GridApply } from './use-grid-apply.ts'
import type { GridEdit } from './use-grid-edit.ts'

const tones = { done: 'positive', conflict: 'caution', refused: 'caution' } as const

/** How a row that was sent has ended, in words. */
export const OutcomeWords = ({ outcome }: { readonly outcome: RowOutcome }) => (
  <span className="tone" data-tone={tones[outcome.kind]}>
    {outcome.kind === 'done' ? 'Done' : outcome.words}
  </span>
)

interface MovedProps {
  readonly row: StockRow
  readonly field: EditField
  readonly edit: GridEdit
}

/** A figure that somebody changed meanwhile: both, and whose stays. */
function Moved({ row, field, edit }: MovedProps) {
  const standing = standingOf(row, field, edit.drafts)
  if (standing.kind !== 'moved') return null
  const { title } = editFields[field]
  const is = figureWords(field, standing.is)
  return (
    <span className="edit-moved">
      <span className="tone" data-tone="caution">
        {title} became {is}
      </span>
      <Button
        mode="ghost"
        text="Keep mine"
        aria-label={`Keep mine: ${title} of ${row.title}`}
        fontSize={1}
        padding={1}
        onClick={() => edit.keep(row, field)}
      />
      <Button
        mode="bleed"
        text={`Take ${is}`}
        aria-label={`Take ${is}: ${title} of ${row.title}`}
        fontSize={1}
        padding={1}
        onClick={() => edit.drop(row, field)}
      />
    </span>
  )
}

/** How a row stands: what moved under it, what is odd, what became of it. */
function RowStanding({ row, edit, apply }: { row: StockRow; edit: GridEdit; apply: GridApply }): ReactNode {
  const kinds = fieldNames.map((field) => [field, standingOf(row, field, edit.drafts).kind] as const)
  const moved = kinds.filter(([, kind]) => kind === 'moved')
  if (moved.length > 0) return moved.map(([field]) => <Moved key={field} row={row} field={field} edit={edit} />)
  if (kinds.some(([, kind]) => kind === 'odd'))
    return (
      <span className="tone" data-tone="critical">
        A whole number, 0 or more
      </span>
    )
  const outcome = apply.outcomes.get(row.level._id)
  if (outcome) return <OutcomeWords outcome={outcome} />
  const changed = kinds.filter(([, kind]) => kind === 'ready').length
  return changed === 0 ? (
    <span className="muted">·</span>
  ) : (
    <span className="tone" data-tone="suggest">
      {changed === 1 ? 'Changed' : `${changed} changed`}
    </span>
  )
}

const widths = { onHand: 118, safetyStock: 112, reorderPoint: 112, limit: 112 } as const
const from = { onHand: undefined, safetyStock: 560, reorderPoint: 560, limit: 720 } as const

/** The sheet of levels while it is edited: the figures that can be typed, what is free, and how each row stands. */
export const editColumns = (
  rows: readonly StockRow[],
  edit: GridEdit,
  apply: GridApply,
): readonly ColumnDef<StockRow>[] => [
  {
    id: 'variant',
    header: 'Variant',
    cell: ({ row: { original } }) => (
      <div className="item edit-item">
        <Picture image={original.image} size={29} />
        <div className="item-words">
          <div>
            <span className="strong">{original.title}</span>
            {original.variantTitle ? <span className="muted"> {original.variantTitle}</span> : null}
          </div>
          <div className="muted">
            <span className="mono">{original.level.sku}</span>
            <span className="edit-place">, {original.place}</span>
          </div>
          <div className="edit-below">
            <RowStanding row={original} edit={edit} apply={apply} />
          </div>
        </div>
      </div>
    ),
  },
  { id: 'place', header: 'Place', meta: { width: 98, from: 1000 }, cell: ({ row }) => row.original.place },
  ...fieldNames.map((field): ColumnDef<StockRow> => {
    const width = from[field]
    return {
      id: field,
      header: editFields[field].title,
      meta: { width: widths[field], end: true, ...(width === undefined ? {} : { from: width }) },
      cell: ({ row: { original } }) => (
        <EditCell rows={rows} row={original} field={field} edit={edit} disabled={apply.left > 0} />
      ),
    }
  }),
  {
    id: 'available',
    header: 'Available',
    meta: { width: 82, end: true, from: 1000 },
    cell: ({ row }) => <span className="free">{row.original.available}</span>,
  },
  {
    id: 'standing',
    header: 'How it stands',
    meta: { width: 268, from: 1000 },
    cell: ({ row: { original } }) => (
      <div className="edit-standing">
        <RowStanding row={original} edit={edit} apply={apply} />
      </div>
    ),
  },
]
