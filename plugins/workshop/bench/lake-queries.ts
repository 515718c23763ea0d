import { createDocumentIndex, createQueryEngine, type LakeDocument } from '@souk/content-lake/groq'
import { evaluate, parse } from 'groq-js'
import { type Benchmark, type Row, timeCall } from './measure.ts'

const states = ['pending_payment', 'placed', 'placed', 'completed', 'completed', 'completed', 'canceled', 'expired']

/** A dataset with the mix of a shop: 10 % products, 25 % variants, 45 % orders, 15 % customers, 5 % categories. Same every time. */
function makeDocuments(count: number): LakeDocument[] {
  const stamp = (index: number): string => new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString()
  const base = (index: number, _id: string, _type: string) => ({
    _id,
    _type,
    _rev: `r${index}`,
    _createdAt: stamp(index),
    _updatedAt: stamp(index),
  })
  const products = Math.max(1, Math.floor(count / 10))
  const customers = Math.max(1, Math.floor((count * 15) / 100))
  return Array.from({ length: count }, (_, index): LakeDocument => {
    const n = Math.floor(index / 20)
    const slot = index % 20
    const reference = (prefix: string, of: number) => ({ _type: 'reference', _ref: `${prefix}${of}` })
    if (slot < 2)
      return {
        ...base(index, `product-${n * 2 + slot}`, 'product'),
        handle: { current: `p-${n * 2 + slot}` },
        title: `Sunrise blend ${index}`,
        published: index % 3 !== 0,
        category: reference('category-', n % 7),
      }
    if (slot < 7)
      return {
        ...base(index, `variant-${n * 5 + slot - 2}`, 'variant'),
        sku: `SKU-${n * 5 + slot - 2}`,
        price: (index * 37) % 5000,
        product: reference('product-', (n * 2) % products),
      }
    if (slot < 16)
      return {
        ...base(index, `order.${n * 9 + slot - 7}`, 'order'),
        number: String(n * 9 + slot),
        state: states[index % states.length],
        placedAt: stamp(index),
        total: (index * 13) % 9000,
        customer: reference('customer.', (index * 7) % customers),
      }
    if (slot < 19)
      return {
        ...base(index, `customer.${n * 3 + slot - 16}`, 'customer'),
        name: `Person ${index}`,
        email: `p${index}@shop.test`,
      }
    return { ...base(index, `category-${n}`, 'category'), title: `Category ${n}` }
  })
}

const queries: readonly (readonly [string, string, Record<string, unknown>])[] = [
  ['document by id', '*[_id == $id][0]', { id: 'order.100' }],
  [
    'product by handle with category',
    '*[_type == "product" && handle.current == $handle][0]{title, "category": category->title}',
    { handle: 'p-20' },
  ],
  [
    'variant by SKU with product',
    '*[_type == "variant" && sku == $sku][0]{sku, price, "title": product->title}',
    { sku: 'SKU-40' },
  ],
  ['variants of a product', '*[_type == "variant" && references($id)]{sku, price}', { id: 'product-4' }],
  ['orders of a customer', '*[_type == "order" && customer._ref == $id]{number, state}', { id: 'customer.3' }],
  [
    'open orders, first 50, with customer',
    '*[_type == "order" && state == "placed"] | order(placedAt desc)[0...50]{number, total, "name": customer->name}',
    {},
  ],
  ['count of placed orders', 'count(*[_type == "order" && state == "placed"])', {}],
  ['documents by a list of ids', '*[_id in $ids]{_id, _type}', { ids: ['product-2', 'order.3', 'customer.1'] }],
]

/** Indexed queries of the embedded lake against plain groq-js over the same documents. */
export const lakeQueries: Benchmark = {
  name: 'lake-queries',
  about: 'the lake against plain groq-js, median milliseconds per query at 1k and 10k documents',
  async run(say) {
    const rows: Row[] = []
    for (const count of [1000, 10_000]) {
      say(`${count} documents`)
      // The lake answers in id order where a query asks for none; the control gets its documents in that order.
      const documents = makeDocuments(count).sort((a, b) => (a._id < b._id ? -1 : 1))
      const index = createDocumentIndex()
      for (const document of documents) index.put(document)
      const engine = createQueryEngine(index)
      for (const [name, query, params] of queries) {
        const tree = parse(query, { params })
        const plain = async () => (await evaluate(tree, { dataset: documents, params })).get()
        const indexed = async () => (await engine.query({ query, params, perspective: 'raw' })).result
        const [want, have] = [JSON.stringify(await plain()), JSON.stringify(await indexed())]
        if (want !== have) throw new Error(`${name}: the lake answers ${have}, groq-js ${want}`)
        const control = await timeCall(plain)
        const ours = await timeCall(indexed)
        rows.push({ measure: `${name}, ${count}`, ours, control, unit: 'ms', ratio: control / ours, reach: 1 })
      }
    }
    return rows
  },
}
