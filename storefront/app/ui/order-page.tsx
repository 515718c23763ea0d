import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { OrderView } from '../order/order-view.ts'
import { OrderAside } from './order-aside.tsx'
import { OrderLog } from './order-log.tsx'
import { OrderParcels } from './order-parcels.tsx'
import { RouteMap } from './route-map.tsx'
import { StageBars } from './stage-bars.tsx'
import type { LiveLine } from './use-live.ts'
import type { PayWay } from './unpaid-order.tsx'
import { useShop } from './use-shop.ts'

const inDays = ({ window }: OrderView): boolean => window?.unit === 'days'

/** The sentence the whole page stands under: the time window wherever there is one. */
function useTitle(order: OrderView): string {
  const { words } = useShop()
  const { title } = words.order
  const pickup = order.method === 'pickup'
  if (order.phase === 'pending') return title.pending
  if (order.phase === 'canceled') return title.canceled
  if (order.phase === 'expired') return title.expired
  if (order.phase === 'failed') return order.posted ? (words.parcel.now['failed']?.what ?? title.failed) : title.failed
  if (order.phase === 'delayed' || order.phase === 'returned')
    return words.parcel.now[order.phase]?.what ?? title.placed
  if (order.phase === 'delivered') {
    const said = pickup ? title.collected : inDays(order) ? title.deliveredOn : title.delivered
    return said(order.deliveredAt ?? '')
  }
  if (pickup && order.lines.some(({ waiting }) => waiting)) return words.later.title
  if (pickup) return order.phase === 'placed' ? title.pickup(order.from) : title.ready(order.from)
  if (!order.window) return title.placed
  const { from, to, unit } = order.window
  return unit === 'days' ? words.parcel.windowDays(from, to) : title.window(from, to)
}

function LiveWord({ line, order }: { readonly line: LiveLine; readonly order: OrderView }) {
  const { words } = useShop()
  const { silentFor } = line
  const over = order.phase === 'delivered' || order.phase === 'canceled' || order.phase === 'expired'
  if (over) return null
  return (
    <div className="live">
      {silentFor !== undefined && (
        <strong data-silent={silentFor > 10 || undefined}>
          <span className="dot" data-off={silentFor > 10 || undefined} />
          {silentFor > 10 ? words.order.updated(silentFor) : words.order.live}
        </strong>
      )}
      {order.window?.unit === 'minutes' && order.phase !== 'pending' ? (
        <span>{words.order.promised(order.window.to)}</span>
      ) : null}
    </div>
  )
}

/** Confirmation that becomes live tracking: title, stages, then the way on one side and the bag on the other. */
export function OrderPage({
  order,
  live,
  refused,
  ways,
  missing,
  said,
  returns,
}: {
  readonly order: OrderView
  readonly live: LiveLine
  readonly refused: string | undefined
  /** Ways in which an unpaid order may be tried again. */
  readonly ways: readonly PayWay[]
  /** What is missing, and may be chosen. */
  readonly missing: ReactNode
  /** Why there is no pay page. */
  readonly said: string | undefined
  /** What came back of it, and what still may. */
  readonly returns: ReactNode
}) {
  const { words } = useShop()
  const title = useTitle(order)
  const over = order.phase === 'canceled' || order.phase === 'expired'
  return (
    <div className="container page order-page" data-phase={order.phase}>
      {(live.silentFor ?? 0) > 30 ? (
        <p className="notice" role="status">
          {words.order.lost}
        </p>
      ) : null}
      <p className="muted">
        {order.paidAt
          ? (inDays(order) ? words.order.numberPaidOn : words.order.numberPaid)(order.number, order.paidAt)
          : words.order.number(order.number)}
      </p>
      <div className="page-head">
        <h1 className="page-title large" aria-live="polite">
          {title}
        </h1>
        <LiveWord line={live} order={order} />
      </div>
      {missing}
      {over ? <Over order={order} /> : <StageBars order={order} />}
      <div className="order-grid">
        <div className="order-way">
          {order.method === 'delivery' && order.phase !== 'pending' && !over && !order.posted ? (
            <RouteMap order={order} />
          ) : null}
          <OrderParcels parcels={order.parcels} />
          {returns}
          <OrderLog order={order} />
        </div>
        <OrderAside order={order} refused={refused} ways={ways} said={said} />
      </div>
    </div>
  )
}

function Over({ order }: { readonly order: OrderView }) {
  const { words } = useShop()
  const text =
    order.phase === 'expired'
      ? words.order.expiredText
      : order.paid && order.moved < order.sum
        ? words.order.canceledRefund
        : words.order.canceledText
  return (
    <div className="over">
      <p className="lead">{text}</p>
      <Link className="button action" to="/products">
        {words.order.orderAgain}
      </Link>
    </div>
  )
}
