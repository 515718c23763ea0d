import { createMemoryStore } from '@souk/commerce'
import { expect, test } from 'vitest'
import {
  type FoundThing,
  foundQuery,
  foundTypes,
  recentQuery,
  thingPath,
  thingTitle,
  wordParams,
} from '../src/palette/found-things.ts'

const documents = [
  { _id: 'order.a', _type: 'order', number: '1048', address: { name: 'Amira Haddad' }, contact: { email: 'a@b.c' } },
  { _id: 'order.b', _type: 'order', number: '2048', address: { name: 'Joon Park' }, contact: { email: 'j@b.c' } },
  { _id: 'customer.a', _type: 'customer', name: 'Amira Haddad', email: 'amira@example.com', phone: '+15550100' },
  { _id: 'ticket.a', _type: 'ticket', number: 'T-7K2M4Q', subject: 'Cold coffee', orderNumber: '1048' },
  { _id: 'product-a', _type: 'product', title: [{ _key: 'en', value: 'Oat flat white' }] },
  { _id: 'variant-a', _type: 'variant', sku: 'COF-FW-R', barcode: '4006381333931', product: { _ref: 'product-a' } },
  { _id: 'stockTransfer.a', _type: 'stockTransfer', reference: 'TR-9' },
]
const store = createMemoryStore({ now: () => '2026-11-21T14:00:00Z' })
await store.commit(
  documents.map((create) => ({ create })),
  { transactionId: 'documents' },
)
const found = async (text: string, types: readonly (typeof foundTypes)[number][] = foundTypes) =>
  (await store.query<readonly FoundThing[]>(foundQuery(types), wordParams(text))).map((thing) => [
    thingTitle(thing),
    thingPath(thing),
  ])

test.each([
  ['104', [['Order 1048', '/orders/a']]],
  ['#2048', [['Order 2048', '/orders/b']]],
  ['t-7k2m4q', [['Ticket T-7K2M4Q', '/support?view=all&open=ticket.a']]],
  ['+15550100', [['Customer Amira Haddad', '/customers?open=customer.a']]],
  ['cof-fw', [['SKU COF-FW-R', '/stock?q=COF-FW-R']]],
  ['4006381333931', [['SKU COF-FW-R', '/stock?q=COF-FW-R']]],
  ['flat wh', [['Product Oat flat white', '/stock?q=Oat%20flat%20white']]],
  ['nobody', []],
] as const)('%s finds %j', async (text, things) => {
  expect(await found(text)).toEqual(things)
})

test('a name finds the person and the orders, and only what the role reads', async () => {
  expect((await found('ami had')).map(([title]) => title)).toEqual(['Order 1048', 'Customer Amira Haddad'])
  expect((await found('ami had', ['order', 'variant'])).map(([title]) => title)).toEqual(['Order 1048'])
})

test('what was opened before is called what it is called now', async () => {
  const ids = ['variant-a', 'order.a', 'gone.a']
  const recent = await store.query<readonly FoundThing[]>(recentQuery, { ids })
  expect(recent.map(thingTitle)).toEqual(['Order 1048', 'SKU COF-FW-R'])
})
