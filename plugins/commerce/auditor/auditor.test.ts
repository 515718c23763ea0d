import type { Actor } from '@souk/kernel'
import { expect, test } from 'vitest'
import type { Alarm, AuditRound } from '../commands/alarms/documents.ts'
import type { DocumentStore } from '../contract.ts'
import { shopContent } from '../testing/shop.ts'
import { countingUlids, fillCart, openMemoryFloor, orderOf, shopper, staff } from '../testing/shop-floor.ts'
import { createAuditor } from './auditor.ts'
import { readLevels, readOrders } from './slices.ts'

const hour = 3_600_000
const newUlid = countingUlids(7)
const manager: Actor = { ...staff, id: 'p-maryam', name: 'Maryam J.' }

/** A shop with stock and an order, and somebody who looks through its books. `isBusy`: alarms are not taken right now. */
async function openBooks(slow?: (store: DocumentStore) => DocumentStore, isBusy: () => boolean = () => false) {
  const floor = await openMemoryFloor({ LATTE: 10, MOCHA: 4 })
  const { commerce, store, now, pass } = floor
  const said: string[] = []
  const auditor = createAuditor({
    store: slow?.(store) ?? store,
    dispatch: ((...asked: Parameters<typeof commerce.dispatch>) =>
      asked[0] === 'raiseAlarms' && isBusy()
        ? Promise.resolve({ ok: false, refusal: { code: 'busy', message: 'Please try again.' } })
        : commerce.dispatch(...asked)) as never,
    clock: now,
    log: (level, message) => said.push(`${level} ${message}`),
  })
  const cartId = await fillCart(commerce, 'books', { LATTE: 2 })
  const placed = await commerce.dispatch('placeOrder', orderOf(newUlid(), cartId), { actor: shopper })
  if (!placed.ok) throw new Error(placed.refusal.message)
  pass(hour / 60)
  const look = async () => {
    let steps = 0
    while (await auditor.step()) steps += 1
    return steps
  }
  const all = () => store.all().filter((each): each is Alarm => each._type === 'alarm')
  // Time goes on here without the sweep: what the order then holds for too long is a story of its own
  const alarms = () => all().filter(({ invariant }) => invariant !== 'I12')
  const round = () => store.all().find((each): each is AuditRound => each._type === 'auditRound')
  const level = () => store.all().find((each) => each._type === 'stockLevel' && each['sku'] === 'LATTE')
  const tamper = (onHand: number) =>
    store.commit([{ patch: { id: level()?._id ?? '', set: { onHand } } }], { transactionId: `tamper-${onHand}` })
  return { ...floor, auditor, look, all, alarms, round, tamper, said, level }
}

test('books that agree raise nothing, and the look is written down', async () => {
  const books = await openBooks()
  await books.look()
  expect([books.alarms(), books.round()]).toEqual([
    [],
    expect.objectContaining({ _id: 'auditRound.latest', looked: 3, found: 0 }),
  ])
})

test('a figure that somebody wrote past the commands is one alarm, and is left as it is', async () => {
  const books = await openBooks()
  await books.tamper(9)
  await books.look()
  const [alarm, ...others] = books.alarms()
  expect(others).toEqual([])
  expect(alarm).toMatchObject({
    kind: 'drift',
    invariant: 'I1',
    subject: books.level()?._id,
    message: 'onHand is 9, movements add up to 10',
    state: 'open',
    count: 1,
  })
  expect(books.level()).toMatchObject({ onHand: 9 })
  expect(books.said).toContain('error an alarm')
})

test('what holds on is the same alarm, and it is over once the books agree again', async () => {
  const books = await openBooks()
  await books.tamper(9)
  await books.look()
  books.pass(hour)
  await books.look()
  expect(books.alarms()).toMatchObject([{ state: 'open', count: 2 }])
  await books.tamper(10)
  books.pass(hour)
  await books.look()
  expect(books.alarms()).toMatchObject([{ state: 'closed', count: 2 }])
  expect(books.alarms()[0]?.closedBy).toBeUndefined()
})

