import type { PaypalDesk } from './desk.ts'
import { newId, withPayments } from './desk.ts'
import type { Capture, Item, Link, Order, PurchaseUnit, Visit } from './entities.ts'
import { invalid, notFound, PaypalFailure, unprocessable } from './failure.ts'
import { cents, isMoney } from './money.ts'

type Body = Readonly<Record<string, unknown>>
const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const orderFields = new Set(['intent', 'purchase_units', 'payment_source', 'payer', 'processing_instruction'])
const unitFields = new Set([
  'reference_id',
  'amount',
  'description',
  'custom_id',
  'invoice_id',
  'items',
  'soft_descriptor',
])

/** What is not simulated is refused aloud, never ignored. */
function known(body: Body, fields: ReadonlySet<string>, at: string): void {
  const odd = Object.keys(body).find((name) => !fields.has(name))
  if (odd !== undefined)
    throw invalid(
      'INVALID_PARAMETER_SYNTAX',
      'The value of a field does not conform to the expected format.',
      `${at}/${odd}`,
    )
}

const linksOf = (desk: PaypalDesk, id: string): readonly Link[] => [
  { href: `${desk.origin()}/v2/checkout/orders/${id}`, rel: 'self', method: 'GET' },
  { href: `${desk.origin()}/checkoutnow?token=${id}`, rel: 'payer-action', method: 'GET' },
]

/** `POST /v2/checkout/orders`: an order that waits for its shopper. */
export function createOrder(desk: PaypalDesk, body: Body): Order {
  known(body, orderFields, '')
  if (body['intent'] !== 'CAPTURE')
    throw invalid('INVALID_PARAMETER_VALUE', 'This simulator knows the intent CAPTURE only.', '/intent')
  const units = body['purchase_units']
  const unit: unknown = Array.isArray(units) ? units[0] : undefined
  if (!Array.isArray(units) || units.length !== 1 || !isBody(unit))
    throw invalid('INVALID_ARRAY_MIN_ITEMS', 'The number of items in an array parameter is not one.', '/purchase_units')
  const id = newId()
  const now = desk.now()
  desk.put('visit', id, visitOf(body))
  return desk.put('order', id, {
    id,
    intent: 'CAPTURE',
    status: 'PAYER_ACTION_REQUIRED',
    purchase_units: [unitOf(unit)],
    payment_source: { paypal: {} },
    create_time: now,
    update_time: now,
    links: linksOf(desk, id),
  })
}

/** Where the page leads: PayPal's wallet takes it from the experience context. */
function visitOf(body: Body): Visit {
  const source = isBody(body['payment_source']) ? body['payment_source'] : {}
  const paypal = isBody(source['paypal']) ? source['paypal'] : {}
  const context = isBody(paypal['experience_context']) ? paypal['experience_context'] : {}
  const at = '/payment_source/paypal/experience_context'
  const [returnUrl, cancelUrl] = [text(context['return_url']), text(context['cancel_url'])]
  if (returnUrl === undefined || !URL.canParse(returnUrl))
    throw invalid('MISSING_REQUIRED_PARAMETER', 'A required field is missing.', `${at}/return_url`)
  if (cancelUrl === undefined || !URL.canParse(cancelUrl))
    throw invalid('MISSING_REQUIRED_PARAMETER', 'A required field is missing.', `${at}/cancel_url`)
  return { returnUrl, cancelUrl, funding: 'ok' }
}

function unitOf(unit: Body): PurchaseUnit {
  known(unit, unitFields, '/purchase_units/@reference_id==default')
  const amount = unit['amount']
  if (!isMoney(amount))
    throw invalid('MISSING_REQUIRED_PARAMETER', 'A required field is missing.', '/purchase_units/0/amount/value')
  if (cents(amount) <= 0) throw unprocessable('CANNOT_BE_ZERO_OR_NEGATIVE', 'Must be greater than zero.')
  const items = itemsOf(unit['items'])
  checkSums(amount, items)
  const optional = (name: string) => {
    const value = text(unit[name])
    return value === undefined ? {} : { [name]: value }
  }
  return {
    reference_id: text(unit['reference_id']) ?? 'default',
    amount,
    ...optional('description'),
    ...optional('custom_id'),
    ...optional('invoice_id'),
    ...(items.length > 0 ? { items } : {}),
  }
}

const itemsOf = (items: unknown): readonly Item[] =>
  (Array.isArray(items) ? items : []).map((item: unknown, index) => {
    if (!isBody(item) || !isMoney(item['unit_amount']) || !/^[1-9]\d{0,9}$/.test(String(item['quantity'])))
      throw invalid('INVALID_PARAMETER_VALUE', 'The value of a field is invalid.', `/purchase_units/0/items/${index}`)
    return { name: String(item['name']), quantity: String(item['quantity']), unit_amount: item['unit_amount'] }
  })

