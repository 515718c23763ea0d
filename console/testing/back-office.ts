import { inLanguage } from '@souk/kernel'
import type { ConsoleWorld } from './console-world.ts'
import { placeOrder, writeShop } from './coffee-morning.ts'
import { writeTravel } from './travel.ts'

const ref = (_ref: string) => ({ _type: 'reference', _ref })
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

/** What editors wrote: a promotion, an area in the middle of the city, and where its postcodes lie. */
const content = [
  {
    _id: 'promotion-first-cup',
    _type: 'promotion',
    title: inLanguage('en', 'A tenth off your first order'),
    kind: 'percent',
    value: 1000,
    minimum: 800,
    limitPerCustomer: 1,
    stackable: true,
    active: true,
  },
  {
    _id: 'zone-harbour',
    _type: 'deliveryZone',
    name: 'Harbour',
    country: 'US',
    area: [
      { _key: 'c0', lat: 37.797, lng: -122.406 },
      { _key: 'c1', lat: 37.799, lng: -122.389 },
      { _key: 'c2', lat: 37.782, lng: -122.386 },
      { _key: 'c3', lat: 37.779, lng: -122.404 },
    ],
    locations: [{ ...ref('location-kettle'), _key: 'kettle' }],
    fee: 250,
    minutes: 9,
    active: true,
  },
  {
    _id: 'gazetteer-us',
    _type: 'gazetteer',
    country: 'US',
    places: [
      { _key: '94105', postcode: '94105', lat: 37.7898, lng: -122.3942 },
      { _key: '94107', postcode: '94107', lat: 37.7665, lng: -122.3959 },
      { _key: '94110', postcode: '94110', lat: 37.7486, lng: -122.4158 },
      { _key: '94133', postcode: '94133', lat: 37.8002, lng: -122.4091 },
    ],
  },
]

const customers = [
  {
    _id: 'customer.01k9z0000000000000000amira',
    _type: 'customer',
    state: 'active',
    name: 'Amira Haddad',
    email: 'amira@example.com',
    emailConfirmedAt: ago(9000),
    phone: '+14155550142',
    language: 'ar',
    addresses: [
      {
        _key: 'home',
        name: 'Amira Haddad',
        line1: '41 Harbour Street',
        city: 'San Francisco',
        region: 'CA',
        postalCode: '94105',
        country: 'US',
      },
    ],
    defaultAddress: 'home',
    consents: [{ _key: 'marketing', granted: true, at: ago(9000) }],
    sessionsFrom: ago(9000),
    createdAt: ago(9000),
  },
  {
    _id: 'customer.01k9z00000000000000000bilal',
    _type: 'customer',
    state: 'unconfirmed',
    name: 'Bilal Khan',
    phone: '+14155550177',
    language: 'ur',
    addresses: [],
    consents: [],
    sessionsFrom: ago(30),
    createdAt: ago(30),
  },
]

/** A shopper who will want to be forgotten. */
async function registerLeaver({ commerce }: ConsoleWorld): Promise<string> {
  const asker = { address: '192.0.2.7', agent: '' }
  const leaver = { name: 'Lena Voss', email: 'lena@example.com', password: 'oat milk, no sugar', language: 'en' }
  const asked = await commerce.accounts.register(leaver, asker)
  if (!asked.ok) throw new Error(asked.refusal.message)
  return leaver.email
}

/** A question about an order, with nobody's answer yet. */
async function askAbout({ commerce }: ConsoleWorld, order: string): Promise<string> {
  const customer = String(customers[0]?._id)
  const question = { subject: 'One thing is missing', category: 'order', body: 'No croissant in the bag.' } as const
  const asked = await commerce.support.open(
    { ...question, order, customer, email: 'amira@example.com', name: 'Amira Haddad', language: 'en' },
    { address: '192.0.2.8', agent: '' },
  )
  if (!asked.ok) throw new Error(asked.refusal.message)
  return asked.value.ticketId
}

/** A shop whose back office has something on every page: what failed, what is unknown, what was given up. */
export async function writeBackOffice(world: ConsoleWorld) {
  const { store } = world
  await writeShop(world)
  await writeTravel(world)
  const sold = await placeOrder(world, { minutesAgo: 50, reach: 4 })
  const fresh = await placeOrder(world, { minutesAgo: 5 })
  const leaver = await registerLeaver(world)
  const ticket = await askAbout(world, sold.orderId)
  await world.commerce.settle()
  const [order] = await store.get([sold.orderId])
  const fulfillment = String((order?.['fulfillments'] as readonly string[] | undefined)?.[0])
  const about = { order: sold.orderId, orderNumber: sold.number }
  const documents = [
    ...content,
    ...customers,
    {
      _id: 'message.console-1-delivered',
      _type: 'message',
      channel: 'email',
      template: 'delivered',
      language: 'en',
      to: 'amira@example.com',
      subject: 'Your order is at your door',
      order: sold.orderId,
      state: 'failed',
      failure: 'The mailbox is full.',
      createdAt: ago(20),
    },
    {
      _id: 'effect.console-2.label',
      _type: 'effect',
      kind: 'label',
      subject: fulfillment,
      state: 'dead',
      attempts: 8,
      nextAt: ago(2),
      lastError: 'The carrier answered 503 eight times.',
      createdAt: ago(400),
    },
    {
      _id: 'shipment.console-3',
      _type: 'shipment',
      ...about,
      fulfillment,
      carrier: 'dhl',
      trackingNumber: '00340434292135100186',
      state: 'in_transit',
      flagged: true,
      events: [
        { _key: 'a', at: ago(40), status: 'in_transit', description: 'Left the depot', place: 'Oakland, CA' },
        { _key: 'b', at: ago(30), status: 'picked_up', description: 'Collected', code: 'PU' },
        { _key: 'c', at: ago(10), status: 'unknown', description: 'Held for the moon', code: 'ZZ9' },
      ],
      createdAt: ago(45),
    },
    {
      _id: 'event.dhl.console-4',
      _type: 'event',
      source: 'dhl',
      kind: 'ZZ9',
      order: sold.orderId,
      receivedAt: ago(10),
      payload: '{"status":"ZZ9","description":"Held for the moon"}',
    },
  ]
  const places = { 'location-kettle': [37.7897, -122.3942], 'location-mill': [37.7599, -122.4148] } as const
  await store.commit(
    [
      ...documents.map((create) => ({ create })),
      ...Object.entries(places).map(([id, [lat, lng]]) => ({
        patch: { id, set: { geopoint: { _type: 'geopoint', lat, lng } } },
      })),
      { patch: { id: sold.orderId, set: { customer: customers[0]?._id ?? '' } } },
    ],
    { transactionId: 'back-office' },
  )
  return { sold, fresh, leaver, ticket }
}
