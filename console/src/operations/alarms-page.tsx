import type { ColumnDef } from '@tanstack/react-table'
import { StateBadge } from '@souk/ui'
import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { auditRoundQuery } from '../queries.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { ListPage, type ListView } from '../ui/list-page.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { useLiveQuery } from '../use-live-query.ts'
import { AlarmDrawer, AlarmSubject, type AlarmRow, alarmStates } from './alarm-drawer.tsx'
import { alarmWords } from './alarm-words.ts'

const state = (value: string): ListView['filters'] => [{ field: 'state', operator: 'eq', value }]
const views: readonly [ListView, ...ListView[]] = [
  { name: 'open', title: 'Open', tone: 'critical', filters: state('open') },
  { name: 'closed', title: 'Closed', filters: state('closed') },
]

interface Rounds {
  readonly round: { readonly endedAt: string; readonly looked: number; readonly found: number } | null
  readonly dead: number
}

/** When the books were looked through last, and what else was given up. */
function RoundBar() {
  const { timeZone } = useShop()
  const now = useMinutes()
  const { data } = useLiveQuery<Rounds>({
    name: 'auditRound',
    groq: auditRoundQuery,
    types: ['auditRound', 'effect'],
  })
  if (!data) return null
  const { round, dead } = data
  return (
    <p className="backlog" role="status">
      {round
        ? `${round.looked.toLocaleString('en-US')} orders and levels were looked through by ${whenever(round.endedAt, timeZone, now)}. `
        : 'The books are being looked through for the first time. '}
      {round?.found === 0 ? 'They agree.' : ''}
      {dead > 0 ? (
        <>
          {' · '}
          <Link to="/effects?view=dead">
            <strong>{dead}</strong> {dead === 1 ? 'piece of work was' : 'pieces of work were'} given up
          </Link>
        </>
      ) : null}
    </p>
  )
}

const columns = (open: (id: string) => void, zone: string, now: number): ColumnDef<AlarmRow>[] => [
  {
    id: 'what',
    header: 'What',
    meta: { width: 320 },
    cell: ({ row: { original } }) => (
      <RowLink onOpen={() => open(original._id)}>{alarmWords(original.invariant).title}</RowLink>
    ),
  },
  {
    id: 'message',
    header: 'Found',
    meta: { from: 720 },
    cell: ({ row: { original } }) => original.message,
  },
  {
    id: 'subject',
    header: 'About',
    meta: { width: 260, from: 1000 },
    cell: ({ row: { original } }) => <AlarmSubject subject={original.subject} />,
  },
  {
    id: 'state',
    header: 'State',
    meta: { width: 80, from: 560 },
    cell: ({ row: { original } }) => <StateBadge {...alarmStates[original.state]} />,
  },
  {
    id: 'lastAt',
    header: 'Met last',
    meta: { width: 120, sort: 'lastAt', from: 720 },
    cell: ({ row: { original } }) => <span className="figures">{whenever(original.lastAt, zone, now)}</span>,
  },
]

/** What nobody asked for and somebody has to know: books that do not agree, webhooks that were not believed. */
export function AlarmsPage() {
  const { timeZone } = useShop()
  const now = useMinutes()
  return (
    <ListPage<AlarmRow>
      title="Alarms"
      resource="alarm"
      projection="{_id, _rev, _type, kind, invariant, subject, message, count, firstAt, lastAt, state, closedAt, closedBy}"
      views={views}
      search={{ placeholder: 'Words or a document', fields: ['message', 'subject', 'invariant'] }}
      sorting={{ field: 'lastAt', order: 'desc' }}
      columns={(open) => columns(open, timeZone, now)}
      empty={{
        title: 'No alarm',
        text: 'The server looks through all books beside its work, and tells here what does not add up.',
      }}
      above={<RoundBar />}
      drawer={(id, close) => <AlarmDrawer key={id} id={id} onClose={close} />}
    />
  )
}
