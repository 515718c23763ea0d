import type { Actor, Instant } from '@souk/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountDue } from './amount-due.ts'
import { checkMoney } from './check-money.ts'
import { openPayment, recordStarted } from './commands/open-payment.ts'
import { type Observed, recordObserved } from './commands/record-observed.ts'
import { decideRefund, recordRefund } from './commands/refund.ts'
import type { Payment, Refund } from './documents.ts'
import { paymentStanding } from './standing.ts'

const now = '2026-11-21T14:08:00.000Z' as Instant
const noor: Actor = { kind: 'staff', id: 'staff-noor', name: 'Noor R.' }
const stamps = { _rev: 'r1', _createdAt: now, _updatedAt: now }
const request = {
  order: 'order.01',
  orderNumber: '1048',
  provider: 'stripe',
  currency: 'USD',
  amount: 3275,
  attempt: 1,
} as const
const payment: Payment = { ...stamps, ...openPayment(request, now).value }
const captured: Payment = { ...payment, state: 'captured', captured: 3275, reference: 'pi_1' }
const seen = (fields: Partial<Observed>): Observed => ({
  status: 'open',
  amount: 3275,
  currency: 'usd',
  authorized: 0,
  captured: 0,
  refunded: 0,
  disputed: false,
  ...fields,
})
const record = (from: Payment, observed: Observed) => {
  const decided = recordObserved(from, observed, now)
  if (!decided.ok) throw new Error(decided.refusal.message)
  return decided.value
}

const rank = ['created', 'pending', 'failed', 'authorized', 'voided', 'captured']

/** Records readings one after the other; each must leave the payment where it was or further. */
const replay = (readings: readonly Observed[]): Payment =>
  readings.reduce((before, observed) => {
    const after = record(before, observed).value.payment
    for (const amount of ['authorized', 'captured', 'refunded'] as const)
      expect(after[amount]).toBeGreaterThanOrEqual(before[amount])
    expect(rank.indexOf(after.state)).toBeGreaterThanOrEqual(rank.indexOf(before.state))
    return after
  }, payment)

/** An order of which nothing was called off. */
const untaxed = { taxIncluded: false, lines: [] }

describe('a payment', () => {
  test('is created with its order; cash waits at once', () => {
    expect(payment).toMatchObject({ _id: 'payment.01-1', state: 'created', amount: 3275, captured: 0 })
    expect(openPayment({ ...request, provider: 'cash' }, now).value.state).toBe('pending')
  })

  test('learns its page, and keeps money that came first', () => {
    expect(recordStarted(payment, { session: 'cs_1', url: 'https://pay' }).value).toMatchObject({
      state: 'pending',
      session: 'cs_1',
    })
    expect(recordStarted(captured, { session: 'cs_1', url: 'https://pay' }).value.state).toBe('captured')
  })

  test('takes over captured money once', () => {
    const first = record(payment, seen({ status: 'captured', captured: 3275, reference: 'pi_1' }))
    expect(first.writes).toEqual([
      {
        patch: {
          id: 'payment.01-1',
          ifRevisionID: 'r1',
          set: { state: 'captured', captured: 3275, reference: 'pi_1', capturedAt: now },
        },
      },
    ])
    expect(first.value.newlyCaptured).toBe(true)
    const again = record(first.value.payment, seen({ status: 'captured', captured: 3275, reference: 'pi_1' }))
    expect(again).toEqual({
      writes: [],
      effects: [],
      value: { payment: first.value.payment, changed: false, newlyCaptured: false },
    })
  })

  test('counts money that came after a void', () =>
    expect(
      record({ ...payment, state: 'voided' }, seen({ status: 'captured', captured: 3275 })).value.payment.state,
    ).toBe('captured'))

  test('refuses another currency', () =>
    expect(recordObserved(payment, seen({ currency: 'eur' }), now)).toMatchObject({
      refusal: { code: 'currency_differs' },
    }))

  test('ends the same whatever the order of readings, and never goes back', () => {
    const reading = fc
      .record({
        status: fc.constantFrom('open', 'pending', 'authorized', 'captured', 'failed', 'voided', 'expired'),
        authorized: fc.constantFrom(0, 3275),
        captured: fc.constantFrom(0, 1000, 3275),
        refunded: fc.constantFrom(0, 500),
        disputed: fc.boolean(),
      })
      .map(seen)
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (readings, chance) => {
        const shuffled = readings
          .flatMap((each) => [each, each])
          .map((each) => ({ each, at: chance.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each)
        expect(replay(shuffled)).toEqual(replay(readings))
      }),
      { numRuns: 300 },
    )
  })
})

describe('the standing of payments', () => {
  test.each([
    [{}, 'pending'],
    [{ state: 'failed' }, 'failed'],
    [{ state: 'voided' }, 'voided'],
    [{ state: 'authorized', authorized: 3275 }, 'authorized'],
    [{ state: 'captured', captured: 1000 }, 'partially_captured'],
    [{ state: 'captured', captured: 3275 }, 'captured'],
    [{ state: 'captured', captured: 4000 }, 'over_captured'],
    [{ state: 'captured', captured: 3275, refunded: 75 }, 'partially_refunded'],
    [{ state: 'captured', captured: 3275, refunded: 3275 }, 'refunded'],
    [{ state: 'captured', captured: 3275, disputed: true }, 'disputed'],
  ] as const)('of %j is %s', (fields, expected) => expect(paymentStanding([{ ...payment, ...fields }])).toBe(expected))

  test('of nothing is none, of two captured attempts overpaid', () => {
    expect(paymentStanding([])).toBe('none')
    expect(paymentStanding([captured, captured], 3275)).toBe('over_captured')
    expect(paymentStanding([{ ...payment, state: 'failed' }, captured], 3275)).toBe('captured')
  })
})

