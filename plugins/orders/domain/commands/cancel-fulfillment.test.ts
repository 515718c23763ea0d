import { describe, expect, test } from 'vitest'
import { applyWrites, type Documents } from '../../testing/apply.ts'
import { aCart, aPlacedOrder, harbor, mill, noon, noor, workFacts } from '../../testing/factories.ts'
import { allowedForFulfillment } from '../allowed.ts'
import { calledOff, cancelFulfillment } from './cancel-fulfillment.ts'
import { cancelOrder } from './cancel-order.ts'
import { deliver } from './deliver.ts'
import { handOver } from './hand-over.ts'
import { holdOrder } from './hold.ts'
import { pack } from './pack.ts'
import { pick } from './pick.ts'

const first = {
  commandId: 'off-1',
  actor: noor,
  fulfillmentId: 'fulfillment.01jd-1',
  reason: 'Nobody is there today',
  pinFor: () => '4821',
}
const second = { ...first, commandId: 'off-2', fulfillmentId: 'fulfillment.01jd-2' }
const split = () => aPlacedOrder(aCart({ 'FLAT-WHITE': 2, CROISSANT: 1 }), { CROISSANT: harbor })

const then = (
  documents: Documents,
  decided: ReturnType<typeof cancelFulfillment> | ReturnType<typeof pick>,
  rev: string,
) => {
  if (!decided.ok) throw new Error(decided.refusal.message)
  return applyWrites(documents, decided.value.writes, rev)
}
function worked(
  documents: Documents,
  ...verbs: readonly (typeof pick | typeof pack | typeof handOver | typeof deliver)[]
) {
  return verbs.reduce(
    (now, verb, index) => then(now, verb(workFacts(now), { ...first, commandId: `w${index}` }, noon), `w${index}`),
    documents,
  )
}

describe('canceling a fulfillment', () => {
  test('frees its units alone, takes its picks back, and the other one goes on', () => {
    const documents = worked(split(), pick, pack)
    const decided = cancelFulfillment(workFacts(documents), first, noon)
    expect(decided).toMatchObject({
      value: { value: { standing: 'open', units: [{ sku: 'FLAT-WHITE', location: mill, quantity: 2 }] } },
    })
    const after = workFacts(then(documents, decided, 'r9'))
    expect(after).toMatchObject({
      order: {
        state: 'placed',
        fulfillmentStanding: 'open',
        lines: [
          { sku: 'FLAT-WHITE', canceled: 2, picked: 0, packed: 0 },
          { sku: 'CROISSANT', canceled: 0 },
        ],
      },
      fulfillments: [{ state: 'canceled', canceledAt: noon, lines: [{ quantity: 2, picked: 0 }] }, { state: 'open' }],
    })
    expect(after.order.events.at(-1)).toMatchObject({ type: 'part_canceled', note: first.reason })
  })

  test('of the last one calls the order off, with the reason', () => {
    const one = then(split(), cancelFulfillment(workFacts(split()), first, noon), 'r9')
    const none = workFacts(then(one, cancelFulfillment(workFacts(one), second, noon), 'r10'))
    expect(none.order).toMatchObject({
      state: 'canceled',
      canceledAt: noon,
      cancelReason: first.reason,
      fulfillmentStanding: 'canceled',
      lines: [{ canceled: 2 }, { canceled: 1 }],
    })
    expect(none.order.events.slice(-2).map(({ type }) => type)).toEqual(['part_canceled', 'canceled'])
  })

  test('completes the order when the rest has arrived', () => {
    const there = worked(split(), pick, pack, handOver, deliver)
    const { order } = workFacts(then(there, cancelFulfillment(workFacts(there), second, noon), 'r9'))
    expect(order).toMatchObject({ state: 'completed', completedAt: noon, fulfillmentStanding: 'delivered' })
  })

  test('leaves the whole order to be called off after it, each unit once', () => {
    const one = then(split(), cancelFulfillment(workFacts(split()), first, noon), 'r9')
    const rest = cancelOrder(workFacts(one), { ...first, commandId: 'all', reason: 'shopper' }, noon)
    expect(rest).toMatchObject({ value: { value: { account: 'committed', units: [{ sku: 'CROISSANT' }] } } })
  })

  test.each([
    ['that has left', [pick, pack, handOver], 'It is handed over already.'],
    ['that has arrived', [pick, pack, handOver, deliver], 'It is delivered already.'],
  ] as const)('%s is refused', (_, verbs, message) => {
    const documents = worked(split(), ...verbs)
    expect(cancelFulfillment(workFacts(documents), first, noon)).toMatchObject({
      refusal: { code: 'wrong_state', message },
    })
  })

  test('twice, or one that is not there, is refused', () => {
    const one = then(split(), cancelFulfillment(workFacts(split()), first, noon), 'r9')
    const refusal = (facts: Documents, command: typeof first) => cancelFulfillment(workFacts(facts), command, noon)
    expect(refusal(one, first)).toMatchObject({ refusal: { code: 'wrong_state' } })
    expect(refusal(one, { ...first, fulfillmentId: 'fulfillment.01jd-9' })).toMatchObject({
      refusal: { code: 'fulfillment_not_found' },
    })
  })

  test('writes off what was picked alone, and only when that is said; the form shows the same figures', () => {
    const documents = aPlacedOrder(aCart({ 'FLAT-WHITE': 3, CROISSANT: 1 }))
    const lines = [{ sku: 'FLAT-WHITE', quantity: 2 }]
    const picking = pick(workFacts(documents), { ...first, commandId: 'pick-1', lines }, noon)
    if (!picking.ok) throw new Error(picking.refusal.message)
    const facts = workFacts(applyWrites(documents, picking.value.writes, 'r9'))
    const freed = (restock: boolean) => {
      const decided = cancelFulfillment(facts, { ...first, restock }, noon)
      if (!decided.ok) throw new Error(decided.refusal.message)
      const { units, spoiled } = decided.value.value
      return [units, spoiled].map((each) => each.map(({ sku, quantity }) => `${quantity} ${sku}`))
    }
    expect(freed(true)).toEqual([['3 FLAT-WHITE', '1 CROISSANT'], []])
    expect(freed(false)).toEqual([['1 FLAT-WHITE', '1 CROISSANT'], ['2 FLAT-WHITE']])
    const shown = facts.fulfillments[0]?.lines ?? []
    expect([calledOff(shown, true), calledOff(shown, false)]).toEqual([
      { back: 4, spoiled: 0 },
      { back: 2, spoiled: 2 },
    ])
    const untouched = workFacts(documents)
    expect(cancelFulfillment(untouched, { ...first, restock: false }, noon)).toMatchObject({
      refusal: { code: 'nothing_picked' },
    })
    expect(cancelOrder(untouched, { ...first, restock: false }, noon)).toMatchObject({
      refusal: { code: 'nothing_picked' },
    })
  })

  test('waits while the charge is disputed, and the button says so', () => {
    const documents = split()
    const held = holdOrder(workFacts(documents), { ...first, hold: 'payment disputed' }, noon)
    const frozen = workFacts(applyWrites(documents, held.writes, 'r9'))
    expect(cancelFulfillment(frozen, first, noon)).toMatchObject({ refusal: { code: 'payment_disputed' } })
    const [fulfillment] = frozen.fulfillments
    expect(fulfillment && allowedForFulfillment(fulfillment).find(({ verb }) => verb === 'cancel')).toMatchObject({
      allowed: false,
      reason: 'The charge is disputed. Answer the dispute, or the money is paid back twice.',
    })
  })
})