test('what a change in flight shows once is told to nobody', async () => {
  let flicker = true
  const books = await openBooks((store) => ({
    ...store,
    async query<Row>(groq: string, params?: Readonly<Record<string, unknown>>) {
      const row = await store.query<Row & { levels?: { sku: string; onHand: number }[] }>(groq, params)
      const [first] = row.levels ?? []
      if (!flicker || !groq.includes('movements') || !first) return row
      flicker = false
      return { ...row, levels: row.levels?.map((level) => ({ ...level, onHand: level.onHand - 1 })) }
    },
  }))
  await books.look()
  expect([flicker, books.alarms()]).toEqual([false, []])
})

test('a figure that is wrong on a busy article is told, though its sums are others at each look', async () => {
  let sold = 0
  const books = await openBooks((store) => ({
    ...store,
    async query<Row>(groq: string, params?: Readonly<Record<string, unknown>>) {
      if (groq.includes('movements') && params?.['skus']) {
        sold += 1
        await store.commit(
          [
            { patch: { id: 'stockLevel.variant-latte.location-ferry', dec: { onHand: 1, reserved: 0 } } },
            {
              create: {
                _id: `stockMovement.sold-${sold}`,
                _type: 'stockMovement',
                entries: [
                  { sku: 'LATTE', location: 'location-ferry', from: 'available', to: 'write_off', quantity: 1 },
                ],
              },
            },
          ],
          { transactionId: `sold-${sold}` },
        )
      }
      return store.query<Row>(groq, params)
    },
  }))
  await books.tamper(9)
  await books.look()
  expect(books.alarms()).toMatchObject([
    { invariant: 'I1', subject: books.level()?._id, message: 'onHand is 7, movements add up to 8', count: 1 },
  ])
  books.pass(hour)
  await books.look()
  expect(books.alarms()).toMatchObject([{ state: 'open', count: 2, message: 'onHand is 5, movements add up to 6' }])
})

test('an order that comes between two readings is no alarm: levels and orders are judged as of one moment', async () => {
  let come = 0
  const books = await openBooks((store) => ({
    ...store,
    async query<Row>(groq: string, params?: Readonly<Record<string, unknown>>) {
      const row = await store.query<Row>(groq, params)
      if (!groq.startsWith('{') && params?.['skus'] && come < 3) {
        come += 1
        const cartId = await fillCart(books.commerce, `between-${come}`, { LATTE: 1 })
        await books.commerce.dispatch('placeOrder', orderOf(newUlid(), cartId), { actor: shopper })
      }
      return row
    },
  }))
  await books.look()
  expect([come, books.alarms()]).toEqual([1, []])
})

test('an alarm that cannot be raised again while the shop is busy is not over: its slice is looked at again', async () => {
  let isBusy = false
  const books = await openBooks(undefined, () => isBusy)
  await books.tamper(9)
  await books.look()
  books.pass(hour)
  isBusy = true
  await expect(books.look()).rejects.toThrow('alarms were not raised')
  expect(books.alarms()).toMatchObject([{ state: 'open', count: 1 }])
  isBusy = false
  await books.look()
  expect(books.alarms()).toMatchObject([{ state: 'open', count: 2 }])
})

test('somebody who runs the shop closes an alarm, others do not, and it opens again when it is met again', async () => {
  const books = await openBooks()
  await books.tamper(9)
  await books.look()
  const alarmId = books.alarms()[0]?._id ?? ''
  const close = (role: 'support' | 'manager') =>
    books.commerce.dispatch('closeAlarm', { alarmId }, { actor: manager, role })
  expect(await close('support')).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
  expect(await close('manager')).toMatchObject({ ok: true })
  expect(books.alarms()).toMatchObject([{ state: 'closed', closedBy: { id: 'p-maryam', name: 'Maryam J.' } }])
  books.pass(hour)
  await books.look()
  expect(books.alarms()).toMatchObject([{ state: 'open', count: 1 }])
  expect(books.alarms()[0]?.closedBy).toBeUndefined()
})

