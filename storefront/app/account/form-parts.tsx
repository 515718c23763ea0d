import { useNavigation } from '@remix-run/react'
import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useEffect, useRef } from 'react'
import { useLine } from '../line/line-notice.tsx'
import { Icon } from '../ui/icon.tsx'

/** A choice of one, with its label inside the edge. */
export function SelectField({
  label,
  options,
  problem,
  ...select
}: SelectHTMLAttributes<HTMLSelectElement> & {
  readonly label: string
  readonly name: string
  readonly options: readonly { readonly value: string; readonly title: string }[]
  readonly problem?: string | undefined
}) {
  const id = `${select.name}-problem`
  return (
    <div className="field-slot">
      <label className="field" data-wrong={problem ? true : undefined}>
        <span>{label}</span>
        <select {...select} aria-invalid={problem ? true : undefined} aria-describedby={problem ? id : undefined}>
          {options.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {problem && (
        <p className="field-problem" id={id}>
          <Icon name="error" size={16} />
          <span>{problem}</span>
        </p>
      )}
    </div>
  )
}

/** A yes or no with a sentence of what it means. */
export const CheckField = ({
  title,
  text,
  ...input
}: Omit<InputHTMLAttributes<HTMLInputElement>, 'title'> & { readonly title: string; readonly text?: string }) => (
  <label className="check">
    <input type="checkbox" {...input} />
    <span>
      <strong>{title}</strong>
      {text && <span>{text}</span>}
    </span>
  </label>
)

/** What went wrong, above the form; takes the focus so that it is heard. */
export function Trouble({ said }: { readonly said: string | undefined }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (said) box.current?.focus()
  }, [said])
  if (!said) return null
  return (
    <div className="notice" role="alert" tabIndex={-1} ref={box}>
      <Icon name="alert" size={20} />
      <p>{said}</p>
    </div>
  )
}

/** What went well. */
export const Done = ({ children }: { readonly children: ReactNode }) => (
  <div className="promise" role="status">
    <span className="dot" />
    <p>{children}</p>
  </div>
)

/** The button of a form; while its answer is awaited it says so and is pressed in vain. */
export function Send({
  children,
  look = 'action',
  intent,
  label,
}: {
  readonly children: ReactNode
  readonly look?: 'action' | 'outline'
  readonly intent?: string
  readonly label?: string
}) {
  const line = useLine()
  const sending = useNavigation().state === 'submitting' && line === 'well'
  return (
    <button
      type="submit"
      className={`button ${look}`}
      {...(intent ? { name: 'intent', value: intent } : {})}
      aria-label={label}
      aria-disabled={sending || undefined}
      onClick={(event) => sending && event.preventDefault()}
    >
      {children}
    </button>
  )
}

/** A page of one card: signing in and up, confirming, resetting. */
export const NarrowPage = ({
  title,
  lead,
  children,
}: {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
}) => (
  <div className="container page account-narrow">
    <h1 className="page-title">{title}</h1>
    {lead && <p className="lead">{lead}</p>}
    <section className="panel account-card">{children}</section>
  </div>
)

/** One part of a page of the account. */
export const Card = ({
  title,
  children,
  id,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly id: string
}) => (
  <section className="panel account-card" aria-labelledby={id}>
    <h2 className="panel-title" id={id}>
      {title}
    </h2>
    {children}
  </section>
)
