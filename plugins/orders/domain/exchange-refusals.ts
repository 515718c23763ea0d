import type { RefusalTable } from '@souk/kernel'

/** What exchanges say no to. */
export const exchangeRefusals = {
  exchanged_already: {
    status: 409,
    staff: 'Something else is sent instead already. Cancel that order first.',
    shopper: 'You get something else instead already.',
  },
  exchange_stands: {
    status: 409,
    staff: 'Something else is sent for it. Cancel that order first.',
    shopper: 'You get something else instead.',
  },
  nothing_to_exchange: {
    status: 409,
    staff: 'Its units were refunded before, or no money is left of them. Place another order.',
    shopper: 'This was refunded already.',
  },
  paid_in_two_ways: {
    status: 409,
    staff: 'It was paid in two ways, and neither has enough left to be worth it. Refund it, and place another order.',
    shopper: 'Write to us, and we agree on something else.',
  },
  exchange_fixed: {
    status: 409,
    staff: 'It is sent in exchange. Cancel it, and agree on another exchange.',
    shopper: 'Write to us, and we agree on something else.',
  },
  nothing_to_waive: {
    status: 422,
    staff: 'It costs no more than what comes back, so there is nothing to waive.',
    shopper: 'There is nothing to pay.',
  },
} as const satisfies RefusalTable
