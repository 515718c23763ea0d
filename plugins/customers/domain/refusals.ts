import { type RefusalTable, refuser } from '@souk/kernel'

/** What accounts say no to. None tells whether an account exists. */
export const customerRefusals = {
  sign_in_failed: {
    status: 422,
    staff: 'No account has this contact and password.',
    shopper: 'That contact and password do not belong together. Check both, or set a new password.',
  },
  account_unconfirmed: {
    status: 409,
    staff: 'The account has not been confirmed yet.',
    shopper: 'This account is waiting for you to confirm it. We can send the link and code again.',
  },
  too_many_tries: {
    status: 429,
    staff: 'Too many tries; the next is allowed in {retryAfter} s.',
    shopper: 'That was tried too often. Wait a while, then try again.',
  },
  verification_failed: {
    status: 422,
    staff: 'The link or code is not right.',
    shopper: 'That link or code is not right. Check it, or ask for a new one.',
  },
  verification_expired: {
    status: 409,
    staff: 'The link or code ran out.',
    shopper: 'That link or code has run out. Ask for a new one.',
  },
  verification_used: {
    status: 409,
    staff: 'The link or code has been used.',
    shopper: 'That link or code has been used already. Sign in, or ask for a new one.',
  },
  contact_taken: {
    status: 409,
    staff: 'Another account holds this contact by now.',
    shopper: 'This contact cannot be confirmed for your account.',
  },
  contact_missing: {
    status: 422,
    staff: 'Give either an e-mail address or a phone number.',
    shopper: 'Write an email address or a phone number.',
  },
  wrong_password: {
    status: 422,
    staff: 'The password is not the account’s.',
    shopper: 'That is not your password.',
  },
  customer_not_found: {
    status: 404,
    staff: 'There is no such customer.',
    shopper: 'This account is gone.',
  },
  address_not_found: {
    status: 404,
    staff: 'The address book has no such row.',
    shopper: 'This address is no longer in your book.',
  },
  too_many_addresses: {
    status: 409,
    staff: 'An address book holds {limit} rows.',
    shopper: 'Your book holds {limit} addresses. Take one out first.',
  },
  session_not_found: {
    status: 404,
    staff: 'The customer has no such session.',
    shopper: 'That device is signed out already.',
  },
  customer_erased: {
    status: 409,
    staff: 'Their personal data is gone already.',
    shopper: 'This account is gone.',
  },
  confirmation_wrong: {
    status: 422,
    staff: 'Type “{expected}” to confirm that this is the person.',
    shopper: 'That does not confirm it.',
  },
  orders_under_way: {
    status: 409,
    staff: 'Orders of this customer are under way: {numbers}.',
    shopper: 'Your order {numbers} is still on its way. Your data can go once it has arrived.',
  },
} as const satisfies RefusalTable

export type CustomerRefusalCode = keyof typeof customerRefusals
export const no = refuser(customerRefusals)
