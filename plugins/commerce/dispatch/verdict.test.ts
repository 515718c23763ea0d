import { instant } from '@souk/kernel'
import { expect, test } from 'vitest'
import type { DocumentStore } from '../contract.ts'
import { createMemoryStore, type MemoryStore } from '../store/memory-store.ts'
import { UnknownOutcome } from '../store/unknown-outcome.ts'
import { shopContent } from '../testing/shop.ts'
import { countingUlids, fillCart, openFloor, orderOf, shopper, staff } from '../testing/shop-floor.ts'
import { guardedEdge } from './guarded-edge.ts'

const edge = { low: Number.NEGATIVE_INFINITY, most: 100 }
const [first, second] = ['01jd7z8k2m4n6p8q0r2s4t6v01', '01jd7z8k2m4n6p8q0r2s4t6v02'] as const
const levelId = 'stockLevel.variant-latte.location-ferry'

/**
 * Two servers without any edge over one lake that holds one unit, and a cart at each. `slow` is how the first one commits;
 * its cart holds all there is of what lies `beside`.
 */
async function openTwo(
  slow: (store: MemoryStore) => Pick<DocumentStore, 'commit'>,
  beside: Readonly<Record<string, number>> = {},
) {
  const now = { at: instant('2026-11-21T14:00:00.000Z') }
  const articles = ['LATTE', ...Object.keys(beside)].map((sku) => ({ sku, price: 480 }))
  const store = createMemoryStore({ now: () => now.at, documents: shopContent(articles) })
  const swift = openFloor(store, now, { tuning: { edge } })
  const lines = Object.entries({ LATTE: 1, ...beside }).map(([sku, quantity]) => ({ sku, quantity }))
  await swift.commerce.dispatch('receiveStock', { location: 'location-ferry', reference: 'a', lines }, { actor: staff })
  const carts = [
    await fillCart(swift.commerce, 'one', { LATTE: 1, ...beside }),
    await fillCart(swift.commerce, 'two', { LATTE: 1 }),
  ]
  const far = openFloor({ ...store, ...slow(store) }, now, { tuning: { edge }, newUlid: countingUlids(1) })
  const ask = (commerce: typeof far.commerce, ulid: string, cart = '') =>
    commerce.dispatch('placeOrder', orderOf(ulid, cart), { actor: shopper })
  const one = () => ask(far.commerce, first, carts[0])
  const two = () => ask(swift.commerce, second, carts[1])
  const again = () => ask(swift.commerce, first, carts[0])
  const read = async (id: string) => (await store.get([id]))[0]
  return { ...swift, far, one, two, again, read, cart: carts[0] ?? '' }
}

/** A commit that waits until somebody else's is in. */
const after =
  (others: () => Promise<unknown>, then: (of: string) => void = () => undefined) =>
  (store: MemoryStore): Pick<DocumentStore, 'commit'> => {
    let waited = false
    return {
      async commit(writes, of) {
        const isOrder = writes.some((write) => 'create' in write && write.create._type === 'order')
        if (!isOrder) return store.commit(writes, of)
        if (!waited) await others()
        waited = true
        const outcome = await store.commit(writes, of)
        then(of.transactionId)
        return outcome
      },
    }
  }

test('of two who hold the last unit at once one is told sold out, has his cart again, and the other keeps his order', async () => {
  let others: () => Promise<unknown> = async () => undefined
  const floor = await openTwo(after(() => others()))
  others = floor.two
  const told = await floor.one()
  expect(told).toMatchObject({
    ok: false,
    refusal: { code: 'out_of_stock', detail: { lines: [{ sku: 'LATTE', wanted: 1 }] } },
  })
  // Told only once the order is no more
  expect(await floor.read(`order.${first}`)).toMatchObject({ state: 'canceled', cancelReason: 'sold_out' })
  expect(await floor.read(`order.${second}`)).toMatchObject({ state: 'pending_payment' })
  expect(await floor.read(levelId)).toMatchObject({ onHand: 1, reserved: 1 })
  expect((await floor.read(floor.cart))?.['lines']).toMatchObject([{ sku: 'LATTE', quantity: 1 }])
  expect(await floor.again()).toMatchObject({ ok: false, refusal: { code: 'out_of_stock' } })
  expect(await floor.commerce.verify()).toEqual([])
})

