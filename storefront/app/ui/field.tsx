import type { InputHTMLAttributes, ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** A text field with its label inside the edge and, when something is wrong, the sentence under it. */
export function Field({
  label,
  problem,
  children,
  className,
  ...input
}: InputHTMLAttributes<HTMLInputElement> & {
  readonly label: string
  readonly name: string
  readonly problem?: string | undefined
  readonly children?: ReactNode
}) {
  const id = `${input.name}-problem`
  return (
    <div className={`field-slot ${className ?? ''}`}>
      <label className="field" data-wrong={problem ? true : undefined}>
        <span>{label}</span>
        <input {...input} aria-invalid={problem ? true : undefined} aria-describedby={problem ? id : undefined} />
      </label>
      {problem ? (
        <p className="field-problem" id={id}>
          <Icon name="error" size={16} />
          <span>
            {problem} {children}
          </span>
        </p>
      ) : null}
    </div>
  )
}

/** A choice as a box with a radio button in it. */
export function Option({
  title,
  text,
  icon,
  ...input
}: Omit<InputHTMLAttributes<HTMLInputElement>, 'title'> & {
  readonly title: string
  readonly text: string
  readonly icon?: ReactNode
}) {
  return (
    <label className="option">
      <input type="radio" {...input} />
      <span className="option-words">
        <strong>{title}</strong>
        <span>{text}</span>
      </span>
      {icon}
    </label>
  )
}
