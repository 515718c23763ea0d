import { z } from 'zod'
import { requireOrderAccess } from '../../caller.ts'
import { languageOf, present, settled } from '../../customer-view.ts'
import { problem } from '../../problem.ts'
import { defineRoute } from '../../route.ts'
import { NewTicket, OpenedTicket } from '../../schemas/support.ts'
import { toTicket } from '../../ticket-view.ts'

/** `POST /tickets`: a question, from a guest or somebody who is signed in, perhaps about an order or a product. */
export const openTicketRoute = defineRoute({
  method: 'POST',
  path: '/tickets',
  id: 'openTicket',
  summary: 'Ask the shop',
  tag: 'Support',
  access: 'anyone',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: NewTicket,
  status: 201,
  answer: OpenedTicket,
  problems: ['contact_needed', 'message_empty', 'order_not_found', 'product_not_found', 'too_many_tries', 'busy'],
  async run(call) {
    const { body, services, asker, once } = call
    const { message, category = 'other', product: handle, order, email, name } = body
    if (order !== undefined) await requireOrderAccess(call, order)
    const person = await call.person()
    const input = {
      subject: body.subject,
      category,
      body: message,
      ...present({ order, email, name, product: await productOf(call, handle), customer: person?.customer._id }),
      language: await languageOf(call, body.language),
    }
    const { ticketId, accessToken } = settled(await services.commerce.support.open(input, asker, once))
    const ticket = await services.commerce.support.read(ticketId)
    if (!ticket) throw new Error(`${ticketId} was opened but cannot be read`)
    return {
      value: { ticket: toTicket(ticket, 'shopper'), accessToken },
      headers: { location: `/api/v1/tickets/${ticketId}` },
    }
  },
})

async function productOf(
  { services }: Parameters<typeof languageOf>[0],
  handle: string | undefined,
): Promise<string | undefined> {
  if (handle === undefined) return undefined
  const groq = '*[_type == "product" && handle.current == $handle && !(_id in path("drafts.**"))][0]._id'
  const id = await services.commerce.store.query<string | null>(groq, { handle })
  if (id === null) throw problem('product_not_found')
  return id
}