describe('a refund', () => {
  const command = { commandId: 'c1', actor: noor, reason: 'canceled' }

  test('gives back all that is left, and guards the payment', () =>
    expect(
      decideRefund({ payment: captured, refunds: [{ amount: 275, state: 'pending' }] }, command, now),
    ).toMatchObject({
      value: {
        value: { _id: 'refund.c1', amount: 3000, state: 'pending', payment: 'payment.01-1' },
        writes: [{ create: { _id: 'refund.c1' } }, { patch: { id: 'payment.01-1', ifRevisionID: 'r1' } }],
      },
    }))

  test.each([
    [payment, [], undefined, 'nothing_captured'],
    [captured, [], 3276, 'refund_too_large'],
    [captured, [], 0, 'bad_amount'],
    [captured, [], 0.5, 'bad_amount'],
    [captured, [{ amount: 3275, state: 'succeeded' }], undefined, 'refund_too_large'],
    [{ ...captured, refunded: 3275 }, [], 1, 'refund_too_large'],
  ] as const)('is refused when it may not be (%#)', (from, refunds, amount, code) =>
    expect(
      decideRefund({ payment: from, refunds }, { ...command, ...(amount === undefined ? {} : { amount }) }, now),
    ).toMatchObject({ ok: false, refusal: { code } }),
  )

  test('never gives back more than was captured, whatever is asked and however it settles', () => {
    const asked = fc.array(
      fc.record({
        amount: fc.integer({ min: 1, max: 2000 }),
        outcome: fc.constantFrom('pending', 'succeeded', 'failed'),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(asked, (wishes) => {
        let paid = captured
        let refunds: readonly Refund[] = []
        for (const [index, { amount, outcome }] of wishes.entries()) {
          const decided = decideRefund({ payment: paid, refunds }, { ...command, commandId: `c${index}`, amount }, now)
          if (!decided.ok) continue
          const refund: Refund = { ...stamps, ...decided.value.value }
          refunds = refunds.concat(refund)
          const { value } = recordRefund({ refund, payment: paid, refunds }, { state: outcome as Refund['state'] }, now)
          paid = value.payment
          refunds = refunds.map((each) => (each._id === refund._id ? value.refund : each))
          const order = {
            _id: 'order.01',
            paymentStanding: paymentStanding([paid], 3275),
            ...untaxed,
            totals: { total: 3275 },
          }
          expect(checkMoney(order, [paid], refunds)).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })

  test('that settled twice counts once, and one that bounced counts no more', () => {
    const refund = {
      ...stamps,
      _id: 'refund.c1',
      _type: 'refund',
      order: 'order.01',
      payment: payment._id,
      amount: 500,
      currency: 'USD',
      reason: 'x',
      state: 'pending',
      createdAt: now,
    } satisfies Refund
    const done = recordRefund(
      { refund, payment: { ...captured, refunded: 500 }, refunds: [refund] },
      { state: 'succeeded' },
      now,
    ).value
    expect(done.payment.refunded).toBe(500)
    expect(recordRefund({ ...done, refunds: [done.refund] }, { state: 'succeeded' }, now).value.changed).toBe(false)
    const bounced = recordRefund(
      { ...done, refunds: [done.refund] },
      { state: 'failed', failure: 'account closed' },
      now,
    ).value
    expect(bounced).toMatchObject({ payment: { refunded: 0 }, refund: { state: 'failed', failure: 'account closed' } })
  })
})

describe('what is owed once a part was called off', () => {
  const line = { _key: 'l1', sku: 'LATTE', quantity: 3, subtotal: 1000, discount: 100, tax: 80 }
  const order = (canceled: number) => ({
    totals: { total: 1280 },
    taxIncluded: false,
    lines: [{ ...line, canceled }],
  })

  test('is the total less those units, and the fee stays', () => {
    expect([0, 1, 2, 3].map((canceled) => amountDue(order(canceled)))).toEqual([1280, 954, 627, 300])
    expect(
      amountDue({ totals: { total: 300 }, taxIncluded: false, lines: [{ ...line, quantity: 0, canceled: 0 }] }),
    ).toBe(300)
  })

  test('pays for the order, and so does all of it; more is too much', () => {
    const took = (taken: number) => paymentStanding([{ ...captured, captured: taken }], 1280, 953)
    expect([952, 953, 1280, 1281].map(took)).toEqual(['partially_captured', 'captured', 'captured', 'over_captured'])
  })
})

test('the money check names what does not add up', () => {
  const order = { _id: 'order.01', paymentStanding: 'captured', ...untaxed, totals: { total: 3275 } }
  const wrong = { ...captured, refunded: 4000 }
  expect(checkMoney(order, [wrong], []).map(({ subject, message }) => `${subject}: ${message}`)).toEqual([
    'order.01: paymentStanding is captured, payments say refunded',
    'payment.01-1: refunded 4000 of 3275 captured',
  ])
})
