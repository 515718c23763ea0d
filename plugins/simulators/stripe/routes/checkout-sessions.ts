import type Stripe from 'stripe'
import type { Desk } from '../desk.ts'
import { blankItem, blankSession } from '../entities/session.ts'
import { lineItems } from '../expand.ts'
import { invalid, missing, notSimulated } from '../failure.ts'
import { listing, pagingNames } from '../listing.ts'
import { type Operation, operation } from '../operation.ts'
import { expireSession, textMetadata } from '../paying.ts'

type Params = Stripe.Checkout.SessionCreateParams

const halfHour = 30 * 60
const day = 24 * 3600

/** Checkout Sessions: create, read, list, expire, and their lines. */
export const checkoutSessions: readonly Operation[] = [
  operation({
    method: 'POST',
    path: '/v1/checkout/sessions',
    request: 'request.checkout.sessions.create',
    takes: [
      'mode',
      'ui_mode',
      'line_items',
      'currency',
      'client_reference_id',
      'customer_email',
      'metadata',
      'payment_intent_data',
      'allowed_payment_method_types',
      'expires_at',
      'success_url',
      'cancel_url',
      'locale',
      'submit_type',
    ],
    run: create,
  }),
  operation({
    method: 'GET',
    path: '/v1/checkout/sessions/:id',
    request: 'request.checkout.sessions.retrieve',
    takes: [],
    run: (desk, _params, id) => found(desk, id),
  }),
  operation({
    method: 'GET',
    path: '/v1/checkout/sessions',
    request: 'request.checkout.sessions.list',
    takes: [...pagingNames, 'created', 'payment_intent', 'status'],
    run: (desk, params) =>
      listing(desk, 'checkout.session', '/v1/checkout/sessions', params, {
        payment_intent: params.payment_intent,
        status: params.status,
      }),
  }),
  operation({
    method: 'POST',
    path: '/v1/checkout/sessions/:id/expire',
    request: 'request.checkout.sessions.expire',
    takes: [],
    run: (desk, _params, id) => {
      const session = found(desk, id)
      if (session.status !== 'open') {
        throw invalid(
          `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
        )
      }
      return expireSession(desk, session)
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/checkout/sessions/:id/line_items',
    request: 'request.checkout.sessions.line_items',
    takes: [...pagingNames],
    run: (desk, params, id) => lineItems(desk, found(desk, id).id, params),
  }),
]

function found(desk: Desk, id: string): Stripe.Checkout.Session {
  const session = desk.store.get('checkout.session', id)
  if (!session) throw missing('checkout.session', id)
  return session
}

function create(desk: Desk, params: Params): Stripe.Checkout.Session {
  if (params.mode === undefined) throw invalid('Missing required param: mode.', 'mode', 'parameter_missing')
  if (params.mode !== 'payment') throw notSimulated(`mode=${params.mode}`, 'mode')
  const uiMode = params.ui_mode ?? 'hosted_page'
  if (uiMode !== 'hosted_page') throw notSimulated(`ui_mode=${uiMode}`, 'ui_mode')
  if (params.success_url === undefined) {
    throw invalid('Missing required param: success_url.', 'success_url', 'parameter_missing')
  }
  for (const name of ['success_url', 'cancel_url'] as const) {
    const url = params[name]
    if (url !== undefined) checkUrl(url, name)
  }
  const now = desk.now()
  const blank = blankSession({
    created: now,
    expiresAt: expiry(params.expires_at, now),
    currency: 'usd',
    amount: 0,
    origin: desk.origin,
  })
  const lines = linesOf(params, blank.id, now)
  const amount = lines.reduce((sum, line) => sum + line.amount_total, 0)
  const currency = lines[0]?.currency ?? 'usd'
  checkLeast(amount, currency)
  for (const line of lines) desk.store.put('item', line)
  desk.store.set(`intent.${blank.id}`, params.payment_intent_data ?? {})
  return desk.store.put('checkout.session', {
    ...blank,
    amount_subtotal: amount,
    amount_total: amount,
    currency,
    success_url: params.success_url,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    customer_email: params.customer_email ?? null,
    customer_details: null,
    metadata: textMetadata(params.metadata),
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    locale: params.locale ?? null,
    submit_type: params.submit_type ?? null,
  })
}

function checkUrl(text: string, param: string): void {
  const url = URL.parse(text.replaceAll('{CHECKOUT_SESSION_ID}', 'id'))
  if (!url || !/^https?:$/.test(url.protocol)) throw invalid('Not a valid URL', param, 'url_invalid')
}

/** From 30 minutes to 24 hours ahead; 24 hours when not said (docs: limited inventory). A minute of slack for clocks. */
function expiry(asked: number | undefined, now: number): number {
  if (asked === undefined) return now + day
  if (asked < now + halfHour - 60) {
    throw invalid(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      'expires_at',
    )
  }
  if (asked > now + day + 60) {
    throw invalid('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', 'expires_at')
  }
  return asked
}

function linesOf(params: Params, session: string, created: number) {
  const lines = params.line_items ?? []
  if (lines.length === 0) throw invalid('Missing required param: line_items.', 'line_items', 'parameter_missing')
  if (lines.length > 100) throw invalid('Array line_items exceeded maximum 100 allowed elements.', 'line_items')
  const made = lines.map((line, index) => lineOf(line, index, session, created))
  if (new Set(made.map((line) => line.currency)).size > 1) {
    throw invalid('All prices on a Checkout session must have the same `currency`.', 'line_items')
  }
  return made
}

const lineFields = new Set(['price_data', 'quantity'])

function lineOf(line: Stripe.Checkout.SessionCreateParams.LineItem, index: number, session: string, created: number) {
  const at = `line_items[${index}]`
  if (line.price !== undefined) throw missing('price', line.price, `${at}[price]`)
  const odd = Object.keys(line).find((name) => !lineFields.has(name))
  if (odd !== undefined) throw notSimulated(`The parameter ${odd} of a line`, `${at}[${odd}]`)
  const price = line.price_data
  if (!price) throw invalid(`Missing required param: ${at}[price_data].`, `${at}[price_data]`, 'parameter_missing')
  const missingOne = !price.product_data && `${at}[price_data][product_data]`
  if (missingOne) throw invalid(`Missing required param: ${missingOne}.`, missingOne, 'parameter_missing')
  if (price.recurring || price.product) throw notSimulated('A recurring or stored price', `${at}[price_data]`)
  const unit = price.unit_amount
  if (unit === undefined) {
    throw invalid(
      `Missing required param: ${at}[price_data][unit_amount].`,
      `${at}[price_data][unit_amount]`,
      'parameter_missing',
    )
  }
  if (unit < 0)
    throw invalid('Invalid non-negative integer', `${at}[price_data][unit_amount]`, 'parameter_invalid_integer')
  const quantity = line.quantity
  if (quantity === undefined)
    throw invalid(`Missing required param: ${at}[quantity].`, `${at}[quantity]`, 'parameter_missing')
  if (quantity < 1)
    throw invalid('This value must be greater than or equal to 1.', `${at}[quantity]`, 'parameter_invalid_integer')
  if (!/^[a-z]{3}$/i.test(price.currency))
    throw invalid(`Invalid currency: ${price.currency}`, `${at}[price_data][currency]`)
  return blankItem({
    session,
    created,
    currency: price.currency.toLowerCase(),
    unitAmount: unit,
    quantity,
    name: price.product_data?.name ?? '',
    description: price.product_data?.description ?? null,
  })
}

/** Stripe's documented least charge for dollars; other currencies are left to the adapter's own check. */
function checkLeast(amount: number, currency: string): void {
  if (currency === 'usd' && amount > 0 && amount < 50) {
    throw invalid(
      "The Checkout Session's total amount due must add up to at least $0.50 usd",
      undefined,
      'amount_too_small',
    )
  }
  if (amount > 99_999_999) throw invalid('Amount must be no more than 99999999', 'line_items', 'amount_too_large')
}
