import { ok, refuse } from '@souk/kernel'
import { recordMessage as decideMessage, type Message } from '@souk/messages'
import { z } from 'zod'
import type { CommandInputs } from '../contract.ts'
import { defineCommand } from '../dispatch/command.ts'

type Input = CommandInputs['recordMessage']

/** How a send went. Refuses `message_not_found`. */
export const recordMessage = defineCommand<Input, Message | undefined, { messageId: string }>({
  name: 'recordMessage',
  title: 'Message news',
  roles: [],
  lane: 'direct',
  input: z.strictObject({
    messageId: z.string().regex(/^message\.[\w-]+$/),
    state: z.enum(['sent', 'failed']),
    subject: z.string().max(300).exactOptional(),
    failure: z.string().max(500).exactOptional(),
  }),
  load: (reader, { messageId }) => reader.get<Message>(messageId),
  applied: () => undefined,
  decide(message, { messageId, subject, ...outcome }, call) {
    if (!message) return refuse({ code: 'message_not_found', message: 'There is no such message.' })
    const decided = decideMessage(message, outcome, call.now)
    const named = subject !== undefined && decided.value.changed ? [{ patch: { id: messageId, set: { subject } } }] : []
    return ok({ writes: [...decided.writes, ...named], effects: [], value: { messageId } })
  },
})
