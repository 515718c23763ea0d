import { type RefusalTable, refuser } from '@souk/kernel'

/** What money says no to. */
export const paymentRefusals = {
  payment_not_found: { status: 404, staff: 'There is no such payment.', shopper: 'We do not know this payment.' },
  currency_differs: {
    status: 422,
    staff: 'The provider speaks of {observed}, the payment is in {currency}.',
    shopper: 'The payment did not match the order.',
  },
  nothing_captured: {
    status: 409,
    staff: 'Nothing was captured, so there is nothing to refund.',
    shopper: 'Nothing was taken.',
  },
  refund_too_large: {
    status: 422,
    staff: '{amount} is more than the {refundable} that can still be refunded.',
    shopper: 'That is more than was paid.',
  },
  refund_not_found: { status: 404, staff: 'There is no such refund.', shopper: 'We do not know this refund.' },
  unknown_refund_line: {
    status: 422,
    staff: '{sku} is not part of this order.',
    shopper: 'This is not in your order.',
  },
  refund_units_too_many: {
    status: 422,
    staff: '{quantity} of {sku} is more than the {left} that were not refunded yet.',
    shopper: 'That is more than was bought.',
  },
  too_many_attempts: {
    status: 409,
    staff: 'This order was tried to be paid {attempts} times. Place a new one.',
    shopper: 'This did not work several times. Please order again.',
  },
  nothing_held: { status: 409, staff: 'The bank holds no money for this order.', shopper: 'Nothing is held.' },
  order_not_placed: { status: 409, staff: 'The order is not placed.', shopper: 'The order is not placed.' },
  capture_asked: {
    status: 409,
    staff: 'The bank has been asked for it; the answer shows here.',
    shopper: 'This is under way.',
  },
  release_by_cancel: {
    status: 409,
    staff: 'The order is under way. Cancel it, and the money is let go with it.',
    shopper: 'The order is under way.',
  },
  nothing_to_pay: { status: 409, staff: 'Nothing waits to be paid.', shopper: 'Nothing waits to be paid.' },
  paid_at_door: {
    status: 409,
    staff: 'It is paid at the door; there is no page to pay on.',
    shopper: 'You pay at the door.',
  },
  no_email: { status: 409, staff: 'There is no address to write to.', shopper: 'We have no address of yours.' },
  nothing_to_ask: {
    status: 409,
    staff: 'No page was opened at a provider, so there is nobody to ask.',
    shopper: 'There is nothing to look up.',
  },
  bad_amount: { status: 422, staff: 'A refund is a whole number of minor units above zero.', shopper: 'Wrong amount.' },
} as const satisfies RefusalTable

export const no = refuser(paymentRefusals)
