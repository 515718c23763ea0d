import { createClient, type SanityClient } from '@sanity/client'
import { orderRow } from '../../../console/src/queries.ts'
import { buildPages } from '../../../storefront/testing/build-pages.ts'
import { startServedWorld } from '../dev/served-world.ts'
import type { TestWorld } from '../dev/test-world.ts'
import { shopClient } from '../e2e/shop-client.ts'
import { inProcess, loadOf } from './child-answer.ts'
import type { JourneyName } from './load-journeys.ts'
import { judgedWidth, loadTargets, widths } from './load-targets.ts'
import { type Benchmark, median, type Row, timeCall } from './measure.ts'

/** How hard and how long; the test of the targets is shorter than the benchmark. */
export interface LoadPlan {
  readonly widths: readonly number[]
  readonly seconds: number
  readonly world: TestWorld
  readonly say: (line: string) => void
}

const listQuery = `*[_type == "order" && state in ["placed", "on_hold", "completed"]] | order(placedAt desc, _id asc)[0...51]${orderRow}`

/** The dataset as a manager's console asks it. */
function managerOf({ access, env }: TestWorld): SanityClient {
  return createClient({
    projectId: access.projectId,
    dataset: access.dataset,
    token: access.tokens.manager,
    apiVersion: '2025-02-19',
    apiHost: `http://127.0.0.1:${env.lakePort}`,
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
  })
}

/** Milliseconds from sending a change until a listener hears of it: the middle of so many tries. */
async function listenerDelay(client: SanityClient, tries: number): Promise<number> {
  const waiting = new Map<string, () => void>()
  const open = Promise.withResolvers<void>()
  const heard = client.listen('*[_id == "product-cappuccino"]', {}, { events: ['welcome', 'mutation'] }).subscribe({
    next: (event) => {
      if (event.type === 'welcome') open.resolve()
      if (event.type === 'mutation') waiting.get(event.transactionId)?.()
    },
    error: open.reject,
  })
  await open.promise
  const delays: number[] = []
  for (let index = 0; index < tries; index += 1) {
    const transactionId = `load-${process.pid}-${Date.now()}-${index}`
    const came = new Promise<void>((done) => waiting.set(transactionId, done))
    const before = performance.now()
    await client
      .patch('product-cappuccino')
      .set({ ground: index % 2 ? 'sky' : 'butter' })
      .commit({ transactionId })
    await came
    delays.push(performance.now() - before)
  }
  heard.unsubscribe()
  return median(delays)
}

const journeysOf = (sku: string) =>
  [
    [loadTargets.page, 'read', '/products/cappuccino'],
    [loadTargets.search, 'read', '/search?q=capuccino'],
    [loadTargets.checkout, 'buy', sku],
  ] as const satisfies readonly (readonly [unknown, JourneyName, string])[]

/** What many do at once, at rising widths: journeys per second, with the time that 19 of 20 stayed below. */
async function curve({ widths, seconds, world, say }: LoadPlan, control: string): Promise<Row[]> {
  const client = shopClient(world)
  const list = await client.call<{ data: { variants: { sku: string }[] }[] }>(
    'GET',
    '/api/v1/products?in_stock=true&limit=1',
  )
  const sku = list.body.data[0]?.variants[0]?.sku ?? ''
  await client.setAvailable(sku, 500_000)
  const origin = `http://127.0.0.1:${world.env.port}`
  const rows: Row[] = []
  for (const [{ measure, reach }, journey, what] of journeysOf(sku)) {
    await loadOf(journey, origin, what, { width: 2, seconds: 1 })
    for (const width of widths) {
      say(`${measure}, ${width} at once`)
      const bare = await loadOf('read', control, '/', { width, seconds })
      const ours = await loadOf(journey, origin, what, { width, seconds })
      rows.push({
        measure: `${measure}, ${width} at once`,
        ours: ours.rate,
        control: bare.rate,
        unit: '1/s',
        ratio: ours.rate / bare.rate,
        ...(width === judgedWidth && { reach }),
        note: `half within ${ours.p50.toFixed(1)} ms, 19 of 20 within ${ours.p95.toFixed(1)} ms; hello ${bare.p95.toFixed(1)} ms`,
      })
    }
  }
  return rows
}

/** What one person waits for: the console's list, and hearing of a change. */
async function waits({ world, say }: LoadPlan, control: string): Promise<Row[]> {
  const client = managerOf(world)
  const hello = await timeCall(() => fetch(control).then((answer) => answer.text()), 1500)
  say('the console’s list and the listener')
  const list = await timeCall(() => client.fetch(listQuery), 3000)
  const delay = await listenerDelay(client, 40)
  const row = ({ measure, reach }: (typeof loadTargets)['list' | 'listener'], ours: number): Row => ({
    measure,
    ours,
    control: hello,
    unit: 'ms',
    ratio: hello / ours,
    reach,
  })
  return [row(loadTargets.list, list), row(loadTargets.listener, delay)]
}

/** Every figure of the table over a world that runs, each beside a hello-world server measured at the same time. */
export async function measureLoad(plan: LoadPlan): Promise<readonly Row[]> {
  const hello = inProcess<{ port: number }>('hello.ts', [])
  try {
    const control = `http://127.0.0.1:${(await hello.answer).port}`
    return [...(await curve(plan, control)), ...(await waits(plan, control))]
  } finally {
    hello.child.kill()
  }
}

/** Browse, search and checkout at rising concurrency, the console's list and the listener, against a hello-world server. */
export const loadCurve: Benchmark = {
  name: 'load',
  about: `the shop under load against a hello-world server; targets are judged at ${judgedWidth} at once`,
  async run(say) {
    const world = await startServedWorld(buildPages, { SEED_DAYS: '7', SEED_ORDERS: '150' })
    try {
      return await measureLoad({ widths, seconds: 3, world, say })
    } finally {
      await world.dispose()
    }
  },
}
