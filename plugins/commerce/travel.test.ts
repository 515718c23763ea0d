import type { PurchaseOrder, StockLevel, StockMovement, StockTransfer } from '@souk/inventory'
import { describe, expect, test } from 'vitest'
import type { CommandInputs, CommandName } from './contract.ts'
import { shopContent } from './testing/shop.ts'
import { openMemoryFloor, type ShopFloor, staff } from './testing/shop-floor.ts'

const [ferry, mission] = ['location-ferry', 'location-mission']
const content = shopContent([
  { sku: 'LATTE', price: 480 },
  { sku: 'BUN', price: 325 },
])
const open = () => openMemoryFloor({ LATTE: 10, BUN: 3 }, { content })
/** Runs a command of a manager; answers its value or the code of its refusal. */
async function run<Name extends CommandName>(
  { commerce }: ShopFloor,
  name: Name,
  input: CommandInputs[Name],
  commandId?: string,
) {
  const context = { actor: staff, role: 'manager' as const, ...(commandId ? { commandId } : {}) }
  const done = await commerce.dispatch(name, input, context)
  expect(await commerce.verify()).toEqual([])
  return done.ok ? done.value : done.refusal.code
}
const all = <Doc>({ store }: ShopFloor, type: string) => store.all().filter(({ _type }) => _type === type) as Doc[]
/** On hand, set aside and awaited, by SKU and place. */
const stock = (floor: ShopFloor) =>
  Object.fromEntries(
    all<StockLevel>(floor, 'stockLevel').map(({ sku, location, onHand, unavailable, incoming }) => [
      `${sku} ${location.slice(9)}`,
      [onHand, unavailable, incoming],
    ]),
  )

const transferId = 'stockTransfer.t1'
const lattes = { from: ferry, to: mission, lines: [{ sku: 'LATTE', quantity: 6 }] }
async function sent(): Promise<ShopFloor> {
  const floor = await open()
  expect(await run(floor, 'openTransfer', lattes, 't1')).toEqual({ transferId, state: 'draft' })
  expect(await run(floor, 'sendTransfer', { transferId }, 't2')).toEqual({ transferId, state: 'in_transit' })
  return floor
}
const purchaseOrderId = 'purchaseOrder.p1'
const bought = {
  supplier: 'Northern Roasters',
  reference: 'PO-2291',
  location: mission,
  lines: [
    { sku: 'LATTE', quantity: 12, unitCost: 210 },
    { sku: 'BUN', quantity: 4, unitCost: 95 },
  ],
}
async function ordered(): Promise<ShopFloor> {
  const floor = await open()
  await run(floor, 'openPurchaseOrder', bought, 'p1')
  expect(await run(floor, 'placePurchaseOrder', { purchaseOrderId }, 'p2')).toEqual({
    purchaseOrderId,
    state: 'ordered',
  })
  return floor
}

