import { describe, expect, test } from 'vitest'
import { aLevel, noon, noor } from '../testing/factories.ts'
import type { PurchaseOrder, PurchaseOrderLine, StockAccount, StockMovement, StockTransfer } from './documents.ts'
import { checkTravel } from './travel-check.ts'

const [mill, harbor] = ['location-mill-lane', 'location-harbor']
const stamps = { _rev: 'r1', _createdAt: noon, _updatedAt: noon, events: [], openedAt: noon }
const line = { _key: 'l1', sku: 'OAT', variant: 'variant-oat' }
const level = (incoming: number, location = mill) =>
  aLevel({ _id: `stockLevel.variant-oat.${location}`, sku: 'OAT', variant: 'variant-oat', location, incoming })
const transfer = (
  state: StockTransfer['state'],
  counts: Partial<StockTransfer['lines'][number]>,
  fields: Partial<StockTransfer> = {},
): StockTransfer => ({
  ...stamps,
  _id: 'stockTransfer.t1',
  _type: 'stockTransfer',
  state,
  from: harbor,
  to: mill,
  lines: [{ ...line, quantity: 6, sent: 0, received: 0, lost: 0, ...counts }],
  ...fields,
})
const purchase = (state: PurchaseOrder['state'], counts: Partial<PurchaseOrderLine>): PurchaseOrder => ({
  ...stamps,
  _id: 'purchaseOrder.p1',
  _type: 'purchaseOrder',
  state,
  supplier: 'Northern Roasters',
  reference: 'PO-1',
  location: mill,
  currency: 'USD',
  lines: [{ ...line, quantity: 6, unitCost: 90, received: 0, damaged: 0, ...counts }],
})
type Moved = readonly [from: StockAccount, to: StockAccount, quantity: number, sku?: string]
const moved = (cause: Omit<StockMovement['cause'], 'kind'>, ...entries: readonly Moved[]) => ({
  cause: { kind: 'x', ...cause },
  actor: noor,
  entries: entries.map(([from, to, quantity, sku = 'OAT'], index) => ({
    _key: `e${index}`,
    sku,
    location: mill,
    from,
    to,
    quantity,
  })),
})
const sentBy = (...entries: readonly Moved[]) => moved({ transfer: 'stockTransfer.t1' }, ...entries)
const boughtBy = (...entries: readonly Moved[]) => moved({ purchaseOrder: 'purchaseOrder.p1' }, ...entries)

/** `I1 stockTransfer.t1 sent of OAT ...` */
const wrong = (
  papers: { transfers?: readonly StockTransfer[]; purchaseOrders?: readonly PurchaseOrder[] },
  movements: Parameters<typeof checkTravel>[1],
  levels: Parameters<typeof checkTravel>[0],
) =>
  checkTravel(levels, movements, { transfers: [], purchaseOrders: [], ...papers }).map(
    ({ invariant, subject, message }) => `${invariant} ${subject} ${message}`,
  )
const ofTransfer = (paper: StockTransfer, incoming: number, ...entries: readonly Moved[]) =>
  wrong({ transfers: [paper] }, [sentBy(...entries)], [level(incoming)])
const ofPurchase = (paper: PurchaseOrder, incoming: number, ...entries: readonly Moved[]) =>
  wrong({ purchaseOrders: [paper] }, [boughtBy(...entries)], [level(incoming)])

const left: Moved = ['available', 'in_transit', 5]
const came: Moved = ['in_transit', 'available', 2]
const broke: Moved = ['in_transit', 'damaged', 1]
const gone: Moved = ['in_transit', 'write_off', 1]

