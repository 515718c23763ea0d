import type { Decision, Refusal, Result } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { applyWrites, type Documents } from '../../testing/apply.ts'
import {
  aCart,
  aDeliveredOrder,
  aPlacedOrder,
  anUnpaidOrder,
  harbor,
  noon,
  noor,
  workFacts,
} from '../../testing/factories.ts'
import { allowedForOrder } from '../allowed.ts'
import type { Order } from '../documents.ts'
import { staffHolds } from '../hold-reasons.ts'
import { deliver } from './deliver.ts'
import { handOver } from './hand-over.ts'
import { holdByStaff, releaseByStaff } from './hold-by-staff.ts'
import { holdOrder, releaseOrder } from './hold.ts'
import { pack } from './pack.ts'
import { pick } from './pick.ts'
import { recordPlaced } from './record-placed.ts'

type Deed = (facts: ReturnType<typeof workFacts>, commandId: string) => Result<Decision, Refusal>
const work = { actor: noor, fulfillmentId: 'fulfillment.01jd-1', pinFor: () => '' }
const hold =
  (name: Parameters<typeof holdByStaff>[1]['hold'], note?: string): Deed =>
  (facts, commandId) =>
    holdByStaff(facts, { commandId, actor: noor, hold: name, ...(note ? { note } : {}) }, noon)
const release =
  (name?: string): Deed =>
  (facts, commandId) =>
    releaseByStaff(facts, { commandId, actor: noor, ...(name ? { hold: name } : {}) }, noon)
const dispute: Deed = (facts, commandId) => ({
  ok: true,
  value: holdOrder(facts, { commandId, actor: noor, hold: 'payment disputed' }, noon),
})
const disputeWon: Deed = (facts, commandId) => ({
  ok: true,
  value: releaseOrder(facts, { commandId, actor: noor, hold: 'payment disputed' }, noon),
})
const step =
  (verb: typeof pick | typeof pack | typeof handOver | typeof deliver): Deed =>
  (facts, commandId) =>
    verb(facts, { ...work, commandId }, noon)

function tried(documents: Documents, ...deeds: readonly Deed[]) {
  let now = documents
  let last: Result<Decision, Refusal> | undefined
  for (const [index, deed] of deeds.entries()) {
    last = deed(workFacts(now), `c${index}`)
    now = applyWrites(now, last.ok ? last.value.writes : [], `h${index}`)
  }
  const { order, fulfillments } = workFacts(now)
  const told = order.events.map(({ type, note }) => (note ? `${type} ${note}` : type)).slice(3)
  return { order, fulfillments, last, told, holds: fulfillments.map((each) => each.holds) }
}
/** A placed order of which nothing is there yet: no place has a list. */
function waiting(paymentStanding: Order['paymentStanding'] = 'captured'): Documents {
  const unpaid = anUnpaidOrder()
  const order = { ...unpaid, allocations: unpaid.allocations.map((each) => ({ ...each, backordered: each.quantity })) }
  const placed = recordPlaced(order, { commandId: 'pay-1', actor: noor, paymentStanding }, noon)
  if (!placed.ok) throw new Error(placed.refusal.message)
  return applyWrites(new Map([[order._id, order]]), placed.value.writes, 'r2')
}
const refused = (code: string) => ({ ok: false, refusal: { code } })

