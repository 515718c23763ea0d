import { expect, test } from 'vitest'
import { openSessions } from '../session.server.ts'
import { signedOut } from './signed-out.server.ts'

test('whoever signs out leaves no session and no key to an order or a ticket in the browser', async () => {
  const headers = await signedOut({ publicOrigin: 'https://shop.example', sessions: openSessions(true) })
  expect(headers.getSetCookie().map((cookie) => /^([^=]+)=.*Max-Age=0/.exec(cookie)?.[1])).toEqual([
    '__Host-sid',
    'souk_orders',
    'souk_tickets',
  ])
})
