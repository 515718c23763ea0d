import { type RefusalTable, refuser } from '@souk/kernel'

/** What delivery says no to. */
export const shippingRefusals = {
  outside_zone: {
    status: 409,
    staff: 'No active zone delivers to {postalCode}, {country}.',
    shopper: 'We do not deliver to {postalCode} yet. Pick up instead.',
  },
  method_unavailable: {
    status: 409,
    staff: 'The shop does not offer {method}.',
    shopper: 'Choose another way to get it.',
  },
  shipment_not_found: { status: 404, staff: 'There is no such shipment.', shopper: 'We do not know this parcel.' },
  carrier_unknown: {
    status: 422,
    staff: 'The shop has no carrier {carrier}.',
    shopper: 'This way to send is not offered.',
  },
  not_to_send: {
    status: 409,
    staff: 'It is fetched by the shopper, nobody carries it.',
    shopper: 'You fetch this one yourself.',
  },
  not_packed: { status: 409, staff: 'It is not packed yet.', shopper: 'It is not packed yet.' },
  parcel_moving: {
    status: 409,
    staff: 'The parcel is {state} already.',
    shopper: 'It is already with the courier.',
  },
  rider_taken: { status: 409, staff: '{name} has taken it already.', shopper: 'A rider has it already.' },
  rider_other: { status: 409, staff: 'Take it first: it is not on your list.', shopper: 'Another rider has it.' },
  pin_locked: {
    status: 409,
    staff: 'The PIN was wrong {tries} times. Call the shop: only they can say that it was delivered.',
    shopper: 'The PIN was wrong too often.',
  },
  unknown_status: { status: 422, staff: '"{status}" is no tracking status.', shopper: 'Unknown status.' },
} as const satisfies RefusalTable

export const no = refuser(shippingRefusals)
