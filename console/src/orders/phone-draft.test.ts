import { expect, test } from 'vitest'
import {
  type Caller,
  emptyDraft,
  missingIn,
  orderOf,
  unmailed,
  withCaller,
  withLine,
  withOneMore,
  withoutCaller,
  wishOf,
} from './phone-draft.ts'

const empty = emptyDraft(Date.parse('2026-11-21T14:00:00.000Z'), new Uint8Array(10))
const lines = [{ sku: 'LATTE', quantity: 2 }]
const said = {
  ...empty,
  lines,
  name: 'Sam',
  email: ' sam@example.com ',
  phone: '415 555 0100',
  line1: '1 Pier',
  city: 'San Francisco',
  postalCode: '94105',
  country: 'us',
}

test('lines are added, counted within 1 to 99, and taken out', () => {
  expect(withOneMore(empty, 'LATTE')).toEqual([{ sku: 'LATTE', quantity: 1 }])
  expect(withOneMore({ ...empty, lines }, 'LATTE')).toEqual([{ sku: 'LATTE', quantity: 3 }])
  expect(withLine({ ...empty, lines }, 'LATTE', 400)).toEqual([{ sku: 'LATTE', quantity: 99 }])
  expect(withLine({ ...empty, lines }, 'LATTE', 0)).toEqual([])
})

test('a field that is emptied to type another number leaves the line as it is', () => {
  expect(withLine({ ...empty, lines }, 'LATTE', Number.NaN)).toEqual(lines)
})

test('whoever calls is asked for what is missing, one thing after another', () => {
  expect(missingIn(empty)).toBe('Add something first.')
  expect(missingIn({ ...said, email: 'sam' })).toBe('Ask for the e-mail address: the receipt goes there.')
  expect(missingIn({ ...said, country: '' })).toBe('Ask for postcode and country.')
  expect(missingIn(said)).toBe('')
  const pickup = { ...said, method: 'pickup', line1: '' } as const
  expect([missingIn(pickup), missingIn({ ...pickup, location: 'location-a' })]).toEqual([
    'Ask where they pick it up.',
    '',
  ])
})

test('an account fills what it knows and leaves the rest as it was said', () => {
  const caller = {
    _id: 'customer.01jd7z8k2m4n6p8q0r2s4t6v8w',
    name: 'Amira Khan',
    email: 'amira@example.com',
    language: 'ar',
    addresses: [
      { _key: 'a', name: 'Amira', line1: '2 Pier', city: 'Oakland', postalCode: '94601', country: 'US' },
      { _key: 'b', name: 'Amira K.', line1: '3 Pier', city: 'Oakland', postalCode: '94602', country: 'US' },
    ],
    defaultAddress: 'b',
  } as unknown as Caller
  expect(withCaller(said, caller)).toMatchObject({
    customer: 'customer.01jd7z8k2m4n6p8q0r2s4t6v8w',
    language: 'ar',
    name: 'Amira K.',
    email: 'amira@example.com',
    phone: '415 555 0100',
    line1: '3 Pier',
    postalCode: '94602',
  })
})

const ana = {
  _id: 'customer.01jd7z8k2m4n6p8q0r2s4t6v8a',
  name: 'Ana Silva',
  email: 'ana@example.com',
  phone: '+14155550111',
  language: 'ar',
  addresses: [{ _key: 'a', name: 'Ana', line1: '2 Pier', city: 'Oakland', postalCode: '94601', country: 'US' }],
} as unknown as Caller
const ben = { _id: 'customer.01jd7z8k2m4n6p8q0r2s4t6v8b', name: 'Ben', email: 'ben@example.com' } as unknown as Caller

test('the wrong account is let go with all that it filled in; what was typed over it stays', () => {
  expect(withoutCaller(withCaller(empty, ana))).toEqual(empty)
  const right = { ...withCaller({ ...empty, lines }, ana), name: 'Ana Sousa', email: 'sousa@example.com' }
  expect(right.account?.name).toBe('Ana Silva')
  expect(withoutCaller(right)).toEqual({ ...empty, lines, name: 'Ana Sousa', email: 'sousa@example.com' })
})

test('another account takes nothing over from the one before it', () => {
  const { account: _, ...order } = withCaller(withCaller(empty, ana), ben)
  expect(order).toEqual({ ...empty, customer: ben._id, name: 'Ben', email: 'ben@example.com' })
})

test('an order that waits for money while nobody was told how to pay says so', () => {
  expect(unmailed({ number: '1001', state: 'pending_payment', linkSent: false })).toBe(
    'Order 1001 is placed, but the link was not mailed. Send the payment link from its page.',
  )
  expect(unmailed({ number: '1001', state: 'pending_payment', linkSent: true })).toBe('')
  expect(unmailed({ number: '1001', state: 'placed', linkSent: false })).toBe('')
})

test('the server is told what was said: an address only where it counts, the sum that was told', () => {
  expect(wishOf(empty)).toEqual({ lines: [], delivery: { method: 'delivery' } })
  expect(wishOf({ ...said, method: 'pickup', location: 'location-a' })).toEqual({
    lines,
    delivery: { method: 'pickup', location: 'location-a' },
  })
  expect(orderOf(said, 1393)).toEqual({
    lines,
    delivery: { method: 'delivery' },
    address: { name: 'Sam', line1: '1 Pier', city: 'San Francisco', postalCode: '94105', country: 'US' },
    orderUlid: empty.orderUlid,
    email: 'sam@example.com',
    phone: '415 555 0100',
    payment: 'link',
    total: 1393,
  })
})
