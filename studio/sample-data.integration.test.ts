import { instant } from '@souk/kernel'
import { expect, test } from 'vitest'
import { seed } from '../plugins/workshop/souk/commands/seed.ts'
import { openEmptyLake, rememberingIo } from '../plugins/workshop/souk/testing/empty-lake.ts'
import { validateDataset } from './testing/validate-dataset.ts'

const some = expect.toSatisfy((count: unknown) => typeof count === 'number' && count > 0, 'there are some')

test.each(['coffee', 'trends'])(
  'C21 T8 T9 T10 sample data of %s loads, and the Studio finds no error in people, products, orders, shipments, stock and zones',
  async (shop) => {
    const lake = await openEmptyLake()
    try {
      const words = ['--shop', shop, '--days', '2', '--orders', '24', '--seed', '7', '--now', instant(Date.now())]
      expect(await seed.run(words, rememberingIo(lake.env))).toBe(0)
      const { errors, counts } = await validateDataset(lake.client)
      expect(errors).toEqual([])
      expect(counts).toMatchObject({
        customer: some,
        product: some,
        variant: some,
        order: some,
        payment: some,
        shipment: some,
        stockLevel: some,
        stockLocation: some,
        deliveryZone: some,
        seller: some,
      })
    } finally {
      await lake.close()
    }
  },
)

/** Documents that break the rules, by what the Studio has to say of each. */
const broken = {
  'variant-of-its-own': {
    is: { _type: 'variant', sku: 'OAT', price: -1 },
    wrong: [['product'], ['price']],
  },
  'product-without-words': {
    is: { _type: 'product', images: [], prepMinutes: 'four' },
    wrong: [['title'], ['handle'], ['seller'], ['prepMinutes']],
  },
  'order.without-sums': {
    is: { _type: 'order', number: 17, lines: [{ _key: 'a', sku: 'OAT', quantity: -1 }], totals: { total: 4.5 } },
    wrong: [
      ['lines', { _key: 'a' }, 'quantity'],
      ['lines', { _key: 'a' }, 'title'],
      ['number'],
      ['state'],
      ['paymentStanding'],
      ['currency'],
      ['createdAt'],
      ['totals', 'subtotal'],
      ['totals', 'total'],
    ],
  },
  'order.of-nothing': {
    is: { _type: 'order', number: '1017', lines: [] },
    wrong: [['lines'], ['totals'], ['fulfillmentStanding']],
  },
  'customer.of-nobody': {
    is: { _type: 'customer', state: 'active', createdAt: 'yesterday', addresses: 'Harbour Street' },
    wrong: [['name'], ['email'], ['language'], ['sessionsFrom'], ['createdAt'], ['addresses']],
  },
  'customer.elsewhere': {
    is: { _type: 'customer', name: 'Amira', email: 'amira at example' },
    wrong: [['state'], ['email']],
  },
} as const

test('T8 T9 T10 C21 a person, a product, a variant or an order that lacks what it needs, or has it of the wrong kind, is found by its field', async () => {
  const lake = await openEmptyLake()
  try {
    for (const [_id, { is }] of Object.entries(broken))
      await lake.client.create<Record<string, unknown>>({ _id, ...is })
    const { errors, counts } = await validateDataset(lake.client)
    expect(counts).toEqual({ variant: 1, product: 1, order: 2, customer: 2 })
    const unfound = Object.entries(broken).flatMap(([id, { wrong }]) =>
      wrong
        .map((path) => `${id} ${JSON.stringify(path)}`)
        .filter((line) => !errors.some((error) => error.startsWith(line))),
    )
    expect(unfound).toEqual([])
  } finally {
    await lake.close()
  }
})

/** Every way to a document's words that needs nothing but its address. */
const waysTo = (dataset: string, ids: readonly string[]) => [
  `/data/query/${dataset}?query=${encodeURIComponent('*[!(_type match "system.*")]')}`,
  `/data/query/${dataset}?query=${encodeURIComponent('*[_type == "customer"]{email, "orders": count(*[_type == "order"])}')}`,
  `/data/doc/${dataset}/${ids.join()}`,
  `/data/export/${dataset}`,
]

test('T8 a stranger who asks the dataset itself gets nothing, and of a public one what anybody may see alone', async () => {
  const lake = await openEmptyLake()
  try {
    const admin = lake.client.withConfig({ token: lake.env['SANITY_ADMIN_TOKEN'] ?? '' })
    await admin.datasets.create('open', { aclMode: 'public' })
    const people = [
      { _id: 'customer.amira', _type: 'customer', name: 'Amira Haddad', email: 'amira@example.com' },
      { _id: 'order.amira', _type: 'order', number: '17', address: { name: 'Amira Haddad' } },
    ]
    const shelf = { _id: 'product-oat', _type: 'product', title: [{ _key: 'en', value: 'Oat' }] }
    const all = [...people, shelf]
    const told = async (dataset: string) => {
      for (const document of all) await lake.client.withConfig({ dataset }).create<Record<string, unknown>>(document)
      const asked = waysTo(
        dataset,
        all.map(({ _id }) => _id),
      ).map(async (way) => {
        const headers = { 'x-sanity-project-id': 'test' }
        const answer = await fetch(`${lake.env['SANITY_API_HOST']}/v2025-02-19${way}`, { headers })
        const text = await answer.text()
        return [/Haddad|@example|"orders":[1-9]/.test(text), text.includes('"Oat"')]
      })
      return Promise.all(asked)
    }
    expect(await told('production')).toEqual([1, 2, 3, 4].map(() => [false, false]))
    // An export asks for a token of every dataset
    expect(await told('open')).toEqual([
      [false, true],
      [false, false],
      [false, true],
      [false, false],
    ])
  } finally {
    await lake.close()
  }
})
