import { useCan } from '@refinedev/core'
import { UndoIcon } from '@sanity/icons/Undo'
import { Button } from '@sanity/ui'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { Key } from '../ui/keys.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { editColumns } from './edit-columns.tsx'
import { EditPreview, rowsWords } from './edit-preview.tsx'
import { plansOf, type RowPlan, type Saying } from './grid-edit.ts'
import type { StockRow } from './stock-rows.ts'
import { type GridApply, useGridApply } from './use-grid-apply.ts'
import { type GridEdit, useGridEdit } from './use-grid-edit.ts'

/** The sheet while it is typed into: the drafts, what they will do, and the dialog that shows it. */
export function useStockEdit(rows: readonly StockRow[]) {
  const edit = useGridEdit()
  const apply = useGridApply(edit.applied)
  const [saying, setSaying] = useState<Saying>({ reason: 'count', note: '' })
  // The plans that were sent stay while they are told of; new figures come in below them
  const [sent, setSent] = useState<readonly RowPlan[]>()
  const [isShown, setShown] = useState(false)
  const plans = plansOf(rows, edit.drafts, saying)
  const { can } = useCan({ resource: 'stockLevel', action: 'editLevel' }).data ?? {}
  const show = () => {
    if (plans.length === 0) return
    apply.forget()
    setSent(undefined)
    setShown(true)
  }
  return {
    edit,
    apply: {
      ...apply,
      apply: (all: readonly RowPlan[]) => {
        setSent(all)
        return apply.apply(all)
      },
    } satisfies GridApply,
    plans: sent ?? plans,
    changed: plans.length,
    mayEdit: can !== false,
    saying,
    setSaying,
    isShown,
    show,
    hide: () => {
      setShown(false)
      setSent(undefined)
    },
  }
}
export type StockEdit = ReturnType<typeof useStockEdit>

/** What is changed, and the way on: undo, discard, look at what it does. */
export function StockEditActs({ stock, onEnd }: { readonly stock: StockEdit; readonly onEnd: () => void }) {
  const { edit, changed, show } = stock
  return (
    <>
      <Button
        mode="bleed"
        icon={UndoIcon}
        text="Undo"
        fontSize={1}
        padding={3}
        disabled={!edit.canUndo}
        onClick={edit.undo}
      />
      {changed > 0 ? (
        <Button mode="ghost" text="Discard" fontSize={1} padding={3} onClick={edit.discard} />
      ) : (
        <Button mode="ghost" text="End editing" fontSize={1} padding={3} onClick={onEnd} />
      )}
      <Button
        text={changed === 0 ? 'Preview' : `Preview ${rowsWords(changed)}`}
        fontSize={1}
        padding={3}
        disabled={changed === 0}
        onClick={show}
      />
    </>
  )
}

/** What the footer says while somebody edits. */
export function StockEditFooter({ stock, shown, of }: { stock: StockEdit; shown: number; of: number }) {
  const { pasted } = stock.edit
  return (
    <>
      <span role="status">
        {pasted
          ? `${pasted.taken} ${pasted.taken === 1 ? 'cell' : 'cells'} pasted${pasted.beyond > 0 ? `, ${pasted.beyond} lay beyond the sheet` : ''}. Nothing is applied yet.`
          : `${shown} of ${of} rows. ${stock.changed === 0 ? 'Nothing is edited' : `${rowsWords(stock.changed)} edited, not yet applied`}.`}
      </span>
      <span className="page-footer-end edit-keys">
        <span>
          <Key>↵</Key> <Key>↑</Key> <Key>↓</Key> move
        </span>
        <span>
          <Key>Esc</Key> as it was
        </span>
        <span>
          <Key>Ctrl Z</Key> undo
        </span>
        <span>
          <Key>Ctrl ↵</Key> preview
        </span>
      </span>
    </>
  )
}

const toneOf = (edit: GridEdit, { outcomes }: GridApply, row: StockRow) =>
  outcomes.get(row.level._id)?.kind === 'done' &&
  plansOf([row], edit.drafts, { reason: 'count', note: '' }).length === 0
    ? ('positive' as const)
    : undefined

interface EditSheetProps {
  readonly stock: StockEdit
  readonly rows: readonly StockRow[]
  readonly empty: ReactNode
}

/** The levels as a spreadsheet: type, paste, move by keys; nothing is sent before it was looked at. */
export function StockEditSheet({ stock, rows, empty }: EditSheetProps) {
  const { edit, apply } = stock
  const keys = (event: KeyboardEvent) => {
    if (!(event.metaKey || event.ctrlKey) || stock.isShown) return
    const act = event.key === 'z' && !event.shiftKey ? edit.undo : event.key === 'Enter' ? stock.show : undefined
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    // Keys of the fields within bubble up to it
    <div className="stock-sheet edit-sheet" role="presentation" onKeyDown={keys}>
      <Sheet
        label="Stock levels, edited"
        rows={rows}
        columns={editColumns(rows, edit, apply)}
        rowId={({ level }) => level._id}
        rowHeight={60}
        tone={(row) => toneOf(edit, apply, row)}
        empty={empty}
      />
      {stock.isShown ? (
        <EditPreview
          plans={stock.plans}
          saying={stock.saying}
          onSay={stock.setSaying}
          apply={apply}
          onClose={stock.hide}
        />
      ) : null}
    </div>
  )
}
