import type { Issued } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { aLevel, noon, noor, unitsAt } from '../../testing/factories.ts'
import { asStored } from '../../testing/travel-story.ts'
import type { PurchaseOrder } from '../documents.ts'
import {
  cancelPurchaseOrder,
  closePurchaseOrder,
  openPurchaseOrder,
  placePurchaseOrder,
  receivePurchaseOrder,
  revisePurchaseOrder,
} from './purchase-order.ts'

const by = (commandId: string): Issued => ({ commandId, actor: noor })
const must = <Value>(result: { ok: true; value: Value } | { ok: false; refusal: { message: string } }): Value => {
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}
const location = 'location-mill-lane'
const oatLevel = aLevel({ _id: `stockLevel.variant-oat.${location}`, sku: 'OAT', variant: 'variant-oat' })
const [white, oat] = [unitsAt(aLevel(), 6), unitsAt(oatLevel, 3)]
const lines = [
  { ...white, unitCost: 210 },
  { ...oat, unitCost: 90 },
]
const plan = { ...by('p1'), supplier: 'Northern Roasters', reference: 'PO-1', location, currency: 'USD', lines }
const draft = asStored<PurchaseOrder>(must(openPurchaseOrder(plan, noon)), noon)
const ordered = must(placePurchaseOrder(draft, by('p2'), noon)).after
const brought = [{ sku: 'FLAT-WHITE', quantity: 6, damaged: 1 }]
const delivery = must(receivePurchaseOrder(ordered, { ...by('p3'), lines: brought }, noon))
const half = delivery.after
const done = must(receivePurchaseOrder(half, by('p4'), noon)).after
const awaits = (units: readonly { readonly sku: string; readonly quantity: number }[]) =>
  units.map(({ sku, quantity }) => [sku, quantity])
const told = ({ events }: PurchaseOrder) => events.map(({ type, _key }) => `${_key} ${type}`)

describe('planning a purchase', () => {
  test('writes it whole, with costs per unit and nothing received', () => {
    const said = { expectedOn: '2026-11-25', note: 'Before noon' }
    const line = { received: 0, damaged: 0 }
    expect(openPurchaseOrder({ ...plan, ...said }, noon)).toEqual({
      ok: true,
      value: {
        _id: 'purchaseOrder.p1',
        _type: 'purchaseOrder',
        state: 'draft',
        supplier: 'Northern Roasters',
        reference: 'PO-1',
        location,
        currency: 'USD',
        lines: [
          { _key: 'l1', sku: 'FLAT-WHITE', variant: 'variant-flat-white', quantity: 6, unitCost: 210, ...line },
          { _key: 'l2', sku: 'OAT', variant: 'variant-oat', quantity: 3, unitCost: 90, ...line },
        ],
        ...said,
        events: [{ _key: 'p1', at: noon, type: 'opened', actor: noor, note: 'Before noon' }],
        openedAt: noon,
      },
    })
    expect(['expectedOn', 'note'].filter((field) => field in draft)).toEqual([])
  })

  test('names each SKU once', () =>
    expect(openPurchaseOrder({ ...plan, lines: [...lines, ...lines.slice(1)] }, noon)).toMatchObject({
      refusal: { code: 'line_twice', detail: { sku: 'OAT' } },
    }))
})

