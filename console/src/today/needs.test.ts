import { expect, test } from 'vitest'
import { type NeedsAnswer, needs, whatShows } from './needs.ts'

const now = Date.parse('2026-11-21T22:17:00.000Z')
const nothing: NeedsAnswer = {
  late: [],
  overpaid: [],
  disputed: [],
  held: [],
  refunds: [],
  messages: [],
  effects: [],
  alarms: [],
  low: [],
}

test('nothing to do is an empty list', () => expect(needs(nothing, now)).toEqual([]))

test('late orders come first, worst first, and say where they all stand', () => {
  const late = [
    { _id: 'f1', order: 'order.x1', orderNumber: '1045', state: 'ready', to: '2026-11-21T22:11:00.000Z' },
    { _id: 'f2', order: 'order.x2', orderNumber: '1041', state: 'packed', to: '2026-11-21T22:15:00.000Z' },
  ]
  const low = [
    { _id: 'l1', sku: 'OAT', location: 'location-a', available: 0 },
    { _id: 'l2', sku: 'SOY', location: 'location-a', available: 2 },
  ]
  expect(needs({ ...nothing, late, low }, now)).toEqual([
    {
      key: 'late',
      kind: 'late',
      tone: 'critical',
      title: '2 orders are past their promise',
      evidence: '1045 by 6 min, 1041 by 2 min. All wait to be handed over.',
      age: 360_000,
      to: '/floor',
      act: 'Open the board',
    },
    expect.objectContaining({ key: 'out', title: '1 level is out', tone: 'critical', to: '/stock?low=out' }),
    expect.objectContaining({ key: 'low', title: '1 level is low', tone: 'caution', evidence: 'SOY.' }),
  ])
})

test('books that do not agree are told together, with the oldest of them', () => {
  const alarm = { _id: 'alarm.a', kind: 'drift', message: 'onHand is 9, movements add up to 10' }
  const alarms = ['2026-11-21T22:07:00.000Z', '2026-11-21T22:09:00.000Z'].map((firstAt) => ({ ...alarm, firstAt }))
  expect(needs({ ...nothing, alarms }, now)).toEqual([
    expect.objectContaining({ title: '2 alarms are open', evidence: alarm.message, age: 600_000, to: '/alarms' }),
  ])
})

test('one order is opened itself, without a dot in its address', () => {
  const disputed = [{ _id: 'order.x1', number: '1032', placedAt: null, createdAt: '2026-11-21T22:00:00.000Z' }]
  expect(needs({ ...nothing, disputed }, now)).toEqual([
    expect.objectContaining({ title: 'Order 1032 is disputed', to: '/orders/x1', age: 1_020_000 }),
  ])
})

test('an empty list promises only what its reader may see', () => {
  expect(whatShows({ refund: false, effect: false, message: false })).toBe(
    'Late orders, holds, disputes and low stock show here by themselves.',
  )
  expect(whatShows({ refund: true, effect: true, message: true })).toBe(
    'Late orders, holds, disputes, failed refunds, work that was given up, mail that did not arrive and low stock show here by themselves.',
  )
})
