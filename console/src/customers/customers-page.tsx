import type { ColumnDef } from '@tanstack/react-table'
import { StateBadge } from '@souk/ui'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { whenever } from '../time-words.ts'
import { choiceOf } from '../ui/list-bar.tsx'
import { ListPage, type ListView } from '../ui/list-page.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { CustomerDrawer } from './customer-drawer.tsx'
import { type CustomerRow, customerStates, languages } from './customer-words.ts'

const state = (value: string): ListView['filters'] => [{ field: 'state', operator: 'eq', value }]
const views: readonly [ListView, ...ListView[]] = [
  { name: 'all', title: 'All', filters: [] },
  { name: 'active', title: 'Active', tone: 'positive', filters: state('active') },
  { name: 'unconfirmed', title: 'Waiting for confirmation', tone: 'caution', filters: state('unconfirmed') },
  { name: 'erased', title: 'Erased', filters: state('erased') },
]

const columns = (open: (id: string) => void, zone: string, now: number): ColumnDef<CustomerRow>[] => [
  {
    id: 'name',
    header: 'Name',
    meta: { width: 190, sort: 'name' },
    cell: ({ row: { original } }) => (
      <RowLink onOpen={() => open(original._id)}>{original.name || 'Erased customer'}</RowLink>
    ),
  },
  {
    id: 'email',
    header: 'E-mail',
    cell: ({ row: { original } }) => original.email ?? <span className="muted">—</span>,
  },
  {
    id: 'phone',
    header: 'Phone',
    meta: { width: 140, from: 720 },
    cell: ({ row: { original } }) => original.phone ?? <span className="muted">—</span>,
  },
  {
    id: 'orders',
    header: 'Orders',
    meta: { width: 70, end: true, from: 560 },
    cell: ({ row: { original } }) => original.orders,
  },
  {
    id: 'state',
    header: 'State',
    meta: { width: 170 },
    cell: ({ row: { original } }) => <StateBadge {...customerStates[original.state]} />,
  },
  {
    id: 'language',
    header: 'Language',
    meta: { width: 84, from: 1200 },
    cell: ({ row: { original } }) => languages[original.language ?? ''] ?? original.language,
  },
  {
    id: 'createdAt',
    header: 'Since',
    meta: { width: 120, sort: 'createdAt', from: 1000 },
    cell: ({ row: { original } }) => <span className="muted">{whenever(original.createdAt, zone, now)}</span>,
  },
]

/** The shoppers with an account: found by name, e-mail or phone, with all that we know of each beside the list. */
export function CustomersPage() {
  const { timeZone } = useShop()
  const now = useMinutes()
  return (
    <ListPage<CustomerRow>
      title="Customers"
      resource="customer"
      projection={`{_id, _rev, state, name, email, phone, language, createdAt, "orders": count(*[_type == "order" && customer == ^._id])}`}
      views={views}
      search={{ placeholder: 'Name, e-mail, phone', fields: ['name', 'email', 'phone'] }}
      choices={[
        choiceOf(
          'language',
          'Language',
          Object.fromEntries(Object.entries(languages).map(([code, title]) => [code, { title }])),
        ),
      ]}
      sorting={{ field: 'createdAt', order: 'desc' }}
      columns={(open) => columns(open, timeZone, now)}
      empty={{ title: 'No customers here', text: 'Whoever registers in the shop shows here by themselves.' }}
      drawer={(id, close) => <CustomerDrawer key={id} id={id} onClose={close} />}
    />
  )
}