describe('the books of a transfer', () => {
  const half = transfer('partially_received', { sent: 5, received: 3, damaged: 1, lost: 1 })

  test('are good when every count is what its movements add up to', () => {
    expect(ofTransfer(half, 1, left, came, broke, gone)).toEqual([])
    expect(ofTransfer(transfer('draft', {}), 0)).toEqual([])
    // What arrived damaged was once only set aside
    expect(ofTransfer(half, 1, left, came, ['in_transit', 'unavailable', 1], gone)).toEqual([])
    const old = transfer('in_transit', { sent: 5 })
    expect(ofTransfer({ ...old, lines: old.lines.map(({ damaged: _, ...each }) => each) }, 5, left)).toEqual([])
  })

  test.each([
    ['sent of OAT is 5, movements add up to 4', [['available', 'in_transit', 4], came, broke, gone]],
    ['received of OAT is 3, movements add up to 2', [left, ['in_transit', 'available', 1], broke, gone]],
    ['lost of OAT is 1, movements add up to 2', [left, came, broke, ['in_transit', 'write_off', 2]]],
  ] as const)('say that %s', (message, entries) =>
    expect(ofTransfer(half, 1, ...entries)).toEqual([`I1 stockTransfer.t1 ${message}`]),
  )

  test('count damage as arrived, too', () =>
    expect(ofTransfer(half, 1, left, came, gone)).toEqual([
      'I1 stockTransfer.t1 received of OAT is 3, movements add up to 2',
      'I1 stockTransfer.t1 damaged of OAT is 1, movements add up to 0',
    ]))

  test('never arrive more than was sent, or send more than was planned', () => {
    expect(ofTransfer(transfer('received', { sent: 5, received: 6 }), 0, left, ['in_transit', 'available', 6])).toEqual(
      ['I3 stockTransfer.t1 -1 of OAT are on the way'],
    )
    expect(ofTransfer(transfer('in_transit', { quantity: 4, sent: 5 }), 5, left)).toEqual([
      'I3 stockTransfer.t1 -1 of OAT are planned but not sent',
    ])
  })

  test('once all is received nothing is on the way', () => {
    const closed = transfer('received', { sent: 5, received: 4 })
    const most: Moved = ['in_transit', 'available', 4]
    expect(ofTransfer(closed, 0, left, most)).toEqual(['I3 stockTransfer.t1 -1 of OAT are on the way no more'])
    expect(ofTransfer({ ...closed, state: 'partially_received' }, 1, left, most)).toEqual([])
  })

  test('count only movements that name it, of their own SKU, two of them together', () => {
    const whole = [sentBy(['available', 'in_transit', 2]), sentBy(['available', 'in_transit', 3])]
    const others = [moved({ transfer: 'stockTransfer.t2' }, left), moved({ order: 'order.01' }, left)]
    const sent = { transfers: [transfer('in_transit', { sent: 5 })] }
    expect(wrong(sent, [...whole, ...others, sentBy(['available', 'in_transit', 5, 'TEA'])], [level(5)])).toEqual([])
  })
})

describe('the books of a purchase order', () => {
  const half = purchase('partially_received', { received: 5, damaged: 1 })
  const good: Moved = ['supplier', 'available', 3]
  const checked: Moved = ['supplier', 'quality_control', 1]
  const bad: Moved = ['supplier', 'damaged', 1]

  test('are good when every count is what its movements add up to', () => {
    expect(ofPurchase(half, 1, good, checked, bad)).toEqual([])
    expect(ofPurchase(half, 1, good, checked, ['supplier', 'unavailable', 1])).toEqual([])
    expect(ofPurchase(purchase('draft', {}), 0)).toEqual([])
    expect(ofPurchase(purchase('ordered', {}), 6)).toEqual([])
    expect(ofPurchase(purchase('canceled', {}), 0)).toEqual([])
  })

  test('say what was received or damaged otherwise', () => {
    expect(ofPurchase(half, 1, good, bad)).toEqual(['I1 purchaseOrder.p1 received of OAT is 5, movements add up to 4'])
    expect(ofPurchase(half, 1, ['supplier', 'available', 4], checked)).toEqual([
      'I1 purchaseOrder.p1 damaged of OAT is 1, movements add up to 0',
    ])
  })

  test('never receive more than was ordered, and once all is received nothing is owed', () => {
    const units = (quantity: number): Moved => ['supplier', 'available', quantity]
    expect(ofPurchase(purchase('received', { received: 7 }), 0, units(7))).toEqual([
      'I3 purchaseOrder.p1 -1 of OAT are owed',
    ])
    expect(ofPurchase(purchase('received', { received: 5 }), 0, units(5))).toEqual([
      'I3 purchaseOrder.p1 -1 of OAT are owed no more',
    ])
    expect(ofPurchase(purchase('closed_short', { received: 5 }), 0, units(5))).toEqual([])
  })
})

describe('what a place awaits', () => {
  const papers = { transfers: [transfer('in_transit', { sent: 5 })], purchaseOrders: [purchase('ordered', {})] }

  test('is what open transfers and purchase orders bring it together', () => {
    expect(wrong(papers, [sentBy(left)], [level(11), level(0, harbor)])).toEqual([])
    expect(wrong(papers, [sentBy(left)], [level(10), level(1, harbor)])).toEqual([
      `I2 stockLevel.variant-oat.${mill} incoming is 10, open transfers and purchase orders bring 11`,
      `I2 stockLevel.variant-oat.${harbor} incoming is 1, open transfers and purchase orders bring 0`,
    ])
  })

  test('stands at a level, unless it is nothing', () => {
    expect(wrong(papers, [sentBy(left)], [])).toEqual([`I2 OAT@${mill} awaits 11 but has no level`])
    expect(wrong({ purchaseOrders: [purchase('draft', {})] }, [], [])).toEqual([])
  })
})
