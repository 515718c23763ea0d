import type { Ticket } from '@souk/support'
import { expect, test } from 'vitest'
import { openMemoryFloor, staff } from '../testing/shop-floor.ts'

const dayMs = 24 * 60 * 60_000
const asker = { address: '192.0.2.7', agent: '' }

async function solved() {
  const floor = await openMemoryFloor({ LATTE: 1 })
  const question = { subject: 'Late', category: 'delivery', body: 'Where is it?', email: 'amira@example.com' } as const
  const opened = await floor.commerce.support.open({ ...question, language: 'en' }, asker)
  if (!opened.ok) throw new Error(opened.refusal.message)
  const { ticketId } = opened.value
  await floor.commerce.dispatch('solveTicket', { ticketId }, { actor: staff })
  const ticket = async () => (await floor.store.get([ticketId]))[0] as Ticket
  return { ...floor, ticketId, ticket }
}

test('a solved ticket closes by itself after seven days, in its thread and in the book', async () => {
  const floor = await solved()
  floor.pass(7 * dayMs - 60_000)
  await floor.commerce.settle()
  expect((await floor.ticket()).state).toBe('solved')
  floor.pass(2 * 60_000)
  await floor.commerce.settle()
  const { state, events } = await floor.ticket()
  expect(state).toBe('closed')
  expect(events.at(-1)).toMatchObject({ type: 'closed', actor: { kind: 'system', name: 'Sweep' } })
  expect(floor.store.all().findLast(({ _type }) => _type === 'auditEntry')).toMatchObject({
    command: 'closeSolvedTicket',
    actor: { kind: 'system', name: 'Sweep' },
    documents: [floor.ticketId],
  })
})

test('the shop says how many days; whoever comes back in time keeps it open', async () => {
  const floor = await solved()
  const set = { ticketCloseDays: 2 }
  await floor.store.commit([{ patch: { id: 'siteSettings', set } }], { transactionId: 'days' })
  await floor.commerce.support.reply(floor.ticketId, { body: 'Still nothing' }, asker)
  floor.pass(3 * dayMs)
  await floor.commerce.settle()
  expect((await floor.ticket()).state).toBe('waiting_for_us')
  await floor.commerce.dispatch('solveTicket', { ticketId: floor.ticketId }, { actor: staff })
  floor.pass(2 * dayMs + 60_000)
  await floor.commerce.settle()
  expect((await floor.ticket()).state).toBe('closed')
})
