import { attachmentLimits } from '@souk/support'
import { z } from 'zod'
import { Problem } from '../../problem.ts'
import { defineRoute } from '../../route.ts'
import { KeptFile, NewFile, TicketId } from '../../schemas/support.ts'
import { deskRoles, requireTicket } from '../../ticket-view.ts'

/** Base64 takes four bytes for three; the rest is the name. */
const bodyLimit = Math.ceil((attachmentLimits.bytes * 4) / 3) + 4096

/** `POST /tickets/:id/files`: staff hand a file in, which is sealed and kept; their answer names it then. */
export const keepFile = defineRoute({
  method: 'POST',
  path: '/tickets/:id/files',
  id: 'keepFile',
  summary: 'Hand in a file for an answer',
  tag: 'Support',
  access: 'staff',
  roles: deskRoles,
  params: z.strictObject({ id: TicketId }),
  query: z.strictObject({}),
  body: NewFile,
  bodyLimit,
  status: 201,
  answer: KeptFile,
  problems: ['ticket_not_found', 'attachment_refused'],
  async run(call) {
    const { params, body, services } = call
    await requireTicket(call, params.id)
    const bytes = Buffer.from(body.data, 'base64')
    const kept = await services.commerce.support.keep({ name: body.name, bytes })
    if (!kept.ok) throw new Problem(kept.refusal, 'staff')
    return { value: kept.value }
  },
})
