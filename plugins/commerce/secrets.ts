import { createHmac, timingSafeEqual } from 'node:crypto'
import { afterDot, dotted } from '@souk/kernel'

/** What is derived from the shop's secret and an order's or verification's id, so that nothing of it need be stored. */
export interface OrderSecrets {
  /** Unguessable bearer of one order. */
  accessToken(orderId: string): string
  /** Compares in constant time. */
  checkAccess(orderId: string, token: string): boolean
  /** The four digits a shopper says at the door. */
  pinFor(orderId: string): string
  /** The secret of a link to a verification: unguessable, and nothing of it is stored. */
  verificationToken(verificationId: string): string
  /** The six digits that stand beside it in a message; good for a few tries only. */
  verificationCode(verificationId: string): string
  /** Stands for a phone number or address in ids, which are kept for ever: hex, and nobody can turn it around. */
  contactHash(channel: 'email' | 'sms', contact: string): string
}

/** Ids of what is counted about promotions. Kept for ever, so nobody can read a code or a person from them. */
export interface PromotionIds {
  /** `promotionCode.<hmac>` of a tidied code. */
  codeId(code: string): string
  /** `promotionUse.<hmac>.<hmac>`: the counter of one customer, who is named by a customer's id or an e-mail address. */
  useId(codeId: string, who: string): string
}

/** Derives them from the shop's secret. */
export function createPromotionIds(secret: string): PromotionIds {
  const mac = (purpose: string, subject: string) =>
    createHmac('sha256', secret).update(`${purpose}:${subject}`).digest('hex').slice(0, 40)
  return {
    codeId: (code) => dotted('promotionCode', mac('promotion-code', code)),
    useId: (codeId, who) => dotted('promotionUse', afterDot(codeId), mac('promotion-use', `${codeId} ${who}`)),
  }
}

/** HMAC-SHA256 under the shop's secret, one label per purpose. Throws when the secret is shorter than 16 characters. */
export function createOrderSecrets(secret: string): OrderSecrets {
  if (secret.length < 16) throw new RangeError('the shop’s secret needs at least 16 characters')
  const mac = (purpose: string, id: string) => createHmac('sha256', secret).update(`${purpose}:${id}`).digest()
  const accessToken = (orderId: string) => mac('access', orderId).toString('base64url')
  return {
    accessToken,
    checkAccess(orderId, token) {
      const [right, given] = [Buffer.from(accessToken(orderId)), Buffer.from(token)]
      return right.length === given.length && timingSafeEqual(right, given)
    },
    pinFor: (orderId) => String(mac('pin', orderId).readUInt32BE() % 10_000).padStart(4, '0'),
    verificationToken: (verificationId) => mac('verification-token', verificationId).toString('base64url'),
    verificationCode: (verificationId) =>
      String(mac('verification-code', verificationId).readUIntBE(0, 6) % 1_000_000).padStart(6, '0'),
    contactHash: (channel, contact) =>
      mac(`contact-${channel}`, contact.trim().toLowerCase()).toString('hex').slice(0, 40),
  }
}
