import type { Actor, Decision, Refusal, Result } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { applyWrites, type Documents } from '../../testing/apply.ts'
import { aCart, aPlacedOrder, harbor, mill, noon, noor, workFacts } from '../../testing/factories.ts'
import type { Fulfillment } from '../documents.ts'
import { takeStep, type WorkFacts } from '../fulfillment-step.ts'
import type { Substitution } from '../substitution.ts'
import { calledOff, cancelFulfillment, unitsHeld } from './cancel-fulfillment.ts'
import { deliver } from './deliver.ts'
import { handOver, unitsOf } from './hand-over.ts'
import { pack } from './pack.ts'
import { pick } from './pick.ts'

const ida: Actor = { kind: 'staff', id: 'staff-ida', name: 'Ida' }
const fulfillmentId = 'fulfillment.01jd-1'
const work = {
  commandId: 'w1',
  actor: noor,
  fulfillmentId,
  pinFor: (id: string) => (id === 'order.01jd' ? '4821' : ''),
}
const parts = [{ _key: 'p1', sku: 'BEANS', variant: 'variant-beans', title: 'Beans', quantity: 2 }]
/** Three flat whites and a croissant from the mill, a bun from the harbor. */
const start = () => aPlacedOrder(aCart({ 'FLAT-WHITE': 3, CROISSANT: 1, BUN: 1 }), { BUN: harbor })
const list = (documents: Documents, fields: Partial<Fulfillment>): Documents => {
  const [first] = workFacts(documents).fulfillments
  if (!first) throw new Error('no list')
  return new Map(documents).set(first._id, { ...first, ...fields })
}
function after(documents: Documents, decided: Result<Decision, Refusal>, rev = 'r3') {
  if (!decided.ok) throw new Error(decided.refusal.message)
  const next = applyWrites(documents, decided.value.writes, rev)
  return { documents: next, ...workFacts(next), writes: decided.value.writes }
}
const quantities = ({ fulfillments }: WorkFacts) =>
  fulfillments[0]?.lines.map(({ picked, shorted }) => [picked, shorted])
const types = ({ order }: WorkFacts) => order.events.slice(3).map(({ type }) => type)
const picks = (documents: Documents, lines?: readonly { sku: string; quantity: number }[], actor = noor) =>
  after(documents, pick(workFacts(documents), { ...work, actor, ...(lines ? { lines } : {}) }, noon))
const refused = (code: string, detail?: object) => ({ ok: false, refusal: { code, ...(detail && { detail }) } })

