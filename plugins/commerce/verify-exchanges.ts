import type { Order } from '@souk/orders'
import type { Payment, Refund } from '@souk/payments'
import type { Books, Violation } from './books.ts'

/**
 * I6: what a credit paid for an order has left the order that was exchanged from, and the payment whose money it is. I8:
 * order and return name each other, for as long as the credit has not gone back.
 */
export function checkExchanges({ orders, payments, refunds, returns }: Books): readonly Violation[] {
  const paymentsById = new Map(payments.map((payment) => [payment._id, payment]))
  const sent = new Map(orders.flatMap((order) => (order.exchange ? [[order._id, order] as const] : [])))
  const moved = Map.groupBy(
    refunds.filter(({ order, reference = '' }) => sent.get(reference)?.exchange?.order === order),
    ({ reference = '' }) => reference,
  )
  const credits = payments.filter(({ creditOf }) => creditOf !== undefined)
  const named = new Map(returns.flatMap(({ _id, exchange }) => (exchange === undefined ? [] : [[exchange, _id]])))
  return [
    ...credits.flatMap((credit) =>
      creditFaults(credit, sent.get(credit.order), moved.get(credit.order) ?? [], paymentsById).map((message) => ({
        invariant: 'I6',
        subject: credit._id,
        message,
      })),
    ),
    ...[...sent.values()].flatMap(({ _id, exchange }) => {
      const stands = (moved.get(_id) ?? []).some(({ state }) => state === 'succeeded')
      const names = named.get(_id)
      const fits = stands ? names === exchange?.return : names === undefined
      return fits
        ? []
        : [
            {
              invariant: 'I8',
              subject: _id,
              message: `is sent for ${exchange?.return ?? 'nothing'}, which does not say so`,
            },
          ]
    }),
    ...[...named].flatMap(([order, _id]) =>
      sent.has(order)
        ? []
        : [{ invariant: 'I8', subject: _id, message: `is exchanged for ${order}, which is not there` }],
    ),
  ]
}

function creditFaults(
  { captured, refunded, creditOf }: Payment,
  order: Order | undefined,
  moved: readonly Refund[],
  payments: ReadonlyMap<string, Payment>,
): readonly string[] {
  const [refund] = moved
  if (!order || !refund || moved.length > 1) return ['is a credit that left no order, or left it twice']
  const source = payments.get(refund.payment)
  const whose = source?.creditOf ?? source?._id
  return [
    ...(refund.amount === captured ? [] : [`pays ${captured}, of which ${refund.amount} left the first order`]),
    ...(refund.state === 'succeeded' || refunded === captured ? [] : ['stands although its money went back']),
    ...(whose === creditOf ? [] : [`is the money of ${creditOf ?? 'nothing'}, but left ${refund.payment}`]),
  ]
}
