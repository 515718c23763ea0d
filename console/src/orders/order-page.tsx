import { useMany, useOne } from '@refinedev/core'
import { ArrowLeftIcon } from '@sanity/icons/ArrowLeft'
import { Button } from '@sanity/ui'
import { type Fulfillment, fulfillmentStandings, type Order, orderLifecycle, paymentStandings } from '@souk/orders'
import { EmptyState, StateBadge } from '@souk/ui'
import { UnknownIcon } from '@sanity/icons/Unknown'
import { Link, useNavigate, useParams } from 'react-router'
import { useShop } from '../shop.ts'
import { Readers } from '../use-access.tsx'
import { Page } from '../ui/page.tsx'
import { PageLoading } from '../ui/page-loading.tsx'
import { ReadFailed } from '../ui/states.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { FulfillmentPanel } from './fulfillment-panel.tsx'
import { OrderFacts } from './order-facts.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderMessages } from './order-messages.tsx'
import { OrderMoney } from './order-money.tsx'
import { OrderNeighbors, useNeighbors } from './order-neighbors.tsx'
import { OrderNext } from './order-next.tsx'
import { OrderParcels } from './order-parcels.tsx'
import { OrderPayments } from './order-payments.tsx'
import { OrderTickets } from './order-tickets.tsx'
import { OrderTimeline } from './order-timeline.tsx'
import { OrderReturns } from './return-list.tsx'
import { orderIdOf, orderPath } from './order-path.ts'

type Stored<Document> = Document & { readonly id: string }

function Badges({ order }: { readonly order: Order }) {
  return (
    <>
      <StateBadge {...orderLifecycle[order.state]} />
      <StateBadge {...paymentStandings[order.paymentStanding]} />
      {order.state === 'placed' ? <StateBadge {...fulfillmentStandings[order.fulfillmentStanding]} /> : null}
    </>
  )
}

/** One order: what it is, how far every line is, its money, its parcels, what happened, and what can happen next. */
export function OrderPage() {
  const { id: part = '' } = useParams()
  const id = orderIdOf(part)
  const navigate = useNavigate()
  const { timeZone } = useShop()
  const neighbors = useNeighbors(id)
  const { query } = useOne<Stored<Order>>({ resource: 'order', id, errorNotification: false })
  const order: Order | undefined = query.data?.data
  const parcels = useMany<Stored<Fulfillment>>({
    resource: 'fulfillment',
    ids: [...(order?.fulfillments ?? [])],
    queryOptions: { enabled: (order?.fulfillments.length ?? 0) > 0, placeholderData: (before) => before },
  })
  const fulfillments: readonly Fulfillment[] = order?.fulfillments.length ? (parcels.query.data?.data ?? []) : []
  useKeys({
    '[': () => neighbors.before && void navigate(orderPath(neighbors.before), { state: neighbors.list }),
    ']': () => neighbors.after && void navigate(orderPath(neighbors.after), { state: neighbors.list }),
    Escape: () => void navigate(neighbors.back),
    '.': () => document.querySelector<HTMLElement>('.order-next button')?.focus(),
  })
  const before = (
    <Button
      as={Link}
      to={neighbors.back}
      mode="bleed"
      padding={2}
      icon={ArrowLeftIcon}
      aria-label="Back to the orders"
    />
  )
  if (query.isError && !order)
    return (
      <Page title="Order" before={before}>
        {query.error.statusCode === 404 ? (
          <EmptyState icon={UnknownIcon} title="There is no such order" text="The address may be cut short." />
        ) : (
          <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
        )}
      </Page>
    )
  if (!order) return <PageLoading />
  return (
    <Page
      title={order.number}
      before={before}
      beside={<Badges order={order} />}
      actions={<OrderNeighbors neighbors={neighbors} />}
    >
      <div className="order">
        <div className="order-main">
          <OrderFacts order={order} zone={timeZone} />
          <OrderLines order={order} fulfillments={fulfillments} />
          <div className="order-pair">
            <OrderMoney order={order} />
            <Readers of={['payment', 'refund']}>
              <OrderPayments order={order} zone={timeZone} />
            </Readers>
            {fulfillments.map((fulfillment, index) => (
              <FulfillmentPanel
                key={fulfillment._id}
                fulfillment={fulfillment}
                which={`${index + 1} of ${fulfillments.length}`}
              />
            ))}
            <OrderParcels order={order._id} zone={timeZone} />
            <Readers of={['return']}>
              <OrderReturns order={order} zone={timeZone} />
            </Readers>
            <Readers of={['ticket']}>
              <OrderTickets order={order._id} zone={timeZone} />
            </Readers>
            <Readers of={['message']}>
              <OrderMessages order={order._id} zone={timeZone} />
            </Readers>
          </div>
        </div>
        <div className="order-side">
          <OrderNext order={order} fulfillments={fulfillments} />
          <OrderTimeline order={order} zone={timeZone} />
        </div>
      </div>
    </Page>
  )
}
