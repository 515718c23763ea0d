import { Link } from '@remix-run/react'
import { Card } from '../account/form-parts.tsx'
import { useShop } from '../ui/use-shop.ts'
import type { TicketRow } from './ticket-view.ts'

/** The questions of whoever is signed in. */
export function OwnTickets({ rows }: { readonly rows: readonly TicketRow[] }) {
  const own = useShop().words.support
  return (
    <Card title={own.own} id="own-tickets">
      {rows.length === 0 ? <p className="muted">{own.none}</p> : null}
      <ul className="account-rows">
        {rows.map(({ id, number, subject, state, at }) => (
          <li key={id}>
            <div className="row-words">
              <Link className="text-link" to={`/support/tickets/${id}`}>
                <bdi>{subject}</bdi>
              </Link>
              <span>
                <bdi>{number}</bdi> · {at}
              </span>
            </div>
            <span className="state-word" data-ticket={state}>
              {own.state[state]}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
