import { type Order, orderLifecycle, paymentStandings } from '@souk/orders'
import { Money, StateBadge } from '@souk/ui'
import { Link } from 'react-router'
import { orderPath } from '../orders/order-path.ts'
import { whenever } from '../time-words.ts'
import { moneyWords } from '../ui/money-words.ts'

export type CustomerOrder = Pick<
  Order,
  '_id' | 'number' | 'state' | 'createdAt' | 'placedAt' | 'totals' | 'currency' | 'paymentStanding'
>

interface CustomerOrdersProps {
  readonly orders: readonly CustomerOrder[]
  readonly zone: string
  readonly now: number
}

/** What they bought, and what it came to. */
export function CustomerOrders({ orders, zone, now }: CustomerOrdersProps) {
  const bought = orders.filter(({ state }) => ['placed', 'on_hold', 'completed'].includes(state))
  const sum = bought.reduce((total, { totals }) => total + totals.total, 0)
  return (
    <>
      <h3>Orders</h3>
      <p className="muted">
        {orders.length === 0
          ? 'None yet.'
          : `${bought.length} bought for ${moneyWords(sum, orders[0]?.currency ?? 'USD')}.`}
      </p>
      <ul className="plain-list">
        {orders.slice(0, 20).map((order) => (
          <li key={order._id}>
            <div className="split">
              <span>
                <Link className="strong" to={orderPath(order._id)}>
                  {order.number}
                </Link>{' '}
                <span className="muted">{whenever(order.placedAt ?? order.createdAt, zone, now)}</span>
              </span>
              <Money amount={order.totals.total} currency={order.currency} />
            </div>
            <StateBadge {...orderLifecycle[order.state]} /> <StateBadge {...paymentStandings[order.paymentStanding]} />
          </li>
        ))}
      </ul>
      {orders.length > 20 ? <p className="muted">{orders.length - 20} earlier ones.</p> : null}
    </>
  )
}
