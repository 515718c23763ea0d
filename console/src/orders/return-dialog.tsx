import { Dialog, Select, TextInput } from '@sanity/ui'
import {
  type Order,
  type Return,
  returnableUnits,
  type ReturnKind,
  returnKinds,
  type ReturnReasonCode,
  returnReasons,
} from '@souk/orders'
import { type FormEvent, useState } from 'react'
import { CommandEnd } from '../ui/command-end.tsx'
import { useCommand } from '../use-command.ts'
import { reasonsFor } from './return-draft.ts'

interface ReturnDialogProps {
  readonly order: Order
  readonly returns: readonly Return[]
  readonly onClose: () => void
}

interface Wish {
  readonly quantity: number
  readonly reason: ReturnReasonCode | ''
}
type Wishes = Readonly<Record<string, Wish>>
const none: Wish = { quantity: 0, reason: '' }

interface LinesProps extends Pick<ReturnDialogProps, 'order' | 'returns'> {
  readonly kind: ReturnKind
  readonly wishes: Wishes
  readonly onChange: (wishes: Wishes) => void
}

/** How many units of each line, and why; never more than were delivered and are not spoken for. */
function Lines({ order, returns, kind, wishes, onChange }: LinesProps) {
  return (
    <ul className="plain-list">
      {order.lines.map((line) => {
        const left = returnableUnits(line, returns)
        const { quantity, reason } = wishes[line.sku] ?? none
        const set = (more: Partial<Wish>) => onChange({ ...wishes, [line.sku]: { quantity, reason, ...more } })
        return (
          <li key={line._key}>
            <div className="split">
              <span>
                <span className="strong">{line.title}</span> <span className="muted">{line.variantTitle}</span>
              </span>
              <span>
                <input
                  type="number"
                  className="unit-field"
                  aria-label={`Units of ${line.title}`}
                  min={0}
                  max={left}
                  disabled={left === 0}
                  value={quantity}
                  onChange={({ currentTarget }) => {
                    const wanted = Math.trunc(currentTarget.valueAsNumber || 0)
                    set({ quantity: Math.min(left, Math.max(0, wanted)) })
                  }}
                />{' '}
                <span className="muted">of {left}</span>
              </span>
            </div>
            {quantity > 0 ? (
              <Select
                aria-label={`Why ${line.title}`}
                fontSize={1}
                value={reason}
                onChange={({ currentTarget }) =>
                  set({ reason: reasonsFor(kind).find((each) => each === currentTarget.value) ?? '' })
                }
              >
                <option value="">Why</option>
                {reasonsFor(kind).map((each) => (
                  <option key={each} value={each}>
                    {returnReasons[each].title}
                  </option>
                ))}
              </Select>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

const missingIn = (wanted: readonly Wish[]): string =>
  wanted.length === 0 ? 'Choose units first.' : wanted.some(({ reason }) => reason === '') ? 'Say why first.' : ''

/** Asks for delivered units to come back, or claims them without. */
export function ReturnDialog({ order, returns, onClose }: ReturnDialogProps) {
  const [kind, setKind] = useState<ReturnKind>('return')
  const [wishes, setWishes] = useState<Wishes>({})
  const [note, setNote] = useState('')
  const command = useCommand()
  const lines = Object.entries(wishes).flatMap(([sku, wish]) => (wish.quantity > 0 ? [{ sku, ...wish }] : []))
  const missing = missingIn(lines)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing !== '' || command.isPending) return
    const said = note.trim() === '' ? {} : { note: note.trim() }
    command.mutate(
      { name: 'openReturn', input: { orderId: order._id, kind, lines, approved: true, ...said } },
      { onSuccess: (outcome) => outcome.kind === 'done' && onClose() },
    )
  }
  const choose = (next: ReturnKind) => {
    setKind(next)
    setWishes(Object.fromEntries(Object.entries(wishes).map(([sku, wish]) => [sku, { ...wish, reason: '' as const }])))
  }
  return (
    <Dialog id="open-return" header={`Return or claim of ${order.number}`} width={1} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <fieldset className="choice-row">
          <legend className="sr-only">Whether the goods come back</legend>
          {(Object.keys(returnKinds) as readonly ReturnKind[]).map((each) => (
            <label key={each}>
              <input type="radio" name="kind" checked={kind === each} onChange={() => choose(each)} />
              {returnKinds[each].title}
            </label>
          ))}
        </fieldset>
        <p className="muted">{returnKinds[kind].meaning}</p>
        <Lines order={order} returns={returns} kind={kind} wishes={wishes} onChange={setWishes} />
        <label htmlFor="return-note">
          Note, if any
          <TextInput id="return-note" value={note} maxLength={500} onChange={(e) => setNote(e.currentTarget.value)} />
        </label>
        <CommandEnd
          command={command}
          missing={missing}
          text={`Open the ${kind}`}
          ready={missing === ''}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
