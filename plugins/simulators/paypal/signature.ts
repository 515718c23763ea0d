import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Box } from '../http/box.ts'

/** A webhook's signature as PayPal sends it, in headers. */
export interface Transmission {
  readonly id: string
  readonly time: string
  readonly signature: string
}

/** The simulator's own key pair; kept, so that what was signed yesterday still holds. */
export function keysOf(box: Box): { readonly privateKey: string; readonly publicKey: string } {
  const known = box.setting<{ privateKey: string; publicKey: string }>('keys')
  if (known) return known
  const made = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keys = {
    privateKey: made.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: made.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
  box.set('keys', keys)
  return keys
}

/** What is signed (docs: verify webhook signatures): id, time, webhook id and the body's CRC32. */
const message = (id: string, time: string, webhookId: string, body: string) =>
  Buffer.from(`${id}|${time}|${webhookId}|${crc32(Buffer.from(body))}`)

/** One event keeps its transmission's id however often it is sent. */
const transmissionId = (body: string): string => {
  const hex = createHash('sha256').update(body).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-11ef-${hex.slice(12, 16)}-${hex.slice(16, 28)}`
}

export function signBody(box: Box, webhookId: string, body: string, time: string): Transmission {
  const id = transmissionId(body)
  const key = createPrivateKey(keysOf(box).privateKey)
  return { id, time, signature: sign('sha256', message(id, time, webhookId, body), key).toString('base64') }
}

export function holds(box: Box, webhookId: string, body: string, { id, time, signature }: Transmission): boolean {
  const key = createPublicKey(keysOf(box).publicKey)
  return verify('sha256', message(id, time, webhookId, body), key, Buffer.from(signature, 'base64'))
}
