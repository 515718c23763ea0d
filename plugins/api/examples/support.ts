import { type Example, samples } from './example.ts'

const ticket = { id: samples.ticket }

/** A conversation with the shop. */
export const supportExamples: readonly Example[] = [
  {
    id: 'openTicket',
    by: 'nobody',
    body: {
      subject: 'One thing is missing',
      category: 'order',
      message: 'The almond croissant was not in the bag.',
      email: 'amira@example.com',
      name: 'Amira',
    },
  },
  { id: 'readTicket', by: 'ticket', params: ticket },
  { id: 'sayOnTicket', by: 'ticket', params: ticket, body: { message: 'It was the one with almonds.' } },
  {
    id: 'keepFile',
    by: 'support',
    params: ticket,
    body: {
      name: 'bag.png',
      data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    },
  },
  { id: 'readAttachment', by: 'ticket', params: { ...ticket, key: samples.file } },
  { id: 'listTickets', by: 'support', query: { limit: '5' } },
]
