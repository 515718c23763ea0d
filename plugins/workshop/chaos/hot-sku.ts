import { randomUUID } from 'node:crypto'
import { shopClient } from '../e2e/shop-client.ts'
import { type Ask, cartWith, checkOut, crowd, eachOf } from './crowd.ts'
import { drift } from './drift.ts'
import type { Chaos } from './run.ts'
import { type Servers, sharedOf, startServers } from './servers.ts'
import type { Shared } from './stocked-skus.ts'

/** Units on the shelf when it begins, and how often staff change that meanwhile. */
const stock = 50
/** Of what else the bundle is made of. */
const plenty = 20_000
const changes = [2, -1, 3, -1, 1, -2, 2, 1]
const betweenMs = [50, 100, 150, 200]
const busyMs = 200
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
/** Buyers and servers, in turn. */
const rushes = [
  { buyers: 200, servers: 1 },
  { buyers: 2000, servers: 4 },
  { buyers: 200, servers: 4 },
  { buyers: 2000, servers: 1 },
] as const
/** Whoever has no answer by then stands still. */
const stalledMs = 60_000
const lateBuyers = 12

interface Rush {
  readonly servers: Servers
  readonly origins: readonly string[]
  /** What everybody wants: some of them in a bundle. */
  readonly wanted: Shared
  readonly buyers: number
}
interface Sold {
  readonly placed: readonly string[]
  readonly refused: number
  readonly wrong: readonly string[]
  readonly slowestMs: number
}

type Carts = readonly (string | undefined)[]

const at = ({ origins }: Rush, who: number) => origins[who % origins.length] ?? ''

/** Every fifth wants the bundle. */
const wantedBy = ({ wanted }: Rush, who: number) => (who % 5 === 3 ? wanted.bundle : wanted.sku)

/** A cart for everybody, before the doors open. */
async function cartsFor(plan: Rush, ask: Ask, buyers: number): Promise<Carts> {
  const carts = Array.from<string | undefined>({ length: buyers })
  await eachOf([...carts.keys()], 48, async (who) => {
    carts[who] = await cartWith(ask, who, at(plan, who), wantedBy(plan, who))
  })
  return carts
}

/** Everybody at once; busy is asked again after the time it names. */
async function sell(plan: Rush, ask: Ask, carts: Carts): Promise<Sold> {
  const placed: string[] = []
  const wrong: string[] = []
  let refused = 0
  let slowestMs = 0
  const buy = async (cart: string, who: number): Promise<void> => {
    const came = performance.now()
    for (;;) {
      const { status, text, retryAfterMs } = await checkOut(
        ask,
        who,
        at(plan, who),
        cart,
        who % 4 === 0 ? 'cash' : 'stripe',
      )
      const waited = performance.now() - came
      slowestMs = Math.max(slowestMs, waited)
      if (status === 201) return void placed.push((JSON.parse(text) as { order: { id: string } }).order.id)
      if (status === 409 && text.includes('out_of_stock')) return void (refused += 1)
      if (waited > stalledMs) return void wrong.push(`buyer ${who} stands still: ${status} ${text.slice(0, 200)}`)
      // His units are held meanwhile, and his cart is the same order at the next try
      const unpaid = status === 409 && text.includes('payment_unavailable')
      if (status !== 503 && status !== 0 && !unpaid)
        return void wrong.push(`buyer ${who} was answered ${status} ${text.slice(0, 200)}`)
      await pause(retryAfterMs)
    }
  }
  await Promise.all(carts.flatMap((cart, who) => (cart === undefined ? [] : [buy(cart, who)])))
  const lost = carts.filter((cart) => cart === undefined).length
  if (lost > 0) wrong.push(`${lost} buyers got no cart`)
  return { placed, refused, wrong, slowestMs }
}

/** Staff add and take units; answers by how much the shelf changed, and how often that was amid the sale. */
async function adjust({ servers, wanted }: Rush, sale: Promise<unknown>): Promise<{ added: number; amid: number }> {
  const { sku } = wanted
  const client = shopClient(servers.world)
  const [row] = await client.inventory(sku)
  let [added, amid, selling] = [0, 0, true]
  const over = () => {
    selling = false
  }
  void sale.then(over, over)
  for (const [index, delta] of changes.entries()) {
    const body = { sku, location: row?.location ?? '', delta, reason: delta > 0 ? 'found' : 'damaged' }
    const status = await adjustOnce(servers, body)
    if (status < 300) added += delta
    if (status < 300 && selling) amid += 1
    await pause(betweenMs[index % betweenMs.length] ?? 0)
  }
  return { added, amid }
}

