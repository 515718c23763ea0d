import type { StockLevel } from '@souk/inventory'
import { refuse } from '@souk/kernel'
import type { Fulfillment, Order } from '@souk/orders'
import { creditRefundId, type IncomingEvent, type Payment, paymentRefusals, type Refund } from '@souk/payments'
import { z } from 'zod'
import type { Reader } from '../dispatch/command.ts'
import { loadAttempts } from './payments/attempts.ts'
import type { PromiseFacts } from './promise-facts.ts'
import { loadFulfillments } from './work.ts'

export const paymentIdShape = z.string().regex(/^payment\.[A-Za-z0-9]+-\d+$/)

/** A payment with its order, the order's other attempts, its goods, and every refund that was decided for it. */
export interface MoneyFacts {
  readonly payment: Payment
  readonly order: Order
  readonly attempts: readonly Payment[]
  readonly fulfillments: readonly Fulfillment[]
  readonly refunds: readonly Refund[]
}

/** Everything that a reading of a payment is judged by. */
export interface PaymentFacts {
  readonly money: MoneyFacts
  readonly event: IncomingEvent | undefined
  readonly promise: PromiseFacts
  /** For late money: where the order's units may be found again. */
  readonly levels: readonly StockLevel[]
  readonly locations: readonly string[]
}

/** Reads them by the payment's id, of which the order's id is a part. */
export async function loadMoney(reader: Reader, paymentId: string): Promise<MoneyFacts | undefined> {
  const ulid = paymentId.slice('payment.'.length, paymentId.lastIndexOf('-'))
  const [payment, order] = await Promise.all([reader.get<Payment>(paymentId), reader.get<Order>(`order.${ulid}`)])
  if (!payment || !order) return undefined
  const [attempts, fulfillments, refunds] = await Promise.all([
    loadAttempts(reader, order),
    loadFulfillments(reader, order),
    loadRefunds(reader, order),
  ])
  return { payment, order, attempts, fulfillments, refunds }
}

/** What the timeline's entry of a decision is called, and how the refund is named by it. */
const decisions = [
  { mark: '-refund_requested', type: 'refund_requested', refundId: (commandId: string) => `refund.${commandId}` },
  { mark: '-exchanged', type: 'exchanged', refundId: creditRefundId },
] as const

/** Every refund of an order: each decision leaves its command's id in the timeline, and the refund is named by it. */
export async function loadRefunds(reader: Reader, order: Order): Promise<readonly Refund[]> {
  const ids = order.events.flatMap(({ type, _key }) =>
    decisions
      .filter((each) => each.type === type && _key.endsWith(each.mark))
      .map(({ mark, refundId }) => refundId(_key.slice(0, -mark.length))),
  )
  const found = await reader.peek<Refund>(ids)
  return found.filter((refund) => refund !== undefined)
}

export const paymentNotFound = () =>
  refuse({ code: 'payment_not_found', message: paymentRefusals.payment_not_found.staff })
