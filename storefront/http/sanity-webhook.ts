import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Commerce } from '@souk/commerce'

/** Takes what one source says. */
export type WebhookReceiver = (headers: Headers, body: string) => ReturnType<Commerce['receiveWebhook']>

/** `t=<milliseconds>,v1=<base64url>`: HMAC-SHA256 of `<t>.<body>` under the hook's secret, as the Content Lake signs. */
export function isSignedBySanity(secret: string, signature: string | null, body: string): boolean {
  const [, at = '', said = ''] = /^t=(\d{1,16})[, ]+v1=([\w-]{43})=?$/.exec(signature?.trim() ?? '') ?? []
  const given = Buffer.from(said, 'base64url')
  const right = createHmac('sha256', secret).update(`${at}.${body}`).digest()
  return given.length === right.length && timingSafeEqual(given, right)
}

/**
 * `POST /webhooks/sanity`: the Content Lake tells that something was published. Nothing of what it says is believed or
 * kept: the catalogue is read again from the lake, so that a doubled, shuffled or repeated call does no more than that.
 * Throws when it cannot be read, to be told again.
 */
export function sanityWebhook(secret: string, refresh: () => Promise<void>): WebhookReceiver {
  return async (headers, body) => {
    if (!isSignedBySanity(secret, headers.get('sanity-webhook-signature'), body)) return 'refused'
    await refresh()
    return 'applied'
  }
}
