import { Dialog, TextInput } from '@sanity/ui'
import type { FormEvent, ReactNode } from 'react'
import { CommandEnd } from '../ui/command-end.tsx'
import type { CommandCall, useCommand } from '../use-command.ts'

interface PlanFormProps {
  readonly header: string
  readonly text: string
  readonly about: string
  /** What is missing, in words; nothing when it can be sent. */
  readonly missing: string
  readonly call: CommandCall | undefined
  readonly command: ReturnType<typeof useCommand>
  readonly onDone: (value: unknown) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The frame of a form that plans something: its fields, what the server said, and the way out. */
export function PlanForm(props: PlanFormProps) {
  const { header, text, about, missing, call, command, onDone, onClose, children } = props
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!call || command.isPending) return
    command.mutate(call, { onSuccess: (outcome) => outcome.kind === 'done' && onDone(outcome.value) })
  }
  return (
    <Dialog id="paper-plan" header={header} width={2} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <p className="muted">{about}</p>
        {children}
        <CommandEnd command={command} missing={missing} text={text} ready={call !== undefined} onClose={onClose} />
      </form>
    </Dialog>
  )
}

interface FieldProps {
  readonly id: string
  readonly title: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A line of text, or a day. */
export function TextField({ id, title, value, onChange, day }: FieldProps & { readonly day?: true }) {
  return (
    <label htmlFor={id}>
      {title}
      <TextInput
        id={id}
        fontSize={1}
        type={day ? 'date' : 'text'}
        maxLength={day ? undefined : 120}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  )
}

/** What was typed, without what was left empty. */
export const saidOf = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])),
  )
