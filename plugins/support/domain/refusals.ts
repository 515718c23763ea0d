import { type RefusalTable, refuser } from '@souk/kernel'

/** What support says no to. */
export const supportRefusals = {
  ticket_not_found: {
    status: 404,
    staff: 'There is no such ticket.',
    shopper: 'We do not know this question. Open it from the link in our mail.',
  },
  ticket_closed: {
    status: 409,
    staff: 'The ticket is closed. Reopen it first.',
    shopper: 'This question is closed. Please ask a new one.',
  },
  ticket_state: {
    status: 409,
    staff: 'A ticket that is {state} cannot do that.',
    shopper: 'This is not possible now.',
  },
  ticket_rests: {
    status: 409,
    staff: 'It was solved less than {days} days ago.',
    shopper: 'This is not possible now.',
  },
  ticket_too_long: {
    status: 409,
    staff: 'A thread holds {limit} messages at most.',
    shopper: 'This thread is full. Please ask a new question.',
  },
  message_empty: { status: 422, staff: 'Write something first.', shopper: 'Write something first.' },
  contact_needed: {
    status: 422,
    staff: 'A ticket needs an e-mail address.',
    shopper: 'Tell us an e-mail address, so that we can answer you.',
  },
  attachment_refused: {
    status: 422,
    staff: 'Files are pictures or PDF, 5 MB each, 4 at most.',
    shopper: 'Attach pictures or PDF files of 5 MB at most, no more than four.',
  },
  attachment_not_found: { status: 404, staff: 'There is no such file.', shopper: 'We do not have this file.' },
} as const satisfies RefusalTable

export const no = refuser(supportRefusals)
