import { ticketLifecycle, type Ticket } from '@souk/support'
import { StateBadge } from '@souk/ui'
import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { ticketsOfOrderQuery } from '../queries.ts'
import { ticketPath } from '../support/ticket-path.ts'
import { whenever } from '../time-words.ts'
import { useLiveQuery } from '../use-live-query.ts'

type TicketLine = Pick<Ticket, '_id' | 'number' | 'subject' | 'state' | 'createdAt'>

/** What the shopper asked about an order, each with its state. Nothing is drawn until there is one. */
export function OrderTickets({ order, zone }: { readonly order: string; readonly zone: string }) {
  const now = useMinutes()
  const { data } = useLiveQuery<readonly TicketLine[]>({
    name: 'ticketsOfOrder',
    groq: ticketsOfOrderQuery,
    params: { order },
    types: ['ticket'],
  })
  if (!data || data.length === 0) return null
  return (
    <section className="panel" aria-labelledby="tickets">
      <header>
        <h2 id="tickets">Tickets</h2>
      </header>
      <div className="panel-body">
        <ul className="plain-list">
          {data.map((ticket) => (
            <li key={ticket._id}>
              <div className="split">
                <Link to={ticketPath(ticket._id)} dir="auto">
                  {ticket.subject || 'Erased'}
                </Link>
                <StateBadge {...ticketLifecycle[ticket.state]} />
              </div>
              <span className="muted">
                {ticket.number}, {whenever(ticket.createdAt, zone, now)}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
