import type { Decision } from '@souk/kernel'
import { queueMessage } from '@souk/messages'
import type { Order } from '@souk/orders'
import type { Call } from '../dispatch/command.ts'

/** Templates that orders are written about. */
export type MailTemplate = 'order-confirmation'

/** Queues a mail about an order: its message document, and the effect that renders and sends it. */
export function mailAbout(
  order: Pick<Order, '_id' | 'language' | 'contact'>,
  template: MailTemplate,
  { commandId, now }: Call,
): Decision<undefined> {
  const queued = queueMessage(
    {
      commandId,
      channel: 'email',
      template,
      language: order.language,
      to: order.contact.email,
      subject: '',
      order: order._id,
    },
    now,
  )
  return { writes: queued.writes, effects: [{ kind: 'mail', subject: queued.value._id }], value: undefined }
}
