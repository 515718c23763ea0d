import { purchaseKind, type PurchaseOrder, purchaseOrderLifecycle } from '@souk/inventory'
import { purchaseOrderQuery } from '@souk/inventory/queries'
import type { ColumnDef } from '@tanstack/react-table'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { Fact, Facts } from '../ui/drawer.tsx'
import type { ListChoice } from '../ui/list-bar.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { moneyWords } from '../ui/money-words.ts'
import { RowLink } from '../ui/row-link.tsx'
import { useLiveQuery } from '../use-live-query.ts'
import { expectedColumn, inState, openedColumn, stateColumn } from './paper-columns.tsx'
import { PaperDrawer, type PaperFound } from './paper-drawer.tsx'
import { PlanButton } from './plan-button.tsx'
import { PlanPurchase } from './plan-purchase.tsx'
import { ReviseDialog } from './revise-dialog.tsx'

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
  stateColumn(({ state }) => purchaseOrderLifecycle[state]),
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
  expectedColumn(1000),
  openedColumn(when),
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
  const place: ListChoice = {
    name: 'place',
    title: 'Place',
    choices: locations.map(({ _id, name }) => ({ value: _id, title: name })),
    filter: (value) => ({ field: 'location', operator: 'eq', value }),
  }
  return (
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
        <PlanButton
          resource="purchaseOrder"
          command="openPurchaseOrder"
          text="New purchase order"
          form={PlanPurchase}
        />
      }
    />
  )
}
