import { Button } from '@sanity/ui'
import { accountWords, type InsideAccount, type RepairPreview, type Trusted, trusted } from '@souk/inventory'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Link } from 'react-router'
import { LoadingRows, ReadFailed, CommandFailed, RefusalNotice } from '../ui/states.tsx'
import { useCommand, useRun } from '../use-command.ts'

const always: readonly InsideAccount[] = ['available', 'reserved', 'committed']
const trusts = Object.entries(trusted) as readonly [Trusted, (typeof trusted)[Trusted]][]

interface FiguresProps {
  readonly books: RepairPreview
  readonly trust: Trusted
}

/** Each account as the level says it, as its movements add up, as orders hold it, and as it would stand. */
function Figures({ books, trust }: FiguresProps) {
  const { level, ledger, orders, choices } = books
  const choice = choices[trust]
  const after = 'after' in choice ? choice.after : undefined
  const accounts = (Object.keys(level) as InsideAccount[]).filter(
    (account) => always.includes(account) || level[account] !== 0 || ledger[account] !== 0,
  )
  return (
    <table className="preview repair-figures">
      <caption className="sr-only">What the books say</caption>
      <thead>
        <tr>
          <th scope="col">Units</th>
          <th scope="col" data-end="">
            Level
          </th>
          <th scope="col" data-end="">
            Movements
          </th>
          <th scope="col" data-end="">
            Orders
          </th>
          <th scope="col" data-end="">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => {
          const held = account === 'reserved' || account === 'committed' ? orders[account] : undefined
          const agrees = level[account] === ledger[account] && (held === undefined || held === level[account])
          return (
            <tr key={account} className={agrees ? undefined : 'tone'} data-tone={agrees ? undefined : 'critical'}>
              <th scope="row">
                {accountWords[account]}
                {agrees ? null : <span className="sr-only">, does not agree</span>}
              </th>
              <td data-end="">{level[account]}</td>
              <td data-end="">{ledger[account]}</td>
              <td data-end="">{held ?? <span className="muted">·</span>}</td>
              <td data-end="" className="strong">
                {after?.[account] ?? <span className="muted">·</span>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Reads the books of a level as of one moment; sales move its figures, never the gap. */
function useBooks(levelId: string) {
  const run = useRun()
  return useQuery({
    queryKey: ['repair', levelId],
    retry: false,
    queryFn: async (): Promise<RepairPreview> => {
      const answer = await run('previewRepair', { levelId })
      if (!answer.ok) throw new Error(answer.refusal.message)
      return answer.value as RepairPreview
    },
  })
}

/** Both figures of a level that drifted, whom to believe, and the repair as one recorded command. */
export function AlarmRepair({ levelId }: { readonly levelId: string }) {
  const books = useBooks(levelId)
  if (books.isError) return <ReadFailed error={books.error} onRetry={() => void books.refetch()} />
  if (!books.data) return <LoadingRows count={4} />
  return (
    <section aria-labelledby="repair-title">
      <h3 id="repair-title">Repair it</h3>
      <p className="muted">
        {books.data.gap === ''
          ? 'By now the level, its movements and the open orders agree. The alarm closes with the next look.'
          : `${books.data.gap}. `}
        <Link to={`/stock?level=${encodeURIComponent(levelId)}`}>Its movements</Link>
      </p>
      {books.data.gap === '' ? null : <RepairForm books={books.data} onLookAgain={() => void books.refetch()} />}
    </section>
  )
}

interface FormProps {
  readonly books: RepairPreview
  readonly onLookAgain: () => void
}

function RepairForm({ books, onLookAgain }: FormProps) {
  const id = useId()
  const [trust, setTrust] = useState<Trusted>('ledger')
  const [note, setNote] = useState('')
  const command = useCommand()
  const choice = books.choices[trust]
  const ready = 'after' in choice && note.trim() !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready || command.isPending) return
    const input = { levelId: books.levelId, trust, seen: books.gap, note: note.trim() }
    command.mutate({ name: 'repairStock', input }, { onSuccess: onLookAgain })
  }
  return (
    <form className="form" onSubmit={submit}>
      <fieldset className="wide">
        <legend>Who is right?</legend>
        {trusts.map(([value, { title, meaning }]) => (
          <label key={value} className="check">
            <input
              type="radio"
              name={`${id}-trust`}
              checked={trust === value}
              onChange={() => {
                command.reset()
                setTrust(value)
              }}
            />
            <span>
              {title} <span className="hint">{meaning}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Figures books={books} trust={trust} />
      {'refusal' in choice ? <RefusalNotice message={choice.refusal} /> : null}
      <label className="wide" htmlFor={`${id}-note`}>
        Why, for the book
        <textarea
          id={`${id}-note`}
          rows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      {command.isError ? <CommandFailed error={command.error} /> : null}
      {command.data?.kind === 'refused' ? (
        <RefusalNotice
          message={command.data.refusal.message}
          action={<Button mode="ghost" text="Look again" fontSize={1} padding={3} onClick={onLookAgain} />}
        />
      ) : null}
      <div className="form-end">
        <span className="muted" role="status">
          {note.trim() === '' ? 'Say why first: it stands in the movement.' : ''}
        </span>
        <Button
          type="submit"
          text={trust === 'ledger' ? 'Set the level to its movements' : 'Book the difference'}
          fontSize={1}
          padding={3}
          disabled={!ready || command.isPending}
          loading={command.isPending}
        />
      </div>
    </form>
  )
}
