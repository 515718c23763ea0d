import {
  type Decision,
  decision,
  dotted,
  type Instant,
  mayMove,
  type New,
  ok,
  type Refusal,
  type Result,
} from '@souk/kernel'
import type { Message, MessageState } from './documents.ts'
import { messageLifecycle } from './message-states.ts'
import { no } from './refusals.ts'

/** `message.<commandId>-<template>`; the id is the dedupe key and becomes the Message-ID. */
export const messageId = (commandId: string, template: string): string => dotted('message', `${commandId}-${template}`)

export type QueueMessage = Pick<Message, 'channel' | 'template' | 'language' | 'to' | 'subject'> &
  Partial<Pick<Message, 'order' | 'about' | 'resendOf'>> & { readonly commandId: string }

/** Mails keep the plain id; a text message beside it has its channel in the id. */
const nameOf = ({ channel, template }: Pick<Message, 'channel' | 'template'>) =>
  channel === 'sms' ? `${template}-sms` : template

/** Notes that something will be said. The text is rendered when it is sent, from the documents of that moment. */
export function queueMessage({ commandId, ...command }: QueueMessage, now: Instant): Decision<New<Message>> {
  const message: New<Message> = {
    _id: messageId(commandId, nameOf(command)),
    _type: 'message',
    ...command,
    state: 'queued',
    createdAt: now,
  }
  return decision([{ create: message }], message)
}

/** What the sender or the carrier says of a message. */
export interface Outcome {
  readonly state: Exclude<MessageState, 'queued'>
  readonly subject?: string
  readonly reference?: string
  readonly failure?: string
}

/** How the send went. What is sent stays sent: a word that comes late or twice changes nothing. */
export function recordMessage(
  message: Message,
  { state, ...said }: Outcome,
  now: Instant,
): Decision<{ readonly changed: boolean }> {
  if (!mayMove(messageLifecycle, message.state, state)) return decision([], { changed: false })
  const set = { state, ...(state === 'sent' ? { sentAt: now } : { settledAt: now }), ...said }
  return decision([{ patch: { id: message._id, ifRevisionID: message._rev, set } }], { changed: true })
}

/**
 * Says it once more, as a message of its own, to the same person; whether they want to hear it is asked when it is sent.
 * Refuses `message_waits` while the first one is still on its way out.
 */
export function resendMessage(
  message: Message,
  { commandId }: { readonly commandId: string },
  now: Instant,
): Result<Decision<New<Message>>, Refusal> {
  if (message.state === 'queued') return no('message_waits')
  const { channel, template, language, to, order, about } = message
  const same = { channel, template, language, to, subject: '', ...(order && { order }), ...(about && { about }) }
  return ok(queueMessage({ commandId, ...same, resendOf: message._id }, now))
}
