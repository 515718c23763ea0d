import { type PlacedOrder, shopClient } from '../e2e/shop-client.ts'
import type { PictureWorld } from './picture-world.ts'
import type { ShopFacts } from './shop-facts.ts'

/** Ids of orders at their stages, and the key of each. */
export interface PlacedOrders {
  readonly unpaid: string
  readonly placed: string
  readonly underway: string
  /** Something of it is missing, and its shopper is asked what comes instead. */
  readonly asked: string
  /** At its door: something of it may come back. */
  readonly delivered: string
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

/**
 * One order that waits for its card, one just placed, one on its way (with a rider, or with a carrier about to ring), one
 * with something missing, and one that was delivered.
 */
export async function placeOrders(world: PictureWorld, { basket }: ShopFacts): Promise<PlacedOrders> {
  const client = shopClient(world)
  const lines = Object.fromEntries(basket.map((sku) => [sku, 1]))
  const buy = async (provider: 'stripe' | 'cash'): Promise<PlacedOrder> => {
    const { status, body } = await client.buy(lines, provider)
    if (status !== 201) throw new Error(`placing an order answered ${status}: ${JSON.stringify(body)}`)
    return body
  }
  const [unpaid, placed, underway] = [await buy('stripe'), await buy('cash'), await buy('cash')]
  const [asked, delivered] = [await buy('cash'), await buy('cash')]
  await carry(world, underway.order.id)
  const [sku = ''] = basket
  const missing = { fulfillmentId: await workOf(world, asked.order.id, sku), sku, quantity: 1, reason: 'not_found' }
  await staffed(world, 'commands/reportMissing', { input: missing })
  const brought = await workOf(world, delivered.order.id, sku)
  for (const verb of ['pick', 'pack', 'hand-over', 'deliver']) await staffed(world, `fulfillments/${brought}/${verb}`)
  const all = { unpaid, placed, underway, asked, delivered }
  return {
    unpaid: unpaid.order.id,
    placed: placed.order.id,
    underway: underway.order.id,
    asked: asked.order.id,
    delivered: delivered.order.id,
    keys: Object.fromEntries(Object.values(all).map(({ order, accessToken }) => [order.id, accessToken])),
  }
}

/** The open work of an order, of the place that sends one of its SKUs where it says which. */
const workOf = (world: PictureWorld, order: string, sku = ''): Promise<string> =>
  until('the work of the order', () =>
    world.ask<string | null>(
      '*[_type == "fulfillment" && order == $order && state == "open" && ($sku == "" || $sku in lines[].sku)][0]._id',
      { order, sku },
    ),
  )

/** What a manager does through the API. */
async function staffed(world: PictureWorld, path: string, body: unknown = {}): Promise<void> {
  const token = world.access.tokens.manager
  const { status, body: said } = await shopClient(world).call('POST', `/api/v1/${path}`, { token, body })
  if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(said)}`)
}

async function carry(world: PictureWorld, order: string): Promise<void> {
  const work = await workOf(world, order)
  const step = (verb: string, body: Record<string, string> = {}) => staffed(world, `fulfillments/${work}/${verb}`, body)
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
