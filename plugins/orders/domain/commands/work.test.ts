import type { Decision, Refusal, Result } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { applyWrites, type Documents } from '../../testing/apply.ts'
import { aCart, aPlacedOrder, harbor, noon, noor, workFacts } from '../../testing/factories.ts'
import { allowedForFulfillment } from '../allowed.ts'
import type { WorkFacts } from '../fulfillment-step.ts'
import { deliver } from './deliver.ts'
import { handOver, unitsOf } from './hand-over.ts'
import { pack } from './pack.ts'
import { pick } from './pick.ts'

const pinFor = () => '4821'
const first = { commandId: 'work-1', actor: noor, fulfillmentId: 'fulfillment.01jd-1', pinFor }
const second = { ...first, fulfillmentId: 'fulfillment.01jd-2' }
type Done = (facts: WorkFacts) => Result<Decision, Refusal>

/** Runs steps one after the other, each with an id of its own; any refusal fails the test. */
function after(documents: Documents, ...steps: readonly Done[]): Documents {
  return steps.reduce((now, step, index) => {
    const decided = step(workFacts(now))
    if (!decided.ok) throw new Error(decided.refusal.message)
    return applyWrites(now, decided.value.writes, `w${index}`)
  }, documents)
}
const picked: Done = (facts) => pick(facts, first, noon)
const packed: Done = (facts) => pack(facts, { ...first, commandId: 'work-2' }, noon)
const handed: Done = (facts) =>
  handOver(facts, { ...first, commandId: 'work-3', courier: 'Sami', shipment: 'shipment.01jd-1' }, noon)
const delivered: Done = (facts) => deliver(facts, { ...first, commandId: 'work-4', pin: '4821' }, noon)

