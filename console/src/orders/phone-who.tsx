import { Button, TextInput } from '@sanity/ui'
import { type KeyboardEvent, useState } from 'react'
import { useLiveQuery } from '../use-live-query.ts'
import { PlaceField } from '../ui/place-field.tsx'
import { type Caller, type PhoneDraft, withCaller, withoutCaller } from './phone-draft.ts'
import { callersQuery } from './phone-queries.ts'

interface WhoProps {
  readonly draft: PhoneDraft
  readonly onChange: (draft: PhoneDraft) => void
}

type Typed = 'name' | 'email' | 'phone' | 'line1' | 'line2' | 'city' | 'region' | 'postalCode' | 'country'
const contact: readonly (readonly [Typed, string])[] = [
  ['name', 'Name'],
  ['phone', 'Phone'],
  ['email', 'E-mail'],
]
const address: readonly (readonly [Typed, string])[] = [
  ['line1', 'Street and number'],
  ['line2', 'Flat, floor'],
  ['city', 'City'],
  ['region', 'State'],
  ['postalCode', 'Postcode'],
  ['country', 'Country, two letters'],
]

function Fields({ draft, onChange, fields }: WhoProps & { readonly fields: typeof contact }) {
  return (
    <div className="edit-pair">
      {fields.map(([field, title]) => (
        <label key={field} htmlFor={`phone-${field}`}>
          {title}
          <TextInput
            id={`phone-${field}`}
            fontSize={1}
            autoComplete="off"
            maxLength={field === 'country' ? 2 : 200}
            value={draft[field]}
            onChange={({ currentTarget }) => onChange({ ...draft, [field]: currentTarget.value })}
          />
        </label>
      ))}
    </div>
  )
}

/** Finds somebody with an account; choosing them, or Enter for the first, fills in what it knows. */
function Callers({ draft, onChange }: WhoProps) {
  const [text, setText] = useState('')
  const typed = text.trim()
  const { data, isPlaceholderData } = useLiveQuery<readonly Caller[]>({
    name: 'callers',
    groq: callersQuery,
    params: { text: `${typed}*` },
    types: ['customer'],
    enabled: typed.length > 1,
  })
  const found = typed.length > 1 ? (data ?? []) : []
  const choose = (caller: Caller) => {
    onChange(withCaller(draft, caller))
    setText('')
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    // Whoever was found for other letters is not meant
    const first = isPlaceholderData ? undefined : found[0]
    if (first) choose(first)
  }
  return (
    <div className="goods-search">
      <label htmlFor="caller-search">
        Has an account? Name, e-mail or phone
        <TextInput
          id="caller-search"
          fontSize={1}
          autoComplete="off"
          value={text}
          onKeyDown={keys}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <p className="sr-only" role="status">
        {typed.length > 1 ? `${found.length} found. Enter takes the first.` : ''}
      </p>
      <ul className="goods-found">
        {found.map((caller) => (
          <li key={caller._id}>
            <button type="button" onClick={() => choose(caller)}>
              <span className="strong">{caller.name}</span>{' '}
              <span className="muted">{caller.email ?? caller.phone}</span>
            </button>
          </li>
        ))}
      </ul>
      {draft.account ? (
        <div className="act">
          <p className="muted">The order goes into the account of {draft.account.name}.</p>
          <Button
            mode="ghost"
            text="Not theirs"
            fontSize={1}
            padding={2}
            onClick={() => onChange(withoutCaller(draft))}
          />
        </div>
      ) : null}
    </div>
  )
}

/** Who calls, and where it goes. */
export function PhoneWho({ draft, onChange }: WhoProps) {
  return (
    <>
      <Callers draft={draft} onChange={onChange} />
      <Fields draft={draft} onChange={onChange} fields={contact} />
      <fieldset className="choice-row">
        <legend className="sr-only">How they get it</legend>
        {(['delivery', 'pickup'] as const).map((method) => (
          <label key={method}>
            <input
              type="radio"
              name="phone-method"
              checked={draft.method === method}
              onChange={() => onChange({ ...draft, method })}
            />
            {method === 'delivery' ? 'Bring it' : 'They pick it up'}
          </label>
        ))}
      </fieldset>
      {draft.method === 'pickup' ? (
        <PlaceField
          id="phone-place"
          title="Where"
          value={draft.location}
          onChange={(location) => onChange({ ...draft, location })}
        />
      ) : (
        <Fields draft={draft} onChange={onChange} fields={address} />
      )}
    </>
  )
}
