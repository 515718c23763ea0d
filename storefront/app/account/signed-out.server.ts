import type { Shop } from '../shop.ts'
import { ticketCookie } from '../support/ticket-cookie.server.ts'
import { sidCookie } from './sid-cookie.ts'

/** What a browser forgets when somebody signs out: the session, and every key to an order or a ticket. */
export async function signedOut({ publicOrigin, sessions }: Pick<Shop, 'publicOrigin' | 'sessions'>): Promise<Headers> {
  const headers = new Headers()
  for (const cookie of [
    sidCookie(publicOrigin).drop(),
    await sessions.dropOrders(),
    await ticketCookie(publicOrigin).drop(),
  ])
    headers.append('Set-Cookie', cookie)
  return headers
}
