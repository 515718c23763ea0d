import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyFulfillmentState } from '../testing/arbitraries.ts'
import type { FulfillmentState } from './states.ts'
import { fulfillmentLifecycle } from './fulfillment-states.ts'
import { shopperStage, stageBars } from './shopper-stage.ts'
import { fulfillmentStanding, fulfillmentStandings } from './standing.ts'

const standing = (...states: readonly FulfillmentState[]) => fulfillmentStanding(states.map((state) => ({ state })))
const rank = (...states: readonly FulfillmentState[]) => Object.keys(fulfillmentStandings).indexOf(standing(...states))

describe('the standing of fulfillments', () => {
  test.each([
    [[], 'none'],
    [['open'], 'open'],
    [['picking', 'open'], 'in_progress'],
    [['ready', 'open'], 'in_progress'],
    [['ready', 'ready'], 'ready'],
    [['handed_over', 'open'], 'partially_handed_over'],
    [['handed_over', 'delivery_failed'], 'handed_over'],
    [['handed_over', 'returned'], 'handed_over'],
    [['delivered', 'open'], 'partially_delivered'],
    [['delivered', 'canceled'], 'delivered'],
    [['canceled', 'canceled'], 'canceled'],
    [['returned'], 'returned'],
    [['delivered', 'returned'], 'delivered'],
  ] as const)('%j stand as %s', (states, expected) => expect(standing(...states)).toBe(expected))

  test('never goes back while work goes on', () => {
    const forward = new Set([
      'pick',
      'pack',
      'pack_and_wait',
      'make_ready',
      'hand_over',
      'deliver',
      'fail',
      'retry',
      'open',
    ])
    fc.assert(
      fc.property(fc.array(anyFulfillmentState, { minLength: 1, maxLength: 4 }), fc.nat(3), (states, at) => {
        const index = at % states.length
        const state = states[index] ?? 'open'
        for (const [verb, next] of Object.entries(fulfillmentLifecycle[state].next)) {
          if (!forward.has(verb)) continue
          expect(rank(...states.with(index, next as FulfillmentState))).toBeGreaterThanOrEqual(rank(...states))
        }
      }),
    )
  })

  test('does not depend on the order of parcels', () => {
    fc.assert(
      fc.property(fc.array(anyFulfillmentState, { maxLength: 4 }), (states) => {
        expect(standing(...states)).toBe(standing(...states.toReversed()))
      }),
    )
  })
})

describe('the shopper’s stage', () => {
  test.each([
    ['open', 'paid'],
    ['picking', 'being_made'],
    ['packed', 'in_the_bag'],
    ['ready', 'in_the_bag'],
    ['handed_over', 'on_the_way'],
    ['delivered', 'at_your_door'],
  ] as const)('of a parcel that is %s is %s', (state, stage) =>
    expect(shopperStage({ state: 'placed' }, [{ state }])).toBe(stage),
  )

  test('is decided by the slowest parcel', () =>
    expect(shopperStage({ state: 'placed' }, [{ state: 'delivered' }, { state: 'picking' }])).toBe('being_made'))

  test.each(['pending_payment', 'canceled', 'expired'] as const)('is none while %s', (state) =>
    expect(shopperStage({ state }, [])).toBeUndefined(),
  )

  test('draws five bars with the time each began', () => {
    const actor = { kind: 'system', id: 's', name: 'S' } as const
    const events = [
      { _key: '1', at: '2026-11-21T14:08:00.000Z', type: 'placed', actor },
      { _key: '2', at: '2026-11-21T14:11:00.000Z', type: 'picking_started', actor },
    ]
    const delivery = { method: 'delivery' } as const
    const facts = { state: 'placed', events, delivery, paymentStanding: 'captured' } as const
    expect(stageBars(facts, [{ state: 'picking' }])).toEqual([
      { stage: 'paid', title: 'Paid', progress: 'done', at: '2026-11-21T14:08:00.000Z' },
      { stage: 'being_made', title: 'Being prepared', progress: 'now', at: '2026-11-21T14:11:00.000Z' },
      { stage: 'in_the_bag', title: 'Packed', progress: 'ahead' },
      { stage: 'on_the_way', title: 'On the way', progress: 'ahead' },
      { stage: 'at_your_door', title: 'At your door', progress: 'ahead' },
    ])
  })

  test.each([
    ['pending', 'Ordered'],
    ['authorized', 'Ordered'],
    ['captured', 'Paid'],
    ['partially_refunded', 'Paid'],
  ] as const)('call the first one by the money: %s is %s, and it is done', (paymentStanding, title) => {
    const events = [
      { _key: '1', at: '2026-11-21T14:08:00.000Z', type: 'placed', actor: { kind: 'system', id: 's', name: 'S' } },
    ] as const
    const facts = { state: 'placed', events, delivery: { method: 'delivery' }, paymentStanding } as const
    expect(stageBars(facts, [{ state: 'open' }])[0]).toMatchObject({ stage: 'paid', title, progress: 'done' })
    expect(stageBars({ ...facts, state: 'pending_payment' }, []).map(({ progress }) => progress)).toEqual(
      Array(5).fill('ahead'),
    )
  })
})
