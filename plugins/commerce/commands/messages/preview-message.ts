import { ok } from '@souk/kernel'
import type { Message } from '@souk/messages'
import { z } from 'zod'
import type { CommandInputs } from '../../contract.ts'
import { defineCommand } from '../../dispatch/command.ts'
import { messageIdShape, messageNotFound, messageRoles } from './ids.ts'

/**
 * Staff read a message as it would be written now; its keys and codes are left out. Changes nothing: the errand writes
 * it. Refusals: `message_not_found`.
 */
export const previewMessage = defineCommand<
  CommandInputs['previewMessage'],
  Message | undefined,
  { readonly messageId: string }
>({
  name: 'previewMessage',
  title: 'Read the message',
  roles: messageRoles,
  lane: 'direct',
  input: z.strictObject({ messageId: messageIdShape }),
  load: (reader, { messageId }) => reader.get<Message>(messageId),
  applied: () => undefined,
  decide: (message, { messageId }) =>
    message ? ok({ writes: [], effects: [], value: { messageId } }) : messageNotFound(),
})
