import Stripe from 'stripe'
import type { PaymentRequest, StartedPayment } from '../../domain/payment-provider.ts'

type Params = Stripe.Checkout.SessionCreateParams

/** Stripe's bounds for a session's life, with a minute of slack for clocks (docs: limited inventory). */
const shortest = 31 * 60
const longest = 24 * 3600 - 60

/** Languages of the hosted page that our shops may ask for; others get the browser's. */
const locales = new Set(
  'bg cs da de el en es et fi fil fr hr hu id it ja ko lt lv ms mt nb nl pl pt ro ru sk sl sv th tr vi zh'.split(' '),
)

/**
 * Opens a hosted Checkout Session. Throws RangeError when the lines do not add up to the total: a shopper must never be
 * asked for another sum than the order's.
 */
export async function startSession(stripe: Stripe, request: PaymentRequest, nowMs: number): Promise<StartedPayment> {
  const sum = request.lines.reduce((total, line) => total + line.unitAmount * line.quantity, 0)
  if (sum !== request.total) throw new RangeError(`lines add up to ${sum}, the total is ${request.total}`)
  const session = await createOnce(stripe, request, nowMs)
  return { session: session.id, url: session.url }
}

/**
 * The same key must always carry the same parameters, however late the repeat comes, so the end of the session may
 * depend on the request alone. Which of the possible ends was sent the first time is found by trying.
 */
async function createOnce(stripe: Stripe, request: PaymentRequest, nowMs: number): Promise<Stripe.Checkout.Session> {
  const [first, ...others] = ends(request.expiresAt, nowMs)
  let refused: unknown
  for (const end of [first, ...others]) {
    try {
      return await stripe.checkout.sessions.create(paramsOf(request, end), { idempotencyKey: request.idempotencyKey })
    } catch (fault) {
      if (!(fault instanceof Stripe.errors.StripeIdempotencyError)) throw fault
      refused = fault
    }
  }
  throw refused
}

/** The ends that a session of this request may have had, the one that fits now first. */
function ends(expiresAt: string, nowMs: number): readonly (number | undefined)[] {
  const asked = Math.floor(Date.parse(expiresAt) / 1000)
  const now = Math.floor(nowMs / 1000)
  // A hold that is too short for Stripe is ended by our own timer, which expires the session
  const possible = [asked, asked + shortest]
  const fitting = possible.find((end) => end >= now + shortest && end <= now + longest)
  return [fitting, ...[...possible, undefined].filter((end) => end !== fitting)]
}

/** Stripe writes the session's id over the placeholder, which must stay as it is: braces are not escaped. */
const withSession = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}session_id={CHECKOUT_SESSION_ID}`

function paramsOf(request: PaymentRequest, expiresAt: number | undefined): Params {
  const metadata = { orderId: request.orderId, orderNumber: request.orderNumber, paymentId: request.paymentId }
  const currency = request.currency.toLowerCase()
  return {
    mode: 'payment',
    line_items: request.lines.map((line) => ({
      quantity: line.quantity,
      price_data: { currency, unit_amount: line.unitAmount, product_data: { name: line.title } },
    })),
    client_reference_id: request.orderId,
    customer_email: request.email,
    metadata,
    payment_intent_data: {
      metadata,
      description: `Order ${request.orderNumber}`,
      ...(request.capture === 'manual' ? { capture_method: 'manual' as const } : {}),
    },
    success_url: withSession(request.successUrl),
    cancel_url: request.cancelUrl,
    locale: locales.has(request.language) ? request.language : 'auto',
    ...(expiresAt === undefined ? {} : { expires_at: expiresAt }),
  }
}
