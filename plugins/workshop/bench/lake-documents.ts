import type { LakeDocument } from '@souk/content-lake/groq'

const states = ['pending_payment', 'placed', 'placed', 'completed', 'completed', 'completed', 'canceled', 'expired']

/** A dataset with the mix of a shop: 10 % products, 25 % variants, 45 % orders, 15 % customers, 5 % categories. Same every time. */
export function makeDocuments(count: number): LakeDocument[] {
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
        price: (index * 37) % 5000,
        category: reference('category-', n % 7),
      }
    if (slot < 7)
      return {
        ...base(index, `variant-${n * 5 + slot - 2}`, 'variant'),
        sku: `SKU-${n * 5 + slot - 2}`,
        price: (index * 37) % 5000,
        stock: (index * 131) % 1000,
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
