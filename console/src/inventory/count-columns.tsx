import { Button } from '@sanity/ui'
import type { ColumnDef } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { Picture } from '../ui/picture.tsx'
import { signed, standingOf } from './count-draft.ts'
import type { StockRow } from './stock-rows.ts'
import type { Counts } from './use-counts.ts'

/** The field of a row, by the id of its level. */
export const countFieldId = (id: string): string => `count-${id}`

/** How the count of a row stands, in words, with the way on where there is one. */
function standingWords({ level }: StockRow, counts: Counts): ReactNode {
  const outcome = counts.outcomes[level._id]
  const standing = standingOf(level, counts.drafts[level._id])
  if (outcome?.kind === 'saved')
    return (
      <>
        <span className="tone" data-tone="positive">
          {outcome.difference === 0 ? 'Saved, it was right' : `Saved, ${signed(outcome.difference)}`}
        </span>
        {outcome.difference === 0 ? null : (
          <Button
            mode="bleed"
            text="Undo"
            fontSize={1}
            padding={1}
            onClick={() => void counts.undo(level, outcome.difference)}
          />
        )}
      </>
    )
  if (outcome?.kind === 'undone') return <span className="muted">Undone by an opposite correction</span>
  if (standing.kind === 'moved')
    return (
      <>
        <span className="tone" data-tone="caution">
          {standing.was} became {standing.is}
        </span>
        <Button
          mode="ghost"
          text={`Keep ${standing.counted}`}
          fontSize={1}
          padding={1}
          onClick={() => counts.goOn(level)}
        />
      </>
    )
  if (outcome?.kind === 'refused')
    return (
      <span className="tone" data-tone="caution" title={outcome.words}>
        {outcome.words}
      </span>
    )
  if (standing.kind === 'odd')
    return (
      <span className="tone" data-tone="critical">
        A whole number, 0 or more
      </span>
    )
  if (standing.kind === 'none') return <span className="muted">·</span>
  return standing.difference === 0 ? (
    <span className="muted">As believed</span>
  ) : (
    <span className="tone" data-tone="suggest">
      {signed(standing.difference)}
    </span>
  )
}

interface CountFieldProps {
  readonly row: StockRow
  readonly counts: Counts
  /** To the row that many further on. */
  readonly onMove: (by: 1 | -1) => void
}

function CountField({ row, counts, onMove }: CountFieldProps) {
  const { level, title, variantTitle } = row
  const odd = standingOf(level, counts.drafts[level._id]).kind === 'odd'
  return (
    <input
      id={countFieldId(level._id)}
      className="unit-field count-field"
      inputMode="numeric"
      autoComplete="off"
      aria-label={`Counted of ${[title, variantTitle].filter(Boolean).join(', ')}`}
      aria-invalid={odd || undefined}
      value={counts.drafts[level._id]?.typed ?? ''}
      disabled={counts.left > 0}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => counts.type(level, event.currentTarget.value)}
      onKeyDown={(event) => {
        const by = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined
        if (!by) return
        event.preventDefault()
        onMove(by)
      }}
    />
  )
}

/** The columns of the count sheet: what it is, what is believed, what was counted, and how the count stands. */
export const countColumns = (counts: Counts, onMove: (id: string, by: 1 | -1) => void): ColumnDef<StockRow>[] => [
  {
    id: 'variant',
    header: 'Variant',
    cell: ({ row: { original } }) => (
      <div className="item count-item">
        <Picture image={original.image} size={29} />
        <div className="item-words">
          <div>
            <span className="strong">{original.title}</span>
            {original.variantTitle ? <span className="muted"> {original.variantTitle}</span> : null}
          </div>
          <div className="muted">
            <span className="mono">{original.level.sku}</span>
            <span className="count-on-hand">, {original.level.onHand} on hand</span>
          </div>
          <div className="count-below">{standingWords(original, counts)}</div>
        </div>
      </div>
    ),
  },
  {
    id: 'onHand',
    header: 'On hand',
    meta: { width: 74, end: true, from: 560 },
    cell: ({ row }) => row.original.level.onHand,
  },
  {
    id: 'counted',
    header: 'Counted',
    meta: { width: 92, end: true },
    cell: ({ row: { original } }) => (
      <CountField row={original} counts={counts} onMove={(by) => onMove(original.level._id, by)} />
    ),
  },
  {
    id: 'standing',
    header: 'How it stands',
    meta: { width: 260, from: 720 },
    cell: ({ row: { original } }) => <div className="count-standing">{standingWords(original, counts)}</div>,
  },
]
