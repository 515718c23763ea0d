import { randomUUID } from 'node:crypto'
import { shopContent, staff, shopper } from '@souk/commerce/testing'
import { inLanguage, instant, plusMinutes, plusMs, systemClock, ulid } from '@souk/kernel'
import type { ConsoleWorld } from './console-world.ts'

const titles: Readonly<Record<string, readonly [title: string, variant: string, price: number]>> = {
  'COF-FW-R-OAT': ['Oat flat white', 'Regular', 570],
  'COF-CB-500': ['Cold brew', '500 ml', 780],
  'COF-LAT-R': ['Latte', 'Regular', 480],
  'BEA-SUN-250': ['Sunrise blend', '250 g', 1450],
  'BEA-SID-250': ['Sidama', '250 g', 1700],
  'BAK-CRO-ALM': ['Almond croissant', '', 420],
  'BAK-BUN-CIN': ['Cinnamon bun', '', 390],
  'BAK-COO-RYE': ['Rye chocolate cookie', '', 320],
  'PAN-OAT-1L': ['Oat milk', '1 l', 360],
  'GEA-V60-WH': ['V60 dripper', 'White', 2400],
}
const skus = Object.keys(titles)
const names = [
  'Leena Farooq',
  'Tomas Lindh',
  'Amira Haddad',
  'Joon Park',
  'Sara Nouri',
  'Dev Patel',
  'Ola Nilsson',
  'Rana Aziz',
]
const steps = ['pickFulfillment', 'packFulfillment', 'handOverFulfillment', 'deliverFulfillment'] as const

/** Writes a small coffee shop: its words, two places, ten variants with stock. */
export async function writeShop({ store, commerce }: Pick<ConsoleWorld, 'store' | 'commerce'>): Promise<void> {
  const content = shopContent(
    skus.map((sku) => ({ sku, price: titles[sku]?.[2] ?? 100 })),
    { places: ['kettle', 'mill'] },
  ).map(({ _rev, _createdAt, _updatedAt, ...document }) => {
    const [title, variant] =
      titles[String(document['sku'])] ?? titles[document._id.slice('product-'.length).toUpperCase()] ?? []
    if (document._type === 'siteSettings')
      return {
        ...document,
        name: 'My Coffee Shop',
        tokens: [{ _key: 'persimmon', name: 'persimmon', value: '#c23c16' }],
      }
    if (document._type === 'stockLocation')
      return { ...document, name: document._id.endsWith('kettle') ? 'Kettle Lane' : 'Mill Lane' }
    if (document._type === 'product') {
      // What shares the beginning of its SKU may stand in for it
      const kind = `category-${document._id.slice('product-'.length, 'product-'.length + 3)}`
      const categories = [{ _type: 'reference', _ref: kind, _key: kind }]
      return { ...document, categories, title: inLanguage('en', title ?? '') }
    }
    return document._type === 'variant' && variant ? { ...document, title: inLanguage('en', variant) } : document
  })
  await store.commit(
    content.map((document) => ({ create: document })),
    { transactionId: 'content' },
  )
  for (const location of ['location-kettle', 'location-mill']) {
    const lines = skus.map((sku, index) => ({
      sku,
      quantity: location.endsWith('kettle') ? 24 + index * 7 : 12,
      reorderPoint: 10,
    }))
    const received = await commerce.dispatch(
      'receiveStock',
      { location, reference: 'PO-0231', lines },
      { actor: staff, now: plusMinutes(systemClock(), -60 * 24 * 9) },
    )
    if (!received.ok) throw new Error(received.refusal.message)
  }
}

export interface PlacedOrder {
  readonly orderId: string
  readonly number: string
}

/** Places an order paid in cash `minutesAgo`, and takes it `reach` steps on its way; each step takes four minutes. */
export async function placeOrder(
  { commerce, store }: Pick<ConsoleWorld, 'store' | 'commerce'>,
  {
    index = 0,
    minutesAgo = 0,
    reach = 0,
    lines,
  }: {
    readonly index?: number
    readonly minutesAgo?: number
    readonly reach?: number
    readonly lines?: Readonly<Record<string, number>>
  } = {},
): Promise<PlacedOrder> {
  const at = plusMinutes(systemClock(), -minutesAgo)
  const context = { actor: shopper, now: at }
  const cartId = `cart.${randomUUID()}`
  const run = async (name: Parameters<typeof commerce.dispatch>[0], input: unknown, now = at, actor = shopper) => {
    const result = await commerce.dispatch(name, input, { ...context, actor, now })
    if (!result.ok) throw new Error(`${name}: ${result.refusal.message}`)
    return result.value
  }
  await run('createCart', { cartId })
  const basket = lines ?? {
    [skus[index % skus.length] ?? '']: 1 + (index % 3),
    [skus[(index * 3 + 1) % skus.length] ?? '']: 1,
  }
  for (const [sku, quantity] of Object.entries(basket)) await run('setCartLine', { cartId, sku, quantity })
  const orderUlid = ulid(Date.parse(at), crypto.getRandomValues(new Uint8Array(10)))
  const name = names[index % names.length] ?? 'Guest'
  await run('placeOrder', {
    orderUlid,
    cartId,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@example.com`,
    phone: '+14155550100',
    address: {
      name,
      line1: '41 Harbour Street',
      city: 'San Francisco',
      region: 'CA',
      postalCode: '94105',
      country: 'US',
    },
    delivery: { method: 'delivery' },
    payment: { provider: 'cash' },
  })
  const orderId = `order.${orderUlid}`
  const [order] = await store.get([orderId])
  const fulfillments = (order?.['fulfillments'] ?? []) as readonly string[]
  for (const [step, verb] of steps.slice(0, reach).entries())
    for (const fulfillmentId of fulfillments) {
      const later = plusMs(at, (step + 1) * 240_000)
      await run(verb, { fulfillmentId }, later > systemClock() ? systemClock() : instant(later), staff)
    }
  return { orderId, number: String(order?.['number']) }
}

/** A morning with everything in it: orders in each stage, two weeks of days behind it. */
export async function writeMorning(world: Pick<ConsoleWorld, 'store' | 'commerce'>): Promise<void> {
  await writeShop(world)
  for (let index = 0; index < 40; index += 1)
    await placeOrder(world, { index, minutesAgo: 60 * 24 * (1 + (index % 8)) + (index % 5) * 67, reach: 4 })
  for (let index = 0; index < 14; index += 1)
    await placeOrder(world, { index, minutesAgo: 34 - index * 2.5, reach: Math.max(0, 4 - Math.floor(index / 3)) })
  await world.commerce.settle()
}
