import { expect, test } from 'vitest'
import { openApiFloor, orderBody } from './testing/api-floor.ts'

const home = orderBody('').address
const to = (changes: Readonly<Record<string, unknown>>) => ({ address: { ...home, ...changes } })

/** Order bodies that no shop can keep, and the field that is told. */
const unfit: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  ['a phone number of two digits', { phone: '12' }, 'phone'],
  ['a phone number of zeros', { phone: '0000000000' }, 'phone'],
  ['a phone number of letters', { phone: 'call me' }, 'phone'],
  ['a postcode that is none', to({ postalCode: 'ABC' }), 'address.postalCode'],
  ['no postcode where there must be one', to({ postalCode: '' }), 'address.postalCode'],
  ['another country’s postcode', to({ country: 'GB', region: undefined }), 'address.postalCode'],
  ['a state that there is not', to({ region: 'Nowhere' }), 'address.region'],
  ['a country that there is not', to({ country: 'ZZ' }), 'address.country'],
  ['a name of nothing that can be seen', to({ name: '\u0000\u202e' }), 'address.name'],
  ['a slot that is not offered', { delivery: { method: 'delivery', slotId: 'slot-9' } }, 'delivery.slotId'],
]

test.each(unfit)('an order with %s is refused, and nothing is held', async (_, changes, path) => {
  const floor = await openApiFloor()
  const { answer } = await floor.order({ LATTE: 1 }, changes)
  expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_input' } })
  expect((answer.body['issues'] as readonly { path: string }[]).map((issue) => issue.path)).toEqual([path])
  expect(floor.store.all().filter(({ _type }) => _type === 'order')).toEqual([])
})

/** What people and programs write, and how it is kept. */
const kept: readonly (readonly [string, Readonly<Record<string, unknown>>, object])[] = [
  ['a number as at home', { phone: '(415) 555-0134' }, { contact: { phone: '+14155550134' } }],
  ['Arabic digits', { phone: '٤١٥ ٥٥٥ ٠١٣٤', ...to({ postalCode: '٩٤١٠٥' }) }, { contact: { phone: '+14155550134' } }],
  ['a postcode in Arabic digits', to({ postalCode: '٩٤١٠٥' }), { address: { postalCode: '94105' } }],
  ['a state by its name', to({ region: 'california' }), { address: { region: 'CA' } }],
  ['no state', to({ region: undefined }), { address: { postalCode: '94105' } }],
  ['marks that cannot be seen', to({ name: 'Amira\u0000 \u202eHaddad' }), { address: { name: 'Amira Haddad' } }],
]

test.each(kept)('an order with %s is kept in one form', async (_, changes, form) => {
  const floor = await openApiFloor()
  const { answer } = await floor.order({ LATTE: 1 }, changes)
  expect(answer).toMatchObject({ status: 201, body: { order: form } })
})

test('an order that comes again in other letters of the same address is the same order', async () => {
  const floor = await openApiFloor()
  const cart = await floor.cart({ LATTE: 1 })
  const [first, again] = [
    await floor.ask('POST', '/orders', { body: orderBody(cart) }),
    await floor.ask('POST', '/orders', { body: orderBody(cart, to({ region: 'california', name: ' Amira  Haddad' })) }),
  ]
  expect([first.status, again.status, again.body['order']]).toEqual([201, 201, first.body['order']])
})
