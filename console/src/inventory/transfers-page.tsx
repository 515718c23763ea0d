import { type StockTransfer, stockTransferLifecycle, transferKind, wayOf } from '@souk/inventory'
import { transferQuery } from '@souk/inventory/queries'
import type { ColumnDef } from '@tanstack/react-table'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { Fact, Facts } from '../ui/drawer.tsx'
import type { ListChoice } from '../ui/list-bar.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { useLiveQuery } from '../use-live-query.ts'
import { expectedColumn, inState, openedColumn, stateColumn } from './paper-columns.tsx'
import { PaperDrawer, type PaperFound } from './paper-drawer.tsx'
import { PlanButton } from './plan-button.tsx'
import { PlanTransfer } from './plan-transfer.tsx'
import { ReviseDialog } from './revise-dialog.tsx'

const views = [
  {
    name: 'open',
    title: 'Still to come',
    tone: 'primary',
    filters: inState('draft', 'in_transit', 'partially_received'),
  },
  { name: 'drafts', title: 'Drafts', filters: inState('draft') },
  { name: 'way', title: 'On the way', filters: inState('in_transit', 'partially_received') },
  { name: 'all', title: 'All', filters: [] },
] as const

type Row = Pick<StockTransfer, '_id' | '_rev' | 'state' | 'from' | 'to' | 'reference' | 'expectedOn' | 'openedAt'> & {
  readonly units: number
}

const columns = (
  open: (id: string) => void,
  placeName: (id: string) => string,
  when: (at: string) => string,
): ColumnDef<Row>[] => [
  {
    id: 'way',
    header: 'From and to',
    cell: ({ row: { original } }) => <RowLink onOpen={() => open(original._id)}>{wayOf(original, placeName)}</RowLink>,
  },
  stateColumn(({ state }) => stockTransferLifecycle[state]),
  { id: 'units', header: 'Units', meta: { width: 66, end: true, from: 560 }, cell: ({ row }) => row.original.units },
  {
    id: 'reference',
    header: 'Number',
    meta: { width: 130, sort: 'reference', from: 1000 },
    cell: ({ row }) => row.original.reference ?? <span className="muted">·</span>,
  },
  expectedColumn(720),
  openedColumn(when),
]

function TransferDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { placeName } = useShop()
  const query = useLiveQuery<PaperFound<StockTransfer> | null>({
    name: 'transfer',
    groq: transferQuery,
    params: { id },
    types: ['stockTransfer', 'stockLevel'],
  })
  return (
    <PaperDrawer
      kind={transferKind}
      found={query.data}
      error={query.error}
      onRetry={() => void query.refetch()}
      onClose={onClose}
      facts={({ from, to, reference, expectedOn, note }) => (
        <Facts>
          <Fact label="From">{placeName(from)}</Fact>
          <Fact label="To">{placeName(to)}</Fact>
          {reference ? <Fact label="Number">{reference}</Fact> : null}
          {expectedOn ? <Fact label="Expected on">{expectedOn}</Fact> : null}
          {note ? <Fact label="Note">{note}</Fact> : null}
        </Facts>
      )}
      revise={(paper, close) => (
        <ReviseDialog
          command="reviseTransfer"
          idField="transferId"
          paper={paper}
          leaving={(query.data?.levels ?? []).filter(({ location }) => location === paper.from)}
          onClose={close}
        />
      )}
    />
  )
}

/** Units on their way between two places of ours: what is planned, what is on the way, what came of it. */
export function TransfersPage() {
  const { locations, placeName, timeZone } = useShop()
  const now = useMinutes()
  const place: ListChoice = {
    name: 'place',
    title: 'Place',
    choices: locations.map(({ _id, name }) => ({ value: _id, title: name })),
    filter: (value) => ({
      operator: 'or',
      value: [
        { field: 'from', operator: 'eq', value },
        { field: 'to', operator: 'eq', value },
      ],
    }),
  }
  return (
    <ListPage<Row>
      title="Transfers"
      resource="stockTransfer"
      projection='{_id, _rev, state, from, to, reference, expectedOn, openedAt, "units": math::sum(lines[].quantity)}'
      views={views}
      search={{ placeholder: 'Number, note', fields: ['reference', 'note'] }}
      choices={[place]}
      sorting={{ field: 'openedAt', order: 'desc' }}
      columns={(open) => columns(open, placeName, (at) => whenever(at, timeZone, now))}
      empty={{ title: 'No transfers here', text: 'Units that go from one place to another show here.' }}
      drawer={(id, close) => <TransferDrawer key={id} id={id} onClose={close} />}
      actions={<PlanButton resource="stockTransfer" command="openTransfer" text="New transfer" form={PlanTransfer} />}
    />
  )
}