describe('picking', () => {
  test('begins with the first word, keeps who began, and is done with the last unit', () => {
    const begun = picks(start(), [{ sku: 'FLAT-WHITE', quantity: 1 }])
    expect(begun.fulfillments[0]).toMatchObject({ state: 'picking', assignee: noor })
    expect(begun.fulfillments[0]).not.toHaveProperty('pickedAt')
    expect([quantities(begun), types(begun)]).toEqual([
      [
        [1, 0],
        [0, 0],
      ],
      ['picking_started'],
    ])
    const done = picks(begun.documents, undefined, ida)
    expect(done.fulfillments[0]).toMatchObject({ assignee: noor, pickedAt: noon })
    expect([quantities(done), types(done)]).toEqual([
      [
        [3, 0],
        [1, 0],
      ],
      ['picking_started', 'picked'],
    ])
    expect(done.order.lines.map(({ picked }) => picked)).toEqual([3, 1, 0])
  })

  test('is done when the last of its lines is, whichever was done before, and once', () => {
    const one = picks(start(), [{ sku: 'CROISSANT', quantity: 1 }])
    expect(types(picks(one.documents))).toEqual(['picking_started', 'picked'])
    const lines =
      one.fulfillments[0]?.lines.map((line, at) => (at === 0 ? { ...line, picked: 2, shorted: 1 } : line)) ?? []
    const whole = list(one.documents, { lines, pickedAt: 'then' })
    const again = picks(whole)
    expect([types(again), again.fulfillments[0]?.pickedAt]).toEqual([['picking_started'], 'then'])
  })

  test('said again changes nothing, and what was put back is counted down', () => {
    const whole = picks(start())
    const again = picks(whole.documents)
    expect(again.writes).toEqual([
      {
        patch: {
          id: fulfillmentId,
          ifRevisionID: 'r3',
          set: { state: 'picking', lines: whole.fulfillments[0]?.lines },
        },
      },
      { patch: { id: 'order.01jd', ifRevisionID: 'r3', set: { fulfillmentStanding: 'in_progress' } } },
    ])
    const less = picks(whole.documents, [{ sku: 'FLAT-WHITE', quantity: 0 }])
    expect([quantities(less), less.order.lines.map(({ picked }) => picked)]).toEqual([
      [
        [0, 0],
        [1, 0],
      ],
      [0, 1, 0],
    ])
  })

  test('leaves what came off or is asked about', () => {
    const [first] = workFacts(start()).fulfillments
    const lines = first?.lines.map((line, at) => (at === 0 ? { ...line, shorted: 1 } : line)) ?? []
    const asked = { _key: 's', line: 'CROISSANT', quantity: 1, state: 'asked' } as Substitution
    const partly = picks(list(start(), { lines, substitutions: [asked] }))
    expect([quantities(partly), types(partly)]).toEqual([
      [
        [2, 1],
        [0, 0],
      ],
      ['picking_started'],
    ])
    expect(types(picks(list(start(), { lines })))).toEqual(['picking_started', 'picked'])
  })

  test.each<readonly [string, number]>([
    ['more than are ordered', 4],
    ['half a unit', 0.5],
    ['less than none', -1],
  ])('never takes %s', (_, quantity) =>
    expect(pick(workFacts(start()), { ...work, lines: [{ sku: 'FLAT-WHITE', quantity }] }, noon)).toMatchObject(
      refused('too_many', { sku: 'FLAT-WHITE', quantity, ordered: 3 }),
    ),
  )

  test('takes from its own list alone', () =>
    expect(pick(workFacts(start()), { ...work, lines: [{ sku: 'BUN', quantity: 1 }] }, noon)).toMatchObject(
      refused('unknown_line', { sku: 'BUN' }),
    ))
})

describe('what leaves', () => {
  const picked = () => picks(start()).documents

  test('is ready when it is packed, or waits for a label, under the shipment that was opened', () => {
    const packed = after(picked(), pack(workFacts(picked()), work, noon), 'r4')
    expect(packed.fulfillments[0]).toMatchObject({ state: 'ready', packedAt: noon })
    expect(packed.fulfillments[0]).not.toHaveProperty('shipment')
    expect(packed.order.lines.map((line) => line.packed)).toEqual([3, 1, 0])
    expect(pack(workFacts(picked()), { ...work, waits: true, shipment: 'shipment.1' }, noon)).toMatchObject({
      value: { value: { state: 'packed', shipment: 'shipment.1' } },
    })
  })

  test('is handed to whoever carries it, and delivered to whoever says the PIN', () => {
    const packed = after(picked(), pack(workFacts(picked()), work, noon), 'r4')
    const bare = after(packed.documents, handOver(packed, work, noon), 'r5')
    expect(handOver(packed, { ...work, pin: '4821' }, noon)).toMatchObject({ ok: true })
    expect(bare.fulfillments[0]).toMatchObject({ state: 'handed_over', handedOverAt: noon })
    for (const field of ['courier', 'shipment']) expect(bare.fulfillments[0]).not.toHaveProperty(field)
    expect(bare.order.events.at(-1)).not.toHaveProperty('note')
    expect(bare.order.lines.map((line) => line.shipped)).toEqual([3, 1, 0])
    const carried = after(
      packed.documents,
      handOver(packed, { ...work, courier: 'Sami', shipment: 'shipment.1' }, noon),
      'r5',
    )
    expect(carried.fulfillments[0]).toMatchObject({ courier: 'Sami', shipment: 'shipment.1' })
    expect(carried.order.events.at(-1)).toMatchObject({ type: 'handed_over', note: 'Sami' })
    expect(handOver(packed, { ...work, pin: '' }, noon)).toMatchObject(refused('wrong_pin'))
    expect(deliver(bare, { ...work, pin: '' }, noon)).toMatchObject(refused('wrong_pin'))
    const there = after(bare.documents, deliver(bare, { ...work, pin: '4821' }, noon), 'r6')
    expect(there.fulfillments[0]).toMatchObject({ state: 'delivered', deliveredAt: noon })
    expect(there.order.lines.map((line) => line.delivered)).toEqual([3, 1, 0])
    expect(there.order.state).toBe('placed')
  })

  test('is what was picked, a bundle with its parts', () => {
    const [first] = workFacts(picked()).fulfillments
    const lines =
      first?.lines.map((line, at) => (at === 0 ? { ...line, picked: 2, parts } : { ...line, picked: 0 })) ?? []
    expect(unitsOf({ ...(first as Fulfillment), lines })).toEqual([
      { line: 'FLAT-WHITE', sku: 'FLAT-WHITE', variant: 'variant-flat-white', location: mill, quantity: 2, parts },
    ])
  })
})

