import { describe, expect, test } from 'vitest'
import { applyWrites, type Documents } from '../../testing/apply.ts'
import { aCart, aPlacedOrder, harbor, mill, noon, noor, workFacts } from '../../testing/factories.ts'
import { planReroute, rerouteFulfillment } from './reroute.ts'

const pier = { _id: 'location-pier', name: 'Pier', active: true, serves: true }
const two = () => workFacts(aPlacedOrder(aCart({ 'FLAT-WHITE': 2, BUN: 1 }), { BUN: harbor }))
const first = (facts: ReturnType<typeof two>) => facts.fulfillments[0]?._id ?? ''
const plan = (to: Parameters<typeof planReroute>[2], facts = two()) => planReroute(facts, first(facts), to)
const refused = (code: string) => ({ ok: false, refusal: { code } })

describe('sending a fulfillment from another place', () => {
  test('moves its units alone, tells the timeline and leaves it to whoever works there', () => {
    const before = two()
    const claimed = {
      ...before,
      fulfillments: before.fulfillments.map((each) => ({ ...each, assignee: noor })),
    }
    const work = { commandId: 'c9', actor: noor, fulfillmentId: first(before) }
    const promise = { from: noon, to: noon }
    const decided = rerouteFulfillment(claimed, { ...work, to: pier, note: 'Mill → Pier', promise }, noon)
    if (!decided.ok) throw new Error(decided.refusal.message)
    const { units } = decided.value.value
    expect(units.map(({ sku, location, quantity }) => [sku, location, quantity])).toEqual([['FLAT-WHITE', mill, 2]])
    const documents: Documents = new Map([claimed.order, ...claimed.fulfillments].map((each) => [each._id, each]))
    const after = workFacts(applyWrites(documents, decided.value.writes, 'r9'))
    expect(after.fulfillments.map(({ location, assignee }) => [location, assignee])).toEqual([
      ['location-pier', undefined],
      [harbor, noor],
    ])
    expect(after.order.allocations.map(({ sku, location }) => [sku, location])).toEqual([
      ['FLAT-WHITE', 'location-pier'],
      ['BUN', harbor],
    ])
    expect(after.order.promise).toEqual(promise)
    const told = after.order.events.slice(-2).map(({ type, note, actor }) => [type, note, actor.name])
    expect(told).toEqual([
      ['rerouted', 'Mill → Pier', 'Noor R.'],
      ['promise_updated', undefined, 'Noor R.'],
    ])
  })

  test('is refused where it cannot be sent from', () => {
    expect(plan(undefined)).toMatchObject(refused('place_unknown'))
    expect(plan({ ...pier, active: false })).toMatchObject(refused('place_unknown'))
    expect(plan({ ...pier, serves: false })).toMatchObject({
      refusal: { code: 'place_not_serving', message: expect.stringContaining('Pier does not deliver') },
    })
    for (const _id of [harbor, mill])
      expect(plan({ ...pier, _id })).toMatchObject({ refusal: { code: 'place_taken', detail: { place: 'Pier' } } })
  })

  test('is refused once somebody began, while it is held, and when it is fetched', () => {
    const facts = two()
    const having = (more: object) => ({
      ...facts,
      fulfillments: facts.fulfillments.map((each) => ({ ...each, ...more })),
    })
    for (const state of ['picking', 'packed', 'ready', 'handed_over', 'delivered', 'canceled'])
      expect(plan(pier, having({ state }))).toMatchObject(refused('wrong_state'))
    expect(plan(pier, having({ holds: ['address'] }))).toMatchObject(refused('held'))
    expect(plan(pier, having({ method: 'pickup' }))).toMatchObject(refused('pickup_stays'))
    expect(plan(pier, having({ state: 'scheduled' }))).toMatchObject({ ok: true })
    expect(planReroute(facts, 'fulfillment.none-1', pier)).toMatchObject(refused('fulfillment_not_found'))
  })
})
