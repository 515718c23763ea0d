import { ok } from '@souk/kernel'
import { resendMessage as decideAgain, type Message, messageId } from '@souk/messages'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { effectFor } from '../mail-about.ts'
import { messageIdShape, messageNotFound, messageRoles } from './ids.ts'

type Input = CommandInputs['resendMessage']
interface Facts {
  readonly message: Message | undefined
  /** The one that this call made, when it is repeated. */
  readonly made: Message | undefined
}

/** Staff say a message once more, from the documents as they are now. Refusals: those of the domain. */
export const resendMessage = defineCommand<Input, Facts, { messageId: string }>({
  name: 'resendMessage',
  title: 'Send again',
  roles: messageRoles,
  lane: 'direct',
  input: z.strictObject({ messageId: messageIdShape }),
  async load(reader, input, { commandId }) {
    const message = await reader.get<Message>(input.messageId)
    const name = message?.channel === 'sms' ? `${message.template}-sms` : (message?.template ?? 'none')
    return { message, made: await reader.get<Message>(messageId(commandId, name)) }
  },
  applied: ({ made }) => made && ok({ messageId: made._id }),
  decide({ message }, _, call) {
    if (!message) return messageNotFound()
    const decided = decideAgain(message, call, call.now)
    if (!decided.ok) return decided
    const { writes, value } = decided.value
    return ok({ writes, effects: [effectFor(value)], value: { messageId: value._id } })
  },
})
