import { OrdersController, PaymentsController, type Refund } from '@paypal/paypal-server-sdk'
import type { PaymentProvider, ProviderRefund } from '../../domain/payment-provider.ts'
import type { PaypalConnection } from './connection.ts'
import { toDecimal } from './money.ts'
import { readOrder } from './read.ts'
import { refusalIn } from './refused.ts'

type RefundRequest = Parameters<PaymentProvider['refund']>[0]

/** Gives money back. What PayPal will never do is the state `failed`; what may work later is thrown. */
export async function refundCapture(paypal: PaypalConnection, request: RefundRequest): Promise<ProviderRefund> {
  const { reference, amount, currency, idempotencyKey } = request
  try {
    const { result } = await paypal.use((client) =>
      new PaymentsController(client).refundCapturedPayment({
        captureId: reference,
        paypalRequestId: idempotencyKey,
        prefer: 'return=representation',
        // Under this name it is found again when PayPal has forgotten the key
        body: { amount: { currencyCode: currency, value: toDecimal(amount, currency) }, customId: idempotencyKey },
      }),
    )
    return toRefund(result)
  } catch (fault) {
    const refusal = refusalIn(fault)
    if (!refusal) throw fault
    const known = await findRefund(paypal, request)
    return known ? toRefund(known) : { reference, state: 'failed', failure: refusal.message }
  }
}

/** Reads how a refund stands now. */
export async function readRefund(paypal: PaypalConnection, refundId: string): Promise<ProviderRefund> {
  return toRefund((await paypal.use((client) => new PaymentsController(client).getRefund({ refundId }))).result)
}

async function findRefund(paypal: PaypalConnection, request: RefundRequest): Promise<Refund | undefined> {
  const { session } = await readOrder(paypal, { reference: request.reference }).catch(() => ({ session: undefined }))
  if (session === undefined) return undefined
  const { result } = await paypal.use((client) => new OrdersController(client).getOrder({ id: session }))
  return result.purchaseUnits?.[0]?.payments?.refunds?.find(({ customId }) => customId === request.idempotencyKey)
}

function toRefund({ id = '', status, statusDetails }: Refund): ProviderRefund {
  if (status === 'COMPLETED') return { reference: id, state: 'succeeded' }
  if (status === 'FAILED' || status === 'CANCELLED') {
    return { reference: id, state: 'failed', failure: statusDetails?.reason ?? status }
  }
  return { reference: id, state: 'pending' }
}
