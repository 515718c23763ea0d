import fc from 'fast-check'
import { type Inspection, inspections } from '../domain/return-words.ts'
import type { FulfillmentState } from '../domain/states.ts'
import { fulfillmentLifecycle } from '../domain/fulfillment-states.ts'

export const anyFulfillmentState = fc.constantFrom(...(Object.keys(fulfillmentLifecycle) as FulfillmentState[]))

/** A cart of one to four SKUs and where each comes from. */
export const anyBasket = fc.dictionary(
  fc.constantFrom('FLAT-WHITE', 'OAT-LATTE', 'CROISSANT', 'BEANS 250 g'),
  fc.record({
    quantity: fc.integer({ min: 1, max: 5 }),
    place: fc.constantFrom('location-mill-lane', 'location-harbor'),
  }),
  { minKeys: 1, maxKeys: 4 },
)

const anyUnits = fc.record({
  sku: fc.constantFrom('FLAT-WHITE', 'CROISSANT'),
  quantity: fc.integer({ min: 1, max: 3 }),
})

/** One thing somebody tries with what was delivered. `which` picks a return; `seen` how many commits ago they looked. */
export const anyAfterSale = fc.record({
  verb: fc.constantFrom('open', 'open', 'approve', 'reject', 'receive', 'receive', 'close', 'cancel'),
  which: fc.nat(2),
  seen: fc.nat(2),
  kind: fc.constantFrom('return' as const, 'return' as const, 'claim' as const),
  approved: fc.boolean(),
  units: fc.uniqueArray(anyUnits, { minLength: 1, maxLength: 2, selector: ({ sku }) => sku }),
  as: fc.constantFrom(...(Object.keys(inspections) as Inspection[])),
})

/** One thing somebody tries with an order. `which` picks a fulfillment, `part` how much of each line is picked. */
export const anyWork = fc.record({
  verb: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('place', 'pick', 'pack', 'hand_over', 'deliver') },
    { weight: 1, arbitrary: fc.constantFrom('pick_part', 'cancel', 'cancel_part', 'expire', 'reroute') },
  ),
  which: fc.nat(2),
  part: fc.nat(5),
})
