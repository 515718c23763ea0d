import { isShown } from '@souk/support'
import { z } from 'zod'
import { problem } from '../../problem.ts'
import { defineRoute } from '../../route.ts'
import { AttachmentKey, TicketId } from '../../schemas/support.ts'
import { audienceOf, deskRoles, requireTicket } from '../../ticket-view.ts'

/** `GET /tickets/:id/attachments/:key`: a file of the thread. Pictures may be shown in place, everything else is saved. */
export const readAttachment = defineRoute({
  method: 'GET',
  path: '/tickets/:id/attachments/:key',
  id: 'readAttachment',
  summary: 'Read a file of a ticket',
  tag: 'Support',
  access: 'ticket',
  roles: deskRoles,
  params: z.strictObject({ id: TicketId, key: AttachmentKey }),
  query: z.strictObject({}),
  status: 200,
  answer: z.string().meta({ format: 'binary' }),
  media: 'application/octet-stream',
  problems: ['ticket_not_found', 'attachment_not_found'],
  async run(call) {
    const { id, key } = call.params
    const { who } = await requireTicket(call, id)
    const file = await call.services.commerce.support.file(id, key, audienceOf(who))
    if (!file) throw problem('attachment_not_found')
    const name = encodeURIComponent(file.name).replaceAll("'", '%27')
    const way = isShown(file.type) ? 'inline' : 'attachment'
    return {
      response: new Response(new Uint8Array(file.bytes), {
        headers: {
          'content-type': file.type,
          'content-disposition': `${way}; filename*=UTF-8''${name}`,
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'private, no-store',
        },
      }),
    }
  },
})
