import { Dialog, Select, TextInput } from '@sanity/ui'
import {
  type Paper,
  type PaperAct,
  type PaperKind,
  previewStep,
  refusedAt,
  type StockLevel,
  typedAtFirst,
  type TypedLine,
  type TypedStep,
} from '@souk/inventory'
import { instant } from '@souk/kernel'
import { type FormEvent, useState } from 'react'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { CommandEnd } from '../ui/command-end.tsx'
import { useCommand } from '../use-command.ts'
import { StepEffect } from './step-effect.tsx'

interface StepDialogProps<Travels extends Paper> {
  readonly kind: PaperKind<Travels>
  readonly paper: Travels
  readonly act: PaperAct<Travels>
  readonly levels: readonly StockLevel[]
  readonly titles: ReadonlyMap<string, string>
  readonly onClose: () => void
}

interface LinesProps<Travels extends Paper> extends Pick<StepDialogProps<Travels>, 'paper' | 'act' | 'titles'> {
  readonly typed: TypedStep['lines']
  readonly wrong: Readonly<Record<string, string>>
  readonly onChange: (sku: string, line: TypedLine) => void
}

interface UnitsProps {
  readonly label: string
  readonly value: string
  readonly problem: string | undefined
  readonly describedBy: string
  readonly onChange: (value: string) => void
}

function Units({ label, value, problem, describedBy, onChange }: UnitsProps) {
  return (
    <input
      className="unit-field"
      inputMode="numeric"
      aria-label={label}
      aria-invalid={problem ? true : undefined}
      aria-describedby={problem ? describedBy : undefined}
      value={value}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** Units of each line, as many as are left of it; what is wrong stands under the line that has it. */
function Lines<Travels extends Paper>({ paper, act, titles, typed, wrong, onChange }: LinesProps<Travels>) {
  const left = act.left
  if (!left) return null
  return (
    <ul className="plain-list step-lines">
      {paper.lines.map((line: Travels['lines'][number]) => {
        const { sku } = line
        const title = titles.get(sku) ?? sku
        const said = typed[sku] ?? { units: '', damaged: '' }
        const [problem, id] = [wrong[sku], `wrong-${sku}`]
        const units = { problem, describedBy: id }
        return (
          <li key={line._key}>
            <div className="split">
              <span className="item-words">
                <span className="strong">{title}</span> <span className="mono muted">{sku}</span>
              </span>
              <span className="step-units">
                <Units
                  {...units}
                  label={`Units of ${title}`}
                  value={said.units}
                  onChange={(value) => onChange(sku, { ...said, units: value })}
                />
                <span className="muted">of {left(line)}</span>
                {act.damaged ? (
                  <>
                    <Units
                      {...units}
                      label={`Damaged of ${title}`}
                      value={said.damaged}
                      onChange={(value) => onChange(sku, { ...said, damaged: value })}
                    />
                    <span className="muted">damaged</span>
                  </>
                ) : null}
                {act.checks ? (
                  <label className="step-check">
                    <input
                      type="checkbox"
                      aria-label={`${title} to quality control`}
                      checked={said.check === true}
                      onChange={(event) => onChange(sku, { ...said, check: event.currentTarget.checked })}
                    />
                    to quality control
                  </label>
                ) : null}
              </span>
            </div>
            {problem ? (
              <p className="problem" id={id}>
                {problem}
              </p>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

/** One step of a transfer or a purchase order: what is said of it, and what it does to stock before it is done. */
export function StepDialog<Travels extends Paper>(props: StepDialogProps<Travels>) {
  const { kind, paper, act, levels, titles, onClose } = props
  const { placeName } = useShop()
  const [typed, setTyped] = useState(() => typedAtFirst(paper, act))
  const command = useCommand()
  const preview = previewStep(paper, act, typed, levels, instant(useMinutes()))
  const refusal = command.data?.kind === 'refused' ? command.data.refusal : undefined
  const wrong = preview.ok ? (refusal ? refusedAt(refusal) : {}) : preview.at
  const type = (change: Partial<TypedStep>) => {
    command.reset()
    setTyped({ ...typed, ...change })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!preview.ok || command.isPending) return
    const input = { [kind.idField]: paper._id, ...preview.input }
    command.mutate({ name: act.command, input }, { onSuccess: (outcome) => outcome.kind === 'done' && onClose() })
  }
  return (
    <Dialog
      id="paper-step"
      header={`${act.text}: ${kind.titleOf(paper, placeName)}`}
      width={act.left ? 2 : 1}
      onClose={onClose}
    >
      <form className="dialog-form" onSubmit={submit}>
        <p className="muted">{act.meaning}</p>
        <Lines
          paper={paper}
          act={act}
          titles={titles}
          typed={typed.lines}
          wrong={wrong}
          onChange={(sku, line) => type({ lines: { ...typed.lines, [sku]: line } })}
        />
        {act.reasons ? (
          <label htmlFor="step-reason">
            Why
            <Select
              id="step-reason"
              fontSize={1}
              value={typed.reason}
              onChange={(event) => type({ reason: event.currentTarget.value })}
            >
              {act.reasons.map(({ value, title }) => (
                <option key={value} value={value}>
                  {title}
                </option>
              ))}
            </Select>
          </label>
        ) : null}
        <label htmlFor="step-note">
          Note, if any
          <TextInput
            id="step-note"
            fontSize={1}
            value={typed.note}
            maxLength={500}
            onChange={(event) => type({ note: event.currentTarget.value })}
          />
        </label>
        {preview.ok ? <StepEffect turns={preview.turns} titles={titles} /> : null}
        <CommandEnd
          command={command}
          missing={preview.ok ? '' : preview.words}
          text={act.text}
          ready={preview.ok}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