test('who is told sold out for a unit that was promised twice is not told so of what lies beside it, nor how much is left', async () => {
  let others: () => Promise<unknown> = async () => undefined
  const floor = await openTwo(
    after(() => others()),
    { MUG: 2 },
  )
  others = floor.two
  const refused = (
    words: string,
    ...lines: readonly { readonly sku: string; readonly wanted: number; readonly available?: number }[]
  ) => {
    const message = `Not enough free stock: ${words}.`
    return { ok: false, refusal: { code: 'out_of_stock', message, detail: { lines, words } } }
  }
  expect(await floor.one()).toEqual(refused('LATTE', { sku: 'LATTE', wanted: 1 }))
  // Asked again it is another checkout, which is told by what is there
  const told = { sku: 'LATTE', wanted: 1, available: 0 }
  expect(await floor.again()).toEqual(refused('LATTE 0 of 1', told))
})

test('who was told sold out and checks the same basket out again when there is stock has an order, a second one', async () => {
  let others: () => Promise<unknown> = async () => undefined
  const floor = await openTwo(after(() => others()))
  others = floor.two
  expect(await floor.one()).toMatchObject({ ok: false, refusal: { code: 'out_of_stock' } })
  await floor.commerce.dispatch('cancelOrder', { orderId: `order.${second}`, reason: 'Changed mind' }, { actor: staff })
  const told = await floor.again()
  const orderId = told.ok ? (told.value as { readonly orderId: string }).orderId : ''
  expect(orderId).toMatch(/^order\.01jd7z8k2m[0-9a-z]{16}$/)
  expect([`order.${first}`, `order.${second}`]).not.toContain(orderId)
  expect(await floor.read(orderId)).toMatchObject({ state: 'pending_payment' })
  expect(await floor.read(floor.cart)).toBeUndefined()
  // The same form once more is the same order
  expect(await floor.again()).toEqual(told)
  expect(await floor.commerce.verify()).toEqual([])
})

test('a lost answer is never made up for by the order alone: while its units are promised twice nobody is told anything', async () => {
  let others: () => Promise<unknown> = async () => undefined
  const lose = (of: string) => {
    throw new UnknownOutcome(of, new Error('lost'))
  }
  const floor = await openTwo(after(() => others(), lose))
  others = async () => {
    await floor.two()
    floor.pass(1000)
  }
  await expect(floor.one()).rejects.toThrow(UnknownOutcome)
  expect(await floor.read(levelId)).toMatchObject({ onHand: 1, reserved: 2 })
  await expect(floor.again()).rejects.toThrow(UnknownOutcome)
  // The process that should have seen it is gone: the sweep calls the latest off, by a command that is entered
  floor.pass(70_000)
  await floor.commerce.settle()
  expect(await floor.again()).toMatchObject({ ok: false, refusal: { code: 'out_of_stock' } })
  expect(await floor.read(`order.${second}`)).toMatchObject({ state: 'pending_payment' })
  expect(
    floor.store.all().filter(({ _type, command }) => _type === 'auditEntry' && command === 'releaseUncovered'),
  ).toHaveLength(1)
  expect(await floor.commerce.verify()).toEqual([])
})

test('a lost answer of an order that has its units is told as placed, and from then on it stands', async () => {
  const lose = (of: string) => {
    throw new UnknownOutcome(of, new Error('lost'))
  }
  const floor = await openTwo(after(async () => undefined, lose))
  await expect(floor.one()).rejects.toThrow(UnknownOutcome)
  expect(await floor.again()).toMatchObject({ ok: true })
  expect((await floor.read(`order.${first}`))?.['reservation']).toEqual({ expiresAt: '2026-11-21T14:15:00.000Z' })
  expect(await floor.two()).toMatchObject({ ok: false, refusal: { code: 'out_of_stock' } })
})

