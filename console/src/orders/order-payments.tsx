import { useCan } from '@refinedev/core'
import { Button } from '@sanity/ui'
import type { Order } from '@souk/orders'
import { movedTo, type Payment, paymentLifecycle, type Refund, refundLifecycle } from '@souk/payments'
import { paymentsOfOrderQuery, refundsOfOrderQuery } from '@souk/payments/queries'
import { Money, StateBadge } from '@souk/ui'
import { useState } from 'react'
import { Link } from 'react-router'
import { useMinutes } from '../clock.ts'
import { whenever } from '../time-words.ts'
import { moneyWords } from '../ui/money-words.ts'
import { ReadFailed } from '../ui/states.tsx'
import { useLiveQuery } from '../use-live-query.ts'
import { DisputePack } from './dispute-pack.tsx'
import { OrderAsks } from './order-asks.tsx'
import { orderPath } from './order-path.ts'
import { RefundDialog } from './refund-dialog.tsx'
import { whyNotRefund } from './refund-draft.ts'

const providers = { stripe: 'Stripe', paypal: 'PayPal', cash: 'Cash' } as const

interface Zoned {
  readonly zone: string
  readonly now: number
}

/** One attempt to be paid, what came of it, and what the bank objects to. */
function Attempt({ payment, zone, now }: { readonly payment: Payment } & Zoned) {
  const { title, tone, meaning } = paymentLifecycle[payment.state]
  const { dispute, currency } = payment
  return (
    <li>
      <div className="split">
        <span>
          <span className="strong">{payment.creditOf ? 'Credit of what came back' : providers[payment.provider]}</span>{' '}
          <span className="muted">{whenever(payment.createdAt, zone, now)}</span>
        </span>
        <StateBadge title={title} tone={tone} />
      </div>
      <div className="muted">
        {moneyWords(payment.amount, currency)} asked, {moneyWords(payment.authorized, currency)} authorized,{' '}
        {moneyWords(payment.captured, currency)} captured. {payment.failure ?? meaning}
      </div>
      {payment.captureBefore && payment.state === 'authorized' ? (
        <div className="tone" data-tone="caution">
          Is captured when it is packed, at the latest by {whenever(payment.captureBefore, zone, now)}.
        </div>
      ) : null}
      {payment.mismatch ? (
        <div className="tone" data-tone="critical">
          Does not match: {payment.mismatch}
        </div>
      ) : null}
      {dispute ? (
        <div className="tone" data-tone={dispute.state === 'won' ? 'positive' : 'critical'}>
          Dispute {dispute.state}: {dispute.reason}, {moneyWords(dispute.amount, currency)}
          {dispute.dueBy && dispute.state === 'open' ? `, evidence by ${whenever(dispute.dueBy, zone, now)}` : ''}
        </div>
      ) : null}
    </li>
  )
}

/** How money stands that was moved to another order: no provider was asked, and nobody was given any. */
const moved = {
  pending: refundLifecycle.pending,
  succeeded: { title: 'Moved to another order', tone: 'default' },
  failed: { title: 'Came back', tone: 'default' },
} as const

function RefundLine({ refund, zone, now }: { readonly refund: Refund } & Zoned) {
  const to = movedTo(refund)
  const { title, tone } = to === undefined ? refundLifecycle[refund.state] : moved[refund.state]
  return (
    <li>
      <div className="split">
        <span>
          <Money amount={-refund.amount} currency={refund.currency} />{' '}
          <span className="muted">{whenever(refund.createdAt, zone, now)}</span>
        </span>
        <StateBadge title={title} tone={tone} />
      </div>
      {refund.reason}
      {to === undefined ? null : (
        <>
          {', '}
          <Link to={orderPath(to)}>see the order</Link>
        </>
      )}
      {refund.failure ? (
        <span {...(to === undefined ? { className: 'tone', 'data-tone': 'critical' } : { className: 'muted' })}>
          , {refund.failure}
        </span>
      ) : null}
    </li>
  )
}

/** Every attempt to be paid and every refund of an order, with the way to give money back. */
export function OrderPayments({ order, zone }: { readonly order: Order; readonly zone: string }) {
  const now = useMinutes()
  const [asking, setAsking] = useState(false)
  const { data: can } = useCan({ resource: 'order', action: 'refundOrder' })
  const params = { order: order._id }
  const paid = useLiveQuery<readonly Payment[]>({
    name: 'paymentsOfOrder',
    groq: paymentsOfOrderQuery,
    params,
    types: ['payment'],
  })
  const given = useLiveQuery<readonly Refund[]>({
    name: 'refundsOfOrder',
    groq: refundsOfOrderQuery,
    params,
    types: ['refund'],
  })
  const [payments, refunds] = [paid.data, given.data]
  const failed = paid.error ?? given.error
  const locked = can?.can === false ? can.reason : payments && refunds && whyNotRefund({ payments, refunds })
  return (
    <section className="panel" aria-labelledby="payments">
      <header>
        <h2 id="payments">Payments and refunds</h2>
      </header>
      <div className="panel-body">
        {failed && !payments ? <ReadFailed error={failed} onRetry={() => void paid.refetch()} /> : null}
        <ul className="plain-list">
          {payments?.map((payment) => (
            <Attempt key={payment._id} payment={payment} zone={zone} now={now} />
          ))}
          {refunds?.map((refund) => (
            <RefundLine key={refund._id} refund={refund} zone={zone} now={now} />
          ))}
        </ul>
        {payments ? <OrderAsks order={order} payments={payments} /> : null}
        {payments && refunds ? (
          <div className="panel-acts">
            <Button
              mode="ghost"
              text="Refund"
              fontSize={1}
              padding={3}
              disabled={locked !== undefined}
              onClick={() => setAsking(true)}
            />
            {can?.can === false || payments.length === 0 ? null : <DisputePack order={order} />}
            {locked ? <span className="muted">{locked}</span> : null}
          </div>
        ) : null}
        {asking && payments && refunds ? (
          <RefundDialog order={order} payments={payments} refunds={refunds} onClose={() => setAsking(false)} />
        ) : null}
      </div>
    </section>
  )
}
