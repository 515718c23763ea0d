import type { VerificationPurpose } from '@souk/customers'
import type { Decision } from '@souk/kernel'
import { queueMessage } from '@souk/messages'
import type { Call } from '../../dispatch/command.ts'

interface Letter {
  readonly channel: 'email' | 'sms'
  readonly to: string
  readonly language: string
  /** Id of the verification that the message is derived from. */
  readonly about: string
}

/** Which message asks which question. By SMS there is one: the code. */
export const templateOf = (purpose: VerificationPurpose, channel: Letter['channel']): string => {
  if (channel === 'sms') return 'confirm-phone'
  return purpose === 'reset_password' ? 'reset-password' : 'confirm-account'
}

/** Queues a message of an account: its document, and the effect that renders and sends it. */
export function writeTo(letter: Letter, template: string, { commandId, now }: Call): Decision<undefined> {
  const queued = queueMessage({ commandId, template, subject: '', ...letter }, now)
  const kind = letter.channel === 'sms' ? 'sms' : 'mail'
  return { writes: queued.writes, effects: [{ kind, subject: queued.value._id }], value: undefined }
}
