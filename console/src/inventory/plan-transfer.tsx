import { useState } from 'react'
import { PlaceField } from '../ui/place-field.tsx'
import { useCommand } from '../use-command.ts'
import { type DraftLine, readLines } from './plan-draft.ts'
import { PlanForm, saidOf, TextField } from './plan-form.tsx'
import { PlanLines } from './plan-lines.tsx'
import { refusedAt } from '@souk/inventory'
import { useLevelsAt } from './use-levels-at.ts'

interface PlanTransferProps {
  readonly onOpened: (id: string) => void
  readonly onClose: () => void
}

const first = { from: '', to: '', reference: '', expectedOn: '', note: '' }

/** What still keeps a transfer from being planned. */
const missingIn = ({ from, to }: typeof first): string =>
  from === '' || to === '' ? 'Choose both places first.' : from === to ? 'Choose two different places.' : ''

/** Plans a transfer: what, from where, to where. Nothing moves before it sets off. */
export function PlanTransfer({ onOpened, onClose }: PlanTransferProps) {
  const [fields, setFields] = useState(first)
  const [drafts, setDrafts] = useState<readonly DraftLine[]>([])
  const command = useCommand()
  const leaving = useLevelsAt(fields.from).data
  const read = readLines(drafts, undefined)
  const missing = missingIn(fields) || (read.ok ? '' : read.words)
  const refused = command.data?.kind === 'refused' ? refusedAt(command.data.refusal) : {}
  const field = (name: keyof typeof first) => ({
    id: `plan-${name}`,
    value: fields[name],
    onChange: (value: string) => setFields({ ...fields, [name]: value }),
  })
  return (
    <PlanForm
      header="New transfer"
      text="Plan the transfer"
      about="Nothing moves yet: every unit stays on its shelf until the transfer sets off."
      missing={missing}
      call={
        missing === '' && read.ok
          ? { name: 'openTransfer', input: { ...saidOf(fields), lines: read.lines } }
          : undefined
      }
      command={command}
      onDone={(value) => onOpened(idIn(value, 'transferId'))}
      onClose={onClose}
    >
      <div className="plan-fields">
        <PlaceField {...field('from')} title="From" />
        <PlaceField {...field('to')} title="To" />
        <TextField {...field('reference')} title="Number of the paper, if any" />
        <TextField {...field('expectedOn')} title="Expected on" day />
      </div>
      <PlanLines
        lines={drafts}
        wrong={read.ok ? refused : read.at}
        leaving={fields.from === '' ? undefined : (leaving ?? [])}
        onChange={setDrafts}
      />
      <TextField {...field('note')} title="Note, if any" />
    </PlanForm>
  )
}

/** The id that a command answered; nothing when it did not. */
export const idIn = (value: unknown, name: string): string => {
  const id = typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined
  return typeof id === 'string' ? id : ''
}
