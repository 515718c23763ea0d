import { ok } from '@souk/kernel'
import {
  answerTicket as decideAnswer,
  attachmentLimits,
  replyToTicket as decideReply,
  solveTicket as decideSolve,
  textLimits,
  type Ticket,
} from '@souk/support'
import { z } from 'zod'
import { attachmentShape, ticketIdShape } from './inputs.ts'
import { tellShopper } from './tell-shopper.ts'
import { onTicket, supportRoles } from './work.ts'

const body = z.string().max(textLimits.body)

/** The shopper's next word. Staff see it on the desk; nobody is mailed. */
export const replyToTicket = onTicket({
  name: 'replyToTicket',
  title: 'Reply',
  roles: [],
  input: z.strictObject({
    ticketId: ticketIdShape,
    body,
    attachments: z.array(attachmentShape).max(attachmentLimits.most),
  }),
  decide: (ticket, input, { commandId, actor, now }) => decideReply(ticket, { ...input, commandId, actor }, now),
})

/** Staff answer, and the shopper hears of it; or write a note, and nobody does. */
export const answerTicket = onTicket({
  name: 'answerTicket',
  title: 'Answer',
  roles: supportRoles,
  input: z.strictObject({
    ticketId: ticketIdShape,
    kind: z.enum(['public', 'internal']),
    body,
    solve: z.boolean().exactOptional(),
    attachments: z.array(attachmentShape).max(attachmentLimits.most).exactOptional(),
  }),
  decide(ticket, { solve, ...input }, call) {
    const { commandId, actor, now } = call
    const said = decideAnswer(ticket, { ...input, commandId, actor }, now)
    if (!said.ok || input.kind === 'internal') return said
    const told = tellShopper(ticket, 'ticket-reply', call)
    const settled = solve && ticket.state !== 'solved' ? solved(ticket, call) : []
    return ok({
      writes: [...said.value.writes, ...settled, ...told.writes],
      effects: told.effects,
      value: settled.length > 0 ? { ...said.value.value, state: 'solved' as const } : said.value.value,
    })
  },
})

/** Settling it in the same transaction, after the answer: without a guard of its own, the answer's holds for both. */
function solved(
  ticket: Ticket,
  { commandId, actor, now }: Parameters<typeof decideSolve>[1] & { now: Parameters<typeof decideSolve>[2] },
) {
  const done = decideSolve(ticket, { commandId: `${commandId}-solve`, actor }, now)
  return done.ok
    ? done.value.writes.map((write) => {
        if (!('patch' in write)) return write
        const { ifRevisionID: _, ...patch } = write.patch
        return { patch }
      })
    : []
}
