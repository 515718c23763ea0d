import { describe, expect, test } from 'vitest'
import { aPaid, aPayment, aRefund, lattes, refunded } from '../testing/factories.ts'
import type { Payment, Refund } from './documents.ts'
import { payerOf, refundDue } from './refund-due.ts'

const mocha = { _key: 'l2', sku: 'MOCHA', quantity: 1, subtotal: 500, discount: 0, tax: 40 }
const order = { lines: [lattes, mocha], taxIncluded: false }
const due = (
  wanted: readonly { sku: string; quantity: number }[],
  attempts: readonly Payment[] = [aPaid()],
  refunds: readonly Refund[] = [],
) => refundDue({ order, attempts, refunds }, wanted)
const latte = (quantity: number) => [{ sku: 'LATTE', quantity }]

describe('who gives money back', () => {
  const second = aPaid({ _id: 'payment.01-2' })

  test('is the attempt with the most left, whichever was first', () => {
    expect(payerOf([aPayment(), second], [])?._id).toBe('payment.01-2')
    expect(payerOf([aPaid(), aPaid({ _id: 'payment.01-2', refunded: 1 })], [])?._id).toBe('payment.01-1')
    expect(payerOf([], [])).toBeUndefined()
  })

  test('counts only its own refunds', () => {
    expect(payerOf([aPaid(), second], [aRefund()])?._id).toBe('payment.01-2')
    expect(payerOf([second, aPaid()], [aRefund({ payment: 'payment.01-2' })])?._id).toBe('payment.01-1')
  })
})

describe('what goes back for units', () => {
  test('is what they cost, line by line', () =>
    expect(due([...latte(1), { sku: 'MOCHA', quantity: 1 }])).toMatchObject({
      ok: true,
      value: {
        payment: { _id: 'payment.01-1' },
        amount: 866,
        lines: [
          { sku: 'LATTE', quantity: 1, amount: 326 },
          { sku: 'MOCHA', quantity: 1, amount: 540 },
        ],
      },
    }))

  test('leaves out units that were refunded before', () => {
    const before = aRefund({ amount: 653, lines: [refunded('l1', 2)] })
    expect(due(latte(3), [aPaid()], [before])).toMatchObject({
      value: { amount: 327, lines: [{ sku: 'LATTE', quantity: 1 }] },
    })
    expect(due(latte(3), [aPaid()], [aRefund({ lines: [refunded('l1', 3)] })])).toEqual({ ok: true, value: undefined })
  })

  test('is held against what each line has left by itself', () => {
    const mochas = [{ sku: 'MOCHA', quantity: 3 }]
    expect(due(mochas)).toMatchObject({ value: { amount: 540, lines: [{ sku: 'MOCHA', quantity: 1 }] } })
    expect(due(mochas, [aPaid()], [aRefund({ lines: [refunded('l2', 1)] })])).toEqual({ ok: true, value: undefined })
  })

  test('is no more than is left, and then names no lines', () => {
    expect(due(latte(3), [aPaid({ refunded: 3275 - 979 })])).toEqual({
      ok: true,
      value: { payment: aPaid({ refunded: 3275 - 979 }), amount: 979 },
    })
    expect(due(latte(3), [aPaid({ refunded: 3275 - 980 })])).toMatchObject({
      value: { amount: 980, lines: [{ quantity: 3 }] },
    })
    expect(due(latte(1), [aPaid({ refunded: 3274 })])).toMatchObject({ value: { amount: 1 } })
  })

  test.each([
    ['nobody paid', latte(1), []],
    ['nothing was taken', latte(1), [aPayment()]],
    ['nothing is left', [{ sku: 'TEA', quantity: 1 }], [aPaid({ refunded: 3275 })]],
    ['no units are named', [], [aPaid()]],
  ])('is nothing when %s', (_, wanted, attempts) =>
    expect(due(wanted, attempts)).toEqual({ ok: true, value: undefined }),
  )

  test('is nothing when they were free', () => {
    const free = { ...lattes, subtotal: 100, discount: 100, tax: 0 }
    expect(refundDue({ order: { ...order, lines: [free] }, attempts: [aPaid()], refunds: [] }, latte(2))).toEqual({
      ok: true,
      value: undefined,
    })
    const cent = { ...lattes, quantity: 1, subtotal: 1, discount: 0, tax: 0 }
    expect(refundDue({ order: { ...order, lines: [cent] }, attempts: [aPaid()], refunds: [] }, latte(1))).toMatchObject(
      { value: { amount: 1 } },
    )
  })

  test('refuses what is not part of the order', () =>
    expect(due([{ sku: 'TEA', quantity: 1 }])).toMatchObject({
      ok: false,
      refusal: { code: 'unknown_refund_line', detail: { sku: 'TEA' } },
    }))
})
