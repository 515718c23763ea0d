import { fillCart, openMemoryFloor, orderOf, shopper } from '@souk/commerce/testing'
import { instant, plusMinutes } from '@souk/kernel'
import { isLate, type Ticket } from '@souk/support'
import { expect, test } from 'vitest'
import { createRandom } from '../random.ts'
import { demoShops } from '../shops.ts'
import { askSupport } from './ask-support.ts'
import { ulidsOf } from './story-commerce.ts'

test.each(['coffee', 'trends'] as const)(
  'the tickets of %s are told by the real commands, at their own times',
  async (name) => {
    const floor = await openMemoryFloor()
    const cartId = await fillCart(floor.commerce, 'one', { LATTE: 1 })
    const placing = orderOf('01jd3k8zq4x5v6w7y8z9a0b1c2', cartId, { payment: { provider: 'cash' } })
    await floor.commerce.dispatch('placeOrder', placing, { actor: shopper })
    const now = plusMinutes(instant(floor.now()), 60)
    const newUlid = ulidsOf(createRandom(7), () => now)
    await askSupport(floor.store, demoShops[name].support, { secret: 'a secret of the tests', now, newUlid })
    const tickets = await floor.store.query<readonly Ticket[]>('*[_type == "ticket"] | order(createdAt asc)')
    const { tickets: stories, canned } = demoShops[name].support
    expect(tickets.map(({ createdAt, subject }) => [createdAt, subject])).toEqual(
      stories.map(({ minutesAgo, subject }) => [plusMinutes(now, -minutesAgo), subject]),
    )
    expect(new Set(tickets.map(({ state }) => state)).size).toBeGreaterThan(2)
    // The desk has something late to show, and something about an order
    expect(tickets.some((ticket) => isLate(ticket, Date.parse(now)))).toBe(true)
    expect(tickets.some(({ order }) => order !== undefined)).toBe(true)
    expect(tickets.flatMap(({ messages }) => messages).every(({ at }) => at <= now)).toBe(true)
    expect(await floor.store.query('count(*[_type == "cannedReply"])')).toBe(canned.length)
    expect(await floor.store.query('count(*[_type == "effect" && state == "pending"])')).toBe(1)
  },
)
