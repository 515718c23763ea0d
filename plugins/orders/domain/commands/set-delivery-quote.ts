import { type Decision, decision } from '@souk/kernel'
import type { Cart, CartDeliveryQuote } from '../documents.ts'

/** The cart remembers what delivery was said to cost, in place of anything said before. Who may say so is the caller's. */
export const setDeliveryQuote = (cart: Cart, deliveryQuote: CartDeliveryQuote): Decision<CartDeliveryQuote> =>
  decision([{ patch: { id: cart._id, ifRevisionID: cart._rev, set: { deliveryQuote } } }], deliveryQuote)