/** Under one key until somebody has a word for it: busy is asked again. 422 when too few are free. */
async function adjustOnce({ world }: Servers, body: Readonly<Record<string, unknown>>): Promise<number> {
  const [token, key, came] = [world.access.tokens.manager, randomUUID(), performance.now()]
  for (;;) {
    const done = await shopClient(world).call('POST', '/api/v1/inventory/adjustments', { token, key, body })
    if (done.status < 300 || done.status === 422) return done.status
    if (done.status !== 503 || performance.now() - came > stalledMs)
      throw new Error(`adjusting answered ${done.status}: ${JSON.stringify(done.body)}`)
    await pause(busyMs)
  }
}

async function rush(plan: Rush, say: (line: string) => void): Promise<readonly string[]> {
  const client = shopClient(plan.servers.world)
  const { sku, beside } = plan.wanted
  for (const other of beside) await client.setAvailable(other, plenty)
  await client.setAvailable(sku, stock)
  const before = (await client.inventory(sku)).reduce((sum, row) => sum + row.reserved + row.committed, 0)
  const { ask, leave } = crowd(stalledMs)
  try {
    const started = performance.now()
    const carts = await cartsFor(plan, ask, plan.buyers)
    const sale = sell(plan, ask, carts)
    const [first, { added, amid }] = await Promise.all([sale, adjust(plan, sale)])
    // What staff found after the last of the crowd had been refused is there for who comes late
    const late = await sell(plan, ask, await cartsFor(plan, ask, lateBuyers + changes.length))
    const placed = [...first.placed, ...late.placed]
    const rows = await client.inventory(sku)
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
    const held = sum(({ reserved, committed }) => reserved + committed) - before
    const wrong = (right: boolean, what: string) => (right ? [] : [what])
    const supply = stock + added
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    say(
      `${plan.buyers} buyers, ${plan.origins.length} servers: ${placed.length} of ${supply} sold, ${amid} changes amid it, slowest ${(first.slowestMs / 1000).toFixed(1)} s, ${seconds} s in all`,
    )
    return [
      ...first.wrong,
      ...late.wrong,
      ...wrong(
        new Set(placed).size === supply,
        `${new Set(placed).size} sold of ${stock} and ${added} that staff added`,
      ),
      ...wrong(held === supply, `${held} are held for ${supply} that were sold`),
      ...wrong(sum(({ available }) => available) === 0, `${sum(({ available }) => available)} are left`),
    ]
  } finally {
    leave()
  }
}

/** R4: everybody wants the same thing at once, over HTTP and several servers, and staff change the shelf meanwhile. */
export const hotSku: Chaos = {
  name: 'hot-sku',
  about:
    '200 and 2,000 buyers at 1 and 4 servers for 50 units over HTTP, alone and in a bundle, staff adjusting: each is sold once, no drift',
  defaultRuns: 4,
  async run({ runs, seed, say }) {
    const servers = await startServers(4, { STOCK_EDGE: process.env['STOCK_EDGE'] ?? 'strict', STOCK_PROCESSES: '4' })
    try {
      const shared = await sharedOf(servers.world)
      const violations: string[] = []
      for (let done = 0; done < runs; done += 1) {
        const { buyers, servers: count } = rushes[done % rushes.length] ?? rushes[0]
        const wanted = shared[(seed + done) % shared.length]
        if (!wanted) throw new Error('the shop sells no article both alone and in a bundle')
        const wrong = await rush({ servers, origins: servers.origins.slice(0, count), wanted, buyers }, say)
        for (const each of wrong.slice(0, 5)) say(`  ${each}`)
        violations.push(...wrong.map((each) => `run ${done + 1}, ${wanted.sku}: ${each}`))
      }
      return { runs, violations: [...violations, ...(await drift(servers.world))] }
    } finally {
      await servers.dispose()
    }
  },
}
