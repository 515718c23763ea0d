import { randomBytes } from 'node:crypto'
import { type Commerce, createCommerce, createLakeStore } from '@souk/commerce'
import { systemClock, ulid } from '@souk/kernel'
import { ownCourier } from '@souk/shipping/own-courier'
import type { Connection } from './connection.ts'
import { UsageError } from './io.ts'

/**
 * The shop's command layer for an operator: no payment provider and no post, so nothing an operator runs can reach a
 * shopper. What needs those is left to the shop's server.
 */
export function openCommerce(connection: Connection, say: (line: string) => void): Commerce {
  if (connection.secret.length < 16)
    throw new UsageError('the shop has no secret: set SOUK_SECRET to the one its server uses')
  return createCommerce({
    store: createLakeStore(connection.client, { requestTimeoutMs: 60_000 }),
    clock: systemClock,
    newUlid: () => ulid(Date.now(), randomBytes(10)),
    providers: [],
    carriers: [ownCourier],
    mailer: { send: async () => ({ state: 'rejected', reason: 'operators send no mail' }) },
    secret: connection.secret,
    publicOrigin: 'http://localhost',
    log: (level, message, fields) => {
      if (level !== 'info') say(`${level}: ${message} ${JSON.stringify(fields)}`)
    },
  })
}
