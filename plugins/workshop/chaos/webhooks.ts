import { startTestWorld, type TestWorld } from '../dev/test-world.ts'
import { shopClient } from '../e2e/shop-client.ts'
import { drift } from './drift.ts'
import type { Chaos } from './run.ts'
import { control, faults, forge, outcomes } from './webhook-storm.ts'

/** A fifth gets lost at first, each comes three times, in another order, and late. */
const storm = { drop: 0.2, duplicate: 2, reorder: true, delayMs: 300 }
/** The contract's five minutes within which lost events are healed, and a little for the queue. */
const healedWithinMs = 330_000

interface Bought {
  readonly id: string
  readonly token: string
  readonly carrier?: string
}
type Client = ReturnType<typeof shopClient>
interface Seen {
  readonly state: string
  readonly paymentStanding: string
  readonly fulfillmentStanding: string
  readonly fulfillments: readonly { readonly id: string }[]
  readonly shipments: readonly { readonly carrier: string; readonly trackingNumber?: string | null }[]
  readonly events: readonly { readonly type: string }[]
}

/** How the shopper pays, once the pay page of the order is open. */
const ways = {
  stripe: { session: /cs_\w+/, path: 'checkout/sessions', verb: 'pay', with: { card: '4242424242424242' } },
  paypal: { session: /(?<=token=)\w+/, path: 'orders', verb: 'approve', with: {} },
} as const

/** One order of one thing, paid at its provider. */
async function buyAndPay(world: TestWorld, client: Client, sku: string, by: keyof typeof ways): Promise<Bought> {
  const { status, body } = await client.buy({ [sku]: 1 }, by)
  const way = ways[by]
  const session = way.session.exec(body.payment?.url ?? '')?.[0]
  if (status !== 201 || !session) throw new Error(`placing answered ${status}: ${JSON.stringify(body)}`)
  await control(world, by, `${way.path}/${session}/${way.verb}`, way.with)
  return { id: body.order.id, token: body.accessToken }
}
const seen = async (client: Client, { id, token }: Bought): Promise<Seen> =>
  (await client.call<Seen>('GET', `/api/v1/orders/${id}`, { token })).body

/** Waits for every order to be right; answers those that are not when the time is over. */
async function unhealed(
  client: Client,
  orders: readonly Bought[],
  wrong: (order: Seen) => string | undefined,
  say: (line: string) => void,
): Promise<readonly string[]> {
  let open = orders.map((order) => ({ order, why: 'not read' }))
  for (const end = Date.now() + healedWithinMs; open.length > 0 && Date.now() < end; ) {
    const looked = await Promise.all(
      open.map(async ({ order }) => ({ order, why: wrong(await seen(client, order)) ?? '' })),
    )
    open = looked.filter(({ why }) => why !== '')
    say(`${orders.length - open.length} of ${orders.length} orders are right`)
    if (open.length > 0) await new Promise((wait) => setTimeout(wait, 2000))
  }
  return open.map(({ order, why }) => `${order.id} is ${why}`)
}
const unpaid = ({ state, paymentStanding, events }: Seen): string | undefined => {
  const times = events.filter(({ type }) => type === 'paid').length
  const right = state === 'placed' && paymentStanding === 'captured' && times === 1
  return right ? undefined : `${state}, ${paymentStanding}, paid ${times} times`
}
const undelivered = ({ state, fulfillmentStanding, events }: Seen): string | undefined => {
  const times = events.filter(({ type }) => type === 'delivered').length
  const right = state === 'completed' && fulfillmentStanding === 'delivered' && times === 1
  return right ? undefined : `${state}, ${fulfillmentStanding}, delivered ${times} times`
}

/** Carriers whose letters are heard, and their words for taken, on its way and there. */
const courses = {
  easypost: ['picked_up', 'out_for_delivery', 'delivered'],
  fedex: ['PU', 'OD', 'DL'],
  uber: ['pickup_complete', 'dropoff', 'delivered'],
} as const
const carriers = Object.keys(courses) as readonly (keyof typeof courses)[]

/** Packs an order and gives it to a carrier, which brings it there; its words come in any order. */
async function send(world: TestWorld, client: Client, order: Bought, carrier: keyof typeof courses): Promise<void> {
  const token = world.access.tokens.manager
  const [fulfillment] = (await seen(client, order)).fulfillments
  const must = async (path: string, body: unknown) => {
    const done = await client.call('POST', `/api/v1/${path}`, { token, body })
    if (done.status >= 300) throw new Error(`${path} answered ${done.status}: ${JSON.stringify(done.body)}`)
  }
  for (const verb of ['pick', 'pack']) await must(`fulfillments/${fulfillment?.id}/${verb}`, {})
  await must('commands/createLabel', { input: { fulfillmentId: fulfillment?.id, carrier } })
  const numberOf = async () =>
    (await seen(client, order)).shipments.find((each) => each.carrier === carrier)?.trackingNumber ?? ''
  let number = await numberOf()
  for (const end = Date.now() + healedWithinMs; number === ''; number = await numberOf()) {
    if (Date.now() > end) throw new Error(`${order.id} got no label of ${carrier}`)
    await new Promise((wait) => setTimeout(wait, 250))
  }
  const start = Date.now()
  const words = courses[carrier].map((status, index) => ({ status, at: new Date(start + index * 1000).toISOString() }))
  for (const word of [words[2], words[0], words[1]]) await control(world, carrier, `trackers/${number}/advance`, word)
}

/** Letters forged, doubled, shuffled, delayed and lost, over a running world. */
export const webhooks: Chaos = {
  name: 'webhooks',
  about:
    'a world whose providers and carriers lose, double, shuffle and delay their letters, and forgers; verify holds',
  defaultRuns: 40,
  async run({ runs, say }) {
    const world = await startTestWorld({ seedOrders: 10, seedDays: 1, say })
    try {
      const client = shopClient(world)
      const shelf = await client.call<{ data: { variants: { sku: string }[] }[] }>(
        'GET',
        '/api/v1/products?in_stock=true',
      )
      const sku = shelf.body.data[0]?.variants[0]?.sku ?? ''
      await client.setAvailable(sku, runs)
      await faults(world, storm)
      const orders: Bought[] = []
      const forged: string[] = []
      let letters = 0
      for (let bought = 0; bought < runs; bought += 1) {
        orders.push(await buyAndPay(world, client, sku, bought % 2 === 0 ? 'stripe' : 'paypal'))
        if (bought % 10 !== 0) continue
        const { sent, believed } = await forge(world)
        letters += sent
        forged.push(...believed)
      }
      const late = await unhealed(client, orders, unpaid, say)
      const sent = orders.slice(0, Math.ceil(runs / 3))
      await Promise.all(sent.map((order, index) => send(world, client, order, carriers[index % 3] ?? 'easypost')))
      const lost = await unhealed(client, sent, undelivered, say)
      await faults(world, {})
      const left = (await client.inventory(sku)).reduce((sum, { available }) => sum + available, 0)
      const stock = left === 0 ? [] : [`${left} of ${sku} are left, though all were sold`]
      say(`${orders.length} orders paid, ${sent.length} carried; ${letters} forged letters, ${forged.length} believed`)
      say(`letters by source and outcome: ${outcomes(world).join(', ')}`)
      return { runs, violations: [...forged, ...late, ...lost, ...stock, ...(await drift(world))] }
    } finally {
      await world.dispose()
    }
  },
}
