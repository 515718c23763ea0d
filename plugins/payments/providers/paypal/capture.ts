import { OrdersController } from '@paypal/paypal-server-sdk'
import type { PaymentProvider } from '../../domain/payment-provider.ts'
import type { PaypalConnection } from './connection.ts'
import { refusalIn } from './refused.ts'

type CaptureAnswer = Awaited<ReturnType<PaymentProvider['capture']>>

/**
 * Takes the money of an order that its shopper approved. The webhook and the return page may both ask: one key, one
 * capture. Throws when the order was not approved yet.
 */
export async function captureOrder(
  paypal: PaypalConnection,
  request: Parameters<PaymentProvider['capture']>[0],
): Promise<CaptureAnswer> {
  const { session } = request
  if (session === undefined) throw new Error('PayPal captures by its order')
  try {
    const { result } = await paypal.use((client) =>
      new OrdersController(client).captureOrder({
        id: session,
        paypalRequestId: request.idempotencyKey,
        prefer: 'return=representation',
        body: {},
      }),
    )
    const status = result.purchaseUnits?.[0]?.payments?.captures?.at(-1)?.status
    if (status === 'DECLINED' || status === 'FAILED') return { state: 'declined', failure: 'PayPal declined it.' }
    return { state: status === 'PENDING' ? 'pending' : 'captured' }
  } catch (fault) {
    const refusal = refusalIn(fault)
    if (refusal?.issue === 'ORDER_ALREADY_CAPTURED') return { state: 'captured' }
    if (!refusal || refusal.issue === 'ORDER_NOT_APPROVED') throw fault
    return { state: 'declined', failure: refusal.message }
  }
}
