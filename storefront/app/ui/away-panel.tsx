import { useLocation } from '@remix-run/react'
import type { Away, Sent } from '../away/away.ts'
import { Field } from './field.tsx'
import { StatePanel } from './state-panel.tsx'
import { useShop } from './use-shop.ts'

/** The dataset cannot be asked: what is safe meanwhile, and a way on. What somebody sent waits here to be sent again. */
export function AwayPanel({ away }: { readonly away: Away }) {
  const { words } = useShop()
  const { pathname, search } = useLocation()
  const own = words.away
  if (away.sent)
    return (
      <StatePanel title={own.title} text={own.unsure}>
        <SendAgain sent={away.sent} />
      </StatePanel>
    )
  return (
    <StatePanel title={own.title} text={own.text}>
      <a className="button action" href={`${pathname}${search}`}>
        {words.error.again}
      </a>
    </StatePanel>
  )
}

/** A plain form: it goes the same way with scripts and without. */
function SendAgain({ sent }: { readonly sent: Sent }) {
  const own = useShop().words.away
  const files = sent.again.some(({ kind }) => kind === 'file')
  return (
    <form
      method="post"
      action={sent.to}
      className="send-again"
      {...(files ? { encType: 'multipart/form-data' as const } : {})}
    >
      {sent.fields.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      {sent.again.map(({ name, kind }) => (
        <Field
          key={name}
          label={own[kind]}
          name={name}
          type={kind === 'file' ? 'file' : 'password'}
          required={kind !== 'file'}
        />
      ))}
      <button type="submit" className="button action">
        {own.send}
      </button>
    </form>
  )
}
