import {
  CheckoutPaymentIntent,
  OrdersController,
  PaypalExperienceLandingPage,
  PaypalExperienceUserAction,
  PaypalWalletContextShippingPreference,
  type OrderRequest,
} from '@paypal/paypal-server-sdk'
import type { PaymentRequest, StartedPayment } from '../../domain/payment-provider.ts'
import type { PaypalConnection } from './connection.ts'
import { toDecimal } from './money.ts'

/** Languages of PayPal's page that our shops speak; others get the shopper's own. */
const locales: Readonly<Record<string, string>> = { en: 'en-US', ar: 'ar-EG', de: 'de-DE', fr: 'fr-FR', es: 'es-ES' }

/**
 * Creates the order at PayPal and answers where the shopper approves it. Throws RangeError when the lines do not add up
 * to the total: a shopper must never be asked for another sum than the order's.
 */
export async function startOrder(paypal: PaypalConnection, request: PaymentRequest): Promise<StartedPayment> {
  const sum = request.lines.reduce((total, line) => total + line.unitAmount * line.quantity, 0)
  if (sum !== request.total) throw new RangeError(`lines add up to ${sum}, the total is ${request.total}`)
  const { result } = await paypal.use((client) =>
    new OrdersController(client).createOrder({
      body: bodyOf(request),
      paypalRequestId: request.idempotencyKey,
      prefer: 'return=representation',
    }),
  )
  const link = result.links?.find(({ rel }) => rel === 'payer-action' || rel === 'approve')
  if (result.id === undefined || link === undefined) throw new Error('PayPal opened no page for this order')
  return { session: result.id, url: link.href }
}

function bodyOf(request: PaymentRequest): OrderRequest {
  const { currency } = request
  const money = (amount: number) => ({ currencyCode: currency, value: toDecimal(amount, currency) })
  const locale = locales[request.language]
  return {
    intent: CheckoutPaymentIntent.Capture,
    purchaseUnits: [
      {
        referenceId: 'default',
        customId: request.orderId,
        invoiceId: request.paymentId,
        description: `Order ${request.orderNumber}`,
        amount: { ...money(request.total), breakdown: { itemTotal: money(request.total) } },
        items: request.lines.map((line) => ({
          name: line.title.slice(0, 127),
          quantity: String(line.quantity),
          unitAmount: money(line.unitAmount),
        })),
      },
    ],
    paymentSource: {
      paypal: {
        emailAddress: request.email,
        experienceContext: {
          returnUrl: request.successUrl,
          cancelUrl: request.cancelUrl,
          userAction: PaypalExperienceUserAction.PayNow,
          landingPage: PaypalExperienceLandingPage.NoPreference,
          // Where it goes was settled at our checkout, and the delivery fee with it
          shippingPreference: PaypalWalletContextShippingPreference.NoShipping,
          ...(locale === undefined ? {} : { locale }),
        },
      },
    },
  }
}
