import { useState } from 'react'
import { useShop } from '../shop.ts'
import { moneyWords } from '../ui/money-words.ts'
import { PlaceField } from '../ui/place-field.tsx'
import { useCommand } from '../use-command.ts'
import { type DraftLine, readLines } from './plan-draft.ts'
import { PlanForm, saidOf, TextField } from './plan-form.tsx'
import { PlanLines } from './plan-lines.tsx'
import { idIn } from './plan-transfer.tsx'
import { refusedAt } from '@souk/inventory'

interface PlanPurchaseProps {
  readonly onOpened: (id: string) => void
  readonly onClose: () => void
}

const first = { supplier: '', reference: '', location: '', expectedOn: '', note: '' }

/** What still keeps a purchase order from being planned. */
function missingIn({ supplier, reference, location }: typeof first): string {
  if (supplier.trim() === '') return 'Name the supplier first.'
  if (reference.trim() === '') return 'Give it a number first.'
  return location === '' ? 'Choose a place first.' : ''
}

/** Plans to buy: from whom, what, at which cost, brought to where. Nothing is awaited before it is ordered. */
export function PlanPurchase({ onOpened, onClose }: PlanPurchaseProps) {
  const { currency } = useShop()
  const [fields, setFields] = useState(first)
  const [drafts, setDrafts] = useState<readonly DraftLine[]>([])
  const command = useCommand()
  const read = readLines(drafts, currency)
  const missing = missingIn(fields) || (read.ok ? '' : read.words)
  const refused = command.data?.kind === 'refused' ? refusedAt(command.data.refusal) : {}
  const field = (name: keyof typeof first) => ({
    id: `plan-${name}`,
    value: fields[name],
    onChange: (value: string) => setFields({ ...fields, [name]: value }),
  })
  const cost = read.ok ? read.lines.reduce((sum, { quantity, unitCost = 0 }) => sum + quantity * unitCost, 0) : 0
  return (
    <PlanForm
      header="New purchase order"
      text="Plan the purchase"
      about="Nothing is awaited yet: mark it as ordered once the supplier was asked."
      missing={missing}
      call={
        missing === '' && read.ok
          ? { name: 'openPurchaseOrder', input: { ...saidOf(fields), lines: read.lines } }
          : undefined
      }
      command={command}
      onDone={(value) => onOpened(idIn(value, 'purchaseOrderId'))}
      onClose={onClose}
    >
      <div className="plan-fields">
        <TextField {...field('supplier')} title="Supplier" />
        <TextField {...field('reference')} title="Number of the order" />
        <PlaceField {...field('location')} title="Brought to" />
        <TextField {...field('expectedOn')} title="Expected on" day />
      </div>
      <PlanLines lines={drafts} wrong={read.ok ? refused : read.at} currency={currency} onChange={setDrafts} />
      {read.ok ? <p className="muted">{moneyWords(cost, currency)} in all.</p> : null}
      <TextField {...field('note')} title="Note, if any" />
    </PlanForm>
  )
}
