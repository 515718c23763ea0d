import { CommentIcon } from '@sanity/icons/Comment'
import { ticketCategories, ticketClocks, ticketLifecycle, ticketPriorities } from '@souk/support'
import { EmptyState, Person, StateBadge } from '@souk/ui'
import { spanWords } from '../time-words.ts'
import { type DeskRow, timed } from './desk-row.ts'
import { TicketClock } from './ticket-clock.tsx'

interface DeskListProps {
  readonly rows: readonly DeskRow[]
  readonly now: number
  readonly open: string
  readonly empty: string
  readonly onOpen: (id: string) => void
}

/** The clock that runs out first, while one is owed. */
function RowClock({ row, now }: { readonly row: DeskRow; readonly now: number }) {
  const { firstResponse, resolution } = ticketClocks(timed(row), now)
  if (row.state === 'solved' || row.state === 'closed') return null
  return <TicketClock clock={row.firstResponseAt === null ? firstResponse : resolution} />
}

function Row({ row, now, open, onOpen }: Omit<DeskListProps, 'rows' | 'empty'> & { readonly row: DeskRow }) {
  const { title, tone } = ticketPriorities[row.priority]
  return (
    <li>
      <button type="button" aria-current={row._id === open ? 'true' : undefined} onClick={() => onOpen(row._id)}>
        <span className="desk-line">
          <strong>{row.subject || 'Erased'}</strong>
          <span className="muted">{spanWords(now - Date.parse(row.saidAt))}</span>
        </span>
        <span className="desk-line muted desk-last">
          {row.last ? `${row.last.author.kind === 'staff' ? 'We: ' : ''}${row.last.body}` : ''}
        </span>
        <span className="desk-line">
          <span className="desk-marks">
            <StateBadge {...ticketLifecycle[row.state]} />
            {tone === 'default' ? null : <StateBadge title={title} tone={tone} />}
            <RowClock row={row} now={now} />
          </span>
          {row.assignee ? <Person name={row.assignee.name} kind="staff" /> : null}
        </span>
        <span className="desk-line muted">
          <span>
            {row.contact.name || row.contact.email}, {ticketCategories[row.category].title.toLowerCase()}
            {row.orderNumber ? ` ${row.orderNumber}` : ''}
          </span>
          <span className="mono">{row.number}</span>
        </span>
      </button>
    </li>
  )
}

/** Tickets of a view, what presses most first. */
export function DeskList({ rows, empty, ...row }: DeskListProps) {
  if (rows.length === 0)
    return <EmptyState icon={CommentIcon} title={empty} text="New questions come up here at once." />
  return (
    <ul className="desk-list" aria-label="Tickets">
      {rows.map((each) => (
        <Row key={each._id} row={each} {...row} />
      ))}
    </ul>
  )
}
