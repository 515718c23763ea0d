import type { Instant } from '@souk/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownCourier, ownTrackingNumber } from '../../carriers/own-courier/index.ts'
import type { Shipment } from '../documents.ts'
import { shipmentLifecycle } from '../shipment-states.ts'
import { openShipment } from './open-shipment.ts'
import { recordLabel } from './record-label.ts'
import { recordTracking, type Tracked } from './record-tracking.ts'

const now = '2026-11-21T14:20:00.000Z' as Instant
const shipment: Shipment = {
  _rev: 'r1',
  _createdAt: now,
  _updatedAt: now,
  ...openShipment(
    { order: 'order.01', orderNumber: '1048', fulfillment: 'fulfillment.01-1', carrier: 'own-courier' },
    now,
  ).value,
}
const told = (id: string, minute: number, status: string): Tracked => ({
  id,
  at: `2026-11-21T14:${String(minute).padStart(2, '0')}:00.000Z`,
  status,
  description: status,
})
const after = (...news: readonly Tracked[]): Shipment =>
  news.reduce((before, each) => {
    const decided = recordTracking(before, each)
    return decided.ok ? decided.value.value.shipment : before
  }, shipment)

describe('a parcel', () => {
  test('has the id of its fulfillment and is labeled by its carrier', async () => {
    const request = { shipmentId: shipment._id, orderNumber: '1048', idempotencyKey: 'k', courierName: 'Sami' }
    const place = { name: 'A', line1: 'B', city: 'C', postalCode: '94105', country: 'US' }
    const label = await ownCourier.label({ ...request, from: place, to: place })
    expect(label).toEqual({ trackingNumber: ownTrackingNumber('shipment.01-1'), service: 'Own courier, Sami' })
    expect(recordLabel(shipment, label).value).toMatchObject({ _id: 'shipment.01-1', state: 'labeled', ...label })
    expect(label.trackingNumber).toMatch(/^OC\d{10}$/)
  })

  test('keeps late news in its place and does not go back for it', () => {
    const late = after(told('b', 30, 'out_for_delivery'), told('a', 25, 'in_transit'))
    expect(late.state).toBe('out_for_delivery')
    expect(late.events.map(({ status }) => status)).toEqual(['in_transit', 'out_for_delivery'])
  })

  test('ignores what it was told before', () => {
    const known = after(told('a', 25, 'in_transit'))
    expect(recordTracking(known, told('a', 25, 'in_transit'))).toMatchObject({
      value: { writes: [], value: { changed: false } },
    })
  })

  test('comes again after a failed try', () =>
    expect(after(told('a', 20, 'failed'), told('b', 40, 'out_for_delivery'), told('c', 50, 'delivered')).state).toBe(
      'delivered',
    ))

  test('refuses a status that is no word of ours', () =>
    expect(recordTracking(shipment, told('a', 25, 'teleported'))).toMatchObject({
      refusal: { code: 'unknown_status' },
    }))

  test('once delivered stays delivered, and the log is the same whatever order and however often the news come', () => {
    const news = fc.uniqueArray(
      fc.record({ minute: fc.nat(59), status: fc.constantFrom(...Object.keys(shipmentLifecycle)) }),
      { maxLength: 7, selector: ({ minute }) => minute },
    )
    fc.assert(
      fc.property(news, fc.infiniteStream(fc.nat()), (all, chance) => {
        const list = all.map(({ minute, status }) => told(`e${minute}`, minute, status))
        const shuffled = [...list, ...list]
          .map((each) => ({ each, at: chance.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each)
        expect(after(...shuffled).events).toEqual(after(...list).events)
        let arrived = false
        shuffled.reduce((before, each) => {
          const decided = recordTracking(before, each)
          const next = decided.ok ? decided.value.value.shipment : before
          expect(arrived && next.state !== 'delivered').toBe(false)
          arrived ||= next.state === 'delivered'
          return next
        }, shipment)
      }),
      { numRuns: 300 },
    )
  })
})
