import { levelId } from '@souk/inventory'
import { shopContent } from '@souk/commerce/testing'
import { inProcess } from './child-answer.ts'
import { benchToken } from './lake-process.ts'
import { type Benchmark, percentile, type Row } from './measure.ts'
import {
  cartOf,
  clientOf,
  type PlacedBy,
  place,
  type PlacementPlan,
  type Shelf,
  skuOf,
  skus,
  variantOf,
  type Way,
} from './placement-plan.ts'

const processes = 4
const width = 100
const seconds = 8
/** More than any process can place in that time. */
const mostPerSecond = { guarded: 250, strict: 250, naive: 25 } as const satisfies Record<Way, number>
const stock = 1_000_000
const chunk = 500

/** What an order's rate is to reach, over naive locking. */
const reach = { spread: 8, hot: 20 } as const satisfies Record<Shelf, number>
const goodput = 0.8

interface Measured {
  readonly rate: number
  readonly p95: number
  readonly conflicts: number
}

/** The shop, its stock and everybody's carts, written before the rules begin. */
async function fill(port: number, shelf: Shelf, carts: number): Promise<void> {
  const client = clientOf(port)
  const content = shopContent(skus.map((sku) => ({ sku, price: 480 }))).map(
    ({ _rev, _createdAt, _updatedAt, ...each }) => each,
  )
  const none = { reserved: 0, committed: 0, unavailable: 0, incoming: 0 }
  const levels = skus.map((sku) => ({
    _id: levelId(variantOf(sku), place),
    _type: 'stockLevel',
    sku,
    variant: variantOf(sku),
    location: place,
    onHand: stock,
    ...none,
  }))
  const filled = Array.from({ length: carts * processes }, (_, index) => {
    const sku = skuOf(shelf, index)
    const line = { _key: sku, sku, variant: variantOf(sku), quantity: 1 }
    const _id = cartOf(index % processes, Math.floor(index / processes))
    return { _id, _type: 'cart', lines: [line], currency: 'USD', language: 'en', updatedAt: '2026-01-01T00:00:00.000Z' }
  })
  const all = [...content, ...levels, ...filled]
  for (let from = 0; from < all.length; from += chunk)
    await client.mutate(
      all.slice(from, from + chunk).map((create) => ({ create })) as Parameters<typeof client.mutate>[0],
      { visibility: 'async', returnDocuments: false },
    )
}

async function rulesOn(port: number): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/v1/hosted-rules`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${benchToken}`, 'x-sanity-project-id': 'bench' },
    body: JSON.stringify({ enabled: true }),
  })
  if (!answer.ok) throw new Error(`the lake answered ${answer.status} to its rules`)
}

/** A fresh lake, four shop processes, and everybody who waits at them. */
async function measure(way: Way, shelf: Shelf, say: (line: string) => void): Promise<Measured> {
  const lake = inProcess<{ port: number }>('placement-lake.ts', [])
  try {
    const { port } = await lake.answer
    const carts = mostPerSecond[way] * seconds
    await fill(port, shelf, carts)
    await rulesOn(port)
    const all = await Promise.all(
      Array.from({ length: processes }, (_, nth) => {
        const plan: PlacementPlan = { way, shelf, port, processes, nth, width, seconds, carts }
        return inProcess<PlacedBy>('placement-process.ts', [JSON.stringify(plan)]).answer
      }),
    )
    const failure = all.find((each) => each.failure !== undefined)?.failure
    if (failure !== undefined) throw new Error(`${way}, ${shelf}: ${failure}`)
    const sum = (of: (each: PlacedBy) => number) => all.reduce((total, each) => total + of(each), 0)
    const times = all.flatMap((each) => each.times)
    const rate = sum(({ placed }) => placed) / seconds
    const p95 = percentile(times, 0.95)
    say(
      `${shelf}, ${way}: ${rate.toFixed(1)} orders/s, 19 of 20 within ${p95.toFixed(0)} ms, ${sum(({ busy }) => busy)} times busy`,
    )
    return { rate, p95, conflicts: sum((each) => each.conflicts) }
  } finally {
    lake.child.disconnect()
  }
}

const noteOf = (ours: Measured, naive: Measured): string =>
  `19 of 20 within ${ours.p95.toFixed(0)} ms, naive ${naive.p95.toFixed(0)} ms; conflicts ${ours.conflicts}, naive ${naive.conflicts}`

/**
 * Orders of four processes under the hosted service's rules, all of them at one address: the edge at its formula, and
 * strict beside it without a target, against naive optimistic locking of the same run.
 */
export const placement: Benchmark = {
  name: 'placement',
  about: `orders of ${processes} processes with ${width} shoppers each under the hosted rules, one address; control: naive optimistic locking`,
  async run(say) {
    const rows: Row[] = []
    const rates = new Map<string, number>()
    for (const shelf of ['spread', 'hot'] as const) {
      const naive = await measure('naive', shelf, say)
      for (const way of ['guarded', 'strict'] as const) {
        const ours = await measure(way, shelf, say)
        rates.set(`${way} ${shelf}`, ours.rate)
        rows.push({
          measure: `${shelf === 'hot' ? 'one hot SKU' : 'spread'}, ${way}`,
          ours: ours.rate,
          control: naive.rate,
          unit: '1/s',
          ratio: ours.rate / naive.rate,
          ...(way === 'guarded' && { reach: reach[shelf] }),
          note: noteOf(ours, naive),
        })
      }
    }
    const [hot = 0, spread = 1] = [rates.get('guarded hot'), rates.get('guarded spread')]
    rows.push({
      measure: 'hot over spread, guarded',
      ours: hot,
      control: spread,
      unit: '1/s',
      ratio: hot / spread,
      reach: goodput,
    })
    return rows
  },
}
