import { type Decision, decision, dotted, type Instant, mayMove, type New } from '@souk/kernel'
import type { Message } from './documents.ts'
import { messageLifecycle } from './message-states.ts'

/** `message.<commandId>-<template>`; the id is the dedupe key and becomes the Message-ID. */
export const messageId = (commandId: string, template: string): string => dotted('message', `${commandId}-${template}`)

export type QueueMessage = Pick<Message, 'channel' | 'template' | 'language' | 'to' | 'subject'> & {
  readonly commandId: string
  readonly order?: string
}

/** Notes that something will be said. The text is rendered when it is sent, from the documents of that moment. */
export function queueMessage({ commandId, ...command }: QueueMessage, now: Instant): Decision<New<Message>> {
  const message: New<Message> = {
    _id: messageId(commandId, command.template),
    _type: 'message',
    ...command,
    state: 'queued',
    createdAt: now,
  }
  return decision([{ create: message }], message)
}

/** How the send went. What is sent stays sent: a late failure changes nothing. */
export function recordMessage(
  message: Message,
  outcome: { readonly state: 'sent' | 'failed'; readonly failure?: string },
  now: Instant,
): Decision<{ readonly changed: boolean }> {
  if (!mayMove(messageLifecycle, message.state, outcome.state)) return decision([], { changed: false })
  const set = {
    state: outcome.state,
    ...(outcome.state === 'sent' ? { sentAt: now } : {}),
    ...(outcome.failure ? { failure: outcome.failure } : {}),
  }
  return decision([{ patch: { id: message._id, ifRevisionID: message._rev, set } }], { changed: true })
}
