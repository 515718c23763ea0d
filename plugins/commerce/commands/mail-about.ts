import type { Decision, Effect } from '@souk/kernel'
import { type Message, queueMessage, type TemplateName } from '@souk/messages'
import type { Order } from '@souk/orders'
import type { Call } from '../dispatch/command.ts'

/** Templates that orders are written about. */
export type MailTemplate = Exclude<
  TemplateName,
  | 'confirm-account'
  | 'confirm-phone'
  | 'reset-password'
  | 'account-exists'
  | 'ticket-received'
  | 'ticket-reply'
  | 'low-stock'
>

type Told = Pick<Order, '_id' | 'language' | 'contact'>

/** The effect that renders and sends a message. */
export const effectFor = ({ _id, channel }: Pick<Message, '_id' | 'channel'>): Effect => ({
  kind: channel === 'sms' ? 'sms' : 'mail',
  subject: _id,
})

/**
 * Queues a mail about an order: its message document, and the effect that renders and sends it. `about` is the document
 * that the template is derived from when it is not the order: a refund, a fulfillment.
 */
export function mailAbout(
  order: Told,
  template: MailTemplate,
  { commandId, now }: Pick<Call, 'commandId' | 'now'>,
  about?: string,
): Decision<undefined> {
  const { _id, language, contact } = order
  const to = { channel: 'email', to: contact.email, subject: '', order: _id, ...(about && { about }) } as const
  const { writes, value } = queueMessage({ commandId, template, language, ...to }, now)
  return { writes, effects: [effectFor(value)], value: undefined }
}

/** Queues a text message about an order, when the shop sends any and the order has a number in E.164. */
export function textAbout(
  order: Told,
  template: 'on-its-way' | 'delivered' | 'substitution-asked',
  { commandId, now, texts }: Pick<Call, 'commandId' | 'now' | 'texts'>,
  about?: string,
): Decision<undefined> {
  const { _id, language, contact } = order
  if (!texts || !/^\+[1-9]\d{6,14}$/.test(contact.phone)) return { writes: [], effects: [], value: undefined }
  const to = { channel: 'sms', to: contact.phone, subject: '', order: _id, ...(about && { about }) } as const
  const { writes, value } = queueMessage({ commandId, template, language, ...to }, now)
  return { writes, effects: [effectFor(value)], value: undefined }
}