describe('the work on a fulfillment', () => {
  test('goes from open to delivered, and the last parcel completes the order', () => {
    const { order, fulfillments } = workFacts(after(aPlacedOrder(), picked, packed, handed, delivered))
    expect(fulfillments).toMatchObject([
      { state: 'delivered', assignee: noor, courier: 'Sami', shipment: 'shipment.01jd-1', deliveredAt: noon },
    ])
    expect(order).toMatchObject({
      state: 'completed',
      completedAt: noon,
      fulfillmentStanding: 'delivered',
      lines: [{ picked: 2, packed: 2, shipped: 2, delivered: 2 }],
    })
    expect(order.events.map(({ type }) => type)).toEqual([
      'created',
      'paid',
      'placed',
      'picking_started',
      'picked',
      'packed',
      'handed_over',
      'delivered',
      'completed',
    ])
  })

  test('waits for the other parcel of a split order', () => {
    const split = aPlacedOrder(aCart({ 'FLAT-WHITE': 2, CROISSANT: 1 }), { CROISSANT: harbor })
    const half = after(split, picked, packed, handed, delivered)
    expect(workFacts(half).order).toMatchObject({ state: 'placed', fulfillmentStanding: 'partially_delivered' })
    const whole = after(
      half,
      (facts) => pick(facts, { ...second, commandId: 'x1' }, noon),
      (facts) => pack(facts, { ...second, commandId: 'x2' }, noon),
      (facts) => handOver(facts, { ...second, commandId: 'x3' }, noon),
      (facts) => deliver(facts, { ...second, commandId: 'x4' }, noon),
    )
    expect(workFacts(whole).order).toMatchObject({ state: 'completed', fulfillmentStanding: 'delivered' })
  })

  test('picks part, says it twice without counting twice, and packs only what is whole', () => {
    const one: Done = (facts) =>
      pick(facts, { ...first, commandId: 'p', lines: [{ sku: 'FLAT-WHITE', quantity: 1 }] }, noon)
    const half = workFacts(after(aPlacedOrder(), one, one))
    expect(half.order.lines[0]?.picked).toBe(1)
    expect(pack(half, first, noon)).toMatchObject({
      refusal: { code: 'not_picked', message: 'Not picked yet: 1 of FLAT-WHITE.' },
    })
  })

  test('a scan that is heard late does not lower what a colleague picked; a correction does', () => {
    const pickedBy = (say: { readonly atLeast?: boolean }) => {
      const one: Done = (facts) =>
        pick(facts, { ...first, commandId: 'late', lines: [{ sku: 'FLAT-WHITE', quantity: 1 }], ...say }, noon)
      const { order, fulfillments } = workFacts(after(aPlacedOrder(), picked, one))
      return [order.lines[0]?.picked, fulfillments[0]?.lines[0]?.picked]
    }
    expect(pickedBy({ atLeast: true })).toEqual([2, 2])
    expect(pickedBy({})).toEqual([1, 1])
  })

  test.each([
    [pick({ ...workFacts(aPlacedOrder()) }, { ...first, lines: [{ sku: 'TEA', quantity: 1 }] }, noon), 'unknown_line'],
    [
      pick({ ...workFacts(aPlacedOrder()) }, { ...first, lines: [{ sku: 'FLAT-WHITE', quantity: 3 }] }, noon),
      'too_many',
    ],
    [pack(workFacts(aPlacedOrder()), first, noon), 'wrong_state'],
    [handOver(workFacts(after(aPlacedOrder(), picked)), first, noon), 'wrong_state'],
    [handOver(workFacts(after(aPlacedOrder(), picked, packed)), { ...first, pin: '0000' }, noon), 'wrong_pin'],
    [deliver(workFacts(after(aPlacedOrder(), picked, packed, handed)), { ...first, pin: '0000' }, noon), 'wrong_pin'],
    [
      pick(workFacts(aPlacedOrder()), { ...first, fulfillmentId: 'fulfillment.other-1' }, noon),
      'fulfillment_not_found',
    ],
  ])('refuses what is not its turn (%#)', (result, code) =>
    expect(result).toMatchObject({ ok: false, refusal: { code } }),
  )

  test('the timeline says who carries it, and whether the PIN was given', () => {
    const notes = (...steps: readonly Done[]) =>
      workFacts(after(aPlacedOrder(), picked, packed, ...steps))
        .order.events.slice(-3)
        .flatMap(({ type, note }) => (type === 'completed' ? [] : [[type, note]]))
        .slice(-2)
    const fetched: Done = (facts) => handOver(facts, { ...first, commandId: 'w3', pin: '4821' }, noon)
    const left: Done = (facts) => deliver(facts, { ...first, commandId: 'w4' }, noon)
    expect(notes(handed, delivered)).toEqual([
      ['handed_over', 'Sami'],
      ['delivered', 'With the PIN'],
    ])
    expect(notes(fetched, left)).toEqual([
      ['handed_over', 'With the PIN'],
      ['delivered', undefined],
    ])
  })

  test('a hold stops the work and is named', () => {
    const { order, fulfillments } = workFacts(aPlacedOrder())
    const held = { order, fulfillments: fulfillments.map((each) => ({ ...each, holds: ['address'] })) }
    expect(pick(held, first, noon)).toMatchObject({ refusal: { code: 'held', message: 'On hold: address.' } })
  })

  test('sends exactly what was picked', () => {
    const [fulfillment] = workFacts(after(aPlacedOrder(), picked, packed)).fulfillments
    expect(fulfillment && unitsOf(fulfillment)).toEqual([
      {
        line: 'FLAT-WHITE',
        sku: 'FLAT-WHITE',
        variant: 'variant-flat-white',
        location: 'location-mill-lane',
        quantity: 2,
      },
    ])
  })

  test('shows the next steps, and why the others are locked', () => {
    const [fulfillment] = workFacts(aPlacedOrder()).fulfillments
    expect(fulfillment && allowedForFulfillment(fulfillment)).toEqual([
      { verb: 'pick', command: 'pickFulfillment', title: 'Pick', allowed: true },
      {
        verb: 'pack',
        command: 'packFulfillment',
        title: 'Pack',
        allowed: false,
        reason: 'Nothing is picked yet.',
      },
      {
        verb: 'hand_over',
        command: 'handOverFulfillment',
        title: 'Hand over',
        allowed: false,
        reason: 'Nothing is packed yet.',
      },
      {
        verb: 'deliver',
        command: 'deliverFulfillment',
        title: 'Delivered',
        allowed: false,
        reason: 'It has not left yet.',
      },
      { verb: 'reroute', command: 'rerouteFulfillment', title: 'Send from another place', allowed: true },
      { verb: 'cancel', command: 'cancelFulfillment', title: 'Cancel fulfillment', allowed: true },
    ])
  })
})
