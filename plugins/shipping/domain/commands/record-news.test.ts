import type { Instant } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import type { Shipment } from '../documents.ts'
import { openShipment, reopenShipment } from './open-shipment.ts'
import { recordNews, type Tracked } from './record-tracking.ts'

const now = '2026-11-21T14:20:00.000Z' as Instant
const shipment: Shipment = {
  _rev: 'r1',
  _createdAt: now,
  _updatedAt: now,
  ...openShipment({ order: 'order.01', orderNumber: '1048', fulfillment: 'fulfillment.01-1', carrier: 'fedex' }, now)
    .value,
}
const word = (status: string, hour: number, more: Partial<Tracked> = {}): Tracked => ({
  id: `${status}-${hour}`,
  at: `2026-11-22T${String(hour).padStart(2, '0')}:00:00Z`,
  status,
  description: status,
  ...more,
})
const told = (before: Shipment, ...events: readonly Tracked[]) => {
  const decided = recordNews(before, { events })
  if (!decided.ok) throw new Error(decided.refusal.message)
  return decided.value.value
}

describe('a carrier’s news', () => {
  test('T12 unknown events are kept with their code, flag the parcel and move nothing', () => {
    const { shipment: after, moved } = told(
      shipment,
      word('in_transit', 8),
      word('unknown', 9, { code: 'ZZ', description: 'Quokka' }),
    )
    expect([after.state, after.flagged, moved]).toEqual(['in_transit', true, 'in_transit'])
    expect(after.events.at(-1)).toMatchObject({ status: 'unknown', code: 'ZZ', description: 'Quokka' })
  })

  test('of one instant is read down the table', () => {
    const same = [word('delivered', 9), word('out_for_delivery', 9), word('in_transit', 9)]
    expect(told(shipment, ...same).shipment.events.map(({ status }) => status)).toEqual([
      'in_transit',
      'out_for_delivery',
      'delivered',
    ])
  })

  test('that comes three days late lands in its place and moves nothing', () => {
    const there = told(shipment, word('delivered', 12)).shipment
    const late = told(there, word('delayed', 7), word('failed', 10))
    expect([late.changed, late.moved, late.shipment.state]).toEqual([true, undefined, 'delivered'])
    expect(late.shipment.events.map(({ status }) => status)).toEqual(['delayed', 'failed', 'delivered'])
  })

  test('of a delay is taken back by the next scan', () => {
    const late = told(shipment, word('in_transit', 7), word('delayed', 8)).shipment
    expect([late.state, told(late, word('in_transit', 9)).shipment.state]).toEqual(['delayed', 'in_transit'])
  })

  test('of a courier’s place changes nothing else, and the same place is written once', () => {
    const courier = { state: 'assigned', name: 'Mo', position: { lat: 37.79, lng: -122.39, at: now } } as const
    const decided = recordNews(shipment, { events: [], courier })
    expect(decided).toMatchObject({
      value: { writes: [{ patch: { set: { courier, courierName: 'Mo' } } }], value: { changed: true } },
    })
    const known = { ...shipment, courier, courierName: 'Mo' }
    expect(recordNews(known, { events: [], courier })).toMatchObject({ value: { writes: [] } })
  })

  test('of a courier who gave up moves the parcel no more once another one is asked', () => {
    const off = told({ ...shipment, trackingNumber: 'T1' }, word('canceled', 8)).shipment
    const again = reopenShipment(off, 'uber', '2026-11-22T09:00:00.000Z' as Instant)
    expect(again.writes).toMatchObject([
      { patch: { set: { state: 'created', carrier: 'uber' }, unset: ['trackingNumber'] } },
    ])
    expect(told(again.value, word('picked_up', 10)).shipment.state).toBe('picked_up')
  })
})
