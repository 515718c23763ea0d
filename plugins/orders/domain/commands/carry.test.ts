import { statesOf } from '@souk/kernel'
import { expect, test } from 'vitest'
import { aPlacedOrder, noon, shopper, workFacts } from '../../testing/factories.ts'
import { fulfillmentLifecycle } from '../fulfillment-states.ts'
import type { FulfillmentState } from '../states.ts'
import { type Carry, carry, mayCarry } from './carry.ts'

const fulfillmentId = 'fulfillment.01jd-1'
const facts = (state: FulfillmentState) => {
  const { order, fulfillments } = workFacts(aPlacedOrder())
  return { order, fulfillments: fulfillments.map((each) => ({ ...each, state })) }
}
const said: Carry = { commandId: 'c1', actor: shopper, fulfillmentId, to: 'delivery_failed', event: 'delivery_failed' }

test('a carrier’s word leads over states between, and never where people must go', () => {
  const states = statesOf(fulfillmentLifecycle)
  const led = states.map((from) => [from, states.filter((to) => mayCarry(from, to))])
  expect(led.filter(([, to]) => to?.length)).toEqual([
    ['packed', ['ready']],
    ['handed_over', ['delivery_failed', 'returning', 'returned']],
    ['delivery_failed', ['handed_over', 'returning', 'returned']],
    ['returning', ['returned']],
  ])
})

test('it moves the parcel, and list and order tell of it', () => {
  const event = {
    _key: 'c1-delivery_failed',
    at: noon,
    type: 'delivery_failed',
    actor: shopper,
    fulfillment: fulfillmentId,
  }
  expect(carry(facts('handed_over'), said, noon)?.writes).toEqual([
    {
      patch: {
        id: fulfillmentId,
        ifRevisionID: 'r2',
        set: { state: 'delivery_failed' },
        insert: { after: 'events[-1]', items: [event] },
      },
    },
    {
      patch: {
        id: 'order.01jd',
        ifRevisionID: 'r2',
        set: { fulfillmentStanding: 'handed_over' },
        insert: { after: 'events[-1]', items: [event] },
      },
    },
  ])
  expect(carry(facts('handed_over'), { ...said, note: 'Nobody there' }, noon)).toMatchObject({
    value: { state: 'delivery_failed' },
    writes: [{ patch: { insert: { items: [{ note: 'Nobody there' }] } } }, {}],
  })
})

test('it is passed over where it does not lead, and of what is not there', () => {
  expect(carry(facts('open'), said, noon)).toBeUndefined()
  expect(carry(facts('delivery_failed'), said, noon)).toBeUndefined()
  expect(carry(facts('handed_over'), { ...said, fulfillmentId: 'fulfillment.01jd-2' }, noon)).toBeUndefined()
})
