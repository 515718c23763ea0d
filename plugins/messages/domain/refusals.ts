import { type RefusalTable, refuser } from '@souk/kernel'

/** What messages say no to. */
export const messageRefusals = {
  message_not_found: { status: 404, staff: 'There is no such message.', shopper: 'We do not know this message.' },
  message_waits: {
    status: 409,
    staff: 'It still waits to be sent. Retry its effect instead of sending a second one.',
    shopper: 'The message is on its way.',
  },
  effect_not_found: { status: 404, staff: 'There is no such effect.', shopper: 'There is nothing here.' },
  effect_done: { status: 409, staff: 'It has been done; there is nothing to try again.', shopper: 'It is done.' },
  effect_running: {
    status: 409,
    staff: 'It is being done right now. Look again in a minute.',
    shopper: 'It is being done right now.',
  },
} as const satisfies RefusalTable

export const no = refuser(messageRefusals)
