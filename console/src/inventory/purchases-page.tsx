import { useCan } from '@refinedev/core'
import { AddIcon } from '@sanity/icons/Add'
import { Button } from '@sanity/ui'
import { type PurchaseOrder, purchaseOrderLifecycle } from '@souk/inventory'
import { purchaseOrderQuery } from '@souk/inventory/queries'
import { StateBadge } from '@souk/ui'
import type { ColumnDef } from '@tanstack/react-table'
import { useState } from 'react'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { Fact, Facts } from '../ui/drawer.tsx'
import type { ListChoice } from '../ui/list-bar.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { moneyWords } from '../ui/money-words.ts'
import { RowLink } from '../ui/row-link.tsx'
import { useAddress } from '../ui/use-address.ts'
import { useLiveQuery } from '../use-live-query.ts'
import { PaperDrawer, type PaperFound } from './paper-drawer.tsx'
import { PlanPurchase } from './plan-purchase.tsx'
import { purchaseKind } from './purchase-kind.ts'
import { ReviseDialog } from './revise-dialog.tsx'

const inState = (...value: readonly string[]) => [{ field: 'state', operator: 'in' as const, value }]
const views = [
  { name: 'open', title: 'Still to come', tone: 'primary', filters: inState('draft', 'ordered', 'partially_received') },
  { name: 'drafts', title: 'Drafts', filters: inState('draft') },
  { name: 'ordered', title: 'Ordered', filters: inState('ordered', 'partially_received') },
  { name: 'all', title: 'All', filters: [] },
] as const

type Row = Pick<
  PurchaseOrder,
  '_id' | '_rev' | 'state' | 'supplier' | 'reference' | 'location' | 'currency' | 'expectedOn' | 'openedAt'
> & { readonly lines: readonly Pick<PurchaseOrder['lines'][number], 'quantity' | 'unitCost'>[] }

const costOf = (lines: Row['lines']): number =>
  lines.reduce((sum, { quantity, unitCost }) => sum + quantity * unitCost, 0)

const columns = (
  open: (id: string) => void,
  placeName: (id: string) => string,
  when: (at: string) => string,
): ColumnDef<Row>[] => [
  {
    id: 'supplier',
    header: 'Supplier',
    meta: { sort: 'supplier' },
    cell: ({ row: { original } }) => <RowLink onOpen={() => open(original._id)}>{original.supplier}</RowLink>,
  },
  {
    id: 'reference',
    header: 'Number',
    meta: { width: 120, sort: 'reference', from: 560 },
    cell: ({ row }) => row.original.reference,
  },
  {
    id: 'state',
    header: 'State',
    meta: { width: 150 },
    cell: ({ row: { original } }) => <StateBadge {...purchaseOrderLifecycle[original.state]} />,
  },
  {
    id: 'location',
    header: 'Brought to',
    meta: { width: 110, from: 720 },
    cell: ({ row }) => placeName(row.original.location),
  },
  {
    id: 'cost',
    header: 'Cost',
    meta: { width: 100, end: true, from: 720 },
    cell: ({ row: { original } }) => moneyWords(costOf(original.lines), original.currency),
  },
  {
    id: 'expectedOn',
    header: 'Expected',
    meta: { width: 110, sort: 'expectedOn', from: 1000 },
    cell: ({ row }) => row.original.expectedOn ?? <span className="muted">·</span>,
  },
  {
    id: 'openedAt',
    header: 'Opened',
    meta: { width: 130, sort: 'openedAt', from: 1000 },
    cell: ({ row }) => when(row.original.openedAt),
  },
]

function PurchaseDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { placeName } = useShop()
  const query = useLiveQuery<PaperFound<PurchaseOrder> | null>({
    name: 'purchaseOrder',
    groq: purchaseOrderQuery,
    params: { id },
    types: ['purchaseOrder', 'stockLevel'],
  })
  return (
    <PaperDrawer
      kind={purchaseKind}
      found={query.data}
      error={query.error}
      onRetry={() => void query.refetch()}
      onClose={onClose}
      facts={({ supplier, reference, location, expectedOn, note, lines, currency }) => (
        <Facts>
          <Fact label="Supplier">{supplier}</Fact>
          <Fact label="Number">{reference}</Fact>
          <Fact label="Brought to">{placeName(location)}</Fact>
          <Fact label="Cost">{moneyWords(costOf(lines), currency)}</Fact>
          {expectedOn ? <Fact label="Expected on">{expectedOn}</Fact> : null}
          {note ? <Fact label="Note">{note}</Fact> : null}
        </Facts>
      )}
      revise={(paper, close) => (
        <ReviseDialog
          command="revisePurchaseOrder"
          idField="purchaseOrderId"
          paper={paper}
          currency={paper.currency}
          onClose={close}
        />
      )}
    />
  )
}

/** What suppliers are to bring: planned, ordered, received in parts, closed short. */
export function PurchasesPage() {
  const { locations, placeName, timeZone } = useShop()
  const now = useMinutes()
  const address = useAddress()
  const [planning, setPlanning] = useState(false)
  const { data: can } = useCan({ resource: 'purchaseOrder', action: 'openPurchaseOrder' })
  const place: ListChoice = {
    name: 'place',
    title: 'Place',
    choices: locations.map(({ _id, name }) => ({ value: _id, title: name })),
    filter: (value) => ({ field: 'location', operator: 'eq', value }),
  }
  return (
    <>
      <ListPage<Row>
        title="Purchases"
        resource="purchaseOrder"
        projection="{_id, _rev, state, supplier, reference, location, currency, expectedOn, openedAt, lines[]{quantity, unitCost}}"
        views={views}
        search={{ placeholder: 'Supplier, number', fields: ['supplier', 'reference', 'note'] }}
        choices={[place]}
        sorting={{ field: 'openedAt', order: 'desc' }}
        columns={(open) => columns(open, placeName, (at) => whenever(at, timeZone, now))}
        empty={{ title: 'No purchase orders here', text: 'What suppliers are to bring shows here.' }}
        drawer={(id, close) => <PurchaseDrawer key={id} id={id} onClose={close} />}
        actions={
          can?.can ? (
            <Button
              icon={AddIcon}
              text="New purchase order"
              fontSize={1}
              padding={3}
              onClick={() => setPlanning(true)}
            />
          ) : null
        }
      />
      {planning ? (
        <PlanPurchase
          onClose={() => setPlanning(false)}
          onOpened={(id) => {
            setPlanning(false)
            address.open(id)
          }}
        />
      ) : null}
    </>
  )
}
