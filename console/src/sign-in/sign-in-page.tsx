import { useLogin } from '@refinedev/core'
import { Button, Card, TextInput } from '@sanity/ui'
import type { LoginParams } from '@souk/refine-sanity'
import { Person } from '@souk/ui'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import type { DemoPerson } from '../config.ts'
import { useConsole } from '../console-context.tsx'
import { RefusalNotice } from '../ui/states.tsx'
import { Providers } from './providers.tsx'

const roleWords: Readonly<Record<string, string>> = {
  administrator: 'Administrator, sees and does everything',
  manager: 'Manager, runs the shop',
  picker: 'Picker, works the floor',
  support: 'Support, answers shoppers',
  analyst: 'Analyst, reads the figures',
}

function DemoPeople({
  people,
  busy,
  onPick,
}: {
  readonly people: readonly DemoPerson[]
  readonly busy: boolean
  readonly onPick: (token: string) => void
}) {
  return (
    <section aria-labelledby="demo-people">
      <h2 id="demo-people">People of the demo shop</h2>
      <ul className="sign-in-people">
        {people.map(({ name, role, token }) => (
          <li key={token}>
            <button type="button" disabled={busy} onClick={() => onPick(token)}>
              <Person name={name} kind="staff" size={31} />
              <span>
                <strong>{name}</strong>
                <span>{roleWords[role] ?? role}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Sign in at the project's providers, with a token of one's own, or as one of the demo's people when there are any. */
export function SignInPage() {
  const { config } = useConsole()
  const { mutateAsync: login, isPending } = useLogin<LoginParams>()
  const navigate = useNavigate()
  const [token, setToken] = useState('')
  const [refused, setRefused] = useState<string>()
  const signIn = async (given: string) => {
    setRefused(undefined)
    const answer = await login({ token: given })
    if (answer.success) await navigate('/', { replace: true })
    else setRefused(answer.error?.message ?? 'The token was refused.')
  }
  // The page is left on success.
  const leaveFor = async (provider: string) => {
    setRefused(undefined)
    const answer = await login({ provider })
    if (!answer.success) setRefused(answer.error?.message ?? 'This sign-in could not be begun.')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void signIn(token)
  }
  return (
    <main className="sign-in">
      <title>Sign in · Console</title>
      <Card border radius={4} padding={5} className="sign-in-card">
        <h1>{config.shopTitle}</h1>
        <p className="muted">Sign in to the console.</p>
        {config.demo.length > 0 ? (
          <DemoPeople people={config.demo} busy={isPending} onPick={(it) => void signIn(it)} />
        ) : null}
        <Providers busy={isPending} onPick={(it) => void leaveFor(it)} />
        <form onSubmit={submit}>
          <label htmlFor="token">Content Lake token</label>
          <TextInput
            id="token"
            type="password"
            autoComplete="off"
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
          />
          {refused ? <RefusalNotice message={refused} /> : null}
          <Button type="submit" text={isPending ? 'Signing in' : 'Sign in'} disabled={isPending} width="fill" />
        </form>
      </Card>
    </main>
  )
}
