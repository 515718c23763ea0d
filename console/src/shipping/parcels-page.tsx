import type { ColumnDef } from '@tanstack/react-table'
import { shipmentLifecycle, type Shipment } from '@souk/shipping'
import { StateBadge } from '@souk/ui'
import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { orderPath } from '../orders/order-path.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { choiceOf } from '../ui/list-bar.tsx'
import { ListPage, type ListView } from '../ui/list-page.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { carriers, carrierTitle } from './carrier-words.ts'
import { ParcelDrawer } from './parcel-drawer.tsx'

const states = (...value: readonly string[]): ListView['filters'] => [
  { field: 'state', operator: 'in', value: [...value] },
]
const views: readonly [ListView, ...ListView[]] = [
  {
    name: 'look',
    title: 'Needs a look',
    tone: 'caution',
    filters: [
      {
        operator: 'or',
        value: [
          { field: 'flagged', operator: 'eq', value: true },
          { field: 'state', operator: 'in', value: ['failed', 'delayed', 'returning'] },
        ],
      },
    ],
  },
  {
    name: 'road',
    title: 'Under way',
    tone: 'suggest',
    filters: states('labeled', 'picked_up', 'in_transit', 'out_for_delivery', 'available_for_pickup'),
  },
  { name: 'created', title: 'Awaits a carrier', filters: states('created') },
  { name: 'over', title: 'Over', filters: states('delivered', 'returned', 'canceled') },
  { name: 'all', title: 'All', filters: [] },
]

const columns = (open: (id: string) => void, zone: string, now: number): ColumnDef<Shipment>[] => [
  {
    id: 'number',
    header: 'Parcel of',
    meta: { width: 100, sort: 'orderNumber' },
    cell: ({ row: { original } }) => <RowLink onOpen={() => open(original._id)}>{original.orderNumber}</RowLink>,
  },
  {
    id: 'carrier',
    header: 'Carrier',
    meta: { width: 120, sort: 'carrier', from: 560 },
    cell: ({ row: { original } }) => carrierTitle(original.carrier),
  },
  {
    id: 'tracking',
    header: 'Tracking number',
    meta: { width: 170, from: 1000 },
    cell: ({ row: { original } }) => <span className="mono">{original.trackingNumber ?? '—'}</span>,
  },
  {
    id: 'state',
    header: 'State',
    meta: { width: 220 },
    cell: ({ row: { original } }) => (
      <>
        <StateBadge {...shipmentLifecycle[original.state]} />{' '}
        {original.flagged ? <StateBadge title="Unknown word" tone="caution" /> : null}
      </>
    ),
  },
  {
    id: 'last',
    header: 'Last heard',
    cell: ({ row: { original } }) => (
      <span className="muted">{original.events?.at(-1)?.description ?? 'Nothing yet'}</span>
    ),
  },
  {
    id: 'expectedAt',
    header: 'Expected',
    meta: { width: 120, sort: 'expectedAt', from: 1200 },
    cell: ({ row: { original } }) => (original.expectedAt ? whenever(original.expectedAt, zone, now) : '—'),
  },
  {
    id: 'order',
    header: 'Order',
    meta: { width: 70, from: 1200 },
    cell: ({ row: { original } }) => <Link to={orderPath(original.order)}>Open</Link>,
  },
]

/** Parcels and what carriers said of them: what needs a person first. */
export function ParcelsPage() {
  const { timeZone } = useShop()
  const now = useMinutes()
  return (
    <ListPage<Shipment>
      title="Parcels"
      resource="shipment"
      projection="{_id, _rev, _type, order, orderNumber, fulfillment, carrier, trackingNumber, state, flagged, expectedAt, createdAt, events[]{_key, at, status, description, code, place}}"
      views={views}
      search={{ placeholder: 'Order, tracking number', fields: ['orderNumber', 'trackingNumber'] }}
      choices={[choiceOf('carrier', 'Carrier', carriers)]}
      sorting={{ field: 'createdAt', order: 'desc' }}
      columns={(open) => columns(open, timeZone, now)}
      empty={{ title: 'No parcels here', text: 'What a carrier says of a parcel shows here by itself.' }}
      drawer={(id, close) => <ParcelDrawer key={id} id={id} onClose={close} />}
    />
  )
}
