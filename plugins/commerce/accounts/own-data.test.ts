import { describe, expect, test } from 'vitest'
import { fillCart, orderOf, shopper, staff } from '../testing/shop-floor.ts'
import { asker, openAccountFloor, password } from './testing/account-floor.ts'

const no = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) })
const home = {
  name: 'Amira Khan',
  line1: '41 Harbour Street',
  city: 'San Francisco',
  region: 'ca',
  postalCode: '94105',
  country: 'us',
}
type Floor = Awaited<ReturnType<typeof openAccountFloor>>

let next = 0
async function bought(floor: Floor, lines: Readonly<Record<string, number>>, more: object = {}): Promise<string> {
  next += 1
  const ulid = `01own${String(next).padStart(21, '0')}`
  const cart = await fillCart(floor.commerce, `own${next}`, lines)
  const input = orderOf(ulid, cart, { payment: { provider: 'cash' }, ...more })
  const placed = await floor.commerce.dispatch('placeOrder', input, { actor: shopper })
  if (!placed.ok) throw new Error(placed.refusal.message)
  return `order.${ulid}`
}
async function delivered(floor: Floor, orderId: string): Promise<void> {
  const fulfillmentId = `${orderId.replace('order', 'fulfillment')}-1`
  const pin = floor.commerce.pinFor(orderId)
  for (const [name, input] of [
    ['pickFulfillment', {}],
    ['packFulfillment', {}],
    ['handOverFulfillment', { courier: 'Sam' }],
    ['deliverFulfillment', { pin }],
  ] as const) {
    const done = await floor.commerce.dispatch(name, { fulfillmentId, ...input }, { actor: staff })
    if (!done.ok) throw new Error(`${name}: ${done.refusal.message}`)
  }
}

describe('T7 a user edits', () => {
  test('T7 name, language and consents; a consent keeps the moment it was given', async () => {
    const floor = await openAccountFloor()
    const spoken = { patch: { id: 'siteSettings', set: { languages: ['en', 'ar'] } } }
    await floor.store.commit([spoken], { transactionId: 'spoken' })
    const id = await floor.confirmed()
    const given = await floor.accounts.changeProfile(id, {
      name: 'Amira H.',
      language: 'ar',
      consents: { marketing: true },
    })
    floor.pass(60_000)
    await floor.accounts.changeProfile(id, { consents: { marketing: true, analytics: false } })
    const at = given.ok ? given.value.consents[0]?.at : ''
    const [customer] = floor.documents('customer')
    expect(customer).toMatchObject({ name: 'Amira H.', language: 'ar' })
    expect(customer?.['consents']).toEqual([
      { _key: 'marketing', granted: true, at },
      { _key: 'analytics', granted: false, at: floor.now() },
    ])
  })

  test('T7 no name that nobody could read', async () => {
    const floor = await openAccountFloor()
    const id = await floor.confirmed()
    expect(await floor.accounts.changeProfile(id, { name: '\u202e' })).toMatchObject({
      refusal: { code: 'invalid_input', detail: { issues: [{ path: 'name' }] } },
    })
    expect(floor.documents('customer')).toMatchObject([{ name: 'Amira Khan' }])
    expect(await floor.accounts.changeProfile(id, { name: '\u202eAmira  H.' })).toMatchObject({
      value: { name: 'Amira H.' },
    })
  })

  test('T7 no language that the shop does not speak', async () => {
    const floor = await openAccountFloor()
    const id = await floor.confirmed()
    const answer = await floor.accounts.changeProfile(id, { name: 'Amira H.', language: 'xx' })
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', detail: { issues: [{ path: 'language' }] } },
    })
    expect(floor.documents('customer')).toMatchObject([{ name: 'Amira Khan', language: 'en' }])
  })

  test('T7 an address book; the first row is where the checkout begins', async () => {
    const floor = await openAccountFloor()
    const id = await floor.confirmed()
    const first = await floor.accounts.saveAddress(id, { address: home })
    expect(first).toMatchObject({ ok: true, value: { region: 'CA', country: 'US' } })
    const key = first.ok ? first.value._key : ''
    await floor.accounts.saveAddress(id, { key, address: { ...home, line1: '9 Tin Alley' } })
    const second = await floor.accounts.saveAddress(id, { address: { ...home, name: 'Work' }, preferred: true })
    const other = second.ok ? second.value._key : ''
    expect(floor.documents('customer')).toMatchObject([
      { defaultAddress: other, addresses: [{ line1: '9 Tin Alley' }, { name: 'Work' }] },
    ])
    await floor.accounts.removeAddress(id, other)
    expect(floor.documents('customer')).toMatchObject([{ defaultAddress: key, addresses: [{ _key: key }] }])
    expect(await floor.accounts.removeAddress(id, other)).toEqual(no('address_not_found'))
  })

  test('T7 an e-mail address, which takes over once it has answered', async () => {
    const floor = await openAccountFloor()
    const id = await floor.confirmed()
    await floor.confirmed({ email: 'sam@example.com' }, 'Sam')
    const taken = await floor.accounts.changeContact(id, { email: 'sam@example.com' }, asker)
    const fresh = await floor.accounts.changeContact(id, { email: 'amira@work.example' }, asker)
    if (!taken.ok || !fresh.ok) throw new Error('could not ask')
    expect(Object.keys(taken.value)).toEqual(Object.keys(fresh.value))
    expect(floor.messages('sam@example.com').at(-1)?.template).toBe('account-exists')
    expect(await floor.accounts.confirm(floor.link(taken.value.verification), asker)).toEqual(no('verification_failed'))
    expect(await floor.accounts.confirm(floor.link(fresh.value.verification), asker)).toMatchObject({ ok: true })
    expect(await floor.accounts.signIn({ email: 'amira@example.com', password }, asker)).toEqual(no('sign_in_failed'))
    expect(await floor.signedIn({ email: 'amira@work.example' })).toMatchObject({ customer: { _id: id } })
    expect(floor.documents('emailClaim')).toHaveLength(2)
  })
})

