import { randomBytes } from 'node:crypto'

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** Letters and digits that cannot be guessed. */
export function token(length: number): string {
  return [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('')
}

/** Makes ids that look like Stripe's in test mode. */
export const newId = {
  session: () => `cs_test_a1${token(56)}`,
  item: () => `li_1${token(23)}`,
  price: () => `price_1${token(23)}`,
  product: () => `prod_${token(14)}`,
  intent: () => `pi_3${token(23)}`,
  charge: () => `ch_3${token(23)}`,
  refund: () => `re_3${token(23)}`,
  dispute: () => `du_1${token(23)}`,
  event: () => `evt_1${token(23)}`,
  endpoint: () => `we_1${token(23)}`,
  method: () => `pm_1${token(23)}`,
  request: () => `req_${token(14)}`,
}
