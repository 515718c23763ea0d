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
  unknown_status: { status: 422, staff: '"{status}" is no tracking status.', shopper: 'Unknown status.' },
} as const satisfies RefusalTable

export const no = refuser(shippingRefusals)
