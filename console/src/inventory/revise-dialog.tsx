import { Button } from '@sanity/ui'
import { type PlannedLine, refusedAt, type StockLevel } from '@souk/inventory'
import { useState } from 'react'
import { amountText } from '../ui/money-input.ts'
import { RefusalNotice } from '../ui/states.tsx'
import { useCommand } from '../use-command.ts'
import { type DraftLine, readLines } from './plan-draft.ts'
import { PlanForm } from './plan-form.tsx'
import { PlanLines } from './plan-lines.tsx'

interface ReviseDialogProps {
  readonly command: string
  readonly idField: string
  readonly paper: { readonly _id: string; readonly _rev: string; readonly lines: readonly PlannedLine[] }
  readonly currency?: string
  /** Levels of the place that the units leave. */
  readonly leaving?: readonly StockLevel[]
  readonly onClose: () => void
}

const draftsOf = ({ lines }: ReviseDialogProps['paper'], currency: string | undefined): readonly DraftLine[] =>
  lines.map(({ sku, quantity, unitCost }) => ({
    sku,
    units: String(quantity),
    cost: currency ? amountText(unitCost, currency) : '',
  }))

/** Other lines for a draft, on the ground of the lines that were seen: whoever was faster is shown, nothing is lost. */
export function ReviseDialog({ command: name, idField, paper, currency, leaving, onClose }: ReviseDialogProps) {
  const [seen, setSeen] = useState(paper)
  const [drafts, setDrafts] = useState(() => draftsOf(paper, currency))
  const command = useCommand()
  const read = readLines(drafts, currency)
  const moved = seen._rev !== paper._rev
  const takeOver = () => {
    setSeen(paper)
    setDrafts(draftsOf(paper, currency))
    command.reset()
  }
  const refused = command.data?.kind === 'refused' ? refusedAt(command.data.refusal) : {}
  return (
    <PlanForm
      header="Change the lines"
      text="Change the lines"
      about="Nothing has moved yet, so the lines can still be others."
      missing={moved ? 'Somebody changed it meanwhile.' : read.ok ? '' : read.words}
      call={
        read.ok && !moved
          ? { name, input: { [idField]: paper._id, expectedRevision: seen._rev, lines: read.lines } }
          : undefined
      }
      command={command}
      onDone={onClose}
      onClose={onClose}
    >
      {moved ? (
        <RefusalNotice
          message="This changed while you typed."
          action={
            <Button mode="ghost" text="Begin again from what it says now" fontSize={1} padding={3} onClick={takeOver} />
          }
        />
      ) : null}
      <PlanLines
        lines={drafts}
        wrong={read.ok ? refused : read.at}
        currency={currency}
        leaving={leaving}
        onChange={setDrafts}
      />
    </PlanForm>
  )
}
