import { Select, TextInput } from '@sanity/ui'
import { type ReactNode, useId } from 'react'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  /** What is wrong with it, in words. */
  readonly problem?: string | undefined
  readonly type?: 'text' | 'datetime-local' | 'date' | 'time' | 'email' | 'password'
  readonly numeric?: boolean
  readonly disabled?: boolean
  readonly wide?: boolean
}

/** A line of text or a figure with its label, its hint and what is wrong with it. */
export function Field(props: FieldProps) {
  const id = useId()
  const { label, value, onChange, hint, problem, type = 'text', numeric, disabled = false, wide } = props
  return (
    <label htmlFor={id} className={wide ? 'wide' : undefined}>
      {label}
      <TextInput
        id={id}
        type={type}
        dir="auto"
        fontSize={1}
        padding={3}
        value={value}
        disabled={disabled}
        autoComplete="off"
        {...(numeric ? { inputMode: 'decimal' as const } : {})}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem || hint ? `${id}-words` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {problem || hint ? (
        <span id={`${id}-words`} className={problem ? 'problem' : 'hint'}>
          {problem ?? hint}
        </span>
      ) : null}
    </label>
  )
}

interface ChoiceFieldProps {
  readonly label: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly title: string }[]
  readonly onChange: (value: string) => void
  readonly disabled?: boolean
  readonly hint?: string
}

/** One of a few. */
export function ChoiceField({ label, value, choices, onChange, disabled = false, hint }: ChoiceFieldProps) {
  const id = useId()
  return (
    <label htmlFor={id}>
      {label}
      <Select
        id={id}
        fontSize={1}
        padding={3}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.title}
          </option>
        ))}
      </Select>
      {hint ? <span className="hint">{hint}</span> : null}
    </label>
  )
}

interface CheckFieldProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
  readonly children: ReactNode
}

/** A yes or no. */
export function CheckField({ checked, onChange, disabled = false, children }: CheckFieldProps) {
  return (
    <label className="check wide">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  )
}
