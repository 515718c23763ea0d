import { useOne } from '@refinedev/core'
import { CommentIcon } from '@sanity/icons/Comment'
import { type Ticket, ticketLifecycle } from '@souk/support'
import { EmptyState, StateBadge } from '@souk/ui'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { AnswerBox, type Draft } from './answer-box.tsx'
import { TicketManage } from './ticket-manage.tsx'
import { TicketOrder } from './ticket-order.tsx'
import { TicketThread } from './ticket-thread.tsx'

interface OpenTicketProps {
  readonly id: string
  readonly zone: string
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
}

/** One ticket: the thread with its answer in the middle, the desk and the order at the side. */
export function OpenTicket({ id, zone, draft, onDraft }: OpenTicketProps) {
  const { query } = useOne<Ticket & { readonly id: string }>({ resource: 'ticket', id, errorNotification: false })
  const ticket: Ticket | undefined = query.data?.data
  if (query.isError && !ticket)
    return query.error.statusCode === 404 ? (
      <EmptyState icon={CommentIcon} title="There is no such ticket" text="The address may be cut short." />
    ) : (
      <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
    )
  if (!ticket || ticket._id !== id) return <LoadingRows count={8} height={48} />
  return (
    <>
      <section className="ticket-main" aria-labelledby="ticket-subject">
        <header>
          <h2 id="ticket-subject" dir="auto">
            {ticket.subject || 'Erased'}
          </h2>
          <span className="mono muted">{ticket.number}</span>
          <StateBadge {...ticketLifecycle[ticket.state]} />
        </header>
        <TicketThread ticket={ticket} zone={zone} />
        <AnswerBox key={ticket._id} ticket={ticket} draft={draft} onDraft={onDraft} />
      </section>
      <aside className="ticket-side" aria-label="About this ticket">
        <TicketManage key={ticket._id} ticket={ticket} zone={zone} />
        {ticket.order ? <TicketOrder id={ticket.order} zone={zone} /> : null}
      </aside>
    </>
  )
}
