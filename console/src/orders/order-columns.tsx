import type { ColumnDef } from '@tanstack/react-table'
import { fulfillmentLifecycle, fulfillmentStandings, orderLifecycle, paymentStandings } from '@souk/orders'
import { Money, Person, StateBadge } from '@souk/ui'
import { Link } from 'react-router'
import { promisedBy, whenever } from '../time-words.ts'
import { lineWords, type OrderRow, type WorkRow } from './order-row.ts'
import { PromiseClock } from './promise-clock.tsx'
import { orderPath } from './order-path.ts'

export interface ColumnFacts {
  readonly zone: string
  readonly now: number
  readonly workOf: (order: OrderRow) => readonly WorkRow[]
  readonly linkState: unknown
}

/** One parcel tells its own state; an order of several tells their standing; one that is over tells that. */
export function FulfillmentBadge({ order, work }: { readonly order: OrderRow; readonly work: readonly WorkRow[] }) {
  const [only, ...more] = work
  if (order.state !== 'placed' && order.state !== 'completed') {
    const { title, tone } = orderLifecycle[order.state]
    return <StateBadge title={title} tone={tone} />
  }
  const words =
    only && more.length === 0 && only.state !== 'open'
      ? fulfillmentLifecycle[only.state]
      : fulfillmentStandings[order.fulfillmentStanding]
  return <StateBadge title={words.title} tone={words.tone} />
}

function With({ work }: { readonly work: readonly WorkRow[] }) {
  const names = [...new Set(work.flatMap(({ courier, assignee }) => courier ?? assignee?.name ?? []))]
  if (names.length === 0) return <span className="muted">—</span>
  return (
    <span className="with">
      {names.map((name) => (
        <Person key={name} name={name} kind="staff" size={23} />
      ))}
    </span>
  )
}

/** The columns of the queue as a table. */
export const orderColumns = ({ zone, now, workOf, linkState }: ColumnFacts): ColumnDef<OrderRow>[] => [
  {
    id: 'number',
    header: 'Order',
    meta: { width: 84, sort: 'number' },
    cell: ({ row }) => (
      <Link className="strong" to={orderPath(row.original._id)} state={linkState}>
        {row.original.number}
      </Link>
    ),
  },
  {
    // By checkout: an unpaid order was never placed, and stands where it came in.
    id: 'createdAt',
    header: 'Placed',
    meta: { width: 104, sort: 'createdAt', from: 560 },
    cell: ({ row: { original } }) => (
      <span className="muted">{whenever(original.placedAt ?? original.createdAt, zone, now)}</span>
    ),
  },
  {
    id: 'customer',
    header: 'Customer',
    meta: { width: 140, sort: 'address.name' },
    cell: ({ row }) => <span className="strong">{row.original.customer ?? 'Guest'}</span>,
  },
  {
    id: 'lines',
    header: 'Lines',
    meta: { from: 1000 },
    cell: ({ row }) => {
      const { units, words } = lineWords(row.original.lines)
      return (
        <span title={words}>
          <span className="units">{units}</span> <span className="muted">{words}</span>
        </span>
      )
    },
  },
  {
    id: 'total',
    header: 'Total',
    meta: { width: 88, end: true, sort: 'totals.total', from: 560 },
    cell: ({ row }) => <Money amount={row.original.total} currency={row.original.currency} />,
  },
  {
    id: 'payment',
    header: 'Payment',
    meta: { width: 120, from: 720 },
    cell: ({ row }) => {
      const { title, tone } = paymentStandings[row.original.paymentStanding]
      return <StateBadge title={title} tone={tone} />
    },
  },
  {
    id: 'fulfillment',
    header: 'Fulfillment',
    meta: { width: 142 },
    cell: ({ row }) => <FulfillmentBadge order={row.original} work={workOf(row.original)} />,
  },
  {
    id: 'promise',
    header: 'Promise',
    meta: { width: 68, from: 1200, sort: 'promise.to' },
    cell: ({ row }) => (
      <span className="muted">{row.original.promise ? promisedBy(row.original.promise, zone) : '—'}</span>
    ),
  },
  {
    id: 'clock',
    header: 'Clock',
    meta: { width: 112, from: 1000 },
    cell: ({ row }) => <PromiseClock order={row.original} work={workOf(row.original)} zone={zone} />,
  },
  {
    id: 'with',
    header: 'With',
    meta: { width: 66, from: 1200 },
    cell: ({ row }) => <With work={workOf(row.original)} />,
  },
]
