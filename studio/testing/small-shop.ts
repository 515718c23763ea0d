import type { SanityClient } from '@sanity/client'

/** Copy in English alone. */
export const en = (value: string) => [{ _key: 'en', value }]
const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const staff = { kind: 'staff', id: 'p-noor', name: 'Noor R.' }
const system = { kind: 'system', id: 'system-sweep', name: 'Sweep' }

const levelOf = (location: string, units: Record<string, number>) => ({
  _id: `stockLevel.variant-bea-sun-250.${location}`,
  _type: 'stockLevel',
  sku: 'BEA-SUN-250',
  variant: 'variant-bea-sun-250',
  location,
  incoming: 0,
  reorderPoint: 10,
  ...units,
})

const movement = (
  id: string,
  minutes: number,
  reason: string,
  from: string,
  to: string,
  quantity: number,
  more = {},
) => ({
  _id: `stockMovement.${id}`,
  _type: 'stockMovement',
  at: at(minutes),
  reason,
  actor: staff,
  cause: { kind: 'adjustment' },
  entries: [{ _key: 'a', sku: 'BEA-SUN-250', location: 'location-kettle-lane', from, to, quantity }],
  ...more,
})

const line = (key: string, title: string, sku: string, price: number, picked: number) => ({
  _key: key,
  _type: 'lineItem',
  sku,
  variant: `variant-${sku.toLowerCase()}`,
  product: 'product-sunrise-blend',
  productRevision: 'r1',
  seller: 'seller-house',
  title,
  variantTitle: 'Regular',
  unitPrice: price,
  quantity: 1,
  subtotal: price,
  discount: 0,
  tax: 0,
  taxRate: 0,
  canceled: 0,
  picked,
  packed: 0,
  shipped: 0,
  delivered: 0,
})

const lines = [
  line('a', 'Oat flat white', 'OAT-FW', 570, 1),
  line('b', 'Almond croissant', 'ALM-CR', 420, 0),
  line('c', 'Sunrise blend, 250 g', 'BEA-SUN-250', 1450, 1),
]

const order = (number: number, name: string, state: string, more = {}) => ({
  _id: `order.01TEST${number}`,
  _type: 'order',
  number: String(number),
  state,
  createdAt: at(1060 - number),
  placedAt: at(1060 - number),
  contact: { email: 'shopper@example.test', phone: '+15550100' },
  address: { name, line1: '41 Harbour Street', line2: '3B', city: 'Harbour', postalCode: '94105', country: 'US' },
  delivery: { method: 'delivery' },
  language: 'en',
  currency: 'USD',
  taxIncluded: false,
  substitution: 'ask',
  allocations: [],
  lines,
  totals: { subtotal: 2440, discount: 0, delivery: 390, tax: 201, total: 3031 },
  paymentStanding: 'captured',
  fulfillmentStanding: 'in_progress',
  payment: `payment.01TEST${number}-1`,
  fulfillments: [`fulfillment.01TEST${number}-1`],
  promise: { from: at(-10), to: at(-25) },
  events: [
    { _key: '1', at: at(12), type: 'placed', actor: { kind: 'shopper', id: 's', name: '' } },
    { _key: '2', at: at(11), type: 'paid', actor: { kind: 'provider', id: 'stripe', name: 'Stripe' }, note: '$30.31' },
    { _key: '3', at: at(8), type: 'picking_started', actor: staff },
    { _key: '4', at: at(5), type: 'message_sent', actor: system },
  ],
  contentHash: 'x',
  ...more,
})

/** A small shop: two products, one variant with stock at two places, three orders. */
export async function fillShop(client: SanityClient): Promise<void> {
  const transaction = client.transaction()
  const documents = [
    { _id: 'seller-house', _type: 'seller', name: 'House' },
    { _id: 'seller-roastery', _type: 'seller', name: 'Roastery' },
    {
      _id: 'siteSettings',
      _type: 'siteSettings',
      shop: 'coffee',
      name: 'My Coffee Shop',
      currency: 'USD',
      defaultLanguage: 'en',
      languages: ['en', 'ar', 'ur'],
    },
    categoryOf('beans', 'Beans', 1),
    categoryOf('decaf', 'Decaf', 2),
    productOf('sunrise-blend', 'Sunrise blend'),
    productOf('night-shift', 'Night Shift decaf'),
    {
      _id: 'variant-bea-sun-250',
      _type: 'variant',
      product: { _type: 'reference', _ref: 'product-sunrise-blend' },
      sku: 'BEA-SUN-250',
      title: en('250 g'),
      optionValues: [],
      price: 1450,
      taxClass: 'food',
      requiresShipping: true,
      position: 1,
      active: true,
    },
    placeOf('kettle-lane', 'Kettle Lane', 1),
    placeOf('mill-lane', 'Mill Lane', 2),
    levelOf('location-kettle-lane', { onHand: 62, reserved: 9, committed: 4, unavailable: 2, incoming: 24 }),
    levelOf('location-mill-lane', { onHand: 31, reserved: 2, committed: 0, unavailable: 0 }),
    movement('m1', 90, 'damaged', 'available', 'unavailable', 2, { note: 'Torn bag' }),
    movement('m2', 60, 'count', 'count_difference', 'available', 3),
    movement('m3', 12, 'claim', 'available', 'committed', 1, { cause: { kind: 'order', orderNumber: '1048' } }),
    order(1050, 'Tomas Lindh', 'placed'),
    order(1048, 'Amira Haddad', 'placed'),
    order(1037, 'Kofi Mensah', 'completed', { fulfillmentStanding: 'delivered', fulfillments: [] }),
    fulfillmentOf(1050, 'open', 0),
    fulfillmentOf(1048, 'picking', 1),
  ]
  for (const document of documents) transaction.create(document as { _type: string })
  await transaction.commit()
}

const categoryOf = (handle: string, title: string, position: number) => ({
  _id: `category-${handle}`,
  _type: 'category',
  handle: { _type: 'slug', current: handle },
  title: en(title),
  position,
})

const productOf = (handle: string, title: string) => ({
  _id: `product-${handle}`,
  _type: 'product',
  handle: { _type: 'slug', current: handle },
  title: en(title),
  images: [],
  options: [],
  tags: [],
  published: true,
  categories: [{ _key: 'a', _type: 'reference', _ref: 'category-beans' }],
  seller: { _type: 'reference', _ref: 'seller-house' },
})

const placeOf = (handle: string, name: string, position: number) => ({
  _id: `location-${handle}`,
  _type: 'stockLocation',
  name,
  code: handle.toUpperCase(),
  position,
  active: true,
  seller: { _type: 'reference', _ref: 'seller-house' },
  address: { line1: '1 Lane', city: 'Harbour', postalCode: '94105', country: 'US' },
})

const fulfillmentOf = (number: number, state: string, picked: number) => ({
  _id: `fulfillment.01TEST${number}-1`,
  _type: 'fulfillment',
  order: `order.01TEST${number}`,
  orderNumber: String(number),
  location: 'location-kettle-lane',
  seller: 'seller-house',
  state,
  method: 'delivery',
  holds: [],
  events: [],
  openedAt: at(10),
  lines: lines.map(({ _key, sku, variant, title }, at) => ({
    _key,
    line: _key,
    sku,
    variant,
    title,
    quantity: 1,
    picked: at === 1 ? 0 : picked,
    shorted: 0,
  })),
})

/** A picture of one red pixel. */
export const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)
