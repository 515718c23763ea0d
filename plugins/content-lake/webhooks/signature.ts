import { createHmac } from 'node:crypto'

/**
 * The value of `sanity-webhook-signature`: `t=<milliseconds>,v1=<base64url>`, an HMAC-SHA256 of `<t>.<body>` under the
 * hook's secret. Source: `@sanity/webhook`, whose check it passes.
 */
export function signatureOf(body: string, at: number, secret: string): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('base64url')}`
}
