import { type RefusalTable, refuser } from '@souk/kernel'
import { exchangeRefusals } from './exchange-refusals.ts'
import { rerouteRefusals } from './reroute-refusals.ts'
import { substitutionRefusals } from './substitution-refusals.ts'

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
    staff: 'Order {number} was placed already, with other content. Open it.',
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
  nothing_arrived: {
    status: 409,
    staff: 'Nothing that it waits for is there.',
    shopper: 'Nothing has arrived yet.',
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
  hold_unknown: {
    status: 422,
    staff: 'Staff may not hold an order for "{hold}".',
    shopper: 'This is no longer possible.',
  },
  hold_again: { status: 409, staff: 'It is on hold for that already.', shopper: 'We are looking into this order.' },
  nothing_to_hold: {
    status: 409,
    staff: 'Nothing of it is in the house, so there is nothing to hold.',
    shopper: 'It has left us.',
  },
  not_held: { status: 409, staff: 'It is not on hold for that.', shopper: 'It is under way.' },
  return_not_found: { status: 404, staff: 'There is no such return.', shopper: 'We do not know this return.' },
  nothing_delivered: {
    status: 409,
    staff: 'Nothing of it has reached the shopper yet.',
    shopper: 'Nothing of it has reached you yet.',
  },
  all_returned: {
    status: 409,
    staff: 'All that was delivered is returned or claimed already.',
    shopper: 'All of it is returned already.',
  },
  return_too_late: {
    status: 409,
    staff: 'Shoppers could ask for it until {until}. Staff may still agree.',
    shopper: 'The time for returns is over. Write to us if something is wrong.',
  },
  unknown_return_line: { status: 422, staff: '{sku} is not part of it.', shopper: 'This is not in your order.' },
  return_units_too_many: {
    status: 422,
    staff: '{quantity} of {sku} is more than the {left} that can still come back.',
    shopper: 'That is more than you were brought.',
  },
  wrong_reason: {
    status: 422,
    staff: '“{reason}” is no reason for a {kind}.',
    shopper: 'Choose another reason.',
  },
  goods_stay: {
    status: 409,
    staff: 'Nothing comes back for a claim. Close it.',
    shopper: 'Keep it: nothing needs to come back.',
  },
  goods_awaited: {
    status: 409,
    staff: 'Nothing has come back yet. Receive it, or cancel the return.',
    shopper: 'We are waiting for the parcel.',
  },
  nothing_to_refund: {
    status: 409,
    staff: 'Nothing of it is left to refund. Go on without a refund.',
    shopper: 'Nothing is left to give back.',
  },
  all_begun: {
    status: 409,
    staff: 'Picking began everywhere. Call a fulfillment off, or refund lines instead.',
    shopper: 'We have started on this order, so it can no longer be changed.',
  },
  line_begun: {
    status: 409,
    staff: '{begun} of {sku} are being picked, sent or called off already. Leave at least as many.',
    shopper: 'We have started on this.',
  },
  nothing_to_edit: {
    status: 422,
    staff: 'This changes nothing. Say another quantity, or something to add.',
    shopper: 'This changes nothing.',
  },
  too_many_lines: {
    status: 422,
    staff: 'An order holds {limit} lines at most.',
    shopper: 'An order holds {limit} different things.',
  },
  edit_empties: {
    status: 409,
    staff: 'Nothing would be left to pick. Cancel the order, or that part of it, instead.',
    shopper: 'Nothing would be left of it. Cancel it instead.',
  },
  edit_outdated: {
    status: 409,
    staff: 'Somebody changed the order meanwhile. Look at it again.',
    shopper: 'The order changed meanwhile. Please look again.',
  },
  edit_refunded: {
    status: 409,
    staff: 'Money was given back for units of its lines. Refund or cancel the rest instead of changing it.',
    shopper: 'This order can no longer be changed.',
  },
  edit_costs_more: {
    status: 409,
    staff:
      'It would cost {more} more (minor units), and the money was taken already. Take something else off, or place another order.',
    shopper: 'This would cost more than you paid. Please place another order.',
  },
  edit_over_authorized: {
    status: 409,
    staff:
      'It would come to {total} (minor units); the bank holds {authorized}. Take something else off, or place another order.',
    shopper: 'This would cost more than your bank holds for it. Please place another order.',
  },
  edit_tax_differs: {
    status: 409,
    staff: 'Its prices hold their tax in another way than when the order was placed. Place another order for {sku}.',
    shopper: 'Please place another order for this.',
  },
  ...substitutionRefusals,
  ...rerouteRefusals,
  ...exchangeRefusals,
  wrong_pin: { status: 422, staff: 'That PIN is not the order’s.', shopper: 'That PIN is wrong.' },
} as const satisfies RefusalTable

export const no = refuser(orderRefusals)

/** Words of `wrong_state` for what has moved on: "It is delivered already." */
export const already = (title: string) => ({ words: `It is ${title.toLowerCase()} already` })
