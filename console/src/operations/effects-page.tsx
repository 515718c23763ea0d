import type { ColumnDef } from '@tanstack/react-table'
import { type EffectDocument, effectLifecycle } from '@souk/messages'
import { StateBadge } from '@souk/ui'
import { useMinutes } from '../clock.ts'
import { effectFiguresQuery } from '../queries.ts'
import { useShop } from '../shop.ts'
import { spanWords, whenever } from '../time-words.ts'
import { ListPage, type ListView } from '../ui/list-page.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { useLiveQuery } from '../use-live-query.ts'
import { EffectDrawer } from './effect-drawer.tsx'
import { kindWords } from './effect-words.ts'

const state = (value: string): ListView['filters'] => [{ field: 'state', operator: 'eq', value }]
const views: readonly [ListView, ...ListView[]] = [
  { name: 'dead', title: 'Given up', tone: 'critical', filters: state('dead') },
  { name: 'pending', title: 'Waiting', tone: 'suggest', filters: state('pending') },
  { name: 'done', title: 'Done', filters: state('done') },
  { name: 'all', title: 'All', filters: [] },
]

interface Backlog {
  readonly due: number
  readonly waiting: number
  readonly dead: number
  readonly oldest: string | null
}

/** How much is due, how long the oldest waits, and what was given up. */
function BacklogBar() {
  const minute = Math.floor(useMinutes() / 60_000) * 60_000
  const { data } = useLiveQuery<Backlog>({
    name: 'effectFigures',
    groq: effectFiguresQuery,
    params: { now: new Date(minute).toISOString() },
    types: ['effect'],
  })
  if (!data) return null
  return (
    <p className="backlog" role="status">
      <strong>{data.due}</strong> due now
      {data.oldest ? `, the oldest since ${spanWords(Math.max(0, minute - Date.parse(data.oldest)))}` : ''}
      {' · '}
      <strong>{data.waiting}</strong> wait for their next try{' · '}
      <strong className={data.dead > 0 ? 'tone' : undefined} data-tone="critical">
        {data.dead}
      </strong>{' '}
      given up
    </p>
  )
}

const columns = (open: (id: string) => void, zone: string, now: number): ColumnDef<EffectDocument>[] => [
  {
    id: 'kind',
    header: 'Work',
    meta: { width: 200, sort: 'kind' },
    cell: ({ row: { original } }) => <RowLink onOpen={() => open(original._id)}>{kindWords(original.kind)}</RowLink>,
  },
  {
    id: 'subject',
    header: 'For',
    meta: { width: 240, from: 1000 },
    cell: ({ row: { original } }) => <span className="mono">{original.subject}</span>,
  },
  {
    id: 'state',
    header: 'State',
    meta: { width: 100 },
    cell: ({ row: { original } }) => <StateBadge {...effectLifecycle[original.state]} />,
  },
  {
    id: 'attempts',
    header: 'Tries',
    meta: { width: 60, end: true, sort: 'attempts', from: 560 },
    cell: ({ row: { original } }) => original.attempts,
  },
  {
    id: 'nextAt',
    header: 'Next try',
    meta: { width: 120, sort: 'nextAt', from: 720 },
    cell: ({ row: { original } }) => (original.state === 'pending' ? whenever(original.nextAt, zone, now) : '—'),
  },
  {
    id: 'lastError',
    header: 'Last word',
    cell: ({ row: { original } }) => <span className="muted">{original.lastError ?? ''}</span>,
  },
]

/** Work for the outside world: what was given up first, with the way to try again. */
export function EffectsPage() {
  const { timeZone } = useShop()
  const now = useMinutes()
  return (
    <ListPage<EffectDocument>
      title="Effects"
      resource="effect"
      projection="{_id, _rev, _type, kind, subject, state, attempts, nextAt, leaseUntil, leaseOwner, lastError, createdAt, doneAt}"
      views={views}
      search={{ placeholder: 'Kind, document, last word', fields: ['kind', 'subject', 'lastError'] }}
      sorting={{ field: 'createdAt', order: 'desc' }}
      columns={(open) => columns(open, timeZone, now)}
      empty={{ title: 'Nothing here', text: 'Refunds, labels and messages that wait or fail show here by themselves.' }}
      above={<BacklogBar />}
      drawer={(id, close) => <EffectDrawer key={id} id={id} onClose={close} />}
    />
  )
}
