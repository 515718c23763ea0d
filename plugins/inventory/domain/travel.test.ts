import type { Issued } from '@souk/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anySparseShelves, anyTravelDeed } from '../testing/arbitraries.ts'
import { aLevel, noon, noor, unitsAt } from '../testing/factories.ts'
import { StoryShop } from '../testing/story-shop.ts'
import { asStored } from '../testing/travel-story.ts'
import {
  openPurchaseOrder,
  placePurchaseOrder,
  receivePurchaseOrder,
  revisePurchaseOrder,
} from './commands/purchase-order.ts'
import { openTransfer, receiveTransfer, reviseTransfer, sendTransfer } from './commands/transfer.ts'
import type { PurchaseOrder, StockTransfer } from './documents.ts'
import { emptyLevel, levelId } from './level.ts'
import { isTold, travelWrites } from './travel.ts'
import { checkTravel } from './travel-check.ts'

const by = (commandId: string): Issued => ({ commandId, actor: noor })
const must = <Value>(result: { ok: true; value: Value } | { ok: false }): Value => {
  if (!result.ok) throw new Error('refused')
  return result.value
}
const mill = aLevel({ onHand: 5 })
const harbor = 'location-harbor'
const there = levelId(mill.variant, harbor)

const planned = (quantity = 4): StockTransfer =>
  asStored<StockTransfer>(
    must(openTransfer({ ...by('t1'), from: mill.location, to: harbor, lines: [unitsAt(mill, quantity)] }, noon)),
    noon,
  )
const ordered = (): PurchaseOrder => {
  const plan = { supplier: 'Northern Roasters', reference: 'PO-1', location: harbor, currency: 'USD' }
  const lines = [{ ...unitsAt(mill, 6), unitCost: 210 }]
  const draft = asStored<PurchaseOrder>(must(openPurchaseOrder({ ...by('p1'), ...plan, lines }, noon)), noon)
  return must(placePurchaseOrder(draft, by('p2'), noon)).after
}

/** A story that never gets these done says nothing about them. */
const everyDeed = ['arrive', 'call off', 'close short', 'lose', 'purchase', 'revise', 'set off', 'transfer']

