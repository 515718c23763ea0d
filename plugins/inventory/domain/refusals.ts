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
  unknown_location: { status: 404, staff: 'There is no such stock location.', shopper: 'There is no such place.' },
  unknown_sku: { status: 404, staff: 'There is no SKU {sku}.', shopper: 'This is not sold here.' },
  bundle_has_no_stock: {
    status: 422,
    staff: '{sku} is a bundle and has no stock of its own. Name what it is made of.',
    shopper: 'This has no stock of its own.',
  },
  transfer_not_found: { status: 404, staff: 'There is no such transfer.', shopper: 'There is nothing here.' },
  transfer_state: {
    status: 409,
    staff: 'A transfer that is {state} cannot be {done}.',
    shopper: 'That is not possible now.',
  },
  paper_moved: {
    status: 409,
    staff: 'Somebody changed this since you looked. Look at its lines again before you change them.',
    shopper: 'This changed meanwhile. Please look again.',
  },
  same_place: { status: 422, staff: 'Choose two different places.', shopper: 'Choose two different places.' },
  purchase_order_not_found: {
    status: 404,
    staff: 'There is no such purchase order.',
    shopper: 'There is nothing here.',
  },
  purchase_order_state: {
    status: 409,
    staff: 'A purchase order that is {state} cannot be {done}.',
    shopper: 'That is not possible now.',
  },
  nothing_to_move: { status: 422, staff: 'Give at least one unit.', shopper: 'Nothing to move.' },
  line_twice: { status: 422, staff: 'Name {sku} once, with all its units.', shopper: 'Name each item once.' },
  line_unknown: { status: 422, staff: '{sku} is not on this paper.', shopper: 'That item is not part of this.' },
  over_send: {
    status: 422,
    staff: '{left} of {sku} were planned. Send that many or fewer.',
    shopper: 'That is more than was planned.',
  },
  over_receipt: {
    status: 422,
    staff: '{left} of {sku} are still to come. Take that many; adjust the level for what is beyond.',
    shopper: 'That is more than was sent.',
  },
  more_damaged_than_arrived: {
    status: 422,
    staff: 'More of {sku} are damaged than arrived.',
    shopper: 'That is more than arrived.',
  },
  nothing_to_repair: {
    status: 409,
    staff: 'The level, its movements and the open orders agree. There is nothing to repair.',
    shopper: 'There is nothing to do.',
  },
  drift_moved: {
    status: 409,
    staff: 'What does not agree is something else by now: {gap}. Look at it again before you repair it.',
    shopper: 'This changed meanwhile. Please look again.',
  },
  order_unreadable: {
    status: 409,
    staff: 'What {orders} holds of this cannot be read, and a repair would free it. Put that order right first.',
    shopper: 'That is not possible now.',
  },
  repair_goes_negative: {
    status: 422,
    staff: '{account} would be {units}. Believe the other, or see to the orders that hold too much.',
    shopper: 'That is not possible now.',
  },
} as const satisfies RefusalTable

export const no = refuser(inventoryRefusals)
