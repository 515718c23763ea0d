import { describe, expect, test } from 'vitest'
import { aPaid, aPayment, aRefund, lattes } from '../testing/factories.ts'
import { amountDue } from './amount-due.ts'
import { checkMoney } from './check-money.ts'
import type { Payment, Refund } from './documents.ts'
import { paymentStanding } from './standing.ts'

const order = { _id: 'order.01', taxIncluded: false, lines: [], totals: { total: 3275 } }
/** What is wrong with the payments alone: the order's snapshot is as they say. */
const wrong = (payments: readonly Payment[], refunds: readonly Refund[] = []) =>
  checkMoney({ ...order, paymentStanding: paymentStanding(payments, 3275) }, payments, refunds)

describe('the money check', () => {
  test('finds nothing where all adds up', () => {
    expect(wrong([])).toEqual([])
    expect(wrong([aPayment(), aPaid({ _id: 'payment.01-2', refunded: 3275 })])).toEqual([])
    const whole = [
      aRefund({ state: 'succeeded' }),
      aRefund({ amount: 2775 }),
      aRefund({ amount: 9999, state: 'failed' }),
    ]
    expect(wrong([aPaid({ refunded: 500 })], whole)).toEqual([])
  })

  test.each([
    ['authorized', aPaid({ authorized: -1 }), ['an amount is below zero']],
    [
      'captured',
      aPayment({ captured: -1 }),
      ['an amount is below zero', 'refunded 0 of -1 captured', 'decided refunds exceed what was captured'],
    ],
    ['refunded', aPaid({ refunded: -1 }), ['an amount is below zero', 'refunds of 0 settled, payment says -1']],
    ['more given back than taken', aPaid({ refunded: 3276 }), ['refunded 3276 of 3275 captured']],
    ['money without its state', aPayment({ state: 'pending', captured: 1 }), ['captured 1 but pending']],
  ])('names what is wrong: %s', (_, payment, messages) =>
    expect(wrong([payment])).toEqual(
      messages.map((message) => ({ invariant: 'I6', subject: 'payment.01-1', message })),
    ),
  )

  test('holds refunds against their own payment', () => {
    const settled = aRefund({ state: 'succeeded' })
    expect(wrong([aPaid()], [settled]).map(({ message }) => message)).toEqual([
      'refunds of 500 settled, payment says 0',
    ])
    expect(wrong([aPaid()], [aRefund({ payment: 'payment.02-1', amount: 9999 })])).toEqual([])
    expect(
      wrong([aPaid({ refunded: 500 })], [settled, aRefund({ amount: 2776 })]).map(({ message }) => message),
    ).toEqual(['decided refunds exceed what was captured'])
  })

  test('holds the snapshot against the payments, with what was called off', () => {
    const less = { ...order, totals: { total: 980 }, lines: [{ ...lattes, canceled: 1 }] }
    const paid = [aPaid({ captured: 654 })]
    expect(checkMoney({ ...less, paymentStanding: 'captured' }, paid, [])).toEqual([])
    expect(checkMoney({ ...less, paymentStanding: 'pending' }, paid, [])).toEqual([
      { invariant: 'I6', subject: 'order.01', message: 'paymentStanding is pending, payments say captured' },
    ])
  })
})

describe('what is owed', () => {
  const owing = (canceled: number, total: number, taxIncluded = false) =>
    amountDue({ totals: { total }, taxIncluded, lines: [{ ...lattes, canceled }] })

  test('is less by what was called off, without tax on top where prices hold it', () => {
    expect([owing(1, 1280), owing(1, 1280, true)]).toEqual([954, 980])
    expect(owing(9, 1280)).toBe(300)
  })

  test('is never below zero', () => expect([owing(3, 980), owing(3, 979)]).toEqual([0, 0]))
})

describe('the standing of several attempts', () => {
  const failed = aPayment({ state: 'failed' })
  const voided = aPayment({ state: 'voided' })
  const held = aPayment({ state: 'authorized', authorized: 3275 })

  test.each([
    ['voided', [failed, voided]],
    ['failed', [voided, failed]],
    ['pending', [voided, aPayment()]],
    ['pending', [aPayment({ state: 'pending' }), failed]],
    ['authorized', [held, failed]],
    // Let go: what the bank held is history
    ['voided', [{ ...held, state: 'voided' }]],
    ['disputed', [failed, aPaid({ disputed: true })]],
    ['captured', [aPaid({ captured: 2000 }), aPaid({ captured: 1275 })]],
    ['partially_refunded', [aPaid({ captured: 2000, refunded: 1 }), aPaid({ captured: 1275 })]],
    ['refunded', [aPaid({ captured: 2000, refunded: 2001 })]],
    // An order of nothing is paid once somebody says so
    ['pending', [aPayment({ amount: 0 })]],
    ['captured', [aPayment({ amount: 0, state: 'captured' })]],
  ] as const)('is %s (%#)', (standing, payments) => expect(paymentStanding(payments)).toBe(standing))

  test('is held against the total of the order, which the newest attempt asks for', () => {
    expect(paymentStanding([aPaid({ amount: 1 }), aPayment()])).toBe('captured')
    expect(paymentStanding([aPaid()], 3276)).toBe('partially_captured')
    expect(paymentStanding([aPaid()], 3274)).toBe('over_captured')
    expect(paymentStanding([aPaid({ captured: 900 })], 3275, 900)).toBe('captured')
    expect(paymentStanding([aPaid({ captured: 899 })], 3275, 900)).toBe('partially_captured')
  })
})