describe('what travels', () => {
  test('is explained by its movements, and awaited where it goes, after any story', () => {
    const done = new Set<string>()
    fc.assert(
      fc.property(anySparseShelves, fc.array(anyTravelDeed, { minLength: 25, maxLength: 40 }), (shelves, deeds) => {
        const shop = new StoryShop(shelves)
        for (const deed of deeds) {
          if (shop.do(deed) === 'done') done.add(deed.kind)
          expect(shop.drift()).toEqual([])
        }
      }),
      { numRuns: 200 },
    )
    expect([...done].toSorted()).toEqual(everyDeed)
  })

  test('leaves one place and is awaited at the other in one transaction, which makes the level that is missing', () => {
    const draft = planned()
    const sent = must(sendTransfer(draft, [mill], by('t2'), noon))
    expect(travelWrites(draft, sent, [mill])).toEqual([
      {
        create: {
          _id: 'stockMovement.t2',
          _type: 'stockMovement',
          entries: [
            {
              _key: 'e1',
              sku: mill.sku,
              location: mill.location,
              from: 'available',
              to: 'in_transit',
              quantity: 4,
            },
          ],
          cause: { kind: 'transfer', transfer: 'stockTransfer.t1' },
          actor: noor,
          reason: 'send',
          at: noon,
        },
      },
      { patch: { id: mill._id, ifRevisionID: 'r1', dec: { onHand: 4 } } },
      { createIfNotExists: emptyLevel(mill.sku, mill.variant, harbor) },
      { patch: { id: there, inc: { incoming: 4 } } },
      {
        patch: {
          id: 'stockTransfer.t1',
          ifRevisionID: 'r1',
          set: {
            state: 'in_transit',
            lines: [expect.objectContaining({ quantity: 4, sent: 4, received: 0, lost: 0 })],
          },
          insert: { after: 'events[-1]', items: [{ _key: 't2', at: noon, type: 'sent', actor: noor }] },
        },
      },
    ])
    expect(isTold(sent.after, { commandId: 't2' })).toBe(true)
  })

  test('damaged on arrival lies at the place and cannot be promised', () => {
    const lines = [{ sku: mill.sku, quantity: 5, damaged: 2 }]
    const { after, move, awaited } = must(receivePurchaseOrder(ordered(), { ...by('p3'), lines }, noon))
    expect(after).toMatchObject({ state: 'partially_received', lines: [{ quantity: 6, received: 5, damaged: 2 }] })
    expect(move?.changes.map(({ by: change }) => change)).toEqual([
      { onHand: 5, reserved: 0, committed: 0, unavailable: 2, damaged: 2 },
    ])
    expect(awaited.map(({ quantity }) => quantity)).toEqual([-5])
  })

  test('damaged on the way between two places of ours lies at the second one, and is no loss', () => {
    const sent = must(sendTransfer(planned(), [mill], by('t2'), noon)).after
    const lines = [{ sku: mill.sku, quantity: 3, damaged: 2 }]
    const { after, move, awaited } = must(receiveTransfer(sent, { ...by('t3'), lines }, noon))
    expect(after).toMatchObject({ state: 'partially_received', lines: [{ sent: 4, received: 3, damaged: 2, lost: 0 }] })
    expect(move?.changes.map(({ id, by: change }) => [id, change])).toEqual([
      [there, { onHand: 3, reserved: 0, committed: 0, unavailable: 2, damaged: 2 }],
    ])
    expect(awaited.map(({ quantity }) => quantity)).toEqual([-3])
  })

  test('a line that is looked at first is on hand at the second place, and nobody can buy it', () => {
    const sent = must(sendTransfer(planned(), [mill], by('t2'), noon)).after
    const lines = [{ sku: mill.sku, quantity: 3, damaged: 1, qualityControl: true }]
    const { move } = must(receiveTransfer(sent, { ...by('t3'), lines }, noon))
    expect(move?.changes.map(({ id, by: change }) => [id, change])).toEqual([
      [there, { onHand: 3, reserved: 0, committed: 0, unavailable: 3, damaged: 1, qualityControl: 2 }],
    ])
    const bought = must(receivePurchaseOrder(ordered(), { ...by('p3'), lines }, noon))
    expect(bought.move?.movement.entries.map(({ from, to, quantity }) => [from, to, quantity])).toEqual([
      ['supplier', 'quality_control', 2],
      ['supplier', 'damaged', 1],
    ])
  })

  test('other lines move nothing', () => {
    const lines = [{ ...unitsAt(mill, 2) }]
    const { after, move, awaited } = must(
      reviseTransfer(planned(), { ...by('t2'), expectedRevision: 'r1', lines }, noon),
    )
    expect([after.state, after.lines.map(({ quantity }) => quantity), move, awaited]).toEqual([
      'draft',
      [2],
      undefined,
      [],
    ])
  })

  test.each([
    ['more than was planned', sendTransfer(planned(), [mill], { ...by('x'), lines: [said(5)] }, noon), 'over_send'],
    ['more than is free', sendTransfer(planned(6), [mill], by('x'), noon), 'out_of_stock'],
    ['what was not sent', receiveTransfer(planned(), by('x'), noon), 'transfer_state'],
    [
      'a SKU that is not on the paper',
      receivePurchaseOrder(ordered(), { ...by('x'), lines: [said(1, 'X')] }, noon),
      'line_unknown',
    ],
    ['a SKU twice', receivePurchaseOrder(ordered(), { ...by('x'), lines: [said(1), said(1)] }, noon), 'line_twice'],
    ['more than was ordered', receivePurchaseOrder(ordered(), { ...by('x'), lines: [said(7)] }, noon), 'over_receipt'],
    ['nothing at all', receivePurchaseOrder(ordered(), { ...by('x'), lines: [] }, noon), 'nothing_to_move'],
    [
      'more damage than goods',
      receivePurchaseOrder(ordered(), { ...by('x'), lines: [{ ...said(1), damaged: 2 }] }, noon),
      'more_damaged_than_arrived',
    ],
    [
      'other lines by who saw another paper',
      reviseTransfer(planned(), { ...by('x'), expectedRevision: 'r0', lines: [] }, noon),
      'paper_moved',
    ],
    [
      'other lines for what was ordered',
      revisePurchaseOrder(ordered(), { ...by('x'), expectedRevision: 'r1', lines: [] }, noon),
      'purchase_order_state',
    ],
    ['a way that leads nowhere', openTransfer({ ...by('x'), from: harbor, to: harbor, lines: [] }, noon), 'same_place'],
  ])('refuses %s', (_, answer, code) => expect(answer).toMatchObject({ ok: false, refusal: { code } }))
})

describe('the books of what travels', () => {
  const sent = must(sendTransfer(planned(), [mill], by('t2'), noon))
  const moved = sent.move ? [sent.move.movement] : []
  const awaiting = aLevel({ ...emptyLevel(mill.sku, mill.variant, harbor), incoming: 4 })
  const books = (transfer: StockTransfer) => ({ transfers: [transfer], purchaseOrders: [] })
  const words = (...given: Parameters<typeof checkTravel>) =>
    checkTravel(...given).map(({ invariant, subject, message }) => `${invariant} ${subject} ${message}`)

  test('agree with what was sent', () => expect(words([awaiting], moved, books(sent.after))).toEqual([]))

  test.each([
    [
      'a level that awaits too few',
      words([{ ...awaiting, incoming: 3 }], moved, books(sent.after)),
      [`I2 ${there} incoming is 3, open transfers and purchase orders bring 4`],
    ],
    [
      'units that nobody awaits',
      words([], moved, books(sent.after)),
      [`I2 ${mill.sku}@${harbor} awaits 4 but has no level`],
    ],
    [
      'a forgotten movement',
      words([awaiting], [], books(sent.after)),
      [`I1 stockTransfer.t1 sent of ${mill.sku} is 4, movements add up to 0`],
    ],
    [
      'a transfer that was closed with units on the way',
      words([{ ...awaiting, incoming: 0 }], moved, books({ ...sent.after, state: 'received' })),
      [`I3 stockTransfer.t1 -4 of ${mill.sku} are on the way no more`],
    ],
  ])('notice %s', (_, found, expected) => expect(found).toEqual(expected))
})

function said(quantity: number, sku = mill.sku) {
  return { sku, quantity }
}
