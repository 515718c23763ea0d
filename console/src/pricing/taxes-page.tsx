import { useCan } from '@refinedev/core'
import { AddIcon } from '@sanity/icons/Add'
import { Button } from '@sanity/ui'
import type { TaxRate } from '@souk/pricing'
import type { ColumnDef } from '@tanstack/react-table'
import { choiceOf } from '../ui/list-bar.tsx'
import { ListPage, type ListView } from '../ui/list-page.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { useAddress } from '../ui/use-address.ts'
import { TaxCalculator } from './tax-calculator.tsx'
import { TaxDrawer } from './tax-drawer.tsx'
import { taxClasses } from './tax-values.ts'

const views: readonly [ListView] = [{ name: 'all', title: 'All', filters: [] }]
const classes = Object.fromEntries(taxClasses.map(({ value, title }) => [value, { title }]))

const columns = (open: (id: string) => void): ColumnDef<TaxRate>[] => [
  {
    id: 'name',
    header: 'Rate',
    meta: { sort: 'name' },
    cell: ({ row: { original } }) => <RowLink onOpen={() => open(original._id)}>{original.name}</RowLink>,
  },
  {
    id: 'country',
    header: 'Country',
    meta: { width: 80, sort: 'country' },
    cell: ({ row: { original } }) => original.country,
  },
  {
    id: 'region',
    header: 'Region',
    meta: { width: 150, from: 720 },
    cell: ({ row: { original } }) =>
      original.postcodes?.length ? original.postcodes.join(', ') : (original.region ?? 'All of it'),
  },
  {
    id: 'taxClass',
    header: 'Class',
    meta: { width: 100, from: 560 },
    cell: ({ row: { original } }) => classes[original.taxClass]?.title ?? original.taxClass,
  },
  {
    id: 'rate',
    header: 'Rate',
    meta: { width: 80, end: true, sort: 'rate' },
    cell: ({ row: { original } }) => `${(original.rate / 100).toFixed(2)} %`,
  },
  {
    id: 'included',
    header: 'Prices',
    meta: { width: 110, from: 1000 },
    cell: ({ row: { original } }) => <span className="muted">{original.included ? 'hold it' : 'come without'}</span>,
  },
  {
    id: 'validFrom',
    header: 'From',
    meta: { width: 116, sort: 'validFrom', from: 1000 },
    cell: ({ row: { original } }) => <span className="muted">{original.validFrom?.slice(0, 10)}</span>,
  },
]

/** What the state takes, by country, region and class; and a place to try what an address would pay. */
export function TaxesPage() {
  const address = useAddress()
  const { data: can } = useCan({ resource: 'taxRate', action: 'create' })
  return (
    <ListPage<TaxRate>
      title="Taxes"
      resource="taxRate"
      perspective="drafts"
      projection="{...}"
      views={views}
      search={{ placeholder: 'Name, country, region', fields: ['name', 'country', 'region'] }}
      choices={[choiceOf('taxClass', 'Class', classes)]}
      sorting={{ field: 'country', order: 'asc' }}
      columns={columns}
      empty={{ title: 'No tax rate yet', text: 'Without one nothing is taxed.' }}
      above={<TaxCalculator />}
      actions={
        can?.can ? (
          <Button icon={AddIcon} text="New rate" fontSize={1} padding={3} onClick={() => address.open('new')} />
        ) : null
      }
      drawer={(id, close) => <TaxDrawer key={id} id={id} onClose={close} />}
    />
  )
}
