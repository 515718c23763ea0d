import { PackageIcon } from '@sanity/icons/Package'
import { Card, Flex, Stack, Text } from '@sanity/ui'
import type { RunCommand } from '@souk/kernel'
import { type Column, DataTable, EmptyState, ErrorCard, StateBadge } from '@souk/ui'
import type { Fulfillment, FulfillmentLine, Order } from '../../domain/documents.ts'
import { fulfillmentLifecycle } from '../../domain/fulfillment-states.ts'
import { sellerName } from '../../domain/seller-name.ts'
import { CancelPart } from '../actions/cancel-part.tsx'
import { ReroutePart } from '../actions/reroute-part.tsx'
import { useFulfillments } from '../use-fulfillments.ts'

const columns: readonly Column<FulfillmentLine>[] = [
  { key: 'title', title: 'Line', cell: (line) => line.title },
  { key: 'seller', title: 'Sold by', cell: (line) => sellerName(line) },
  { key: 'quantity', title: 'Ordered', align: 'end', cell: (line) => line.quantity },
  { key: 'picked', title: 'Picked', align: 'end', cell: (line) => line.picked || '·' },
  { key: 'shorted', title: 'Short', align: 'end', cell: (line) => line.shorted || '·' },
]

/** What each place sends: its state, its lines and whose they are, its holds, and the way to call it off. */
export function OrderFulfillments({ order, run }: { readonly order: Order; readonly run: RunCommand }) {
  const fulfillments = useFulfillments(order._id)
  if (fulfillments.state === 'failed')
    return <ErrorCard title="The work could not be read" text={fulfillments.message} />
  if (fulfillments.state === 'loading') return null
  if (fulfillments.rows.length === 0) {
    return <EmptyState icon={PackageIcon} title="Nothing to send yet" text="Work opens when the order is paid." />
  }
  return (
    <Stack gap={4}>
      {fulfillments.rows.map((fulfillment) => (
        <FulfillmentCard key={fulfillment._id} fulfillment={fulfillment} run={run} />
      ))}
    </Stack>
  )
}

function FulfillmentCard({ fulfillment, run }: { readonly fulfillment: Fulfillment; readonly run: RunCommand }) {
  const { title, tone, meaning } = fulfillmentLifecycle[fulfillment.state]
  return (
    <Card border radius={2} overflow="hidden" as="section" aria-label={`Fulfillment at ${fulfillment.location}`}>
      <Stack gap={3} padding={4}>
        <Flex align="center" gap={3} justify="space-between">
          <Text size={1} weight="semibold">
            {fulfillment.location.replace(/^location-/, '')}
          </Text>
          <Flex gap={2}>
            {fulfillment.holds.map((hold) => (
              <StateBadge key={hold} title={`Held: ${hold}`} tone="caution" />
            ))}
            <StateBadge title={title} tone={tone} />
          </Flex>
        </Flex>
        <Text size={1} muted>
          {meaning}
        </Text>
      </Stack>
      <DataTable caption="Lines" columns={columns} rows={fulfillment.lines} rowKey={(line) => line._key} />
      <Flex align="center" gap={3} padding={4} wrap="wrap">
        <ReroutePart fulfillment={fulfillment} run={run} />
        <CancelPart fulfillment={fulfillment} run={run} />
      </Flex>
    </Card>
  )
}
