import type { RepairPreview } from '@souk/inventory'
import type { Actor } from '@souk/kernel'
import { expect, test } from 'vitest'
import { alarmIdOf } from './commands/alarms/alarm-id.ts'
import type { DocumentStore } from './contract.ts'
import { createRepairs } from './repairs.ts'
import { countingUlids, fillCart, openMemoryFloor, orderOf, shopper } from './testing/shop-floor.ts'

const levelId = 'stockLevel.variant-latte.location-ferry'
const maryam: Actor = { kind: 'staff', id: 'p-maryam', name: 'Maryam J.' }
const newUlid = countingUlids(9)
type Floor = Awaited<ReturnType<typeof openMemoryFloor>>

/** A shop whose level somebody wrote past the commands, with two units held by an order and the alarm that tells of it. */
async function openDrift(onHand = 9) {
  const floor = await openMemoryFloor({ LATTE: 10 })
  const cartId = await fillCart(floor.commerce, 'drift', { LATTE: 2 })
  await floor.commerce.dispatch('placeOrder', orderOf(newUlid(), cartId), { actor: shopper })
  await floor.store.commit([{ patch: { id: levelId, set: { onHand } } }], { transactionId: 'tamper' })
  const finding = { alarmId: alarmIdOf('drift', 'I1', levelId), kind: 'drift', invariant: 'I1', subject: levelId }
  const findings = [{ ...finding, message: 'onHand is 9', count: 1 }]
  await floor.commerce.dispatch('raiseAlarms', { findings }, { actor: maryam })
  return floor
}
const by = { actor: maryam, role: 'administrator' } as const
const look = async ({ commerce }: Floor) => {
  const seen = await commerce.dispatch('previewRepair', { levelId }, by)
  if (!seen.ok) throw new Error(seen.refusal.message)
  return seen.value as RepairPreview
}
const mend = (floor: Floor, input: object, context: object = by) =>
  floor.commerce.dispatch('repairStock', { levelId, note: 'Counted twice', ...input }, context as typeof by)
const level = ({ store }: Floor) => store.all().find(({ _id }) => _id === levelId)

test.each([
  ['ledger', 10, 8],
  ['level', 9, 7],
] as const)('a level that is believed by %s agrees again, and nothing else does it', async (trust, onHand, free) => {
  const floor = await openDrift()
  const seen = await look(floor)
  expect(seen).toMatchObject({
    gap: 'available −1',
    level: { available: 7, reserved: 2 },
    ledger: { available: 8, reserved: 2 },
    orders: { reserved: 2, committed: 0 },
    choices: { [trust]: { after: { available: free, reserved: 2 } } },
  })
  expect((await floor.commerce.verify()).map(({ invariant }) => invariant)).toEqual(['I1'])
  expect(await mend(floor, { trust, seen: seen.gap })).toEqual({ ok: true, value: { levelId, gap: 'available −1' } })
  expect(level(floor)).toMatchObject({ onHand, reserved: 2 })
  expect(await floor.commerce.verify()).toEqual([])
})

test('a repair is entered with who and why, and ends its alarm', async () => {
  const floor = await openDrift()
  await mend(floor, { trust: 'ledger', seen: 'available −1' }, { ...by, commandId: 'mend-1' })
  const documents = (type: string) => floor.store.all().filter(({ _type }) => _type === type)
  expect(documents('alarm')).toMatchObject([{ state: 'closed', closedBy: { id: 'p-maryam', name: 'Maryam J.' } }])
  expect(documents('stockMovement').at(-1)).toMatchObject({
    _id: 'stockMovement.mend-1',
    reason: 'repair',
    note: 'Counted twice',
    actor: maryam,
  })
  expect(documents('auditEntry').at(-1)).toMatchObject({ command: 'settleDrift', actor: maryam })
  expect(documents('auditEntry').at(-1)?.['documents']).toContain(levelId)
  expect(await mend(floor, { trust: 'ledger', seen: 'available −1' }, { ...by, commandId: 'mend-1' })).toMatchObject({
    ok: true,
  })
  expect(documents('stockMovement').filter(({ reason }) => reason === 'repair')).toHaveLength(1)
})

test('others may not, what agrees is left alone, and a gap that is another one by now is shown first', async () => {
  const floor = await openDrift()
  const refused = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) })
  const wanted = { trust: 'ledger', seen: 'available −1' }
  expect(await mend(floor, wanted, { actor: maryam, role: 'manager' })).toEqual(refused('forbidden'))
  expect(await floor.commerce.dispatch('settleDrift', {}, by)).toEqual(refused('forbidden'))
  expect(await mend(floor, { ...wanted, seen: 'available −4' })).toEqual(refused('drift_moved'))
  expect(await mend(floor, { ...wanted, levelId: 'stockLevel.variant-none.location-ferry' })).toEqual(
    refused('level_not_found'),
  )
  await mend(floor, wanted)
  expect((await look(floor)).gap).toBe('')
  expect(await mend(floor, wanted)).toEqual(refused('nothing_to_repair'))
})

test('units that are sold between reading and writing are neither lost nor counted twice', async () => {
  const floor = await openDrift()
  let sales = 0
  const busy: DocumentStore = {
    ...floor.store,
    async query<Row>(groq: string, params?: Readonly<Record<string, unknown>>) {
      const row = await floor.store.query<Row>(groq, params)
      if (groq.startsWith('{') && sales < 3) {
        sales += 1
        const cartId = await fillCart(floor.commerce, `meanwhile-${sales}`, { LATTE: 1 })
        await floor.commerce.dispatch('placeOrder', orderOf(newUlid(), cartId), { actor: shopper })
      }
      return row
    },
  }
  const { dispatch } = floor.commerce
  const repairs = createRepairs({ store: busy, dispatch, clock: floor.now })
  const input = { levelId, trust: 'ledger', seen: 'available −1', note: 'While it sells' } as const
  expect(await repairs.repair(input, { actor: maryam })).toMatchObject({ ok: true })
  expect([sales, level(floor)]).toEqual([3, expect.objectContaining({ onHand: 10, reserved: 5 })])
  expect(await floor.commerce.verify()).toEqual([])
})
