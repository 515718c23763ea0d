import { Flex } from '@sanity/ui'
import { StateBadge } from '@souk/ui'
import type { Order } from '../domain/documents.ts'
import { orderLifecycle } from '../domain/order-states.ts'
import { fulfillmentStandings, paymentStandings, type StandingWords } from '../domain/standing.ts'

export interface OrderBadgesProps {
  readonly order: Pick<Order, 'state' | 'paymentStanding' | 'fulfillmentStanding'>
}

/** Where an order stands: its state, its money, its goods. */
export function OrderBadges({ order }: OrderBadgesProps) {
  return (
    <Flex gap={2} wrap="wrap">
      <StateBadge {...words(orderLifecycle, order.state)} />
      <StateBadge {...words(paymentStandings, order.paymentStanding)} />
      {order.fulfillmentStanding !== 'none' && (
        <StateBadge {...words(fulfillmentStandings, order.fulfillmentStanding)} />
      )}
    </Flex>
  )
}

function words(table: Readonly<Record<string, StandingWords>>, state: string): StandingWords {
  return table[state] ?? { title: state, tone: 'default' }
}
