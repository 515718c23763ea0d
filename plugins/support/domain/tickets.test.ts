import { type Actor, instant, plusMinutes, type StoredDocument } from '@souk/kernel'
import { expect, test } from 'vitest'
import {
  answerTicket,
  assignTicket,
  closeSolved,
  closeTicket,
  fillCanned,
  isLate,
  kindOfFile,
  openTicket,
  reopenTicket,
  replyToTicket,
  setTicketPriority,
  solveTicket,
  type Ticket,
  ticketClocks,
  tidyText,
} from './index.ts'

const start = instant('2026-11-21T14:00:00.000Z')
const after = (minutes: number) => plusMinutes(start, minutes)
const shopper: Actor = { kind: 'shopper', id: 'shopper', name: '' }
const noor: Actor = { kind: 'staff', id: 'p-noor', name: 'Noor R.' }
let count = 0
const by = (actor: Actor) => {
  count += 1
  return { commandId: `c${count}`, actor }
}

/** A ticket as the store holds it after a decision. */
function opened(): Ticket {
  const made = openTicket(
    {
      ...by(shopper),
      ulid: '01jd3k8zq4x5v6w7y8z9a0b1c2',
      subject: '  Two\nbags ',
      category: 'delivery',
      body: 'One is missing.',
      contact: { name: 'Amira', email: 'amira@example.com' },
      language: 'en',
      attachments: [],
    },
    start,
  )
  if (!made.ok) throw new Error(made.refusal.message)
  return { ...made.value.value, _rev: '1', _createdAt: start, _updatedAt: start }
}
type Decided = ReturnType<typeof solveTicket>

/** Applies the one patch of a decision. */
function applied(ticket: Ticket, decided: Decided): Ticket {
  if (!decided.ok) throw new Error(decided.refusal.code)
  const [write] = decided.value.writes
  if (!write || !('patch' in write)) throw new Error('no patch')
  const { set = {}, unset = [], insert } = write.patch
  const list = insert?.after?.startsWith('messages') ? 'messages' : 'events'
  const next: Record<string, unknown> = { ...ticket, ...set, [list]: [...ticket[list], ...(insert?.items ?? [])] }
  for (const field of unset) delete next[field]
  return next as StoredDocument as Ticket
}

test('a ticket begins with the priority and the clocks of its category', () => {
  expect(opened()).toMatchObject({
    number: 'T-A0B1C2',
    subject: 'Two bags',
    state: 'open',
    priority: 'high',
    firstResponseDueAt: after(120),
    resolveDueAt: after(480),
    pausedMs: 0,
  })
})

test('the first answer stops the first clock for good, and the second clock rests until the shopper speaks', () => {
  const answered = applied(opened(), answerTicket(opened(), { ...by(noor), kind: 'public', body: 'Sorry!' }, after(30)))
  expect(answered).toMatchObject({
    state: 'waiting_for_shopper',
    firstResponseAt: after(30),
    pausedAt: after(30),
    resolveDueAt: after(480),
  })
  expect(ticketClocks(answered, Date.parse(after(2000)))).toEqual({
    firstResponse: { standing: 'met', leftMs: 90 * 60_000 },
    resolution: { standing: 'resting', leftMs: 450 * 60_000 },
  })
  const replied = applied(answered, replyToTicket(answered, { ...by(shopper), body: 'Thanks, and now?' }, after(90)))
  expect(replied).toMatchObject({ state: 'waiting_for_us', pausedMs: 3_600_000, resolveDueAt: after(540) })
  expect(replied.pausedAt).toBeUndefined()
  const again = applied(replied, answerTicket(replied, { ...by(noor), kind: 'public', body: 'Here.' }, after(100)))
  expect([again.firstResponseAt, again.pausedAt]).toEqual([after(30), after(100)])
})

test('a note changes neither state nor clocks', () => {
  const noted = applied(opened(), answerTicket(opened(), { ...by(noor), kind: 'internal', body: 'Ask Sami' }, after(5)))
  const { messages, ...rest } = noted
  const { messages: before, ...was } = opened()
  expect(rest).toEqual(was)
  expect(messages.map(({ kind }) => kind)).toEqual([...before.map(({ kind }) => kind), 'internal'])
})