describe('a transfer', () => {
  test('leaves one place, is awaited at the other, arrives in parts, and what is lost is written off', async () => {
    const floor = await sent()
    expect(stock(floor)).toEqual({ 'LATTE ferry': [4, 0, 0], 'BUN ferry': [3, 0, 0], 'LATTE mission': [0, 0, 6] })
    const part = { transferId, lines: [{ sku: 'LATTE', quantity: 4 }] }
    expect(await run(floor, 'receiveTransfer', part)).toEqual({ transferId, state: 'partially_received' })
    expect(stock(floor)).toMatchObject({ 'LATTE mission': [4, 0, 2] })
    expect(await run(floor, 'receiveTransfer', part)).toBe('over_receipt')
    expect(await run(floor, 'writeOffTransfer', { transferId, reason: 'lost', note: 'Wet box' })).toEqual({
      transferId,
      state: 'received',
    })
    expect(stock(floor)).toMatchObject({ 'LATTE ferry': [4, 0, 0], 'LATTE mission': [4, 0, 0] })
    const [transfer] = all<StockTransfer>(floor, 'stockTransfer')
    expect(transfer?.lines).toMatchObject([{ quantity: 6, sent: 6, received: 4, lost: 2 }])
    expect(transfer?.events.map(({ type, note }) => [type, note])).toEqual([
      ['opened', undefined],
      ['sent', undefined],
      ['arrived', undefined],
      ['lost', 'Wet box'],
    ])
    const moved = all<StockMovement>(floor, 'stockMovement').filter(({ cause }) => cause.transfer === transferId)
    expect(moved.map(({ reason, entries }) => [reason, entries[0]?.from, entries[0]?.to])).toEqual([
      ['send', 'available', 'in_transit'],
      ['arrive', 'in_transit', 'available'],
      ['lost', 'in_transit', 'write_off'],
    ])
  })

  test('that is sent twice under one name has left once, and is entered once in the book', async () => {
    const floor = await sent()
    expect(await run(floor, 'openTransfer', lattes, 't1')).toEqual({ transferId, state: 'in_transit' })
    expect(await run(floor, 'sendTransfer', { transferId }, 't2')).toEqual({ transferId, state: 'in_transit' })
    expect(stock(floor)).toMatchObject({ 'LATTE ferry': [4, 0, 0], 'LATTE mission': [0, 0, 6] })
    const booked = all<{ command: string; documents: string[] }>(floor, 'auditEntry')
    expect(booked.filter(({ documents }) => documents[0] === transferId).map(({ command }) => command)).toEqual([
      'openTransfer',
      'sendTransfer',
    ])
  })

  test('is received by two people at once no more than it was sent', async () => {
    const floor = await sent()
    const lines = [{ sku: 'LATTE', quantity: 4 }]
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((id) => run(floor, 'receiveTransfer', { transferId, lines }, id)),
    )
    expect(answers.filter((answer) => answer === 'over_receipt')).toHaveLength(2)
    expect(stock(floor)).toMatchObject({ 'LATTE mission': [4, 0, 2] })
  })

  test('takes nothing that is not free, and is canceled only before it is sent', async () => {
    const floor = await open()
    const many = { ...lattes, lines: [{ sku: 'LATTE', quantity: 11 }] }
    await run(floor, 'openTransfer', many, 't1')
    expect(await run(floor, 'sendTransfer', { transferId })).toBe('out_of_stock')
    const fewer = { transferId, lines: [{ sku: 'LATTE', quantity: 10 }] }
    expect(await run(floor, 'sendTransfer', fewer)).toEqual({ transferId, state: 'in_transit' })
    expect(await run(floor, 'cancelTransfer', { transferId })).toBe('transfer_state')
    await run(floor, 'openTransfer', { ...lattes, from: mission, to: ferry }, 't9')
    expect(await run(floor, 'cancelTransfer', { transferId: 'stockTransfer.t9' })).toMatchObject({ state: 'canceled' })
    expect(stock(floor)).toMatchObject({ 'LATTE ferry': [0, 0, 0], 'LATTE mission': [0, 0, 10] })
  })

  test('has its lines changed while it is a draft, by who saw it as it is', async () => {
    const floor = await open()
    await run(floor, 'openTransfer', lattes, 't1')
    const [seen] = all<StockTransfer>(floor, 'stockTransfer')
    const change = { transferId, expectedRevision: seen?._rev ?? '', lines: [{ sku: 'BUN', quantity: 2 }] }
    expect(await run(floor, 'reviseTransfer', { ...change, lines: [{ sku: 'TEA', quantity: 1 }] })).toBe('unknown_sku')
    expect(await run(floor, 'reviseTransfer', change, 't2')).toEqual({ transferId, state: 'draft' })
    expect(await run(floor, 'reviseTransfer', change, 't2')).toEqual({ transferId, state: 'draft' })
    expect(await run(floor, 'reviseTransfer', change)).toBe('paper_moved')
    await run(floor, 'sendTransfer', { transferId })
    expect(await run(floor, 'reviseTransfer', change)).toBe('transfer_state')
    expect(stock(floor)).toEqual({ 'LATTE ferry': [10, 0, 0], 'BUN ferry': [1, 0, 0], 'BUN mission': [0, 0, 2] })
    const [after] = all<StockTransfer>(floor, 'stockTransfer')
    expect(after?.events.map(({ type }) => type)).toEqual(['opened', 'revised', 'sent'])
  })

  test('sets aside what arrives damaged', async () => {
    const floor = await sent()
    const lines = [{ sku: 'LATTE', quantity: 5, damaged: 2 }]
    expect(
      await run(floor, 'receiveTransfer', { transferId, lines: [{ sku: 'LATTE', quantity: 1, damaged: 2 }] }),
    ).toBe('more_damaged_than_arrived')
    expect(await run(floor, 'receiveTransfer', { transferId, lines })).toMatchObject({ state: 'partially_received' })
    expect(stock(floor)).toMatchObject({ 'LATTE mission': [5, 2, 1] })
    const [transfer] = all<StockTransfer>(floor, 'stockTransfer')
    expect(transfer?.lines).toMatchObject([{ sent: 6, received: 5, damaged: 2, lost: 0 }])
  })

  test.each([
    ['a place that is none', { ...lattes, to: 'location-moon' }, 'unknown_location'],
    ['a SKU that is none', { ...lattes, lines: [{ sku: 'TEA', quantity: 1 }] }, 'unknown_sku'],
    ['one place for both', { ...lattes, to: ferry }, 'same_place'],
    ['a SKU twice', { ...lattes, lines: [...lattes.lines, ...lattes.lines] }, 'line_twice'],
    ['a day that is none', { ...lattes, expectedOn: '2026-02-30' }, 'invalid_input'],
    ['no lines', { ...lattes, lines: [] }, 'invalid_input'],
  ])('cannot be planned with %s', async (_, input, code) =>
    expect(await run(await open(), 'openTransfer', input)).toBe(code),
  )

  test('is planned by managers, and no other is there', async () => {
    const floor = await open()
    expect(await run(floor, 'sendTransfer', { transferId })).toBe('transfer_not_found')
    const by = { actor: staff, role: 'picker' as const }
    expect(await floor.commerce.dispatch('openTransfer', lattes, by)).toMatchObject({ refusal: { code: 'forbidden' } })
  })
})

