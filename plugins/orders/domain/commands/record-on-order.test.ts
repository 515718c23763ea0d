import { expect, test } from 'vitest'
import { aPlacedOrder, noon, shopper, workFacts } from '../../testing/factories.ts'
import { recordOnOrder, type RecordOnOrder } from './record-on-order.ts'

const { order } = workFacts(aPlacedOrder())
const issued = { commandId: 'c1', actor: shopper }
const event = { _key: 'c1-refunded', at: noon, type: 'refunded', actor: shopper }

test.each<readonly [string, Omit<RecordOnOrder, 'commandId' | 'actor'>, object, object]>([
  ['alone', { type: 'refunded' }, {}, {}],
  ['in words', { type: 'refunded', note: 'In two days' }, { note: 'In two days' }, {}],
  ['of a parcel', { type: 'refunded', fulfillment: 'fulfillment.1' }, { fulfillment: 'fulfillment.1' }, {}],
  ['with the money', { type: 'refunded', paymentStanding: 'refunded' }, {}, { set: { paymentStanding: 'refunded' } }],
  ['with money that stands as it did', { type: 'refunded', paymentStanding: 'captured' }, {}, {}],
])('what happened around an order is told %s, guarded', (_, said, more, set) =>
  expect(recordOnOrder(order, { ...issued, ...said }, noon)).toEqual({
    writes: [
      {
        patch: {
          id: 'order.01jd',
          ifRevisionID: 'r2',
          ...set,
          insert: { after: 'events[-1]', items: [{ ...event, ...more }] },
        },
      },
    ],
    effects: [],
    value: null,
  }),
)
