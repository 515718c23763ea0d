import type { Instant } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import type { Message, MessageState } from './documents.ts'
import { lookOf } from './look.ts'
import { queueMessage, recordMessage, resendMessage } from './message.ts'
import { smsSegments, wishOf } from './sms.ts'
import { recordWish } from './suppression.ts'

const now = '2026-11-21T14:08:00.000Z' as Instant
const about = { commandId: 'c1', language: 'en', to: 'a@example.com', subject: '' } as const
const queued = queueMessage({ ...about, channel: 'email', template: 'order-confirmation', order: 'order.1' }, now).value
const message: Message = { _rev: 'r1', _createdAt: now, _updatedAt: now, ...queued }
const inState = (state: MessageState): Message => ({ ...message, state })

describe('a message', () => {
  test('is queued once per command, template and channel', () => {
    expect(queued).toMatchObject({ _id: 'message.c1-order-confirmation', state: 'queued' })
    const sms = queueMessage({ ...about, channel: 'sms', template: 'on-its-way' }, now).value
    expect(sms._id).toBe('message.c1-on-its-way-sms')
  })

  test('that is sent stays sent; one that failed may be tried again', () => {
    expect(recordMessage(message, { state: 'sent', subject: 'Hello' }, now).writes).toEqual([
      { patch: { id: message._id, ifRevisionID: 'r1', set: { state: 'sent', sentAt: now, subject: 'Hello' } } },
    ])
    expect(recordMessage(inState('failed'), { state: 'sent' }, now).value.changed).toBe(true)
  })

  test.each([
    ['queued', 'delivered'],
    ['sent', 'sent'],
    ['delivered', 'undelivered'],
    ['undelivered', 'delivered'],
    ['suppressed', 'sent'],
  ] as const)('that is %s is not moved by %s', (state, word) =>
    expect(recordMessage(inState(state), { state: word }, now)).toMatchObject({
      writes: [],
      value: { changed: false },
    }),
  )

  test('is said again as a message of its own, but not while it waits', () => {
    const again = resendMessage(inState('failed'), { commandId: 'c2' }, now)
    expect(again).toMatchObject({
      ok: true,
      value: {
        value: { _id: 'message.c2-order-confirmation', resendOf: message._id, order: 'order.1', to: 'a@example.com' },
      },
    })
    expect(resendMessage(message, { commandId: 'c2' }, now)).toMatchObject({ refusal: { code: 'message_waits' } })
  })
})

describe('somebody who writes', () => {
  test.each([
    [' stop ', 'stop'],
    ['Unsubscribe', 'stop'],
    ['START', 'resume'],
    ['please stop the music', undefined],
  ] as const)('%j asks for %s', (text, wish) => expect(wishOf(text)).toBe(wish))

  test('STOP is silent from then on, START is not; twice changes nothing', () => {
    const stop = { contactHash: 'abc', wish: 'stop', reason: 'STOP' } as const
    const [write] = recordWish(undefined, stop, now).writes
    expect(write).toMatchObject({ create: { _id: 'suppression.abc', state: 'stopped' } })
    const before = {
      _id: 'suppression.abc',
      _type: 'suppression',
      _rev: 'r',
      _createdAt: now,
      _updatedAt: now,
    } as const
    const stopped = { ...before, channel: 'sms', state: 'stopped', at: now, reason: 'STOP' } as const
    expect(recordWish(stopped, stop, now).writes).toEqual([])
    expect(recordWish(stopped, { ...stop, wish: 'resume' }, now).value.state).toBe('resumed')
    expect(recordWish(undefined, { ...stop, wish: 'resume' }, now).writes).toEqual([])
  })
})

test.each([
  ['', 1],
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  ['€'.repeat(80), 1],
  ['€'.repeat(81), 2],
  ['ش'.repeat(70), 1],
  ['ش'.repeat(71), 2],
  ['ش'.repeat(135), 3],
])('%j is carried in %i parts', (text, parts) => expect(smsSegments(text)).toBe(parts))

test('a token that is no color never becomes a style', () => {
  expect(lookOf([{ name: 'persimmon', value: 'red;background:url(//x)' }]).accent).toBe('#2b2522')
  expect(lookOf([{ name: 'persimmon', value: '#c23c16' }]).accent).toBe('#c23c16')
})
