import { createDocumentIndex, createQueryEngine } from '@souk/content-lake/groq'
import { evaluate, parse } from 'groq-js'
import { makeDocuments } from './lake-documents.ts'
import { type Benchmark, median, type Row } from './measure.ts'

/** A day and a half of the orders above, whatever the size of the dataset. */
const week = { from: '2026-01-03T00:00:00.000Z', to: '2026-01-04T12:00:00.000Z' }

/** What shops ask: reliability is measured by the same dozen. */
const queries: readonly (readonly [string, string, Record<string, unknown>])[] = [
  ['document by id', '*[_id == $id][0]', { id: 'order.100' }],
  [
    'product by handle, category, variants',
    '*[_type == "product" && handle.current == $handle][0]{title, "category": category->title, "variants": *[_type == "variant" && references(^._id)]{sku, price}}',
    { handle: 'p-20' },
  ],
  [
    'variant by SKU with product',
    '*[_type == "variant" && sku == $sku][0]{sku, price, "title": product->title}',
    { sku: 'SKU-40' },
  ],
  [
    '20 newest products on sale',
    '*[_type == "product" && published == true] | order(_createdAt desc)[0...20]{title, price}',
    {},
  ],
  [
    'category page, by price',
    '*[_type == "product" && category._ref == $id && published == true] | order(price asc)[0...24]{title, price}',
    { id: 'category-3' },
  ],
  ['search', '*[_type == "product" && title match $words][0...20]{_id, title}', { words: 'blend 12*' }],
  [
    'open orders, first 50, with customer',
    '*[_type == "order" && state == "placed"] | order(placedAt desc)[0...50]{number, total, "name": customer->name}',
    {},
  ],
  ['count of placed orders', 'count(*[_type == "order" && state == "placed"])', {}],
  ['revenue over dates', 'math::sum(*[_type == "order" && placedAt >= $from && placedAt < $to].total)', week],
  ['orders of a customer', '*[_type == "order" && references($id)]{number, state}', { id: 'customer.3' }],
  [
    'low stock, first 20, with product',
    '*[_type == "variant" && stock < 10] | order(stock asc, sku asc)[0...20]{sku, stock, "title": product->title}',
    {},
  ],
  [
    'dashboard of five counts',
    '{"placed": count(*[_type == "order" && state == "placed"]), "done": count(*[_type == "order" && state == "completed"]), "canceled": count(*[_type == "order" && state == "canceled"]), "products": count(*[_type == "product"]), "customers": count(*[_type == "customer"])}',
    {},
  ],
]

/** The least ratio of the middle query, by the number of documents. */
const reach: Readonly<Record<number, number>> = { 10_000: 100, 100_000: 1000 }

/**
 * Milliseconds of this process' own work in one call, the middle of some rounds: what others do on the machine meanwhile
 * does not count, so that a call of microseconds and one of seconds are measured alike.
 */
async function workOf(call: () => Promise<unknown>, budgetMs: number): Promise<number> {
  const rounds: number[] = []
  for (const end = performance.now() + budgetMs; rounds.length === 0 || performance.now() < end; ) {
    const before = process.cpuUsage()
    let [calls, spent] = [0, 0]
    // The clock of the work ticks in milliseconds
    while (spent < 20_000) {
      await call()
      calls += 1
      const { user, system } = process.cpuUsage(before)
      spent = user + system
    }
    rounds.push(spent / calls / 1000)
  }
  return median(rounds)
}

/** Indexed queries of the embedded lake against plain groq-js over the same documents. */
export const lakeQueries: Benchmark = {
  name: 'lake-queries',
  about:
    'twelve queries of a shop, the lake against plain groq-js, milliseconds of work at 10,000 and 100,000 documents',
  async run(say) {
    const rows: Row[] = []
    for (const count of [10_000, 100_000]) {
      say(`${count} documents`)
      const found = await atSize(count, say)
      rows.push(...found)
      const [ours, control, ratio] = (['ours', 'control', 'ratio'] as const).map((part) =>
        median(found.map((row) => row[part])),
      )
      rows.push({
        measure: `the middle of the twelve, ${count}`,
        ours: ours ?? 0,
        control: control ?? 0,
        unit: 'ms',
        ratio: ratio ?? 0,
        ...(reach[count] !== undefined && { reach: reach[count] }),
      })
    }
    return rows
  },
}

async function atSize(count: number, say: (line: string) => void): Promise<readonly Row[]> {
  // The lake answers in id order where a query asks for none; the control gets its documents in that order.
  const documents = makeDocuments(count).sort((a, b) => (a._id < b._id ? -1 : 1))
  const index = createDocumentIndex()
  for (const document of documents) index.put(document)
  const engine = createQueryEngine(index)
  const rows: Row[] = []
  for (const [name, query, params] of queries) {
    const tree = parse(query, { params })
    const indexed = async () => (await engine.query({ query, params, perspective: 'raw' })).result
    const plain = async () => (await evaluate(tree, { dataset: documents, params })).get()
    const [have, want] = [JSON.stringify(await indexed()), JSON.stringify(await plain())]
    if (have !== want) throw new Error(`${name}: the lake answers ${have}, groq-js ${want}`)
    const control = await workOf(plain, 500)
    const ours = await workOf(indexed, 500)
    say(`${name}: ${ours.toFixed(3)} ms against ${control.toFixed(1)} ms`)
    rows.push({ measure: `${name}, ${count}`, ours, control, unit: 'ms', ratio: control / ours, reach: 1 })
  }
  return rows
}
