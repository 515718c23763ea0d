import { useCan, useGetIdentity } from '@refinedev/core'
import { Button, Select } from '@sanity/ui'
import { nextState } from '@souk/kernel'
import type { SanityIdentity } from '@souk/refine-sanity'
import { type Ticket, ticketCategories, ticketClocks, ticketLifecycle, ticketPriorities } from '@souk/support'
import { deskPeopleQuery } from '@souk/support/queries'
import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { customerPath } from '../customers/customer-path.ts'
import { orderPath } from '../orders/order-path.ts'
import { whenever } from '../time-words.ts'
import { Act } from '../ui/act.tsx'
import { Fact, Facts } from '../ui/drawer.tsx'
import { CommandFailed, RefusalNotice } from '../ui/states.tsx'
import { useCommand } from '../use-command.ts'
import { useLiveQuery } from '../use-live-query.ts'
import { TicketClock } from './ticket-clock.tsx'

type Table = Readonly<Record<string, { readonly title: string }>>

function Choice({
  label,
  value,
  table,
  disabled,
  onChoose,
}: {
  readonly label: string
  readonly value: string
  readonly table: Table
  readonly disabled: boolean
  readonly onChoose: (value: string) => void
}) {
  return (
    <label>
      {label}
      <Select
        fontSize={1}
        padding={3}
        value={value}
        disabled={disabled}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {Object.entries(table).map(([key, { title }]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </Select>
    </label>
  )
}

/** People whom a ticket can be given to: oneself, and whoever has held one. */
function usePeople(ticket: Ticket) {
  const { data: me } = useGetIdentity<SanityIdentity>()
  const { data: held } = useLiveQuery<readonly NonNullable<Ticket['assignee']>[]>({
    name: 'deskPeople',
    groq: deskPeopleQuery,
    types: ['ticket'],
  })
  const own = me ? [{ id: me.id, name: me.name }] : []
  const all = [...own, ...(ticket.assignee ? [ticket.assignee] : []), ...(held ?? [])]
  const people = new Map(all.map(({ id, name }) => [id, name]))
  return { me: own[0], people }
}

const steps = [
  { verb: 'solve', command: 'solveTicket', text: 'Solve' },
  { verb: 'reopen', command: 'reopenTicket', text: 'Reopen' },
  { verb: 'close', command: 'closeTicket', text: 'Close' },
] as const

/** Who holds it, how pressing it is, what it is about, and how far it is. */
export function TicketManage({ ticket, zone }: { readonly ticket: Ticket; readonly zone: string }) {
  const now = useMinutes()
  const { me, people } = usePeople(ticket)
  const command = useCommand()
  const { data: can } = useCan({ resource: 'ticket', action: 'assignTicket' })
  const ticketId = ticket._id
  const run = (name: string, input: object) => command.mutate({ name, input: { ticketId, ...input } })
  const give = (id: string) => run('assignTicket', { assignee: id === '' ? null : { id, name: people.get(id) ?? id } })
  const clocks = ticketClocks(ticket, now)
  const disabled = command.isPending || can?.can === false
  const holders = { '': { title: 'Nobody' }, ...Object.fromEntries([...people].map(([id, title]) => [id, { title }])) }
  return (
    <section className="panel" aria-labelledby="ticket-desk">
      <header>
        <h2 id="ticket-desk">Desk</h2>
        {me && ticket.assignee?.id !== me.id && can?.can ? (
          <Button
            mode="ghost"
            text="Take it"
            fontSize={1}
            padding={2}
            disabled={disabled}
            onClick={() => give(me.id)}
          />
        ) : null}
      </header>
      <div className="panel-body ticket-manage">
        <Choice label="Held by" value={ticket.assignee?.id ?? ''} table={holders} disabled={disabled} onChoose={give} />
        <Choice
          label="Priority"
          value={ticket.priority}
          table={ticketPriorities}
          disabled={disabled}
          onChoose={(priority) => run('setTicketPriority', { priority })}
        />
        <Choice
          label="About"
          value={ticket.category}
          table={ticketCategories}
          disabled={disabled}
          onChoose={(category) => run('setTicketCategory', { category })}
        />
        {command.isError ? <CommandFailed error={command.error} /> : null}
        {command.data?.kind === 'refused' ? <RefusalNotice message={command.data.refusal.message} /> : null}
        {can?.can === false ? <p className="muted">{can.reason}</p> : null}
        <p className="ticket-clocks">
          <TicketClock clock={clocks.firstResponse} label="First answer" />
          <TicketClock clock={clocks.resolution} label="Settled" />
        </p>
        {can?.can ? (
          <div className="ticket-steps">
            {steps
              .filter(({ verb }) => nextState(ticketLifecycle, ticket.state, verb))
              .map(({ verb, command: name, text }) => (
                <Act key={verb} resource="ticket" command={name} input={{ ticketId }} text={text} />
              ))}
          </div>
        ) : null}
        <Facts>
          <Fact label="Asked by">
            {ticket.contact.name ? <div>{ticket.contact.name}</div> : null}
            {ticket.contact.email}
          </Fact>
          <Fact label="Account">
            {ticket.customer ? <Link to={customerPath(ticket.customer)}>Open the customer</Link> : 'Guest'}
          </Fact>
          {ticket.order ? (
            <Fact label="Order">
              <Link to={orderPath(ticket.order)}>{ticket.orderNumber ?? 'Open the order'}</Link>
            </Fact>
          ) : null}
          <Fact label="Language">{ticket.language}</Fact>
          <Fact label="Opened">{whenever(ticket.createdAt, zone, now)}</Fact>
          {ticket.product ? <Fact label="Product">{ticket.product}</Fact> : null}
        </Facts>
      </div>
    </section>
  )
}
