import { Button } from '@sanity/ui'
import { StateBadge } from '@souk/ui'
import { type FormEvent, useState } from 'react'
import { ChoiceField, Field } from '../content/fields.tsx'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { CommandFailed, LoadingRows, ReadFailed } from '../ui/states.tsx'
import { type LakeToken, useProjectChange, useProjectList } from './lake-people.ts'
import { RemoveButton } from './remove-button.tsx'
import { robotRoles } from './role-words.ts'

const keyOf = (answer: unknown): string | undefined =>
  typeof answer === 'object' && answer !== null && 'key' in answer && typeof answer.key === 'string'
    ? answer.key
    : undefined

function MakeToken() {
  const [label, setLabel] = useState('')
  const [roleName, setRoleName] = useState<string>('analyst')
  const change = useProjectChange()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (label.trim() === '' || change.isPending) return
    change.mutate(
      { do: 'add', what: 'tokens', body: { label: label.trim(), roleName } },
      { onSuccess: () => setLabel('') },
    )
  }
  const made = keyOf(change.data)
  return (
    <form className="form" onSubmit={submit} aria-label="Make a token">
      <Field label="What it is for" value={label} onChange={setLabel} />
      <ChoiceField label="Role of the token" value={roleName} choices={robotRoles} onChange={setRoleName} />
      {change.isError ? <CommandFailed error={change.error} /> : null}
      {made ? (
        <div className="note-box" role="status">
          <p>Copy it now. It is shown this once and kept nowhere.</p>
          <code className="once">{made}</code>
          <Button mode="ghost" text="I have it" fontSize={1} padding={3} onClick={() => change.reset()} />
        </div>
      ) : null}
      <div className="form-end">
        <span className="muted">{label.trim() === '' ? 'Say what it is for first.' : ''}</span>
        <Button
          type="submit"
          text="Make token"
          fontSize={1}
          padding={3}
          disabled={label.trim() === '' || change.isPending}
        />
      </div>
    </form>
  )
}

/** Tokens of robots: what each is for, and the way to end it. Its text is shown once, when it is made. */
export function TokenList() {
  const { timeZone } = useShop()
  const now = useMinutes()
  const tokens = useProjectList<LakeToken>('tokens', true)
  return (
    <section className="panel" aria-labelledby="tokens">
      <header>
        <h2 id="tokens">Tokens</h2>
      </header>
      <div className="panel-body">
        {tokens.isError ? <ReadFailed error={tokens.error} onRetry={() => void tokens.refetch()} /> : null}
        {tokens.data === undefined && !tokens.isError ? <LoadingRows count={3} /> : null}
        {tokens.data?.length === 0 ? <p className="muted">None made here yet.</p> : null}
        <ul className="plain-list">
          {tokens.data?.map((token) => (
            <li key={token.id} className="split">
              <span>
                <span className="strong">{token.label}</span>
                <br />
                <span className="muted">
                  {token.createdAt ? whenever(token.createdAt, timeZone, now) : 'from the configuration'}
                </span>
              </span>
              <span className="person-line">
                <StateBadge title={token.roles[0]?.title ?? 'No role'} tone="primary" />
                <RemoveButton what="tokens" id={token.id} name={token.label} verb="Revoke" />
              </span>
            </li>
          ))}
        </ul>
        <h3>Make a token</h3>
        <MakeToken />
      </div>
    </section>
  )
}
