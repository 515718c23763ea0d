import type { TrackingEvent } from '@souk/shipping'
import { expect, test } from 'vitest'
import { lateEvents } from './late-events.ts'

const event = (_key: string, status: TrackingEvent['status']): TrackingEvent => ({
  _key,
  status,
  at: '2026-11-21T10:00:00.000Z',
  description: _key,
})

test('news of a state behind one already told is late; unknown words are not news', () => {
  const events = [event('a', 'labeled'), event('b', 'in_transit'), event('c', 'unknown'), event('d', 'picked_up')]
  expect([...lateEvents(events)]).toEqual(['d'])
  expect([...lateEvents(events.slice(0, 3))]).toEqual([])
})
