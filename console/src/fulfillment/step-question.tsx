import { Button, Checkbox, Dialog, Select, TextInput } from '@sanity/ui'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'

/** What a step asks before it is taken, with what it does. */
export interface Asked {
  readonly title: string
  readonly text: string
  readonly button: string
  readonly tone?: 'critical'
  readonly field?: {
    readonly name: string
    readonly label: string
    readonly required?: boolean
    /** One of these, and no other words. */
    readonly choices?: readonly string[]
    /** Digits that somebody says; what lifts it when they have none. */
    readonly unless?: string
  }
}

interface FieldProps {
  readonly field: NonNullable<Asked['field']>
  readonly text: string
  readonly onText: (text: string) => void
  readonly disabled: boolean
}

/** The one field of a question; it has the focus as soon as the question stands. */
function QuestionField({ field, text, onText, disabled }: FieldProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // After the dialog has taken the focus to itself
    const drawn = requestAnimationFrame(() => input.current?.focus())
    return () => cancelAnimationFrame(drawn)
  }, [])
  return (
    <label>
      {field.label}
      {field.required ? '' : ', if known'}
      {field.choices ? (
        <Select value={text} onChange={(event) => onText(event.currentTarget.value)}>
          <option value="">Choose</option>
          {field.choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </Select>
      ) : (
        <TextInput
          ref={input}
          value={text}
          disabled={disabled}
          autoComplete="off"
          {...(field.unless ? { inputMode: 'numeric', maxLength: 8 } : {})}
          onChange={(event) => onText(event.currentTarget.value)}
        />
      )}
    </label>
  )
}

interface QuestionProps {
  readonly asked: Asked
  readonly busy: boolean
  readonly answer: ReactNode
  /** What more is to be chosen, with its effect. */
  readonly choice: ReactNode
  readonly onRun: (text: string) => void
  readonly onClose: () => void
}

/** Asks about a step that cannot be taken back, with its one field, before it is taken. */
export function StepQuestion({ asked, busy, answer, choice, onRun, onClose }: QuestionProps) {
  const [text, setText] = useState('')
  const [lifted, setLifted] = useState(false)
  const { field } = asked
  const missing = field?.required === true && !lifted && text.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!missing && !busy) onRun(lifted ? '' : text)
  }
  return (
    <Dialog id="run-command" header={asked.title} width={0} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <p>{asked.text}</p>
        {field ? <QuestionField field={field} text={text} onText={setText} disabled={lifted} /> : null}
        {field?.unless ? (
          <label className="pack-line">
            <Checkbox checked={lifted} onChange={() => setLifted(!lifted)} />
            <span>{field.unless}</span>
          </label>
        ) : null}
        {choice}
        {answer}
        <div className="dialog-end">
          {missing ? (
            <span className="muted">
              {field?.unless ? 'Type the PIN, or say that there is none.' : 'Say why first.'}
            </span>
          ) : null}
          <Button mode="bleed" text="Not now" onClick={onClose} />
          <Button
            type="submit"
            text={asked.button}
            tone={asked.tone ?? 'default'}
            disabled={missing || busy}
            loading={busy}
          />
        </div>
      </form>
    </Dialog>
  )
}
