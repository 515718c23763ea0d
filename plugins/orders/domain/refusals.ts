import { type RefusalTable, refuser } from '@souk/kernel'

/** What orders, carts and fulfillments say no to. */
export const orderRefusals = {
  cart_not_found: { status: 404, staff: 'There is no such cart.', shopper: 'This basket is gone. Start a new one.' },
  cart_empty: { status: 409, staff: 'The cart is empty.', shopper: 'Your basket is empty.' },
  cart_full: {
    status: 422,
    staff: 'A cart holds {limit} lines at most.',
    shopper: 'A basket holds {limit} different things.',
  },
  quantity_out_of_range: {
    status: 422,
    staff: 'A quantity is a whole number from 0 to {limit}.',
    shopper: 'Choose between 1 and {limit}.',
  },
  product_unavailable: { status: 409, staff: '{sku} is not for sale.', shopper: 'This is no longer for sale.' },
  order_not_found: { status: 404, staff: 'There is no such order.', shopper: 'We do not know this order.' },
  order_differs: {
    status: 409,
    staff: 'Another order with other content has this id.',
    shopper: 'Your basket changed while you paid. Please check it again.',
  },
  total_changed: {
    status: 409,
    staff: 'The total is {total} (minor units), not the {shown} that was shown.',
    shopper: 'The total changed meanwhile. Please check it again.',
  },
  fulfillment_not_found: {
    status: 404,
    staff: 'There is no such fulfillment.',
    shopper: 'We do not know this parcel.',
  },
  wrong_state: {
    status: 409,
    staff: '{words}.',
    shopper: 'This is no longer possible.',
  },
  not_expired: {
    status: 409,
    staff: 'The reservation holds until {expiresAt}.',
    shopper: 'We still hold this for you.',
  },
  picking_began: {
    status: 409,
    staff: 'Picking began. Refund lines instead.',
    shopper: 'We have started on this order, so it can no longer be cancelled here.',
  },
  payment_disputed: {
    status: 409,
    staff: 'The charge is disputed. Answer the dispute, or the money is paid back twice.',
    shopper: 'Your bank is looking at this payment.',
  },
  held: { status: 409, staff: 'On hold: {holds}.', shopper: 'We are looking into this order.' },
  unknown_line: { status: 422, staff: '{sku} is not part of this fulfillment.', shopper: 'This is not in your order.' },
  too_many: {
    status: 422,
    staff: '{quantity} of {sku} is more than the {ordered} ordered.',
    shopper: 'That is too many.',
  },
  not_picked: { status: 409, staff: 'Not picked yet: {words}.', shopper: 'We are still collecting this.' },
  wrong_pin: { status: 422, staff: 'That PIN is not the order’s.', shopper: 'That PIN is wrong.' },
} as const satisfies RefusalTable

export const no = refuser(orderRefusals)

/** Words of `wrong_state` for what has moved on: "It is delivered already." */
export const already = (title: string) => ({ words: `It is ${title.toLowerCase()} already` })
