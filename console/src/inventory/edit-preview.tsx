import { Button, Dialog, Select, TextInput } from '@sanity/ui'
import { adjustmentReasons, sheetReasons } from '@souk/inventory'
import type { FormEvent } from 'react'
import { OutcomeWords } from './edit-columns.tsx'
import type { RowPlan, Saying, Turn } from './grid-edit.ts'
import type { GridApply } from './use-grid-apply.ts'

interface PreviewProps {
  readonly plans: readonly RowPlan[]
  readonly saying: Saying
  readonly onSay: (saying: Saying) => void
  readonly apply: GridApply
  readonly onClose: () => void
}

/** More than this many are counted, not drawn. */
const mostDrawn = 200

export const rowsWords = (rows: number): string => `${rows} ${rows === 1 ? 'row' : 'rows'}`

const TurnWords = ({ turns }: { readonly turns: readonly Turn[] }) =>
  turns.map(([title, before, after]) => (
    <span key={title} className="edit-turn">
      {title} <span className="muted">{before} to</span> <span className="strong">{after}</span>
    </span>
  ))

function Row({ plan, apply }: { readonly plan: RowPlan; readonly apply: GridApply }) {
  const { row } = plan
  const outcome = apply.outcomes.get(row.level._id)
  return (
    <li>
      <div className="strong">
        {[row.title, row.variantTitle].filter(Boolean).join(', ')}
        <span className="muted">, {row.place}</span>
      </div>
      <div className="edit-turns">
        <TurnWords turns={plan.turns} />
        {outcome ? (
          <OutcomeWords outcome={outcome} />
        ) : plan.kind === 'refused' ? (
          <span className="tone" data-tone="caution">
            {plan.words}
          </span>
        ) : null}
      </div>
    </li>
  )
}

/** Why, for all rows whose shelf figure changes. */
function Why({ saying, onSay }: Pick<PreviewProps, 'saying' | 'onSay'>) {
  return (
    <div className="edit-why">
      <label htmlFor="edit-reason">
        Why on hand changes
        <Select
          id="edit-reason"
          fontSize={1}
          value={saying.reason}
          onChange={(event) => onSay({ ...saying, reason: event.currentTarget.value })}
        >
          {sheetReasons.map((code) => (
            <option key={code} value={code}>
              {adjustmentReasons[code].title}
            </option>
          ))}
        </Select>
      </label>
      <label htmlFor="edit-note">
        Note, if it helps
        <TextInput
          id="edit-note"
          fontSize={1}
          maxLength={500}
          value={saying.note}
          onChange={(event) => onSay({ ...saying, note: event.currentTarget.value })}
        />
      </label>
    </div>
  )
}

/** What came of the rows that were sent, and of those that were not. */
function endWords(apply: GridApply, refused: number): string {
  if (apply.left > 0) return `${apply.left} to go`
  const ends = [...apply.outcomes.values()]
  const count = (kind: string) => ends.filter((end) => end.kind === kind).length
  const parts = [
    [count('done'), 'done'],
    [count('conflict'), 'changed by somebody else'],
    [count('refused') + (ends.length === 0 ? 0 : refused), 'refused, still in the sheet'],
  ] as const
  return parts
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number} ${words}`)
    .join(', ')
}

/** What every changed row will do, before anything is sent; then what became of each. */
export function EditPreview({ plans, saying, onSay, apply, onClose }: PreviewProps) {
  const ready = plans.filter(({ kind }) => kind === 'ready').length
  const refused = plans.length - ready
  const isSent = apply.outcomes.size > 0 || apply.left > 0
  const shelf = plans.some((plan) => plan.kind === 'refused' || plan.input?.['onHand'] !== undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isSent) onClose()
    else if (ready > 0) void apply.apply(plans)
  }
  return (
    <Dialog id="edit-preview" header={isSent ? 'What became of it' : 'What this does'} width={2} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        {shelf && !isSent ? <Why saying={saying} onSay={onSay} /> : null}
        <ul className="plain-list edit-rows" aria-label="Rows">
          {plans.slice(0, mostDrawn).map((plan) => (
            <Row key={plan.row.level._id} plan={plan} apply={apply} />
          ))}
        </ul>
        {plans.length > mostDrawn ? <p className="muted">And {rowsWords(plans.length - mostDrawn)} more.</p> : null}
        <div className="dialog-end">
          <span className="muted" role="status">
            {isSent
              ? endWords(apply, refused)
              : refused > 0
                ? `${rowsWords(refused)} cannot be applied so; the others can.`
                : ''}
          </span>
          {isSent ? null : <Button mode="bleed" text="Not now" onClick={onClose} />}
          <Button
            type="submit"
            text={isSent ? 'Back to the sheet' : `Apply ${rowsWords(ready)}`}
            disabled={apply.left > 0 || (!isSent && ready === 0)}
            loading={apply.left > 0}
          />
        </div>
      </form>
    </Dialog>
  )
}
