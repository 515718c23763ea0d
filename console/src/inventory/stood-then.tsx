import { accountsAt, accountWords, type InsideAccount } from '@souk/inventory'
import { useId, useState } from 'react'
import { fromLocal } from '../pricing/local-time.ts'
import { levelMovementsSinceQuery } from '../queries.ts'
import { useLiveQuery } from '../use-live-query.ts'
import { ReadFailed } from '../ui/states.tsx'
import type { LevelMovement } from './movement-words.ts'
import type { StockRow } from './stock-rows.ts'

/** The most movements that are replayed. */
const most = 5000

/** The instant of `2026-11-21T14:08` on the shop's clocks; undefined while it is no moment. */
export function momentIn(typed: string, zone: string): string | undefined {
  return Number.isNaN(Date.parse(typed)) ? undefined : fromLocal(typed, zone)
}

/** How a level stood at any moment: what it holds now, without all that moved since. */
export function StoodThen({ level, zone }: { readonly level: StockRow['level']; readonly zone: string }) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const moment = momentIn(typed, zone)
  return (
    <details className="stood-then">
      <summary>How it stood at another moment</summary>
      <label htmlFor={id}>
        Moment, by the shop’s clock
        <input id={id} type="datetime-local" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      </label>
      {moment === undefined ? null : <Accounts key={moment} level={level} moment={moment} />}
    </details>
  )
}

function Accounts({ level, moment }: { readonly level: StockRow['level']; readonly moment: string }) {
  const query = useLiveQuery<readonly LevelMovement[]>({
    name: 'levelMovementsSince',
    groq: levelMovementsSinceQuery,
    params: { sku: level.sku, location: level.location, since: moment, limit: most + 1 },
    types: ['stockMovement'],
  })
  if (query.isError && !query.data) return <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <p className="muted">Counting back.</p>
  if (query.data.length > most)
    return <p className="muted">More than {most} movements lie between. Take a later moment.</p>
  const then = accountsAt(level, query.data, moment)
  const rows = Object.entries(then) as [InsideAccount, number][]
  const onHand = rows.reduce((sum, [, units]) => sum + units, 0)
  return (
    <>
      <dl className="equation">
        <div>
          <dt>on hand</dt>
          <dd>{onHand}</dd>
        </div>
        {rows
          .filter(([account, units]) => units !== 0 || account === 'available')
          .map(([account, units]) => (
            <div key={account}>
              <dt>{accountWords[account]}</dt>
              <dd>{units}</dd>
            </div>
          ))}
      </dl>
      <p className="muted">{query.data.length === 1 ? '1 movement' : `${query.data.length} movements`} since then.</p>
    </>
  )
}