describe('a step', () => {
  test('tells list and order under one name, and changes the order as it says', () => {
    const facts = workFacts(start())
    const [first] = facts.fulfillments
    if (!first) throw new Error('no list')
    const step = { next: { ...first, state: 'ready' as const }, set: { state: 'ready' }, order: { language: 'ar' } }
    expect(takeStep(facts, { ...step, events: ['packed'], note: 'Quick' }, work, noon).writes).toEqual([
      expect.objectContaining({ patch: expect.objectContaining({ id: fulfillmentId, set: { state: 'ready' } }) }),
      {
        patch: {
          id: 'order.01jd',
          ifRevisionID: 'r2',
          set: { fulfillmentStanding: 'in_progress', language: 'ar' },
          insert: {
            after: 'events[-1]',
            items: [
              { _key: 'w1-packed', at: noon, type: 'packed', actor: noor, fulfillment: fulfillmentId, note: 'Quick' },
            ],
          },
        },
      },
    ])
    for (const { patch } of takeStep(facts, { ...step, events: [] }, work, noon).writes as readonly { patch: object }[])
      expect(patch).not.toHaveProperty('insert')
  })

  test('that is the last of an order ends it, an order on hold when it is let go', () => {
    const facts = workFacts(aPlacedOrder())
    const [only] = facts.fulfillments
    if (!only) throw new Error('no list')
    const ends = (state: 'delivered' | 'canceled', more: object = {}, order = facts.order) =>
      takeStep({ ...facts, order }, { next: { ...only, state }, set: {}, events: [], ...more }, work, noon).writes[1]
    expect(ends('delivered')).toMatchObject({
      patch: {
        set: { state: 'completed', completedAt: noon, fulfillmentStanding: 'delivered' },
        insert: { items: [{ type: 'completed', _key: 'w1-completed' }] },
      },
    })
    expect(ends('delivered', {}, { ...facts.order, state: 'on_hold' })).toEqual({
      patch: { id: 'order.01jd', ifRevisionID: 'r2', set: { fulfillmentStanding: 'delivered' } },
    })
    const off = { state: 'canceled', canceledAt: noon, fulfillmentStanding: 'canceled' }
    const told = { _key: 'w1-canceled', at: noon, type: 'canceled', actor: noor }
    const patch = { id: 'order.01jd', ifRevisionID: 'r2' }
    expect(ends('canceled')).toEqual({ patch: { ...patch, set: off, insert: { after: 'events[-1]', items: [told] } } })
    const { insert } = (ends('canceled') as { patch: { insert: { items: readonly object[] } } }).patch
    expect(insert.items[0]).not.toHaveProperty('note')
    expect((ends('canceled') as { patch: { set: object } }).patch.set).not.toHaveProperty('cancelReason')
    expect(ends('canceled', { reason: 'Closed' })).toEqual({
      patch: {
        ...patch,
        set: { ...off, cancelReason: 'Closed' },
        insert: { after: 'events[-1]', items: [{ ...told, note: 'Closed' }] },
      },
    })
  })
})

