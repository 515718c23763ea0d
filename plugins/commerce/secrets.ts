import { createHmac, timingSafeEqual } from 'node:crypto'

/** What is derived from the shop's secret and an order's id, so that nothing of it need be stored. */
export interface OrderSecrets {
  /** Unguessable bearer of one order. */
  accessToken(orderId: string): string
  /** Compares in constant time. */
  checkAccess(orderId: string, token: string): boolean
  /** The four digits a shopper says at the door. */
  pinFor(orderId: string): string
}

/** HMAC-SHA256 under the shop's secret, one label per purpose. Throws when the secret is shorter than 16 characters. */
export function createOrderSecrets(secret: string): OrderSecrets {
  if (secret.length < 16) throw new RangeError('the shop’s secret needs at least 16 characters')
  const mac = (purpose: string, orderId: string) =>
    createHmac('sha256', secret).update(`${purpose}:${orderId}`).digest()
  const accessToken = (orderId: string) => mac('access', orderId).toString('base64url')
  return {
    accessToken,
    checkAccess(orderId, token) {
      const [right, given] = [Buffer.from(accessToken(orderId)), Buffer.from(token)]
      return right.length === given.length && timingSafeEqual(right, given)
    },
    pinFor: (orderId) => String(mac('pin', orderId).readUInt32BE() % 10_000).padStart(4, '0'),
  }
}