describe('a hold by staff', () => {
  test('stops the goods under its name, says who and why, and goes when all its reasons are gone', () => {
    const held = tried(aPlacedOrder(), hold('address unclear', 'No such door'), hold('risk review'))
    expect(held).toMatchObject({ order: { state: 'on_hold' }, holds: [['address unclear', 'risk review']] })
    expect(held.told).toEqual(['held address unclear: No such door', 'hold_added risk review'])
    expect(pick(held, { ...work, commandId: 'p' }, noon)).toMatchObject({
      refusal: { code: 'held', message: 'On hold: address unclear, risk review.' },
    })
    const half = tried(aPlacedOrder(), hold('address unclear'), hold('risk review'), release('address unclear'))
    expect(half).toMatchObject({ order: { state: 'on_hold' }, holds: [['risk review']] })
    const free = tried(aPlacedOrder(), hold('address unclear'), hold('risk review'), release())
    expect(free).toMatchObject({ order: { state: 'placed' }, holds: [[]] })
    expect(free.told.at(-1)).toBe('released address unclear, risk review')
    expect(tried(aPlacedOrder(), hold('risk review'), release(), step(pick)).last).toMatchObject({ ok: true })
  })

  test.each<[string, Documents, readonly Deed[], string]>([
    ['twice for the same', aPlacedOrder(), [hold('risk review'), hold('risk review')], 'hold_again'],
    ['for what only the bank may say', aPlacedOrder(), [hold('payment disputed')], 'hold_unknown'],
    ['of what has left', aPlacedOrder(), [...[pick, pack, handOver].map(step), hold('risk review')], 'nothing_to_hold'],
    ['of what has arrived', aDeliveredOrder(), [hold('risk review')], 'wrong_state'],
    ['before it is paid', new Map([['o', anUnpaidOrder()]]), [hold('risk review')], 'wrong_state'],
  ])('is refused %s', (_, documents, deeds, code) =>
    expect(tried(documents, ...deeds).last).toMatchObject(refused(code)),
  )

  test('is taken off by staff, but never what the bank has to decide', () => {
    expect(tried(aPlacedOrder(), release()).last).toMatchObject(refused('not_held'))
    expect(tried(aPlacedOrder(), dispute, release()).last).toMatchObject(refused('payment_disputed'))
    const both = [hold('risk review'), dispute]
    expect(tried(aPlacedOrder(), ...both, release('payment disputed')).last).toMatchObject(refused('payment_disputed'))
    expect(tried(aPlacedOrder(), ...both, release('shopper asked')).last).toMatchObject(refused('not_held'))
    expect(tried(aPlacedOrder(), ...both, release())).toMatchObject({
      order: { state: 'on_hold' },
      holds: [['payment disputed']],
    })
    expect(tried(aPlacedOrder(), ...both, disputeWon)).toMatchObject({
      order: { state: 'on_hold' },
      holds: [['risk review']],
    })
    expect(tried(aPlacedOrder(), ...both, disputeWon, release())).toMatchObject({ order: { state: 'placed' } })
  })

  test('that ends when all the rest has arrived completes the order', () => {
    const split = aPlacedOrder(aCart({ 'FLAT-WHITE': 1, CROISSANT: 1 }), { CROISSANT: harbor })
    const sent = [pick, pack, handOver].map(step)
    const { order, told } = tried(aPlacedOrder(), ...sent, dispute, step(deliver), disputeWon)
    expect([order.state, ...told.slice(-2)]).toEqual(['completed', 'released payment disputed', 'completed'])
    expect(tried(split, ...sent, hold('stock in doubt')).holds).toEqual([[], ['stock in doubt']])
  })

  test('of an order that waits for stock is one reason, which its release or the bank takes off', () => {
    const waits = waiting()
    const held = tried(waits, hold('shopper asked', 'Away'))
    expect([held.order.state, held.told]).toEqual(['on_hold', ['held shopper asked: Away']])
    expect(tried(waits, hold('shopper asked'), hold('risk review')).last).toMatchObject(refused('hold_again'))
    expect(tried(waits, hold('shopper asked'), release('risk review')).last).toMatchObject(refused('not_held'))
    for (const name of [undefined, 'shopper asked'])
      expect(tried(waits, hold('shopper asked', 'Away'), release(name))).toMatchObject({
        order: { state: 'placed' },
        told: ['held shopper asked: Away', 'released shopper asked'],
      })
    expect(tried(waits, dispute, disputeWon).order.state).toBe('placed')
    expect(tried(waits, hold('shopper asked'), dispute, disputeWon).order.state).toBe('on_hold')
    const disputed = waiting('disputed')
    expect(tried(disputed, dispute, release()).last).toMatchObject(refused('payment_disputed'))
    expect(tried(disputed, hold('shopper asked'), release()).last).toMatchObject(refused('payment_disputed'))
  })

  test('is offered where something can be held, with the reason where it cannot', () => {
    const steps = (documents: Documents, ...deeds: readonly Deed[]) => {
      const { order, fulfillments } = tried(documents, ...deeds)
      return allowedForOrder(order, fulfillments).map(({ verb, allowed, reason }) => reason ?? `${verb} ${allowed}`)
    }
    expect(steps(aPlacedOrder())).toEqual(['hold true', 'cancel true'])
    expect(steps(aPlacedOrder(), hold('risk review'))).toEqual(['hold true', 'release true', 'cancel true'])
    expect(steps(aPlacedOrder(), dispute)[1]).toMatch(/The charge is disputed/)
    expect(steps(aPlacedOrder(), ...[pick, pack, handOver].map(step))[0]).toMatch(/Nothing of it is in the house/)
    expect(steps(aDeliveredOrder())).toHaveLength(1)
    expect(steps(waiting())).toEqual(['hold true', 'cancel true'])
    expect(steps(waiting(), hold('risk review')).slice(1)).toEqual(['release true', 'cancel true'])
    expect(staffHolds).toContain('staff decision')
  })
})
