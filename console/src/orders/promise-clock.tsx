import { useMinutes, useSeconds } from '../clock.ts'
import { clockWords, whenever } from '../time-words.ts'
import type { OrderRow, WorkRow } from './order-row.ts'

const waiting = new Set(['open', 'in_progress', 'ready', 'handed_over', 'partially_handed_over', 'partially_delivered'])

function Running({ to }: { readonly to: string }) {
  const left = Date.parse(to) - useSeconds()
  if (left >= 0) return <span className="figures">{clockWords(left)} left</span>
  return <span className="late">{clockWords(-left)} late</span>
}

/** How an order stands against its promise: running, stopped, or when it was done. */
export function PromiseClock({
  order,
  work,
  zone,
}: {
  readonly order: OrderRow
  readonly work: readonly WorkRow[]
  readonly zone: string
}) {
  const now = useMinutes()
  if (order.state === 'on_hold') return <span className="muted">stopped</span>
  if (waiting.has(order.fulfillmentStanding) && order.promise && order.state === 'placed')
    return <Running to={order.promise.to} />
  const done = work
    .flatMap(({ deliveredAt }) => deliveredAt ?? [])
    .sort()
    .at(-1)
  if (done) return <span className="muted">at {whenever(done, zone, now)}</span>
  return <span className="muted">—</span>
}
