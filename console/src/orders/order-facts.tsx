import type { Order } from '@souk/orders'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { feeWords } from '../shipping/fee-words.ts'
import { orderPath } from './order-path.ts'
import { customerPath } from '../customers/customer-path.ts'
import { useReads } from '../use-access.tsx'
import { spanWords, timeOfDay, whenever } from '../time-words.ts'

const open = new Set(['placed', 'on_hold'])
const over = new Set(['delivered', 'canceled', 'returned'])

function Promise({ order, zone }: { readonly order: Order; readonly zone: string }) {
  const now = useMinutes()
  if (!order.promise) return <>No time was promised</>
  const left = Date.parse(order.promise.to) - now
  const running = open.has(order.state) && !over.has(order.fulfillmentStanding)
  return (
    <>
      <strong>{whenever(order.promise.to, zone, now)}</strong>
      {!running ? null : left >= 0 ? (
        <span className="tone" data-tone="positive">
          , {spanWords(left)} left
        </span>
      ) : (
        <span className="tone" data-tone="critical">
          , {spanWords(-left)} late
        </span>
      )}
    </>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const substitutions = { ask: 'Ask first', best_match: 'Best match', refund: 'Refund it' } as const

/** When, who, where: what everybody asks first. */
export function OrderFacts({ order, zone }: { readonly order: Order; readonly zone: string }) {
  const now = useMinutes()
  const { address, delivery, contact } = order
  const fee = feeWords(delivery.rate)
  const readsCustomer = useReads('customer')
  return (
    <dl className="panel facts">
      <Fact label="Promised by">
        <Promise order={order} zone={zone} />
      </Fact>
      <Fact label={order.placedAt ? 'Placed' : 'Checked out'}>
        {whenever(order.placedAt ?? order.createdAt, zone, now)}
      </Fact>
      {order.exchange ? (
        <Fact label="Sent in exchange for">
          <Link className="strong" to={orderPath(order.exchange.order)}>
            {order.exchange.orderNumber}
          </Link>
          {order.exchange.awaits ? <div>Waits for what is to come back</div> : null}
        </Fact>
      ) : null}
      <Fact label="Customer">
        {order.customer && readsCustomer ? (
          <Link className="strong" to={customerPath(order.customer)}>
            {address.name || 'Erased customer'}
          </Link>
        ) : (
          <strong>{address.name || 'Erased customer'}</strong>
        )}
        <a className="mail" href={`mailto:${contact.email}`} title={contact.email}>
          {contact.email}
        </a>
        {contact.phone ? <a href={`tel:${contact.phone}`}>{contact.phone}</a> : null}
      </Fact>
      {delivery.method === 'pickup' ? (
        <Fact label="Pickup">At the counter, for the PIN that the shopper says</Fact>
      ) : (
        <Fact label="To">
          {[address.line1, address.line2].filter(Boolean).join(', ')}
          <br />
          {[address.postalCode, address.city].join(' ')}
        </Fact>
      )}
      {fee === undefined ? null : <Fact label="Delivery fee">{fee}</Fact>}
      <Fact label="If something is short">{substitutions[order.substitution]}</Fact>
      {order.reservation && order.state === 'pending_payment' ? (
        <Fact label="Units held until">{timeOfDay(order.reservation.expiresAt, zone)}</Fact>
      ) : null}
      {order.cancelReason ? <Fact label="Canceled because">{order.cancelReason}</Fact> : null}
    </dl>
  )
}
