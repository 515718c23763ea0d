import { moneyWords } from '../ui/money-words.ts'
import type { RefundPreview } from './return-draft.ts'

interface RefundChoiceProps {
  readonly preview: RefundPreview
  readonly currency: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** Whether money goes back with it: the sum as the command will decide it, or why there is none. */
export function RefundChoice({ preview, currency, checked, onChange }: RefundChoiceProps) {
  if (!preview.ok) return <p className="muted">{preview.words}</p>
  return (
    <div className="choice-row">
      <label>
        <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
        Refund {moneyWords(preview.amount, currency)} with it
      </label>
    </div>
  )
}
