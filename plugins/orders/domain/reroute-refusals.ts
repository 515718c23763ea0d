import type { RefusalTable } from '@souk/kernel'

/** What sending a fulfillment from another place, or writing off what was picked of it, says no to. */
export const rerouteRefusals = {
  nothing_picked: {
    status: 409,
    staff: 'Nothing of it was picked: all of it lies on its shelf and goes back to it. Cancel it without writing off.',
    shopper: 'This is not possible.',
  },
  place_unknown: {
    status: 422,
    staff: 'There is no such place, or it is closed. Choose a place that is active.',
    shopper: 'We do not know this place.',
  },
  place_not_serving: {
    status: 409,
    staff: '{place} does not deliver to this address. Choose a place of its zone.',
    shopper: 'This place does not deliver to you.',
  },
  place_taken: {
    status: 409,
    staff: 'A part of this order is, or was, to be sent from {place} already. Choose another place.',
    shopper: 'This is no longer possible.',
  },
  pickup_stays: {
    status: 409,
    staff: 'The shopper fetches it where they chose to. Cancel it, or agree on another place with them first.',
    shopper: 'You chose to pick this up there.',
  },
  label_ordered: {
    status: 409,
    staff: 'A label or a courier is ordered for it from where it is. Cancel the fulfillment instead.',
    shopper: 'It is being sent already.',
  },
} as const satisfies RefusalTable
