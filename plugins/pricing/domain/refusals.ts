import { type RefusalTable, refuser } from '@souk/kernel'

/** What promotions say no to. Sums in the detail are minor units. */
export const pricingRefusals = {
  promotion_unknown: {
    status: 422,
    staff: 'There is no promotion code {code} that can be used.',
    shopper: 'We do not know this code. Check how it is written.',
  },
  promotion_not_begun: {
    status: 409,
    staff: '{code} begins at {from}.',
    shopper: 'This code is not good yet.',
  },
  promotion_ended: { status: 409, staff: '{code} ended at {to}.', shopper: 'This code is no longer good.' },
  promotion_not_for_these: {
    status: 409,
    staff: '{code} is not for what is in the cart.',
    shopper: 'This code is not for what is in your basket.',
  },
  promotion_minimum: {
    status: 409,
    staff: '{code} needs goods worth {minimum}, {missing} are missing (minor units).',
    shopper: 'Your basket is too small for this code.',
  },
  promotion_limit: {
    status: 409,
    staff: '{code} was used {limit} times, which is all it is good for.',
    shopper: 'This code has been used up.',
  },
  promotion_limit_customer: {
    status: 409,
    staff: 'This customer used {code} {limit} times, which is all one customer may.',
    shopper: 'You have used this code as often as it may be.',
  },
  promotion_not_combined: {
    status: 409,
    staff: '{code} does not go together with {other}, which gives more.',
    shopper: 'This code does not go together with another that gives you more.',
  },
  promotion_too_many: {
    status: 422,
    staff: 'A cart holds {limit} codes at most.',
    shopper: 'A basket holds {limit} codes at most.',
  },
  promotion_not_found: {
    status: 404,
    staff: 'There is no promotion {promotion} that takes codes.',
    shopper: 'There is no such promotion.',
  },
  promotion_code_exists: {
    status: 409,
    staff: 'The code {code} exists already.',
    shopper: 'This code exists already.',
  },
} as const satisfies RefusalTable

export const no = refuser(pricingRefusals)
