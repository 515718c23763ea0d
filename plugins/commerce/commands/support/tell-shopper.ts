import type { Decision } from '@souk/kernel'
import { queueMessage } from '@souk/messages'
import type { Ticket } from '@souk/support'
import type { Call } from '../../dispatch/command.ts'
import { effectFor } from '../mail-about.ts'

/** Queues the mail that tells a shopper of their ticket; it is rendered from the ticket as it is then. */
export function tellShopper(
  { _id: about, contact, language, order }: Pick<Ticket, '_id' | 'contact' | 'language' | 'order'>,
  template: 'ticket-received' | 'ticket-reply',
  { commandId, now }: Pick<Call, 'commandId' | 'now'>,
): Pick<Decision, 'writes' | 'effects'> {
  // An erased shopper has no address any more
  if (contact.email === '') return { writes: [], effects: [] }
  const to = { channel: 'email', to: contact.email, language, subject: '', about, ...(order && { order }) } as const
  const { writes, value } = queueMessage({ commandId, template, ...to }, now)
  return { writes, effects: [effectFor(value)] }
}
