import { type RefusalTable, refuser } from '@souk/kernel'

/** What stock says no to. */
export const inventoryRefusals = {
  out_of_stock: {
    status: 409,
    staff: 'Not enough free stock: {words}.',
    shopper: 'Some of this just sold out. Your basket shows what is left.',
  },
  would_go_negative: {
    status: 422,
    staff: '{free} of these {onHand} are free: {claims}.',
    shopper: 'That many are not free.',
  },
  revision_moved: {
    status: 409,
    staff: 'This level changed since you looked. It now holds {onHand} on hand, {available} free.',
    shopper: 'This changed meanwhile. Please look again.',
  },
  level_not_found: { status: 404, staff: '{sku} is not kept at {location}.', shopper: 'This is not kept here.' },
  unknown_reason: { status: 422, staff: 'There is no adjustment reason "{reason}".', shopper: 'Unknown reason.' },
  wrong_direction: { status: 422, staff: '{title} can only {direction} stock.', shopper: 'Wrong direction.' },
  nothing_to_adjust: {
    status: 422,
    staff: 'Give a change other than zero, or a counted quantity.',
    shopper: 'Nothing to change.',
  },
} as const satisfies RefusalTable

export const no = refuser(inventoryRefusals)
