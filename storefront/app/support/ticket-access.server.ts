import { data, redirect } from '@remix-run/node'
import type { Ticket } from '@souk/support'
import { personOf } from '../account/person.server.ts'
import type { Shop } from '../shop.ts'
import { ticketCookie } from './ticket-cookie.server.ts'

/** Where a ticket's page is. */
export const ticketPath = (ticketId: string): string => `/support/tickets/${ticketId}`

const unknown = () => data({ reason: 'key' }, { status: 404 })

/**
 * The ticket, for whoever is signed in to the account that asked, or holds its key: in the cookie, or once as `?key=`,
 * which moves into the cookie and out of the address. Anyone else gets 404, as if there were no such ticket.
 */
export async function allowTicket(shop: Shop, request: Request, id: string | undefined): Promise<Ticket> {
  const ulid = /^ticket\.([0-9A-Za-z]{6,60})$/.exec(id ?? '')?.[1]
  if (!ulid) throw unknown()
  const ticketId = `ticket.${ulid}`
  const { commerce } = shop
  const cookie = ticketCookie(shop.publicOrigin)
  const once = new URL(request.url).searchParams.get('key')
  if (once !== null) {
    const headers = commerce.checkAccess(ticketId, once) && {
      'Set-Cookie': await cookie.keep(request, ulid, once),
    }
    throw redirect(ticketPath(ticketId), { status: 303, ...(headers && { headers }) })
  }
  const key = await cookie.key(request, ulid)
  const held = key !== undefined && commerce.checkAccess(ticketId, key)
  const ticket = await commerce.support.read(ticketId)
  if (!ticket) throw unknown()
  if (!held && ticket.customer === undefined) throw unknown()
  if (!held && (await personOf(shop, request))?.customer._id !== ticket.customer) throw unknown()
  return ticket
}
