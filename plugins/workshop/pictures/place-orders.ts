import { type PlacedOrder, shopClient } from '../e2e/shop-client.ts'
import type { PictureWorld } from './picture-world.ts'
import type { ShopFacts } from './shop-facts.ts'

/** Ids of orders at three stages, and the key of each. */
export interface PlacedOrders {
  readonly unpaid: string
  readonly placed: string
  readonly underway: string
  readonly keys: Readonly<Record<string, string>>
}

async function until<Found>(what: string, look: () => Promise<Found | null | undefined>): Promise<Found> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = await look()
    if (found) return found
    await new Promise((wait) => setTimeout(wait, 100))
  }
  throw new Error(`${what} did not come within 30 s`)
}

/** One order that waits for its card, one just placed, one on its way: with a rider, or with a carrier about to ring. */
export async function placeOrders(world: PictureWorld, { basket }: ShopFacts): Promise<PlacedOrders> {
  const client = shopClient(world)
  const lines = Object.fromEntries(basket.map((sku) => [sku, 1]))
  const buy = async (provider: 'stripe' | 'cash'): Promise<PlacedOrder> => {
    const { status, body } = await client.buy(lines, provider)
    if (status !== 201) throw new Error(`placing an order answered ${status}: ${JSON.stringify(body)}`)
    return body
  }
  const [unpaid, placed, underway] = [await buy('stripe'), await buy('cash'), await buy('cash')]
  await carry(world, underway.order.id)
  return {
    unpaid: unpaid.order.id,
    placed: placed.order.id,
    underway: underway.order.id,
    keys: Object.fromEntries([unpaid, placed, underway].map(({ order, accessToken }) => [order.id, accessToken])),
  }
}

async function carry(world: PictureWorld, order: string): Promise<void> {
  const client = shopClient(world)
  const work = await until('the work of the order', () =>
    world.ask<string | null>('*[_type == "fulfillment" && order == $order && state == "open"][0]._id', { order }),
  )
  const step = async (verb: string, body: Record<string, string> = {}): Promise<void> => {
    const { status, body: said } = await client.call('POST', `/api/v1/fulfillments/${work}/${verb}`, {
      token: world.access.tokens.manager,
      body,
    })
    if (status !== 200) throw new Error(`${verb} answered ${status}: ${JSON.stringify(said)}`)
  }
  await step('pick')
  await step('pack')
  if (world.env.shop === 'coffee') return step('hand-over', { courier: 'Idris' })
  const code = await until('the parcel’s number', () =>
    world.ask<string | null>('*[_type == "shipment" && order == $order][0].trackingNumber', { order }),
  )
  await step('hand-over')
  for (const [at, status] of ['picked_up', 'in_transit', 'out_for_delivery'].entries())
    await fetch(`http://127.0.0.1:${world.env.simPort + 2}/_sim/trackers/${code}/advance`, {
      method: 'POST',
      body: JSON.stringify({ status, at: new Date(Date.now() + (at + 1) * 1000).toISOString() }),
    })
  await until('the carrier’s news', () =>
    world.ask<string | null>('*[_type == "shipment" && order == $order && state == "out_for_delivery"][0]._id', {
      order,
    }),
  )
}