function checkSums(amount: PurchaseUnit['amount'], items: readonly Item[]): void {
  const { breakdown } = amount
  const sum = items.reduce((total, item) => total + cents(item.unit_amount) * Number(item.quantity), 0)
  const total = breakdown?.['item_total']
  if (items.length > 0 && !isMoney(total))
    throw unprocessable(
      'ITEM_TOTAL_REQUIRED',
      'If item details are specified, then amount.breakdown.item_total is required.',
    )
  if (isMoney(total) && items.length > 0 && cents(total) !== sum)
    throw unprocessable('ITEM_TOTAL_MISMATCH', 'Should equal sum of (unit_amount * quantity) across all items.')
  const parts = Object.entries(breakdown ?? {}).reduce(
    (all, [name, part]) => all + (/discount/.test(name) ? -1 : 1) * cents(part),
    0,
  )
  if (breakdown && parts !== cents(amount))
    throw unprocessable(
      'AMOUNT_MISMATCH',
      'Should equal item_total + tax_total + shipping + handling + insurance - discounts.',
    )
}

export function findOrder(desk: PaypalDesk, id: string): Order {
  const order = desk.get('order', id)
  if (!order) throw notFound()
  return order
}

/** `POST /v2/checkout/orders/:id/capture`: takes the money, once the shopper approved. */
export function captureOrder(desk: PaypalDesk, id: string): Order {
  const order = findOrder(desk, id)
  const unit = order.purchase_units[0]
  if (order.status === 'COMPLETED')
    throw unprocessable(
      'ORDER_ALREADY_CAPTURED',
      "Order already captured. If 'intent=CAPTURE' only one capture per order is allowed.",
    )
  if (order.status !== 'APPROVED' || !unit)
    throw unprocessable('ORDER_NOT_APPROVED', 'Payer has not yet approved the Order for payment.')
  const funding = desk.get('visit', id)?.funding ?? 'ok'
  if (funding === 'decline')
    throw unprocessable(
      'INSTRUMENT_DECLINED',
      'The instrument presented was either declined by the processor or bank, or it can’t be used for this payment.',
    )
  const twin = desk.list('capture').some((each) => each.invoice_id !== undefined && each.invoice_id === unit.invoice_id)
  if (twin) throw unprocessable('DUPLICATE_INVOICE_ID', 'Duplicate Invoice ID detected.')
  const capture = newCapture(desk, id, unit, funding === 'pending')
  desk.put('capture', capture.id, capture)
  const done = { ...withPayments(order, [capture], []), status: 'COMPLETED' as const, update_time: desk.now() }
  desk.put('order', id, { ...done, payer: { email_address: 'buyer@example.com', payer_id: 'SIMBUYER00001' } })
  desk.tell(
    `PAYMENT.CAPTURE.${capture.status}`,
    'capture',
    capture.status === 'PENDING' ? 'Payment pending' : 'Payment completed',
    capture,
  )
  return findOrder(desk, id)
}

function newCapture(desk: PaypalDesk, order: string, unit: PurchaseUnit, pending: boolean): Capture {
  const id = newId()
  const now = desk.now()
  const self = `${desk.origin()}/v2/payments/captures/${id}`
  const { currency_code, value } = unit.amount
  return {
    id,
    status: pending ? 'PENDING' : 'COMPLETED',
    ...(pending ? { status_details: { reason: 'ECHECK' } } : {}),
    amount: { currency_code, value },
    final_capture: true,
    ...(unit.custom_id === undefined ? {} : { custom_id: unit.custom_id }),
    ...(unit.invoice_id === undefined ? {} : { invoice_id: unit.invoice_id }),
    supplementary_data: { related_ids: { order_id: order } },
    create_time: now,
    update_time: now,
    links: [
      { href: self, rel: 'self', method: 'GET' },
      { href: `${self}/refund`, rel: 'refund', method: 'POST' },
      { href: `${desk.origin()}/v2/checkout/orders/${order}`, rel: 'up', method: 'GET' },
    ],
  }
}

/** The shopper agrees on the page, with a funding that will behave so. False when there is nothing to agree to. */
export function approveOrder(desk: PaypalDesk, id: string, funding: Visit['funding']): boolean {
  const order = desk.get('order', id)
  const visit = desk.get('visit', id)
  if (!order || !visit) throw new PaypalFailure('RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID', 'There is no such order.')
  if (order.status !== 'PAYER_ACTION_REQUIRED' && order.status !== 'APPROVED') return false
  desk.put('visit', id, { ...visit, funding })
  const approved = desk.put('order', id, { ...order, status: 'APPROVED', update_time: desk.now() })
  desk.tell('CHECKOUT.ORDER.APPROVED', 'checkout-order', 'An order has been approved by buyer', approved)
  return true
}
