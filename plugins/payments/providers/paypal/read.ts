import { type Order, type OrdersCapture, OrdersController, PaymentsController } from '@paypal/paypal-server-sdk'
import type { PaymentHandle, ProviderPayment } from '../../domain/payment-provider.ts'
import type { PaypalConnection } from './connection.ts'
import { disputeOf } from './dispute.ts'
import { fromDecimal } from './money.ts'

/** Reads how a payment stands at PayPal, by its order or else by its capture. Throws when PayPal knows neither. */
export async function readOrder(paypal: PaypalConnection, handle: PaymentHandle): Promise<ProviderPayment> {
  const id = handle.session ?? (await orderOfCapture(paypal, handle.reference))
  const { result } = await paypal.use((client) => new OrdersController(client).getOrder({ id }))
  const payment = toPayment(result)
  const dispute =
    payment.captured > 0 && payment.reference !== undefined ? await disputeOf(paypal, payment.reference) : undefined
  return dispute ? { ...payment, disputed: dispute.state !== 'won', dispute } : payment
}

async function orderOfCapture(paypal: PaypalConnection, captureId: string | undefined): Promise<string> {
  if (captureId === undefined) throw new Error('a payment is read by its session or its reference')
  const { result } = await paypal.use((client) => new PaymentsController(client).getCapturedPayment({ captureId }))
  const id = result.supplementaryData?.relatedIds?.orderId
  if (id === undefined) throw new Error(`PayPal names no order for ${captureId}`)
  return id
}

const taken: ReadonlySet<string> = new Set(['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'])

function toPayment(order: Order): ProviderPayment {
  const unit = order.purchaseUnits?.[0]
  const currency = unit?.amount?.currencyCode ?? ''
  const captures = unit?.payments?.captures ?? []
  const good = captures.filter(({ status }) => taken.has(status ?? ''))
  const back = (unit?.payments?.refunds ?? []).filter(({ status }) => status === 'COMPLETED' || status === 'PENDING')
  const sum = (parts: readonly { readonly amount?: { readonly value: string } }[]) =>
    parts.reduce((total, { amount }) => total + fromDecimal(amount?.value, currency), 0)
  const reference = good[0]?.id ?? captures.at(-1)?.id
  const status = statusOf(order, captures, good.length > 0)
  return {
    session: order.id ?? '',
    orderId: unit?.customId ?? '',
    currency,
    amount: fromDecimal(unit?.amount?.value, currency),
    status,
    authorized: sum(good),
    captured: sum(good),
    refunded: sum(back),
    disputed: false,
    ...(reference === undefined ? {} : { reference }),
    ...(status === 'failed' ? { failure: captures.at(-1)?.statusDetails?.reason ?? 'Declined' } : {}),
  }
}

/** Statuses are open at PayPal: one that we do not know means "wait". */
function statusOf(order: Order, captures: readonly OrdersCapture[], captured: boolean): ProviderPayment['status'] {
  if (captured) return 'captured'
  const last = captures.at(-1)?.status
  if (last === 'PENDING') return 'pending'
  if (last === 'DECLINED' || last === 'FAILED') return 'failed'
  if (order.status === 'VOIDED') return 'voided'
  return order.status === 'APPROVED' ? 'approved' : 'open'
}
