import { describe, expect, test } from 'vitest'
import { aPaid, aPayment, aRefund, noon, noor, refunded } from '../../testing/factories.ts'
import type { Payment, Refund } from '../documents.ts'
import { decideRefund, recordRefund, refundable } from './refund.ts'

const command = { commandId: 'c1', actor: noor, reason: 'Arrived cold' }

describe('what can still be given back', () => {
  test.each([
    [0, [], 3275],
    [500, [], 2775],
    [0, [aRefund()], 2775],
    [0, [aRefund({ state: 'succeeded' })], 2775],
    [0, [aRefund({ state: 'failed' })], 3275],
    // A provider counts ours, too: it is not taken off twice
    [500, [aRefund({ state: 'succeeded' })], 2775],
    [700, [aRefund({ state: 'succeeded' })], 2575],
    [500, [aRefund({ state: 'succeeded' }), aRefund()], 2275],
  ] as const)('after %i and %j is %i', (gone, refunds, left) =>
    expect(refundable(aPaid({ refunded: gone }), refunds)).toBe(left),
  )
})

describe('deciding a refund', () => {
  test('writes it whole, guarded by its payment, and keeps what was said', () => {
    const lines = [refunded('l1', 1)]
    const decided = decideRefund(
      { payment: aPaid(), refunds: [] },
      { ...command, amount: 326, note: 'Sorry', lines },
      noon,
    )
    const refund = {
      _id: 'refund.c1',
      _type: 'refund',
      order: 'order.01',
      payment: 'payment.01-1',
      amount: 326,
      currency: 'USD',
      reason: 'Arrived cold',
      note: 'Sorry',
      lines,
      state: 'pending',
      createdAt: noon,
    }
    expect(decided).toEqual({
      ok: true,
      value: {
        writes: [{ create: refund }, { patch: { id: 'payment.01-1', ifRevisionID: 'r1', set: { currency: 'USD' } } }],
        effects: [],
        value: refund,
      },
    })
    const plain = decideRefund({ payment: aPaid(), refunds: [] }, command, noon)
    expect(plain.ok && Object.keys(plain.value.value).filter((field) => field === 'note' || field === 'lines')).toEqual(
      [],
    )
  })

  test.each([
    [aPaid(), 1, 1],
    [aPaid(), 3275, 3275],
    [aPaid({ refunded: 3274 }), undefined, 1],
  ] as const)('takes from the least to the last cent (%#)', (payment, asked, amount) =>
    expect(
      decideRefund({ payment, refunds: [] }, { ...command, ...(asked ? { amount: asked } : {}) }, noon),
    ).toMatchObject({ ok: true, value: { value: { amount } } }),
  )

  test.each([
    [aPayment(), 1, 'nothing_captured', undefined],
    [aPaid(), 0, 'bad_amount', undefined],
    [aPaid(), -1, 'bad_amount', undefined],
    [aPaid(), 1.5, 'bad_amount', undefined],
    [aPaid(), 3276, 'refund_too_large', { amount: 3276, refundable: 3275 }],
    [aPaid({ refunded: 3275 }), undefined, 'refund_too_large', { amount: 0, refundable: 0 }],
  ] as const)('refuses what may not be (%#)', (payment, amount, code, detail) => {
    const answer = decideRefund(
      { payment, refunds: [] },
      { ...command, ...(amount === undefined ? {} : { amount }) },
      noon,
    )
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
    expect(answer.ok ? undefined : answer.refusal.detail).toEqual(detail)
  })
})

describe('how a refund went', () => {
  const went = (refund: Refund, payment: Payment, outcome: Parameters<typeof recordRefund>[1], others: Refund[] = []) =>
    recordRefund({ refund, payment, refunds: [refund, ...others] }, outcome, noon)

  test('is written to it and to its payment, each guarded', () => {
    const refund = aRefund()
    const settled = { state: 'succeeded', reference: 're_1', settledAt: noon } as const
    expect(went(refund, aPaid(), { state: 'succeeded', reference: 're_1' })).toEqual({
      writes: [
        { patch: { id: 'refund.c1', ifRevisionID: 'r1', set: settled } },
        { patch: { id: 'payment.01-1', ifRevisionID: 'r1', set: { refunded: 500 } } },
      ],
      effects: [],
      value: { refund: { ...refund, ...settled }, payment: aPaid({ refunded: 500 }), changed: true },
    })
  })

  test('tells why it failed', () =>
    expect(went(aRefund(), aPaid(), { state: 'failed', failure: 'account closed' }).value.refund).toEqual(
      aRefund({ state: 'failed', failure: 'account closed', settledAt: noon }),
    ))

  test.each([
    ['adds to what settled before', 700, 'pending', 'succeeded', 1200],
    ['a reading that told of it already stands', 1200, 'pending', 'succeeded', 1200],
    ['a reading that tells of more stands', 1500, 'pending', 'succeeded', 1500],
    ['one that bounced is taken off again', 1200, 'succeeded', 'failed', 700],
    ['one that never came leaves the others', 700, 'pending', 'failed', 700],
    ['one that was read while it was asked for is taken off', 1200, 'pending', 'failed', 700],
    ['and what a provider gave back by itself stays', 1500, 'succeeded', 'failed', 1000],
  ] as const)('%s', (_, before, from, to, after) => {
    const others = [
      aRefund({ _id: 'refund.c2', amount: 700, state: 'succeeded' }),
      aRefund({ _id: 'refund.c3', amount: 90, state: 'pending' }),
      aRefund({ _id: 'refund.c4', amount: 60, state: 'failed' }),
    ]
    expect(
      went(aRefund({ state: from }), aPaid({ refunded: before }), { state: to }, others).value.payment.refunded,
    ).toBe(after)
  })

  test.each([
    ['succeeded', 'succeeded'],
    ['failed', 'succeeded'],
    ['failed', 'failed'],
  ] as const)('once %s an answer of %s changes nothing', (from, to) => {
    const refund = aRefund({ state: from })
    expect(went(refund, aPaid(), { state: to, reference: 're_1' })).toEqual({
      writes: [],
      effects: [],
      value: { refund, payment: aPaid(), changed: false },
    })
  })

  test('under way gives it the name by which it is asked for, once', () => {
    expect(went(aRefund(), aPaid(), { state: 'pending', reference: 're_1' })).toEqual({
      writes: [{ patch: { id: 'refund.c1', ifRevisionID: 'r1', set: { reference: 're_1' } } }],
      effects: [],
      value: { refund: aRefund({ reference: 're_1' }), payment: aPaid(), changed: false },
    })
    for (const [refund, outcome] of [
      [aRefund(), { state: 'pending' }],
      [aRefund({ reference: 're_0' }), { state: 'pending', reference: 're_1' }],
    ] as const)
      expect(went(refund, aPaid(), outcome)).toEqual({
        writes: [],
        effects: [],
        value: { refund, payment: aPaid(), changed: false },
      })
  })
})
