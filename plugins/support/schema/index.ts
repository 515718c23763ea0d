import { cannedReply } from './canned-reply.ts'
import { ticket } from './ticket.ts'

/** Tickets are operational: changed by commands only. Canned replies are content. */
export const schemaTypes = [ticket, cannedReply]
