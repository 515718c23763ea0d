import type { BehaviourDay } from '@souk/analytics'
import type { StoredDocument } from '@souk/kernel'
import { expect, test } from 'vitest'
import type { DocumentStore } from '../contract.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { openMemoryFloor, type ShopFloor } from '../testing/shop-floor.ts'
import { createBehaviourRecorder } from './recorder.ts'
import { openDayOfVisits } from './visits.ts'

const sam = { address: '203.0.113.7', agent: 'Firefox' }
const noor = { address: '203.0.113.8', agent: 'Safari' }
const days = async ({ store }: { readonly store: DocumentStore }) =>
  (await store.query<readonly BehaviourDay[]>('*[_type == "behaviourDay"] | order(day asc)')).map(
    ({ _rev, _createdAt, _updatedAt, ...day }: StoredDocument & BehaviourDay) => day,
  )

/** Both shoppers look; one goes on to order. */
function visit({ commerce: { behaviour } }: ShopFloor): void {
  behaviour.see(sam, { kind: 'visit' })
  behaviour.see(sam, { kind: 'view', product: 'product-latte' })
  behaviour.see(sam, { kind: 'view', product: 'product-latte' })
  behaviour.see(noor, { kind: 'view', product: 'product-latte' })
  behaviour.see(noor, { kind: 'add', product: 'product-latte' })
  behaviour.see(noor, { kind: 'checkout' })
  behaviour.see(noor, { kind: 'pay' })
  behaviour.see(noor, { kind: 'order', products: ['product-latte'] })
}

test('T23 views, adds, checkout steps and purchases are counted by visit, each once a day', async () => {
  const floor = await openMemoryFloor()
  visit(floor)
  await floor.commerce.settle()
  visit(floor)
  await floor.commerce.settle()
  expect(await days(floor)).toEqual([
    {
      _id: 'rollup.behaviour.2026-11-21',
      _type: 'behaviourDay',
      day: '2026-11-21',
      visits: 2,
      viewed: 2,
      added: 1,
      checkouts: 1,
      paying: 1,
      ordered: 1,
      searches: 0,
      emptySearches: 0,
      products: [{ _key: 'product-latte', product: 'product-latte', views: 2, adds: 1, orders: 1 }],
      terms: [],
    },
  ])
})

test('T23 search words stand nowhere until five visits have searched for them; all of them are counted', async () => {
  const floor = await openMemoryFloor()
  const search = (from: number, words: string, found: number) =>
    floor.commerce.behaviour.see({ ...sam, address: `198.51.100.${from}` }, { kind: 'search', words, found })
  for (const from of [1, 2, 3, 4]) search(from, 'Decaf Pods', 0)
  search(1, 'decaf  pods', 0)
  search(1, 'my secret', 0)
  await floor.commerce.settle()
  expect((await days(floor)).map(({ searches, emptySearches, terms }) => [searches, emptySearches, terms])).toEqual([
    [5, 5, []],
  ])
  search(5, 'decaf pods', 0)
  await floor.commerce.settle()
  search(6, 'decaf pods', 3)
  await floor.commerce.settle()
  const [day] = await days(floor)
  expect([day?.searches, day?.emptySearches, day?.terms]).toEqual([
    7,
    6,
    [{ _key: 'decaf pods', term: 'decaf pods', searches: 6, empty: 5 }],
  ])
  expect(JSON.stringify(day)).not.toContain('secret')
})

test('T23 nothing that is written tells who it was', async () => {
  const floor = await openMemoryFloor()
  visit(floor)
  await floor.commerce.settle()
  expect(JSON.stringify(await days(floor))).not.toMatch(/203\.0\.113|Firefox|Safari/)
})

test('a day has a key of its own, so that a shopper is a new visit the next day', async () => {
  const floor = await openMemoryFloor()
  visit(floor)
  floor.pass(24 * 3_600_000)
  visit(floor)
  await floor.commerce.settle()
  expect((await days(floor)).map(({ day, visits }) => [day, visits])).toEqual([
    ['2026-11-21', 2],
    ['2026-11-22', 2],
  ])
})

test('one address cannot pretend to be a crowd, and one visit cannot leave marks without end', () => {
  const day = openDayOfVisits(new Uint8Array(32))
  const visits = Array.from({ length: 1000 }, (_, index) =>
    day.see({ ...sam, agent: `robot ${index}` }, { kind: 'visit' }),
  )
  expect(visits.filter((marks) => marks.length > 0)).toHaveLength(200)
  const views = Array.from({ length: 1000 }, (_, index) => day.see(noor, { kind: 'view', product: `product-${index}` }))
  expect(views.filter((marks) => marks.length > 0)).toHaveLength(298)
})

/** A store that answers a few commits in another way before it behaves. */
function moody(answers: ('conflict' | 'busy' | 'down')[]) {
  const store = createMemoryStore({ now: () => '2026-11-21T14:00:00.000Z' as never, documents: [] })
  const commit: DocumentStore['commit'] = async (writes, options) => {
    const answer = answers.shift()
    if (answer === 'conflict') return { kind: 'conflict' }
    if (answer === 'busy') return { kind: 'busy', retryAfterMs: 10 }
    if (answer === 'down') throw new Error('the lake is down')
    return store.commit(writes, options)
  }
  return { ...store, commit }
}

test('counts survive a conflict, a busy store and one that is down, and are written when the server stops', async () => {
  const store = moody(['conflict', 'busy', 'down'])
  const said: string[] = []
  let next = 0
  const recorder = createBehaviourRecorder({
    store,
    clock: () => '2026-11-21T14:00:00.000Z' as never,
    timeZone: async () => 'UTC',
    newTransactionId: () => `t${(next += 1)}`,
    log: (_level, message) => said.push(message),
  })
  recorder.see(sam, { kind: 'view', product: 'product-a' })
  await recorder.flush()
  recorder.see(noor, { kind: 'view', product: 'product-a' })
  await recorder.flush()
  expect(await days({ store })).toEqual([])
  await recorder.stop()
  recorder.see(sam, { kind: 'checkout' })
  await recorder.flush()
  expect((await days({ store })).map(({ visits, checkouts, products }) => [visits, checkouts, products])).toEqual([
    [2, 0, [{ _key: 'product-a', product: 'product-a', views: 2, adds: 0, orders: 0 }]],
  ])
  expect(said).toEqual(['behaviour could not be written'])
})
