import { variantId } from '@souk/catalog'
import { levelId, type StockLevel, type StockMovement } from '@souk/inventory'
import { describe, expect, test } from 'vitest'
import type { CommandName } from './contract.ts'
import { fillCart, openMemoryFloor, type ShopFloor, staff } from './testing/shop-floor.ts'

const at = { sku: 'LATTE', location: 'location-ferry' }
const call = ({ commerce }: ShopFloor, name: CommandName, input: object, commandId?: string) =>
  commerce.dispatch(name, { ...at, ...input }, { actor: staff, role: 'manager', ...(commandId ? { commandId } : {}) })
const level = async ({ store }: ShopFloor) =>
  (await store.get([levelId(variantId('LATTE'), at.location)]))[0] as StockLevel
const accounts = async (floor: ShopFloor) => {
  const { onHand, unavailable, damaged, qualityControl, safetyStock } = await level(floor)
  return { onHand, unavailable, damaged, qualityControl, safetyStock }
}
const newest = ({ store }: ShopFloor) =>
  store.all().findLast(({ _type }) => _type === 'stockMovement') as StockMovement | undefined

describe('the accounts of a level', () => {
  test('are moved by adjustments and explain the level', async () => {
    const floor = await openMemoryFloor({ LATTE: 20 })
    const steps = [
      ['damaged', -3],
      ['to_quality_control', -4],
      ['quality_failed', -1],
      ['quality_passed', 2],
      ['discarded', -2],
      ['held_back', -1],
      ['received_to_check', 5],
    ] as const
    for (const [reason, delta] of steps)
      expect(await call(floor, 'adjustStock', { reason, delta })).toMatchObject({ ok: true })
    expect(await accounts(floor)).toEqual({ onHand: 23, unavailable: 9, damaged: 2, qualityControl: 6, safetyStock: 0 })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('are opened on a level of before they were told apart', async () => {
    const floor = await openMemoryFloor({ LATTE: 20 })
    const { _id: id } = await level(floor)
    const unset = ['damaged', 'qualityControl', 'safetyStock']
    await floor.store.commit([{ patch: { id, unset } }], { transactionId: 'old' })
    expect(await call(floor, 'adjustStock', { reason: 'damaged', delta: -3 })).toMatchObject({ ok: true })
    expect(await call(floor, 'setSafetyStock', { units: 5 })).toMatchObject({ ok: true })
    expect(await accounts(floor)).toEqual({ onHand: 20, unavailable: 8, damaged: 3, safetyStock: 5 })
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('a part that no movement explains is told by verify', async () => {
    const floor = await openMemoryFloor({ LATTE: 20 })
    const { _id: id } = await level(floor)
    await floor.store.commit([{ patch: { id, inc: { unavailable: 1, safetyStock: 1 } } }], { transactionId: 'drift' })
    expect((await floor.commerce.verify()).map(({ invariant, message }) => `${invariant} ${message}`)).toEqual([
      'I1 unavailable is 1, movements add up to 0',
      'I1 safetyStock is 1, movements add up to 0',
    ])
  })

  test('a receipt may go to quality control: it is on hand, and nobody can buy it', async () => {
    const floor = await openMemoryFloor({ LATTE: 2 })
    const receipt = { location: at.location, reference: 'truck', lines: [{ sku: 'LATTE', quantity: 6 }] }
    const done = await floor.commerce.dispatch('receiveStock', { ...receipt, qualityControl: true }, { actor: staff })
    expect(done).toMatchObject({ ok: true })
    expect(await accounts(floor)).toEqual({ onHand: 8, unavailable: 6, damaged: 0, qualityControl: 6, safetyStock: 0 })
    expect(await floor.commerce.verify()).toEqual([])
  })
})

describe('safety stock', () => {
  test('is kept back from shoppers, once however often it is asked', async () => {
    const floor = await openMemoryFloor({ LATTE: 10 })
    const { _rev: expectedRevision } = await level(floor)
    const first = await call(floor, 'setSafetyStock', { units: 8, expectedRevision }, 'keep-1')
    expect(first).toMatchObject({ ok: true, value: { onHand: 10, safetyStock: 8, available: 2 } })
    expect(await call(floor, 'setSafetyStock', { units: 8, expectedRevision }, 'keep-1')).toEqual(first)
    expect(newest(floor)).toMatchObject({ reason: 'keep_back', cause: { kind: 'safety_stock' }, actor: staff })
    const cartId = await fillCart(floor.commerce, 'keep', { LATTE: 3 })
    const quoted = await floor.commerce.quoteCart(cartId)
    expect(quoted?.lines.map(({ available }) => available)).toEqual([2])
    expect(await floor.commerce.verify()).toEqual([])
  })

  test.each([
    [{ units: 11 }, 'would_go_negative'],
    [{ units: 1, expectedRevision: 'seen-long-ago' }, 'revision_moved'],
    [{ units: 1, location: 'location-nowhere' }, 'level_not_found'],
    [{ units: -1 }, 'invalid_input'],
  ])('%j is refused as %s', async (input, code) => {
    const floor = await openMemoryFloor({ LATTE: 10 })
    expect(await call(floor, 'setSafetyStock', input)).toMatchObject({ ok: false, refusal: { code } })
  })
})

describe('the reorder point', () => {
  test('that staff set brings the mail when so many are left, and not before', async () => {
    const floor = await openMemoryFloor({ LATTE: 10 })
    expect(await call(floor, 'setReorderPoint', { units: 4 })).toEqual({
      ok: true,
      value: { ...at, reorderPoint: 4 },
    })
    await floor.commerce.start()
    await call(floor, 'adjustStock', { reason: 'waste', delta: -5 })
    await call(floor, 'adjustStock', { reason: 'waste', delta: -1 })
    await expect
      .poll(() => floor.mails.map(({ text }) => /\d left, reorder at \d/.exec(text)?.[0]))
      .toEqual(['4 left, reorder at 4'])
    await floor.commerce.stop()
    expect((await level(floor)).lowSince).toBeDefined()
    await call(floor, 'setReorderPoint', { units: null })
    const { reorderPoint, lowSince } = await level(floor)
    expect([reorderPoint, lowSince]).toEqual([undefined, undefined])
  })

  test('is raised under what is free: staff are told at once', async () => {
    const floor = await openMemoryFloor({ LATTE: 10 })
    await call(floor, 'setReorderPoint', { units: 12 })
    const { _id } = await level(floor)
    const told = await floor.commerce.dispatch('noteLowStock', { levelIds: [_id] }, { actor: staff })
    expect(told).toEqual({ ok: true, value: { told: [_id] } })
  })

  test('a repeat is answered alike; who saw another level is refused', async () => {
    const floor = await openMemoryFloor({ LATTE: 10 })
    const { _rev: expectedRevision } = await level(floor)
    const first = await call(floor, 'setReorderPoint', { units: 4, expectedRevision }, 'mark-1')
    expect(await call(floor, 'setReorderPoint', { units: 4, expectedRevision }, 'mark-1')).toEqual(first)
    expect(await call(floor, 'setReorderPoint', { units: 5, expectedRevision })).toMatchObject({
      refusal: { code: 'revision_moved' },
    })
  })
})
