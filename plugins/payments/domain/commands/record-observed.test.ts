import { describe, expect, test } from 'vitest'
import { aPaid, aPayment, noon } from '../../testing/factories.ts'
import type { Dispute, Payment } from '../documents.ts'
import { mismatchOf, type Observed, recordObserved } from './record-observed.ts'

const seen = (fields: Partial<Observed> = {}): Observed => ({
  status: 'open',
  amount: 3275,
  currency: 'usd',
  authorized: 0,
  captured: 0,
  refunded: 0,
  disputed: false,
  ...fields,
})
/** What a reading writes to a payment. */
const learned = (payment: Payment, fields: Partial<Observed>): Readonly<Record<string, unknown>> => {
  const decided = recordObserved(payment, seen(fields), noon)
  if (!decided.ok) throw new Error(decided.refusal.message)
  const [write] = decided.value.writes
  const set: Readonly<Record<string, unknown>> = write && 'patch' in write ? (write.patch.set ?? {}) : {}
  expect(decided.value.value.payment).toEqual({ ...payment, ...set })
  return set
}

describe('a reading is of another payment', () => {
  test.each([
    [{ orderId: 'order.02' }, 'order.02'],
    [{ currency: 'eur' }, 'eur, not USD'],
    [{ amount: 3274 }, '3274, the order for 3275'],
    [{ amount: 3276 }, '3276, the order for 3275'],
  ])('when it says %j: %s', (fields, words) => expect(mismatchOf(aPayment(), seen(fields))).toContain(words))

  test.each([{}, { orderId: 'order.01' }, { orderId: '' }, { currency: 'USD' }])('and not when it says %j', (fields) =>
    expect(mismatchOf(aPayment(), seen(fields))).toBeUndefined(),
  )

  test('and in another currency it is refused with both', () =>
    expect(recordObserved(aPayment(), seen({ currency: 'eur' }), noon)).toMatchObject({
      refusal: { code: 'currency_differs', detail: { observed: 'eur', currency: 'USD' } },
    }))
})

describe('what a provider says of a payment', () => {
  test.each([
    ['open', 'pending'],
    ['approved', 'pending'],
    ['pending', 'pending'],
    ['authorized', 'authorized'],
    ['captured', 'captured'],
    ['failed', 'failed'],
    ['voided', 'voided'],
    ['expired', 'voided'],
    ['something new', undefined],
  ])('%s makes it %s', (status, state) => expect(learned(aPayment(), { status })['state']).toBe(state))

  test('money that was taken counts, whatever the status says', () => {
    expect(learned(aPayment(), { status: 'failed', captured: 1 })).toEqual({
      state: 'captured',
      captured: 1,
      capturedAt: noon,
    })
    expect(learned(aPayment({ state: 'pending' }), { captured: 0 })).toEqual({})
  })

  test('the moment is that of the first money, and only the first is news', () => {
    const earlier = '2026-11-20T09:00:00.000Z'
    const paid = aPaid({ captured: 1000, capturedAt: earlier })
    expect(learned(paid, { status: 'captured', captured: 3275 })).toEqual({ captured: 3275 })
    expect(recordObserved(paid, seen({ captured: 3275 }), noon)).toMatchObject({
      value: { value: { changed: true, newlyCaptured: false } },
    })
  })

  test('an older reading takes nothing away', () => {
    const paid = aPaid({ authorized: 3275, refunded: 500 })
    expect(learned(paid, { status: 'pending', authorized: 1, captured: 1, refunded: 1 })).toEqual({ underWay: true })
    expect(learned(aPayment({ state: 'authorized' }), { status: 'failed' })).toEqual({})
  })

  test('sums rise each by itself', () =>
    expect(learned(aPaid(), { authorized: 10, captured: 3276, refunded: 20 })).toEqual({
      authorized: 10,
      captured: 3276,
      refunded: 20,
    }))

  test.each([
    ['session', 'cs_1', 'cs_2'],
    ['reference', 'pi_1', 'pi_2'],
    ['captureBefore', '2026-11-28T00:00:00.000Z', '2026-11-29T00:00:00.000Z'],
    ['card', { brand: 'visa', last4: '4242' }, { brand: 'visa', last4: '0341' }],
  ] as const)('%s is learned once and kept', (field, first, second) => {
    const begun = aPayment({ state: 'pending' })
    expect(learned(begun, { [field]: first })).toEqual({ [field]: first })
    expect(learned({ ...begun, [field]: first }, { [field]: second })).toEqual({})
  })

  test('the first reason of a decline is kept, and no other status has one', () => {
    expect(learned(aPayment(), { status: 'failed', failure: 'card_declined' })).toEqual({
      state: 'failed',
      failure: 'card_declined',
    })
    expect(
      learned(aPayment({ state: 'failed', failure: 'card_declined' }), { status: 'failed', failure: 'x' }),
    ).toEqual({})
    expect(learned(aPayment(), { status: 'pending', failure: 'x' })).toEqual({ state: 'pending', underWay: true })
  })

  test.each([
    [{ status: 'pending' }, {}, { underWay: true }],
    [{ status: 'open' }, {}, {}],
    [{ status: 'pending' }, { provider: 'cash' }, {}],
    [{ status: 'open' }, { underWay: true }, {}],
  ] as const)('that takes days is under way: %j for %j', (fields, payment, expected) =>
    expect(learned(aPayment({ state: 'pending', ...payment }), fields)).toEqual(expected),
  )
})

describe('a dispute', () => {
  const dispute = (state: Dispute['state']): Dispute => ({ reference: 'dp_1', state, amount: 3275, reason: 'fraud' })

  test.each([
    ['nothing', undefined, 'open', { disputed: true, dispute: dispute('open') }],
    ['open', 'open', 'open', {}],
    ['open', 'open', 'won', { disputed: false, dispute: dispute('won') }],
    ['open', 'open', 'lost', { dispute: dispute('lost') }],
    ['won', 'won', 'open', {}],
    ['lost', 'lost', 'won', {}],
    ['open', 'open', undefined, {}],
  ] as const)('that was %s (%s) and is seen %s only goes on', (_, known, now, expected) => {
    const paid = aPaid(known ? { disputed: known !== 'won', dispute: dispute(known) } : {})
    expect(learned(paid, now ? { dispute: dispute(now), disputed: true } : {})).toEqual(expected)
  })

  test('of which nothing more is known holds for good', () => {
    expect(learned(aPaid(), { disputed: true })).toEqual({ disputed: true })
    expect(learned(aPaid({ disputed: true }), { disputed: false })).toEqual({})
  })
})
