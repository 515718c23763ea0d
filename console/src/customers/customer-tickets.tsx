import { Link } from 'react-router'
import { customerTicketsQuery } from '../queries.ts'
import { ticketPath } from '../support/ticket-path.ts'
import { whenever } from '../time-words.ts'
import { useLiveQuery } from '../use-live-query.ts'

interface TicketLine {
  readonly _id: string
  readonly number: string | null
  readonly subject: string | null
  readonly state: string
  readonly createdAt: string
}

interface CustomerTicketsProps {
  readonly customer: string
  readonly zone: string
  readonly now: number
}

/** What they asked us. */
export function CustomerTickets({ customer, zone, now }: CustomerTicketsProps) {
  const { data } = useLiveQuery<readonly TicketLine[]>({
    name: 'customerTickets',
    groq: customerTicketsQuery,
    params: { customer },
    types: ['ticket'],
  })
  return (
    <>
      <h3>Tickets</h3>
      {data?.length === 0 ? <p className="muted">They never had to ask.</p> : null}
      <ul className="plain-list">
        {data?.map((ticket) => (
          <li key={ticket._id} className="split">
            <span>
              <Link className="strong" to={ticketPath(ticket._id)}>
                {ticket.number}
              </Link>{' '}
              {ticket.subject || 'Erased'}
            </span>
            <span className="muted">
              {ticket.state.replaceAll('_', ' ')}, {whenever(ticket.createdAt, zone, now)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
