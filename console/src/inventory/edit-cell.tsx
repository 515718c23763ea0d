import type { KeyboardEvent } from 'react'
import { cellKey, type EditField, editFields, fieldNames, figureWords, isTable, standingOf } from './grid-edit.ts'
import type { StockRow } from './stock-rows.ts'
import type { GridEdit } from './use-grid-edit.ts'

/** The field of a cell, by the id of its level. */
export const cellId = (id: string, field: EditField): string => `cell-${field}-${id}`

interface EditCellProps {
  readonly rows: readonly StockRow[]
  readonly row: StockRow
  readonly field: EditField
  readonly edit: GridEdit
  readonly disabled: boolean
}

const isDrawn = (element: HTMLElement | null): element is HTMLElement =>
  element !== null && element.offsetParent !== null

/** To the cell so many rows down, and so many fields along of those that this screen shows. */
function move(rows: readonly StockRow[], row: StockRow, field: EditField, down: number, along: number): void {
  const next = rows[rows.indexOf(row) + down]
  if (!next) return
  for (let at = fieldNames.indexOf(field) + along; fieldNames[at] !== undefined; at += along || fieldNames.length) {
    const cell = document.getElementById(cellId(next.level._id, fieldNames[at] ?? field))
    if (isDrawn(cell)) return cell.focus()
  }
}

/** Where the arrows lead: up and down always, aside where the caret has nowhere to go in the figure. */
function stepOf({
  key,
  shiftKey,
  currentTarget,
}: KeyboardEvent<HTMLInputElement>): readonly [number, number] | undefined {
  const { selectionStart, selectionEnd, value } = currentTarget
  const whole = selectionStart === 0 && selectionEnd === value.length
  if (key === 'Enter') return [shiftKey ? -1 : 1, 0]
  if (key === 'ArrowDown') return [1, 0]
  if (key === 'ArrowUp') return [-1, 0]
  if (shiftKey) return undefined
  if (key === 'ArrowLeft' && (whole || selectionEnd === 0)) return [0, -1]
  if (key === 'ArrowRight' && (whole || selectionStart === value.length)) return [0, 1]
  return undefined
}

/** One figure of a level as a field: typed over, pasted into, taken back with Escape. The old figure stays beside it. */
export function EditCell({ rows, row, field, edit, disabled }: EditCellProps) {
  const { title, none, now } = editFields[field]
  const [is, draft] = [now(row), edit.drafts[cellKey(row, field)]]
  const { kind } = standingOf(row, field, edit.drafts)
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    if (event.key === 'Escape' && draft) {
      event.preventDefault()
      event.stopPropagation()
      edit.drop(row, field)
      return
    }
    const step = stepOf(event)
    if (!step) return
    event.preventDefault()
    move(rows, row, field, ...step)
  }
  const about = [row.title, row.variantTitle, row.place].filter(Boolean).join(', ')
  return (
    <span className="edit-cell" data-standing={kind === 'as is' ? undefined : kind}>
      {draft ? (
        <s>
          <span className="sr-only">was </span>
          {figureWords(field, draft.seen)}
        </s>
      ) : null}
      <input
        id={cellId(row.level._id, field)}
        inputMode="numeric"
        autoComplete="off"
        aria-label={`${title} of ${about}`}
        aria-invalid={kind === 'odd' || kind === 'moved' || undefined}
        placeholder={none}
        value={draft?.typed ?? String(is ?? '')}
        disabled={disabled}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={edit.rest}
        onChange={(event) => edit.type(row, field, event.currentTarget.value)}
        onKeyDown={keys}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain')
          if (!isTable(text)) return
          event.preventDefault()
          edit.paste(rows, rows.indexOf(row), field, text)
        }}
      />
    </span>
  )
}