test('an order that was confirmed to its shopper elsewhere is not called off by the process that made it', async () => {
  let others: () => Promise<unknown> = async () => undefined
  const floor = await openTwo((store) => ({
    async commit(writes, of) {
      const outcome = await store.commit(writes, of)
      if (writes.some((write) => 'create' in write && write.create._type === 'order')) await others()
      return outcome
    },
  }))
  others = async () => {
    expect(await floor.again()).toMatchObject({ ok: true })
    // Somebody else overdraws the level before the first process looks at it
    const patch = { id: levelId, inc: { reserved: 1 } }
    await floor.store.commit([{ patch }], { transactionId: 'a-hold-of-another-process' })
  }
  expect(await floor.one()).toMatchObject({ ok: true })
  expect(await floor.read(`order.${first}`)).toMatchObject({ state: 'pending_payment' })
})

test('only holds above the edge go without a revision: not the last units, not more than a batch may take, not what is sold at once', async () => {
  const now = { at: instant('2026-11-21T14:00:00.000Z') }
  const memory = createMemoryStore({ now: () => now.at, documents: shopContent() })
  const guarded: boolean[] = []
  const store: MemoryStore = {
    ...memory,
    commit(writes, of) {
      const level = writes.find((write) => 'patch' in write && write.patch.id === levelId)
      if (level && 'patch' in level) guarded.push(level.patch.ifRevisionID !== undefined)
      return memory.commit(writes, of)
    },
  }
  const { commerce } = openFloor(store, now, { tuning: { edge: { low: 5, most: 3 } } })
  const lines = [{ sku: 'LATTE', quantity: 20 }]
  await commerce.dispatch('receiveStock', { location: 'location-ferry', reference: 'a', lines }, { actor: staff })
  const buy = async (name: string, quantity: number, provider: 'stripe' | 'cash') => {
    const cart = await fillCart(commerce, name, { LATTE: quantity })
    const order = orderOf(`01jd7z8k2m4n6p8q0r2s4t6${name}`, cart, { payment: { provider } })
    expect(await commerce.dispatch('placeOrder', order, { actor: shopper })).toMatchObject({ ok: true })
    return guarded.at(-1)
  }
  expect(await buy('a', 3, 'stripe')).toBe(false)
  expect(await buy('b', 4, 'stripe')).toBe(true)
  expect(await buy('c', 3, 'cash')).toBe(true)
  expect(await buy('d', 3, 'stripe')).toBe(false)
  expect(await buy('e', 3, 'stripe')).toBe(true)
  const taken = { sku: 'LATTE', location: 'location-ferry', delta: -1, reason: 'damaged' }
  await commerce.dispatch('adjustStock', taken, { actor: staff })
  expect(guarded.at(-1)).toBe(true)
})

test('the edge lies where all that every process can have on its way still fits', () => {
  expect(guardedEdge(4, 100)).toEqual({ low: 1600, most: 400 })
})

test('the same checkout twice in one transaction is answered once it is in, and is called off like any other', async () => {
  let others: () => Promise<unknown> = async () => undefined
  const floor = await openTwo(after(() => others()))
  others = floor.two
  // Something is under way, so that both wait for the next transaction
  const lines = [{ sku: 'LATTE', quantity: 1 }]
  const receipt = { location: 'location-mission', reference: 'b', lines }
  const busy = floor.far.commerce.dispatch('receiveStock', receipt, { actor: staff })
  const taken = { sku: 'LATTE', location: 'location-mission', counted: 0, reason: 'count' }
  await busy
  const counting = floor.far.commerce.dispatch('adjustStock', taken, { actor: staff })
  const told = await Promise.all([floor.one(), floor.one()])
  await counting
  for (const each of told) expect(each).toMatchObject({ ok: false, refusal: { code: 'out_of_stock' } })
  expect(await floor.commerce.verify()).toEqual([])
})
