import { Flex, Stack, Text } from '@sanity/ui'
import { Money } from '@souk/ui'
import type { Order } from '../domain/documents.ts'

export interface MoneySummaryProps {
  readonly order: Pick<Order, 'totals' | 'currency' | 'taxIncluded' | 'delivery'>
}

/** How the total comes about, line by line, so that the page can explain it. */
export function MoneySummary({ order }: MoneySummaryProps) {
  const { subtotal, discount, delivery, tax, total } = order.totals
  const rows = [
    { title: 'Lines', amount: subtotal },
    ...(discount === 0 ? [] : [{ title: 'Discount', amount: -discount }]),
    { title: order.delivery.method === 'pickup' ? 'Pickup' : 'Delivery', amount: delivery },
    { title: order.taxIncluded ? 'Tax, included above' : 'Tax', amount: tax },
  ]
  return (
    <Stack gap={3} aria-label="Money" role="group">
      {rows.map((row) => (
        <Row key={row.title} {...row} currency={order.currency} />
      ))}
      <Row title="Total" amount={total} currency={order.currency} strong />
    </Stack>
  )
}

function Row(props: { title: string; amount: number; currency: string; strong?: boolean }) {
  return (
    <Flex justify="space-between" gap={4}>
      <Text size={1} muted={!props.strong} weight={props.strong ? 'semibold' : 'regular'}>
        {props.title}
      </Text>
      <Text size={1} weight={props.strong ? 'semibold' : 'regular'}>
        <Money amount={props.amount} currency={props.currency} />
      </Text>
    </Flex>
  )
}
