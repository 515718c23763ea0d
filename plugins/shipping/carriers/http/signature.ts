import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** Whether a header is the HMAC-SHA256 of a body under a secret, compared in constant time. An empty secret fits nothing. */
export function signedBy(secret: string, body: string, given: string | null, encoding: 'hex' | 'base64'): boolean {
  if (secret === '' || given === null) return false
  const right = Buffer.from(createHmac('sha256', secret).update(body).digest(encoding))
  const held = Buffer.from(given)
  return right.length === held.length && timingSafeEqual(right, held)
}

/** An id for a telling that has none of its own: the same body, the same id. */
export const bodyId = (body: string): string => createHash('sha256').update(body).digest('hex').slice(0, 40)

/** What a body says; undefined when it is no JSON. */
export function saidIn(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // A letter that says nothing is answered like one that says nothing of ours
    return undefined
  }
}