test('webhooks that were not believed are one alarm a source, told together, and forgotten after a quiet day', async () => {
  const books = await openBooks()
  await books.look()
  for (let times = 0; times < 3; times += 1) books.auditor.refused('stripe')
  books.pass(hour)
  await books.look()
  expect(books.alarms()).toMatchObject([{ kind: 'webhook', subject: 'stripe', count: 3, state: 'open' }])
  books.pass(25 * hour)
  await books.look()
  expect(books.alarms()).toMatchObject([{ state: 'closed' }])
})

test('webhooks that could not be told of are told of with those that came since', async () => {
  let isBusy = true
  const books = await openBooks(undefined, () => isBusy)
  for (let times = 0; times < 3; times += 1) books.auditor.refused('stripe')
  await expect(books.look()).rejects.toThrow('alarms were not raised')
  books.auditor.refused('stripe')
  isBusy = false
  books.pass(hour)
  await books.look()
  books.pass(hour)
  await books.look()
  expect(books.alarms()).toMatchObject([{ kind: 'webhook', subject: 'stripe', count: 4 }])
})

test('an order whose reservation is over is met, and one look rests before the next', async () => {
  const books = await openBooks()
  books.pass(hour)
  await books.look()
  expect(books.all()).toMatchObject([{ invariant: 'I12', message: 'its reservation has outlived its expiry' }])
  expect(await books.look()).toBe(0)
})

test('what no command wrote is an alarm of its own, and the others are judged all the same', async () => {
  const books = await openBooks()
  const odd = { _id: 'order.0', _type: 'order', state: 'placed', lines: [], events: [], fulfillments: [] }
  await books.store.commit([{ create: odd }], { transactionId: 'odd' })
  await books.tamper(9)
  await books.look()
  expect(books.alarms().map(({ invariant, subject }) => [invariant, subject])).toEqual(
    expect.arrayContaining([
      ['I8', 'order.0'],
      ['I1', books.level()?._id],
    ]),
  )
  expect(books.round()).toMatchObject({ looked: 4 })
})

test('an order whose units cannot be read keeps nobody from judging the levels', async () => {
  const books = await openBooks()
  const units = { allocations: [null, { sku: 'LATTE' }] }
  const odd = { _id: 'order.0', _type: 'order', state: 'pending_payment', lines: [], events: [], fulfillments: [] }
  await books.store.commit([{ create: { ...odd, ...units } }], { transactionId: 'odd' })
  await books.tamper(9)
  await books.look()
  expect(books.alarms().map(({ invariant, subject }) => [invariant, subject])).toEqual(
    expect.arrayContaining([
      ['I8', 'order.0'],
      ['I1', books.level()?._id],
    ]),
  )
})

test('an order that holds the parts of a bundle, and one that is on the floor, agree with their levels', async () => {
  const articles = [
    { sku: 'MUG', price: 1400 },
    { sku: 'BEANS', price: 1800 },
    { sku: 'MORNING', price: 2900, parts: { MUG: 1, BEANS: 2 } },
  ]
  const { commerce, store, now } = await openMemoryFloor({ MUG: 5, BEANS: 9 }, { content: shopContent(articles) })
  const place = async (name: string, provider: 'stripe' | 'cash') => {
    const cartId = await fillCart(commerce, name, { MORNING: 2 })
    const order = orderOf(newUlid(), cartId, { payment: { provider } })
    const placed = await commerce.dispatch('placeOrder', order, { actor: shopper })
    if (!placed.ok) throw new Error(placed.refusal.message)
  }
  await place('held', 'stripe')
  await place('worked-on', 'cash')
  const slices = await Promise.all([readOrders(store, '', now()), readLevels(store, '', now())])
  expect(slices.map(({ looked, violations }) => [looked, violations])).toEqual([
    [2, []],
    [2, []],
  ])
  const held = store.all().filter(({ _type }) => _type === 'stockLevel')
  expect(held.map(({ sku, reserved, committed }) => [sku, Number(reserved) + Number(committed)]).toSorted()).toEqual([
    ['BEANS', 8],
    ['MUG', 4],
  ])
})
