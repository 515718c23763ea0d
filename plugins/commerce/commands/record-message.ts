import { ok } from '@souk/kernel'
import { recordMessage as decideMessage, type Message } from '@souk/messages'
import { z } from 'zod'
import type { CommandInputs } from '../contract.ts'
import { defineCommand } from '../dispatch/command.ts'
import { messageIdShape, messageNotFound } from './messages/ids.ts'

type Input = CommandInputs['recordMessage']

/** How a send went, as the sender or the phone service says. Refuses `message_not_found`. */
export const recordMessage = defineCommand<Input, Message | undefined, { messageId: string }>({
  name: 'recordMessage',
  title: 'Message news',
  roles: [],
  lane: 'direct',
  input: z.strictObject({
    messageId: messageIdShape,
    state: z.enum(['sent', 'delivered', 'undelivered', 'failed', 'suppressed']),
    subject: z.string().max(300).exactOptional(),
    reference: z.string().max(100).exactOptional(),
    failure: z.string().max(500).exactOptional(),
  }),
  load: (reader, { messageId }) => reader.get<Message>(messageId),
  applied: () => undefined,
  decide(message, { messageId, ...outcome }, call) {
    if (!message) return messageNotFound()
    const { writes } = decideMessage(message, outcome, call.now)
    return ok({ writes, effects: [], value: { messageId } })
  },
})
