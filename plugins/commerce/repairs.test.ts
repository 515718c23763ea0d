import type { RepairPreview } from '@souk/inventory'
import type { Actor } from '@souk/kernel'
import { expect, test } from 'vitest'
import { alarmIdOf } from './commands/alarms/alarm-id.ts'
import type { DocumentStore } from './contract.ts'
import { createRepairs } from './repairs.ts'
import { StoreBusy } from './store/store-busy.ts'
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
  const waits: number[] = []
  const timers = { elapsed: () => 0, random: () => 0, sleep: async (ms: number) => void waits.push(ms) }
  const repairs = createRepairs({ store: busy, dispatch, clock: floor.now, timers })
  const input = { levelId, trust: 'ledger', seen: 'available −1', note: 'While it sells' } as const
  expect(await repairs.repair(input, { actor: maryam })).toMatchObject({ ok: true })
  expect(waits).toEqual([10, 20, 40])
  expect([sales, level(floor)]).toEqual([3, expect.objectContaining({ onHand: 10, reserved: 5 })])
  expect(await floor.commerce.verify()).toEqual([])
})

test('a level that is sold from faster than it is read is told as busy, and a store that is away as well', async () => {
  const floor = await openDrift()
  const timers = { elapsed: () => 0, random: () => 0, sleep: async () => undefined }
  let orders = 0
  const hot: DocumentStore = {
    ...floor.store,
    async query<Row>(groq: string, params?: Readonly<Record<string, unknown>>) {
      const row = await floor.store.query<Row>(groq, params)
      orders += 1
      return groq.startsWith('{') ? ({ ...row, holding: [`order.new-${orders}`] } as Row) : row
    },
  }
  const away: DocumentStore = { ...floor.store, query: () => Promise.reject(new StoreBusy(700)) }
  const { dispatch } = floor.commerce
  const input = { levelId, trust: 'ledger', seen: 'available −1', note: 'While it sells' } as const
  for (const [store, retryAfterMs] of [
    [hot, 1000],
    [away, 700],
  ] as const) {
    const repairs = createRepairs({ store, dispatch, clock: floor.now, timers })
    const refused = { ok: false, refusal: expect.objectContaining({ code: 'busy', detail: { retryAfterMs } }) }
    expect(await repairs.preview({ levelId })).toEqual(refused)
    expect(await repairs.repair(input, { actor: maryam })).toEqual(refused)
  }
  expect(level(floor)).toMatchObject({ onHand: 9 })
})

test('a field that a script took away is there again after a repair', async () => {
  const floor = await openDrift(10)
  await floor.store.commit([{ patch: { id: levelId, unset: ['reserved'] } }], { transactionId: 'unset' })
  const seen = await look(floor)
  expect(seen.gap).toBe('reserved missing, available +2, reserved −2, 2 fewer reserved than orders hold')
  expect(await mend(floor, { trust: 'ledger', seen: seen.gap })).toMatchObject({ ok: true })
  expect(level(floor)).toMatchObject({ onHand: 10, reserved: 2 })
  expect(await floor.commerce.verify()).toEqual([])
})

test.each([
  ['has lost its events', { unset: ['events'] }],
  ['has lost its allocations', { unset: ['allocations'] }],
  ['is in no state', { unset: ['state'] }],
  ['has allocations without units', { unset: ['allocations[0].quantity'] }],
])('nothing is repaired over an order that %s: what it holds would be free', async (_, patch) => {
  const floor = await openDrift()
  const order = floor.store.all().find(({ _type }) => _type === 'order')?._id ?? ''
  await floor.store.commit([{ patch: { id: order, ...patch } }], { transactionId: 'odd' })
  const seen = await look(floor)
  for (const trust of ['ledger', 'level'] as const) {
    expect(seen.choices[trust]).toEqual({ refusal: expect.stringContaining(order) })
    expect(await mend(floor, { trust, seen: seen.gap })).toMatchObject({
      ok: false,
      refusal: { code: 'order_unreadable', message: expect.stringContaining(order) },
    })
  }
  expect(level(floor)).toMatchObject({ onHand: 9, reserved: 2 })
})
