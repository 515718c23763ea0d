import { type Decision, decision, type Instant } from '@souk/kernel'
import type { Cart, CartCode } from '../documents.ts'

/** The cart holds exactly these promotion codes. Whether they are good is the caller's to judge. */
export function setCartCodes(cart: Cart, codes: readonly CartCode[], now: Instant): Decision<readonly CartCode[]> {
  return decision([{ patch: { id: cart._id, ifRevisionID: cart._rev, set: { codes, updatedAt: now } } }], codes)
}