test('a solved ticket is opened by the shopper’s next word; a closed one is not', () => {
  const solved = applied(opened(), solveTicket(opened(), by(noor), after(60)))
  expect(solved).toMatchObject({ state: 'solved', resolvedAt: after(60), pausedAt: after(60) })
  const back = applied(solved, replyToTicket(solved, { ...by(shopper), body: 'No, still not.' }, after(120)))
  expect(back).toMatchObject({ state: 'waiting_for_us', resolveDueAt: after(540) })
  expect(back.resolvedAt).toBeUndefined()
  const closed = applied(back, closeTicket(back, by(noor), after(130)))
  expect(replyToTicket(closed, { ...by(shopper), body: 'Hello?' }, after(140))).toMatchObject({
    ok: false,
    refusal: { code: 'ticket_closed' },
  })
  expect(solveTicket(closed, by(noor), after(140))).toMatchObject({ ok: false, refusal: { code: 'ticket_state' } })
  expect(applied(closed, reopenTicket(closed, by(noor), after(150)))).toMatchObject({ state: 'waiting_for_us' })
})

test('another priority sets the clocks anew from the beginning', () => {
  const urgent = applied(opened(), setTicketPriority(opened(), { ...by(noor), priority: 'urgent' }, after(20)))
  expect(urgent).toMatchObject({ priority: 'urgent', firstResponseDueAt: after(30), resolveDueAt: after(240) })
  expect([isLate(urgent, Date.parse(after(29))), isLate(urgent, Date.parse(after(31)))]).toEqual([false, true])
})

test('a ticket is given to somebody and to nobody, and both are on record', () => {
  const held = applied(
    opened(),
    assignTicket(opened(), { ...by(noor), assignee: { id: 'p-noor', name: 'Noor R.' } }, start),
  )
  const free = applied(held, assignTicket(held, { ...by(noor), assignee: null }, start))
  expect([held.assignee, free.assignee, free.events.map(({ type, note }) => [type, note])]).toEqual([
    { id: 'p-noor', name: 'Noor R.' },
    undefined,
    [
      ['assigned', 'Noor R.'],
      ['unassigned', undefined],
    ],
  ])
})

test('text is kept whole and harmless: one kind of line end, no control characters, nothing that turns it around', () => {
  expect(tidyText(' a\r\nb\u0000c\u202e d\ud800 \n\n\n\n\n e ')).toBe('a\nb c  d\ufffd \n\n\n e')
  expect(answerTicket(opened(), { ...by(noor), kind: 'public', body: ' \n\t' }, start)).toMatchObject({
    refusal: { code: 'message_empty' },
  })
})

test.each([
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0]],
  ['application/pdf', [...new TextEncoder().encode('%PDF-1.7')]],
  ['image/webp', [...new TextEncoder().encode('RIFF0000WEBPVP8 ')]],
  [undefined, [...new TextEncoder().encode('<svg onload=alert(1)>')]],
  [undefined, [...new TextEncoder().encode('<html>%PDF-')]],
  [undefined, []],
])('a file that begins so is %s', (type, bytes) => {
  expect(kindOfFile(Uint8Array.from(bytes))?.type).toBe(type)
})

test('a canned reply is filled with name and number, and shows what it does not know', () => {
  expect(fillCanned('Hello {name}, about {number}: {sum}', { name: 'Amira', number: 'T-1' })).toBe(
    'Hello Amira, about T-1: {sum}',
  )
})

test('a solved ticket closes by itself once nobody has come back for as many days as the shop says', () => {
  const day = 24 * 60
  const solved = { ...opened(), state: 'solved', resolvedAt: after(60), saidAt: after(30) } as const
  const close = (ticket: Ticket, minutes: number, days = 7) =>
    closeSolved(ticket, { ...by({ kind: 'system', id: 'system-sweep', name: 'Sweep' }), days }, after(minutes))
  expect(close(solved, 60 + 7 * day - 1)).toMatchObject({ refusal: { code: 'ticket_rests', detail: { days: 7 } } })
  expect(close(solved, 60 + 7 * day)).toMatchObject({ ok: true, value: { value: { state: 'closed' } } })
  expect(close(solved, 60 + 2 * day, 2).ok).toBe(true)
  expect(close({ ...solved, saidAt: after(90) }, 60 + 7 * day).ok).toBe(false)
  expect(close({ ...solved, state: 'waiting_for_us' }, 60 + 7 * day)).toMatchObject({
    refusal: { code: 'ticket_state' },
  })
})