describe('a purchase order', () => {
  test('takes other lines while it is a draft', () => {
    const other = lines.slice(1)
    expect(must(revisePurchaseOrder(draft, { ...by('r1'), expectedRevision: 'r1', lines: other }, noon))).toEqual({
      after: {
        ...draft,
        lines: [{ ...draft.lines[1], _key: 'l1' }],
        events: [...draft.events, { _key: 'r1', at: noon, type: 'revised', actor: noor }],
      },
      awaited: [],
    })
  })

  test('takes no other lines from who saw another paper, and no units that are not owed', () => {
    expect(revisePurchaseOrder(draft, { ...by('r1'), expectedRevision: 'r0', lines: [] }, noon)).toMatchObject({
      refusal: { code: 'paper_moved', detail: { revision: 'r1' } },
    })
    expect(receivePurchaseOrder(half, { ...by('p4'), lines: [{ sku: 'OAT', quantity: 4 }] }, noon)).toMatchObject({
      refusal: { code: 'over_receipt', detail: { quantity: 4, left: 3 } },
    })
  })

  test('once ordered is awaited whole', () => {
    const { after, awaited, move } = must(placePurchaseOrder(draft, by('p2'), noon))
    expect([after.state, told(after), move]).toEqual(['ordered', ['p1 opened', 'p2 ordered'], undefined])
    expect(awaited).toEqual([white, oat])
  })

  test('is received in parts, good and damaged, at levels that may have to be made', () => {
    expect([half.state, half.lines.map(({ received, damaged }) => [received, damaged])]).toEqual([
      'partially_received',
      [
        [6, 1],
        [0, 0],
      ],
    ])
    const again = must(receivePurchaseOrder(ordered, { ...by('p3'), lines: brought }, noon))
    expect([again.after, again.awaited]).toEqual([half, delivery.awaited])
    expect(again.after.events.at(-1)).toMatchObject({ type: 'arrived' })
    expect(again.move?.movement).toMatchObject({
      _id: 'stockMovement.p3',
      entries: [
        { sku: 'FLAT-WHITE', from: 'supplier', to: 'available', quantity: 5 },
        { sku: 'FLAT-WHITE', from: 'supplier', to: 'damaged', quantity: 1 },
      ],
      cause: { kind: 'purchase_order', purchaseOrder: 'purchaseOrder.p1', reference: 'PO-1' },
      reason: 'received',
    })
    expect(again.move?.changes.map(({ make, guard }) => [make, guard])).toEqual([[true, false]])
    expect(awaits(delivery.awaited)).toEqual([['FLAT-WHITE', -6]])
    expect([done.state, done.lines.map(({ received, damaged }) => [received, damaged]), told(done)]).toEqual([
      'received',
      [
        [6, 1],
        [3, 0],
      ],
      ['p1 opened', 'p2 ordered', 'p3 arrived', 'p4 arrived'],
    ])
  })

  test('is checked first where that is asked: what is damaged is not', () => {
    const checked = must(receivePurchaseOrder(ordered, { ...by('p3'), lines: brought, qualityControl: true }, noon))
    expect(checked.move?.movement.entries.map(({ to, quantity }) => [to, quantity])).toEqual([
      ['quality_control', 5],
      ['damaged', 1],
    ])
  })

  test('is closed short once something came: the rest is awaited no more', () => {
    const { after, awaited } = must(closePurchaseOrder(half, { ...by('p4'), note: 'Sold out there' }, noon))
    expect(after).toEqual({
      ...half,
      state: 'closed_short',
      events: [...half.events, { _key: 'p4', at: noon, type: 'closed_short', actor: noor, note: 'Sold out there' }],
    })
    expect(awaits(awaited)).toEqual([['OAT', -3]])
  })

  test('is called off before anything came; a draft was awaited by nobody', () => {
    const off = must(cancelPurchaseOrder(ordered, by('p3'), noon))
    expect([off.after.state, told(off.after).at(-1), awaits(off.awaited)]).toEqual([
      'canceled',
      'p3 canceled',
      [
        ['FLAT-WHITE', -6],
        ['OAT', -3],
      ],
    ])
    expect(must(cancelPurchaseOrder(draft, by('p2'), noon)).awaited).toEqual([])
  })

  test.each([
    ['changed', () => revisePurchaseOrder(ordered, { ...by('x'), expectedRevision: 'r1', lines: [] }, noon), 'ordered'],
    ['ordered', () => placePurchaseOrder(ordered, by('x'), noon), 'ordered'],
    ['received', () => receivePurchaseOrder(draft, by('x'), noon), 'draft'],
    ['received', () => receivePurchaseOrder(done, by('x'), noon), 'received'],
    ['closed short', () => closePurchaseOrder(ordered, by('x'), noon), 'ordered'],
    ['canceled', () => cancelPurchaseOrder(half, by('x'), noon), 'partially received'],
  ])('cannot be %s where its lifecycle does not lead there (%#)', (verb, answer, state) =>
    expect(answer()).toMatchObject({
      ok: false,
      refusal: { code: 'purchase_order_state', detail: { state, done: verb } },
    }),
  )
})