describe('a purchase order', () => {
  test('is awaited once it is placed, arrives in parts, sets aside what is damaged, and is closed short', async () => {
    const floor = await ordered()
    expect(stock(floor)).toMatchObject({ 'LATTE mission': [0, 0, 12], 'BUN mission': [0, 0, 4] })
    const lines = [
      { sku: 'LATTE', quantity: 10, damaged: 1 },
      { sku: 'BUN', quantity: 4 },
    ]
    expect(await run(floor, 'receivePurchaseOrder', { purchaseOrderId, lines })).toMatchObject({
      state: 'partially_received',
    })
    expect(stock(floor)).toMatchObject({ 'LATTE mission': [10, 1, 2], 'BUN mission': [4, 0, 0] })
    expect(await run(floor, 'cancelPurchaseOrder', { purchaseOrderId })).toBe('purchase_order_state')
    expect(await run(floor, 'closePurchaseOrder', { purchaseOrderId, note: 'The rest is sold out' })).toMatchObject({
      state: 'closed_short',
    })
    expect(stock(floor)).toMatchObject({ 'LATTE mission': [10, 1, 0], 'BUN mission': [4, 0, 0] })
    const [order] = all<PurchaseOrder>(floor, 'purchaseOrder')
    expect(order).toMatchObject({
      currency: 'USD',
      lines: [
        { sku: 'LATTE', quantity: 12, unitCost: 210, received: 10, damaged: 1 },
        { sku: 'BUN', quantity: 4, unitCost: 95, received: 4, damaged: 0 },
      ],
    })
  })

  test('has its lines changed before the supplier is asked, and is awaited as changed', async () => {
    const floor = await open()
    await run(floor, 'openPurchaseOrder', bought, 'p1')
    const [seen] = all<PurchaseOrder>(floor, 'purchaseOrder')
    const lines = [{ sku: 'BUN', quantity: 9, unitCost: 90 }]
    const change = { purchaseOrderId, expectedRevision: seen?._rev ?? '', lines }
    expect(await run(floor, 'revisePurchaseOrder', { ...change, lines: [...lines, ...lines] })).toBe('line_twice')
    expect(await run(floor, 'revisePurchaseOrder', change)).toEqual({ purchaseOrderId, state: 'draft' })
    await run(floor, 'placePurchaseOrder', { purchaseOrderId })
    expect(await run(floor, 'revisePurchaseOrder', change)).toBe('purchase_order_state')
    expect(stock(floor)).toMatchObject({ 'BUN mission': [0, 0, 9] })
  })

  test('that is canceled is awaited no more', async () => {
    const floor = await ordered()
    expect(await run(floor, 'closePurchaseOrder', { purchaseOrderId })).toBe('purchase_order_state')
    expect(await run(floor, 'cancelPurchaseOrder', { purchaseOrderId })).toMatchObject({ state: 'canceled' })
    expect(stock(floor)).toMatchObject({ 'LATTE mission': [0, 0, 0], 'BUN mission': [0, 0, 0] })
  })

  test('refills a level that staff were told of', async () => {
    const floor = await ordered()
    const id = 'stockLevel.variant-latte.location-mission'
    await floor.store.commit([{ patch: { id, set: { reorderPoint: 3, lowSince: floor.now() } } }], {
      transactionId: 'low',
    })
    await run(floor, 'receivePurchaseOrder', { purchaseOrderId })
    const [level] = (await floor.store.get([id])) as readonly StockLevel[]
    expect([level?.onHand, level?.lowSince]).toEqual([12, undefined])
  })
})
