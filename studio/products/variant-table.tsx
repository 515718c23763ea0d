import { TagIcon } from '@sanity/icons/Tag'
import { Badge, Box, Container, Spinner, Stack } from '@sanity/ui'
import { type Column, DataTable, EmptyState, ErrorCard, Money } from '@souk/ui'
import { useEditState } from 'sanity'
import { type UserViewComponent, usePaneRouter } from 'sanity/structure'
import { AddVariant } from './add-variant.tsx'
import { useVariants, type VariantRow } from './use-variants.ts'

function Words({ row }: { readonly row: VariantRow }) {
  const { ChildLink } = usePaneRouter()
  return (
    <ChildLink childId={row._id} childParameters={{ type: 'variant' }}>
      {row.words ?? row.sku ?? 'Untitled'}
    </ChildLink>
  )
}

function Standing({ row }: { readonly row: VariantRow }) {
  if (row._originalId?.startsWith('drafts.')) return <Badge tone="caution">Draft</Badge>
  return row.active ? <Badge tone="positive">On sale</Badge> : <Badge>Hidden</Badge>
}

const columnsIn = (currency: string): readonly Column<VariantRow>[] => [
  { key: 'words', title: 'Variant', cell: (row) => <Words row={row} /> },
  { key: 'sku', title: 'SKU', cell: (row) => row.sku ?? '' },
  {
    key: 'price',
    title: 'Price',
    align: 'end',
    cell: (row) => (row.price === null ? 'No price' : <Money amount={row.price} currency={currency} />),
  },
  { key: 'standing', title: 'State', cell: (row) => <Standing row={row} /> },
]

function Table({ product }: { readonly product: string }) {
  const { found, failed } = useVariants(product)
  const { published } = useEditState(product, 'product')
  if (failed) return <ErrorCard title="The variants could not be read" text={`${failed}. Nothing was changed.`} />
  if (!found) return <Spinner muted />
  const currency = found.currency ?? 'USD'
  return (
    <Stack gap={5}>
      <DataTable
        caption="Variants of this product"
        columns={columnsIn(currency)}
        rows={found.rows}
        rowKey={(row) => row._id}
        empty={
          <EmptyState
            icon={TagIcon}
            title="Nothing to buy yet"
            text="A product is sold as variants, each with its SKU and price. A product without choices has one."
          />
        }
      />
      <AddVariant product={product} published={published !== null} currency={currency} rows={found.rows} />
    </Stack>
  )
}

/** What is sold of one product: a table, each row opens its variant, and a form that adds one. */
export const VariantTable: UserViewComponent = ({ documentId }) => (
  <Box padding={4} overflow="auto" height="fill">
    <Container width={2}>
      <Table product={documentId} />
    </Container>
  </Box>
)