describe('orders of an account', () => {
  test('are found again, newest first, and nobody else’s', async () => {
    const floor = await openAccountFloor()
    const id = await floor.confirmed()
    const first = await bought(floor, { LATTE: 1 }, { customer: id })
    floor.pass(1000)
    const second = await bought(floor, { MOCHA: 1 }, { customer: id })
    const stranger = await bought(floor, { MOCHA: 1 })
    const page = await floor.accounts.orders(id, { limit: 1 })
    expect(page.map(({ _id }) => _id)).toEqual([second])
    const last = page[0]
    const before = { createdAt: last?.createdAt ?? '', id: last?._id ?? '' }
    expect((await floor.accounts.orders(id, { limit: 5, before })).map(({ _id }) => _id)).toEqual([first])
    expect([await floor.accounts.owns(id, first), await floor.accounts.owns(id, stranger)]).toEqual([true, false])
  })

  test('bought as a guest join the account that confirms their e-mail, and no other', async () => {
    const floor = await openAccountFloor()
    const hers = await bought(floor, { LATTE: 1 }, { email: 'Amira@example.com' })
    const other = await bought(floor, { LATTE: 1 }, { email: 'ida@example.com' })
    const asked = await floor.register()
    expect(floor.documents('order').map(({ customer }) => customer)).toEqual([undefined, undefined])
    const proof = { registered: asked.verification }
    expect(await floor.accounts.confirm({ ...floor.link(asked.verification), ...proof }, asker)).toMatchObject({
      value: { claimed: 1 },
    })
    const later = await bought(floor, { LATTE: 1 }, { email: 'amira@example.com' })
    const { customer } = await floor.signedIn()
    expect(await Promise.all([hers, other, later].map((each) => floor.accounts.owns(customer._id, each)))).toEqual([
      true,
      false,
      true,
    ])
    expect(await floor.commerce.verify()).toEqual([])
  })

  test('can be ordered again, and what is no longer for sale is said', async () => {
    const floor = await openAccountFloor()
    const id = await floor.confirmed()
    const order = await bought(floor, { LATTE: 2, MOCHA: 1 }, { customer: id })
    await floor.commerce.start()
    const off = { patch: { id: 'variant-mocha', set: { active: false } } }
    await floor.store.commit([off], { transactionId: 'off' })
    const cartId = 'cart.again0000000000'
    const done = await floor.accounts.reorder(id, order, cartId)
    await floor.commerce.stop()
    expect(done).toEqual({
      ok: true,
      value: { cartId, missing: [{ sku: 'MOCHA', title: 'MOCHA', reason: 'product_unavailable' }] },
    })
    const quote = await floor.commerce.quoteCart(cartId)
    expect(quote?.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([['LATTE', 2]])
    expect(await floor.accounts.reorder('customer.nobody', order, 'cart.again0000000001')).toEqual(
      no('order_not_found'),
    )
  })
})

describe('erasing an account', () => {
  test('takes everything personal away and leaves stock, revenue and every invariant as they were', async () => {
    const floor = await openAccountFloor()
    const id = await floor.confirmed()
    await floor.accounts.saveAddress(id, { address: home })
    const order = await bought(
      floor,
      { LATTE: 2 },
      {
        customer: id,
        email: 'amira@example.com',
        phone: '+14155550134',
        address: { ...home, region: 'CA', country: 'US', geopoint: { lat: 37.7936, lng: -122.3957 } },
      },
    )
    await delivered(floor, order)
    const guest = await bought(
      floor,
      { MOCHA: 1 },
      { email: 'amira@example.com', address: { ...home, region: 'CA', country: 'US' } },
    )
    expect(await floor.accounts.erase(id, 'not the password')).toEqual(no('wrong_password'))
    expect(await floor.accounts.erase(id, password)).toMatchObject({
      refusal: { code: 'orders_under_way', detail: { numbers: expect.stringMatching(/^\d+$/) } },
    })
    await delivered(floor, guest)
    await floor.commerce.settle()
    const figures = () =>
      floor.store
        .all()
        .filter(({ _type }) => ['stockLevel', 'stockMovement', 'rollup', 'refund'].includes(_type))
        .map(({ _id, _rev }) => [_id, _rev])
    const totals = () =>
      floor.documents('order').map(({ number, state, totals: sums, lines }) => ({ number, state, sums, lines }))
    const before = { figures: figures(), totals: totals() }
    await floor.signedIn()
    expect(await floor.accounts.erase(id, password)).toEqual({ ok: true, value: undefined })
    const left = JSON.stringify(floor.store.all().filter(({ _type }) => _type !== 'siteSettings'))
    for (const personal of ['amira', 'Amira', '41 Harbour', '4155550134', '37.7936', 'argon2id'])
      expect([personal, left.includes(personal)]).toEqual([personal, false])
    expect({ figures: figures(), totals: totals() }).toEqual(before)
    await floor.commerce.settle()
    expect(await floor.commerce.verify()).toEqual([])
    for (const type of ['credential', 'session', 'emailClaim', 'verification'])
      expect([type, floor.documents(type)]).toEqual([type, []])
    expect(floor.documents('customer')).toMatchObject([{ _id: id, state: 'erased', name: '', addresses: [] }])
    expect(await floor.accounts.signIn({ email: 'amira@example.com', password }, asker)).toEqual(no('sign_in_failed'))
  })

  test('leaves the address free for a new account', async () => {
    const floor = await openAccountFloor()
    const id = await floor.confirmed()
    await floor.accounts.erase(id, password)
    expect(await floor.confirmed()).not.toBe(id)
  })
})

test('an export holds everything about its owner, and nobody else', async () => {
  const floor = await openAccountFloor()
  const id = await floor.confirmed()
  await floor.confirmed({ email: 'sam@example.com' }, 'Sam')
  await floor.accounts.saveAddress(id, { address: home })
  await bought(floor, { LATTE: 1 }, { customer: id, email: 'amira@example.com' })
  await bought(floor, { MOCHA: 1 }, { email: 'sam@example.com' })
  await floor.signedIn()
  const found = await floor.accounts.exportAll(id)
  expect(found).toMatchObject({
    customer: { name: 'Amira Khan', addresses: [{ line1: '41 Harbour Street' }] },
    orders: [{ contact: { email: 'amira@example.com' } }],
    payments: [{ provider: 'cash' }],
    sessions: [{ device: 'Firefox on Linux' }],
    verifications: [{ purpose: 'confirm_email' }],
  })
  expect(JSON.stringify(found)).not.toMatch(/sam@example|argon2|session\.[0-9a-f]{64}/)
})
