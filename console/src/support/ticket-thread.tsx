import type { Ticket, TicketEvent, TicketEventType, TicketMessage } from '@souk/support'
import { Person } from '@souk/ui'
import { useEffect, useRef } from 'react'
import { useMinutes } from '../clock.ts'
import { whenever } from '../time-words.ts'
import { TicketFile } from './ticket-file.tsx'

const did: Readonly<Record<TicketEventType, string>> = {
  assigned: 'gave it to',
  unassigned: 'gave it back',
  prioritized: 'set the priority to',
  sorted: 'sorted it under',
  solved: 'solved it',
  reopened: 'reopened it',
  closed: 'closed it',
}

/** What somebody did, in words. */
function eventWords({ actor, type, note }: TicketEvent): string {
  if (type === 'assigned' && note === actor.name) return `${actor.name} took it`
  return [actor.name, did[type], note].filter(Boolean).join(' ')
}

type Entry = { readonly at: string } & ({ readonly message: TicketMessage } | { readonly event: TicketEvent })

/** What was said and done in the order of time; of one moment, words come first. */
const entriesOf = ({ messages, events }: Ticket): readonly Entry[] =>
  [
    ...messages.map((message) => ({ at: message.at, message })),
    ...events.map((event) => ({ at: event.at, event })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

function Said({
  ticket,
  message,
  zone,
  now,
}: {
  readonly ticket: Ticket
  readonly message: TicketMessage
  readonly zone: string
  readonly now: number
}) {
  const { author, kind, body, attachments, at } = message
  const name = author.kind === 'shopper' ? ticket.contact.name || ticket.contact.email || 'Erased' : author.name
  return (
    <li className="ticket-said" data-kind={kind} data-author={author.kind}>
      <p className="ticket-by">
        <Person name={name} kind={author.kind} />
        <strong>{name}</strong>
        {kind === 'internal' ? <span className="ticket-note">Note, staff only</span> : null}
        <span className="muted">{whenever(at, zone, now)}</span>
      </p>
      <p className="ticket-body" dir="auto">
        {body}
      </p>
      {attachments.length > 0 ? (
        <div className="ticket-files">
          {attachments.map((file) => (
            <TicketFile key={file._key} ticket={ticket._id} file={file} />
          ))}
        </div>
      ) : null}
    </li>
  )
}

/** Everything that was said and done about a ticket, oldest first. */
export function TicketThread({ ticket, zone }: { readonly ticket: Ticket; readonly zone: string }) {
  const now = useMinutes()
  const list = useRef<HTMLOListElement>(null)
  const said = ticket.messages.length
  // The last word is what somebody opens a ticket for
  useEffect(() => {
    if (said > 0) list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [said])
  return (
    <ol ref={list} className="ticket-thread" aria-label="Thread" aria-live="polite">
      {entriesOf(ticket).map((entry) =>
        'message' in entry ? (
          <Said key={entry.message._key} ticket={ticket} message={entry.message} zone={zone} now={now} />
        ) : (
          <li key={`${entry.event._key} ${entry.event.type}`} className="ticket-event muted">
            {eventWords(entry.event)}, {whenever(entry.at, zone, now)}
          </li>
        ),
      )}
    </ol>
  )
}
