import { isCredit, type Payment, type Refund } from '@souk/payments'
import { paymentsOfOrderQuery, refundsOfOrderQuery } from '@souk/payments/queries'
import type { Order } from '@souk/orders'
import { Money } from '@souk/ui'
import type { ReactNode } from 'react'
import { Readers } from '../use-access.tsx'
import { useLiveQuery } from '../use-live-query.ts'

interface MoneyAnswer {
  readonly payments: readonly Payment[]
  readonly refunds: readonly Refund[]
}

const providers = { stripe: 'Stripe', paypal: 'PayPal', cash: 'Cash' } as const

function Row({
  label,
  tone,
  strong,
  children,
}: {
  readonly label: ReactNode
  readonly tone?: string
  readonly strong?: boolean
  readonly children: ReactNode
}) {
  return (
    <div data-strong={strong ? '' : undefined} data-tone={tone} className={tone ? 'tone' : undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** `Visa 4242`, `Cash`, `Credit`. */
const means = ({ provider, card, creditOf }: MoneyAnswer['payments'][number]): string => {
  if (creditOf !== undefined) return 'Credit of what came back'
  return card ? `${card.brand.charAt(0).toUpperCase()}${card.brand.slice(1)} ${card.last4}` : providers[provider]
}

/** What a refund came to. Money that pays another order went to nobody, and nothing failed where it came back. */
const wentTo = (refund: Refund): string => {
  if (isCredit(refund)) return refund.state === 'failed' ? 'Moved, and came back' : 'Moved to another order'
  return refund.state === 'succeeded' ? 'Refunded' : refund.state === 'failed' ? 'Refund failed' : 'Refund on its way'
}

function Paid({ answer, currency }: { readonly answer: MoneyAnswer | undefined; readonly currency: string }) {
  return (
    <>
      {answer?.payments.map((payment) => (
        <Row
          key={payment._id}
          label={payment.failure ? `${means(payment)}: ${payment.failure}` : `Captured, ${means(payment)}`}
          {...(payment.failure ? { tone: 'caution' } : {})}
        >
          <Money amount={payment.captured} currency={payment.currency} />
        </Row>
      ))}
      {answer?.refunds.map((refund) => (
        <Row
          key={refund._id}
          label={wentTo(refund)}
          {...(refund.state === 'failed' && !isCredit(refund) ? { tone: 'critical' } : {})}
        >
          <Money amount={-refund.amount} currency={refund.currency} />
        </Row>
      ))}
      {answer && answer.payments.length === 0 ? (
        <Row label="Captured">
          <Money amount={0} currency={currency} />
        </Row>
      ) : null}
    </>
  )
}

/** The sum, and what was taken and given back. Every figure is one that the total is made of. */
export function OrderMoney({ order }: { readonly order: Order }) {
  const { totals, currency } = order
  const params = { order: order._id }
  const payments = useLiveQuery<readonly Payment[]>({
    name: 'paymentsOfOrder',
    groq: paymentsOfOrderQuery,
    params,
    types: ['payment'],
  }).data
  const refunds = useLiveQuery<readonly Refund[]>({
    name: 'refundsOfOrder',
    groq: refundsOfOrderQuery,
    params,
    types: ['refund'],
  }).data
  const data = payments && refunds ? { payments, refunds } : undefined
  const reference = data?.payments.find((payment) => payment.reference)?.reference
  return (
    <section className="panel" aria-labelledby="money">
      <header>
        <h2 id="money">Money</h2>
        {reference ? (
          <span className="panel-aside mono" title={reference}>
            {reference.length > 16 ? `${reference.slice(0, 7)}…${reference.slice(-5)}` : reference}
          </span>
        ) : null}
      </header>
      <dl className="sums">
        <Row label="Lines">
          <Money amount={totals.subtotal} currency={currency} />
        </Row>
        {totals.discount > 0 ? (
          <Row label="Discount">
            <Money amount={-totals.discount} currency={currency} />
          </Row>
        ) : null}
        <Row label={order.delivery.method === 'pickup' ? 'Pickup' : 'Delivery'}>
          <Money amount={totals.delivery} currency={currency} />
        </Row>
        <Row label={order.taxIncluded ? 'Sales tax, included' : 'Sales tax'}>
          <Money amount={totals.tax} currency={currency} />
        </Row>
        <Row label="Total" strong>
          <Money amount={totals.total} currency={currency} />
        </Row>
        <Readers of={['payment', 'refund']}>
          <Paid answer={data} currency={currency} />
        </Readers>
      </dl>
    </section>
  )
}
