import type { ColumnDef } from '@tanstack/react-table'
import { messageLifecycle, messageTemplates } from '@souk/messages'
import { StateBadge } from '@souk/ui'
import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { orderPath } from '../orders/order-path.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { choiceOf } from '../ui/list-bar.tsx'
import { ListPage, type ListView } from '../ui/list-page.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { MessageDrawer } from './message-drawer.tsx'
import { channels, type MessageRow, templateTitle } from './message-words.ts'

const states = (...value: readonly string[]): ListView['filters'] => [
  { field: 'state', operator: 'in', value: [...value] },
]
const views: readonly [ListView, ...ListView[]] = [
  { name: 'failed', title: 'Did not arrive', tone: 'critical', filters: states('failed', 'undelivered') },
  { name: 'queued', title: 'Waiting', tone: 'suggest', filters: states('queued') },
  { name: 'sent', title: 'Sent', filters: states('sent', 'delivered') },
  { name: 'suppressed', title: 'Not sent', tone: 'caution', filters: states('suppressed') },
  { name: 'all', title: 'All', filters: [] },
]

const columns = (open: (id: string) => void, zone: string, now: number): ColumnDef<MessageRow>[] => [
  {
    id: 'template',
    header: 'What',
    meta: { width: 180, sort: 'template' },
    cell: ({ row: { original } }) => (
      <RowLink onOpen={() => open(original._id)}>{templateTitle(original.template)}</RowLink>
    ),
  },
  { id: 'to', header: 'To', cell: ({ row: { original } }) => original.to },
  {
    id: 'channel',
    header: 'By',
    meta: { width: 96, from: 720 },
    cell: ({ row: { original } }) => channels[original.channel].title,
  },
  {
    id: 'order',
    header: 'Order',
    meta: { width: 84, from: 560 },
    cell: ({ row: { original } }) =>
      original.order ? <Link to={orderPath(original.order)}>{original.orderNumber ?? 'Order'}</Link> : '—',
  },
  {
    id: 'state',
    header: 'State',
    meta: { width: 118 },
    cell: ({ row: { original } }) => <StateBadge {...messageLifecycle[original.state]} />,
  },
  {
    id: 'failure',
    header: 'Why',
    meta: { width: 220, from: 1200 },
    cell: ({ row: { original } }) => <span className="muted">{original.failure ?? ''}</span>,
  },
  {
    id: 'createdAt',
    header: 'When',
    meta: { width: 120, sort: 'createdAt', from: 1000 },
    cell: ({ row: { original } }) => <span className="muted">{whenever(original.createdAt, zone, now)}</span>,
  },
]

/** Everything the shop said to anybody, what did not arrive first. */
export function MessagesPage() {
  const { timeZone } = useShop()
  const now = useMinutes()
  return (
    <ListPage<MessageRow>
      title="Messages"
      resource="message"
      projection={`{_id, _rev, channel, template, language, to, subject, order, about, resendOf, state, createdAt, sentAt, settledAt, failure, "orderNumber": *[_id == ^.order][0].number}`}
      views={views}
      search={{ placeholder: 'Address, number, subject', fields: ['to', 'subject'] }}
      choices={[choiceOf('template', 'What', messageTemplates), choiceOf('channel', 'By', channels)]}
      sorting={{ field: 'createdAt', order: 'desc' }}
      columns={(open) => columns(open, timeZone, now)}
      empty={{ title: 'No messages here', text: 'What the shop says to people shows here by itself.' }}
      drawer={(id, close) => <MessageDrawer key={id} id={id} onClose={close} />}
    />
  )
}
