import { afterDot, dotted } from '@souk/kernel'

/** `customer.<ulid>`. */
export const customerId = (ulid: string): string => dotted('customer', ulid)
/** `credential.<ulid>`, of the customer with the same ulid. */
export const credentialId = (customer: string): string => dotted('credential', afterDot(customer))
/** `session.<SHA-256 of the token, hex>`. */
export const sessionId = (tokenHash: string): string => dotted('session', tokenHash)
/** `verification.<ulid>`. */
export const verificationId = (ulid: string): string => dotted('verification', ulid)
/** `emailClaim.<hmac, hex>`. */
export const emailClaimId = (hmac: string): string => dotted('emailClaim', hmac)
/** `phoneClaim.<hmac, hex>`. */
export const phoneClaimId = (hmac: string): string => dotted('phoneClaim', hmac)
