import { describe, expect, test } from 'vitest'
import { aPaid, aRefund, noon, noor, refunded } from '../../testing/factories.ts'
import { creditRefundId, moveCredit, returnCredit } from './move-credit.ts'
import { openPayment } from './open-payment.ts'

const command = {
  commandId: 'c1',
  actor: noor,
  order: 'order.02',
  orderNumber: '1049',
  amount: 653,
  reason: 'exchange',
  lines: [refunded('l1', 2)],
}
const source = aPaid({ refunded: 100, provider: 'paypal' })

describe('money that pays another order', () => {
  test('leaves the one by a refund that nobody is asked for, and comes to the other as taken', () => {
    const refund = {
      _id: 'refund.c1-credit',
      _type: 'refund',
      order: 'order.01',
      payment: 'payment.01-1',
      amount: 653,
      currency: 'USD',
      reason: 'exchange',
      lines: command.lines,
      state: 'succeeded',
      reference: 'order.02',
      createdAt: noon,
      settledAt: noon,
    }
    const asked = { order: 'order.02', orderNumber: '1049', provider: 'paypal', currency: 'USD' } as const
    const payment = {
      ...openPayment({ ...asked, amount: 653, attempt: 1 }, noon).value,
      state: 'captured',
      captured: 653,
      creditOf: 'payment.01-1',
      capturedAt: noon,
    }
    expect(creditRefundId('c1')).toBe(refund._id)
    expect(moveCredit(source, command, noon)).toEqual({
      writes: [
        { create: refund },
        { patch: { id: 'payment.01-1', ifRevisionID: 'r1', set: { refunded: 753 } } },
        { create: payment },
      ],
      effects: [],
      value: { refund, payment, source: { ...source, refunded: 753 } },
    })
  })

  test('names the payment that it first came by, however often it moved', () =>
    expect(moveCredit({ ...source, creditOf: 'payment.00-1' }, command, noon).value.payment).toMatchObject({
      creditOf: 'payment.00-1',
    }))

  test('comes back whole when the exchange comes to nothing: given back here, not given back there', () => {
    const credit = aPaid({ _id: 'payment.02-1', order: 'order.02', captured: 653 })
    const back = aRefund({ _id: 'refund.c2', order: 'order.02', payment: 'payment.02-1', amount: 653 })
    const moved = aRefund({ _id: creditRefundId('c1'), amount: 653, state: 'succeeded', reference: 'order.02' })
    const paid = { ...source, refunded: 753 }
    const { writes, value } = returnCredit(
      {
        back: { refund: back, payment: credit, refunds: [back] },
        moved: { refund: moved, payment: paid, refunds: [moved] },
      },
      noon,
    )
    expect([value.credit.refunded, value.source.refunded]).toEqual([653, 100])
    const set = (id: string, fields: object) => ({ patch: { id, ifRevisionID: 'r1', set: fields } })
    expect(writes).toEqual([
      set('refund.c2', { state: 'succeeded', reference: 'order.01', settledAt: noon }),
      set('payment.02-1', { refunded: 653 }),
      set('refund.c1-credit', { state: 'failed', failure: expect.any(String), settledAt: noon }),
      set('payment.01-1', { refunded: 100 }),
    ])
  })
})
