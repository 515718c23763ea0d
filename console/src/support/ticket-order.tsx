import { useMany, useOne } from '@refinedev/core'
import { type Fulfillment, fulfillmentStandings, type Order, orderLifecycle, paymentStandings } from '@souk/orders'
import { Money, StateBadge } from '@souk/ui'
import { Link } from 'react-router'
import { OrderMessages } from '../orders/order-messages.tsx'
import { OrderNext } from '../orders/order-next.tsx'
import { OrderPayments } from '../orders/order-payments.tsx'
import { orderPath } from '../orders/order-path.ts'
import { ReadFailed } from '../ui/states.tsx'

type Stored<Document> = Document & { readonly id: string }

/** The order that a ticket is about: its figures, and what can be done with it at hand. */
export function TicketOrder({ id, zone }: { readonly id: string; readonly zone: string }) {
  const { query } = useOne<Stored<Order>>({ resource: 'order', id, errorNotification: false })
  const order: Order | undefined = query.data?.data
  const parcels = useMany<Stored<Fulfillment>>({
    resource: 'fulfillment',
    ids: [...(order?.fulfillments ?? [])],
    queryOptions: { enabled: (order?.fulfillments.length ?? 0) > 0, placeholderData: (before) => before },
  })
  if (query.isError && !order) return <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
  if (!order) return null
  return (
    <>
      <section className="panel" aria-labelledby="ticket-order">
        <header>
          <h2 id="ticket-order">
            <Link to={orderPath(order._id)}>Order {order.number}</Link>
          </h2>
          <span className="panel-aside">
            <Money amount={order.totals.total} currency={order.currency} />
          </span>
        </header>
        <div className="panel-body">
          <p className="ticket-badges">
            <StateBadge {...orderLifecycle[order.state]} />
            <StateBadge {...paymentStandings[order.paymentStanding]} />
            {order.state === 'placed' ? <StateBadge {...fulfillmentStandings[order.fulfillmentStanding]} /> : null}
          </p>
          <ul className="plain-list">
            {order.lines.map((line) => (
              <li key={line._key} className="split">
                <span>
                  {line.quantity} × {line.title}
                  {line.variantTitle ? <span className="muted">, {line.variantTitle}</span> : null}
                </span>
                <Money amount={line.subtotal} currency={order.currency} />
              </li>
            ))}
          </ul>
        </div>
      </section>
      <OrderNext order={order} fulfillments={parcels.query.data?.data ?? []} />
      <OrderPayments order={order} zone={zone} />
      <OrderMessages order={order._id} zone={zone} />
    </>
  )
}
