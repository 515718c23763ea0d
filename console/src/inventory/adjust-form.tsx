import { Button, Select, TextInput } from '@sanity/ui'
import { adjust, adjustmentReasons, available, type StockLevel } from '@souk/inventory'
import { instant } from '@souk/kernel'
import { type FormEvent, useState } from 'react'
import { CommandFailed, RefusalNotice } from '../ui/states.tsx'
import { useCommand } from '../use-command.ts'

interface Reason {
  readonly title: string
  readonly rise?: readonly string[]
  readonly fall?: readonly string[]
  readonly counts?: true
}
const reasons: Readonly<Record<string, Reason>> = adjustmentReasons

/** The change a person means: a count is the new on hand, a reason with one direction gives the sign. */
export function changeOf(code: string, typed: string, level: Pick<StockLevel, 'onHand'>) {
  const reason = reasons[code]
  const figure = Number(typed)
  if (typed.trim() === '' || !Number.isInteger(figure) || !reason) return undefined
  if (reason.counts) return figure < 0 ? undefined : { input: { counted: figure }, delta: figure - level.onHand }
  const delta = reason.rise && reason.fall ? figure : reason.rise ? Math.abs(figure) : -Math.abs(figure)
  return delta === 0 ? undefined : { input: { delta }, delta }
}

const previewer = { commandId: 'preview', actor: { kind: 'staff', id: 'staff.preview', name: '' } } as const

/** What it does, or why it cannot be: decided by the rules of the command before anything is sent. */
function previewOf(level: StockLevel, reason: string, change: ReturnType<typeof changeOf>): string {
  if (!change) return 'Give a whole number first.'
  const decided = adjust(level, { ...previewer, reason, ...change.input }, instant(level._updatedAt))
  if (!decided.ok) return decided.refusal.message
  const after = decided.value.level
  const turns = [
    ['Available', available(level), available(after)],
    ['Damaged', level.damaged ?? 0, after.damaged ?? 0],
    ['Quality control', level.qualityControl ?? 0, after.qualityControl ?? 0],
    ['On hand', level.onHand, after.onHand],
  ] as const
  const told = turns.filter(([name, before, now]) => name === 'Available' || before !== now)
  return told.map(([name, before, now]) => `${name} ${before} becomes ${now}.`).join(' ')
}

const asks = (reason: Reason | undefined): string =>
  reason?.counts ? 'Counted on hand' : reason?.rise && reason.fall ? 'Change, such as −2 or 3' : 'How many'

/** Changes a level by a reason. The level as it was seen is the guard: whoever was faster is shown, nothing is lost. */
export function AdjustForm({ level, onClose }: { readonly level: StockLevel; readonly onClose: () => void }) {
  const [seen, setSeen] = useState(level)
  const [reason, setReason] = useState('count')
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState('')
  const command = useCommand()
  const change = changeOf(reason, typed, seen)
  const moved = seen._rev !== level._rev
  const preview = previewOf(level, reason, change)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!change || command.isPending) return
    const input = {
      sku: level.sku,
      location: level.location,
      ...change.input,
      reason,
      ...(note.trim() ? { note: note.trim() } : {}),
      expectedRevision: seen._rev,
    }
    command.mutate({ name: 'adjustStock', input }, { onSuccess: (outcome) => outcome.kind === 'done' && onClose() })
  }
  return (
    <form className="adjust" onSubmit={submit}>
      <label>
        Why
        <Select value={reason} fontSize={1} padding={3} onChange={(event) => setReason(event.currentTarget.value)}>
          {Object.entries(reasons).map(([code, { title }]) => (
            <option key={code} value={code}>
              {title}
            </option>
          ))}
        </Select>
      </label>
      <label>
        {asks(reasons[reason])}
        <TextInput
          fontSize={1}
          padding={3}
          inputMode="numeric"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value.replace('−', '-'))}
        />
      </label>
      <label className="adjust-note" htmlFor="adjust-note">
        Note, if it helps
        <TextInput
          fontSize={1}
          padding={3}
          id="adjust-note"
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      {moved ? (
        <RefusalNotice
          message={`This changed while you typed: ${seen.onHand} on hand became ${level.onHand}.`}
          action={
            <Button
              mode="ghost"
              text={`Go on from ${level.onHand}`}
              fontSize={1}
              padding={3}
              onClick={() => setSeen(level)}
            />
          }
        />
      ) : null}
      {command.isError ? <CommandFailed error={command.error} /> : null}
      {command.data?.kind === 'refused' ? <RefusalNotice message={command.data.refusal.message} /> : null}
      <div className="adjust-end">
        <span className="muted" role="status">
          {preview}
        </span>
        <Button mode="bleed" text="Not now" fontSize={1} padding={3} onClick={onClose} />
        <Button
          type="submit"
          text="Commit"
          fontSize={1}
          padding={3}
          disabled={!change || moved || command.isPending}
          loading={command.isPending}
        />
      </div>
    </form>
  )
}