describe('a list that is called off', () => {
  const off = { ...work, commandId: 'off', reason: 'Closed' }
  const some = () => picks(start(), [{ sku: 'FLAT-WHITE', quantity: 2 }]).documents

  test('counts its units on their lines, those that came off before it not again', () => {
    const [first] = workFacts(some()).fulfillments
    const lines = first?.lines.map((line, at) => (at === 0 ? { ...line, shorted: 1 } : line)) ?? []
    const documents = list(some(), { lines })
    const { order, fulfillments } = after(documents, cancelFulfillment(workFacts(documents), off, noon), 'r4')
    expect(order.lines.map(({ canceled, picked, packed }) => [canceled, picked, packed])).toEqual([
      [2, 0, 0],
      [1, 0, 0],
      [0, 0, 0],
    ])
    expect(fulfillments[0]).toMatchObject({ state: 'canceled', canceledAt: noon })
    expect(fulfillments[0]?.lines.map(({ picked, quantity }) => [picked, quantity])).toEqual([
      [0, 3],
      [0, 1],
    ])
    expect(fulfillments[0]).not.toHaveProperty('substitutions')
    expect([calledOff(lines, true), calledOff(lines, false)]).toEqual([
      { back: 3, spoiled: 0 },
      { back: 1, spoiled: 2 },
    ])
    expect(
      unitsHeld(workFacts(documents).order, { location: mill, lines }).map(({ sku, quantity }) => [sku, quantity]),
    ).toEqual([
      ['FLAT-WHITE', 2],
      ['CROISSANT', 1],
    ])
    const none = lines.map((line) => ({ ...line, shorted: line.quantity }))
    expect(unitsHeld(workFacts(documents).order, { location: mill, lines: none })).toEqual([])
  })

  test('whose bag is closed counts it as open again', () => {
    for (const state of ['packed', 'ready'] as const) {
      const documents = picks(start()).documents
      const packed = after(documents, pack(workFacts(documents), { ...work, waits: state === 'packed' }, noon), 'r4')
      expect(packed.fulfillments[0]?.state).toBe(state)
      const { order } = after(packed.documents, cancelFulfillment(packed, off, noon), 'r5')
      expect(order.lines.map(({ canceled, picked, packed: bagged }) => [canceled, picked, bagged])).toEqual([
        [3, 0, 0],
        [1, 0, 0],
        [0, 0, 0],
      ])
    }
  })

  test('says why, in whose words, and what was thrown away', () => {
    const note = (more: object) =>
      after(some(), cancelFulfillment(workFacts(some()), { ...off, ...more }, noon), 'r4').order.events.at(-1)?.note
    expect(note({})).toBe('Closed')
    expect(note({ note: 'For today' })).toBe('For today')
    expect(note({ restock: true })).toBe('Closed')
    expect(note({ restock: false })).toBe('Closed. Written off: 2 FLAT-WHITE')
    const all = picks(start()).documents
    const { order } = after(all, cancelFulfillment(workFacts(all), { ...off, restock: false }, noon), 'r4')
    expect(order.events.at(-1)?.note).toBe('Closed. Written off: 3 FLAT-WHITE, 1 CROISSANT')
  })

  test('throws away no more than it holds, and what nobody picked goes back', () => {
    const freed = (documents: Documents, restock: boolean) => {
      const decided = cancelFulfillment(workFacts(documents), { ...off, restock }, noon)
      if (!decided.ok) throw new Error(decided.refusal.message)
      const { units, spoiled } = decided.value.value
      return [units, spoiled].map((each) => each.map(({ _key, quantity }) => [_key, quantity]))
    }
    expect(freed(some(), false)).toEqual([
      [
        ['a1', 1],
        ['a2', 1],
      ],
      [['a1', 2]],
    ])
    expect(freed(picks(start()).documents, false)).toEqual([
      [],
      [
        ['a1', 3],
        ['a2', 1],
      ],
    ])
  })

  test('asks nobody any more', () => {
    const offer = { _key: 's', line: 'CROISSANT', sku: 'CROISSANT', quantity: 1, state: 'asked' } as Substitution
    const before = { ...offer, _key: 't', state: 'settled', outcome: 'found', settledAt: 'then' } as Substitution
    const documents = list(start(), { substitutions: [offer, before] })
    expect(after(documents, cancelFulfillment(workFacts(documents), off, noon)).fulfillments[0]?.substitutions).toEqual(
      [{ ...offer, state: 'settled', outcome: 'canceled', settledAt: noon }, before],
    )
  })

  test('is refused while the charge is disputed, whoever holds the list', () => {
    const { order, fulfillments } = workFacts(start())
    const disputed = { order: { ...order, paymentStanding: 'disputed' as const }, fulfillments }
    expect(cancelFulfillment(disputed, off, noon)).toMatchObject(refused('payment_disputed'))
  })
})
