import * as fc from 'fast-check'
import { beside, type BuyerPlan, endings, faults, type Plan, plans } from './plan.ts'

const { staff, edit, haul, missing, set, reroute, later, exchanged } = beside

/** True in one case of so many and one. */
const seldom = (often: number) => fc.oneof({ weight: often, arbitrary: fc.constant(false) }, fc.constant(true))
/** One in one case of so many and one, else none. */
const perhaps = <Of>(often: number, one: fc.Arbitrary<Of>): fc.Arbitrary<readonly Of[]> =>
  fc.oneof({ weight: often, arbitrary: fc.constant([]) }, fc.array(one, { minLength: 1, maxLength: 1 }))

/** A shopper in a hurry: one thing or two beside the buying. */
const hurried: fc.Arbitrary<BuyerPlan> = fc.record({
  quantity: fc.integer({ min: 1, max: 2 }),
  twice: seldom(3),
  again: seldom(4),
  ending: fc.constantFrom('pay', 'pay', 'pay', ...endings),
  deliveries: fc.constantFrom(1, 1, 2),
  worked: seldom(2),
  partOff: seldom(4),
  returned: fc.constantFrom(0, 0, 1, 2),
})

/**
 * What is planned about an order is about one that somebody makes; who is to have less than he ordered has paid for two, on a
 * list that is not always begun.
 */
function ofBuyers(plan: Plan): Plan {
  const of = <Each extends { readonly buyer: number }>(all: readonly Each[]) =>
    all.map((each) => ({ ...each, buyer: each.buyer % plan.buyers.length }))
  const [edits, missing, sets, reroutes] = [of(plan.edits), of(plan.missing), of(plan.sets), of(plan.reroutes)]
  const changed = (nth: number) => edits.some(({ buyer }) => buyer === nth)
  const buyers = plan.buyers.map(
    (buyer, nth): BuyerPlan =>
      changed(nth) ? { ...buyer, quantity: 2, ending: 'pay', worked: buyer.worked && buyer.twice } : buyer,
  )
  const [here, there] = plan.stock
  const stock: Plan['stock'] = edits.length > 0 ? [here + 1, there] : plan.stock
  return { ...plan, stock, buyers, edits, missing, sets, reroutes }
}

/** A moment: one or two shoppers, and mostly one thing that staff or time do meanwhile. */
const moments: fc.Arbitrary<Plan> = fc
  .record({
    stock: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 })),
    buyers: fc.oneof(fc.tuple(hurried), fc.tuple(hurried, hurried)),
    staff: perhaps(2, staff),
    sweeps: fc.constantFrom(0, 0, 0, 1),
    processes: fc.constantFrom(1, 2),
    faults: fc.array(fc.constantFrom(...faults), { minLength: 1, maxLength: 6 }),
    remembers: fc.boolean(),
    edits: perhaps(4, edit),
    hauls: perhaps(8, haul),
    missing: perhaps(5, missing),
    sets: perhaps(4, set),
    reroutes: perhaps(3, reroute),
    later,
    exchanges: perhaps(4, exchanged),
  })
  .map(ofBuyers)

/** What is explored: of forty stories all but one are a moment, and in that everything may happen at once. */
export const stories: fc.Arbitrary<Plan> = fc.oneof({ weight: 39, arbitrary: moments }, { weight: 1, arbitrary: plans })
