import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lattes, refunded } from '../../testing/factories.ts'
import { refundedUnits, refundLines, shareOfUnits } from './refund-lines.ts'

const facts = { lines: [lattes], taxIncluded: false, refunds: [] }
const priced = (quantity: number, before = 0, taxIncluded = false) =>
  refundLines(
    {
      lines: [{ ...lattes, _key: 'l0', sku: 'MOCHA' }, lattes],
      taxIncluded,
      refunds: [{ state: 'succeeded', lines: [refunded('l1', before)] }],
    },
    [{ sku: 'LATTE', quantity }],
  )

describe('the share of units', () => {
  test('of neighbouring runs adds up to the sum, however it is cut', () => {
    const cut = fc.integer({ min: 1, max: 40 }).chain((all) => fc.tuple(fc.constant(all), fc.array(fc.nat(all))))
    fc.assert(
      fc.property(fc.nat(100_000), cut, (sum, [all, cuts]) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), all]
        const shares = at.slice(1).map((to, index) => shareOfUnits(sum, at[index] ?? 0, to, all))
        expect(shares.reduce((total, share) => total + share, 0)).toBe(sum)
        for (const share of shares) expect(share).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('of no units at all is nothing', () => expect(shareOfUnits(100, 0, 0, 0)).toBe(0))
})

describe('units to refund', () => {
  test('are priced as they were charged, odd cents where the running total crosses them', () => {
    const of = { _key: 'l1', line: 'l1', sku: 'LATTE' }
    expect([priced(1), priced(1, 1), priced(1, 2)]).toEqual([
      { ok: true, value: [{ ...of, quantity: 1, subtotal: 333, discount: 33, tax: 26, amount: 326 }] },
      { ok: true, value: [{ ...of, quantity: 1, subtotal: 333, discount: 33, tax: 27, amount: 327 }] },
      { ok: true, value: [{ ...of, quantity: 1, subtotal: 334, discount: 34, tax: 27, amount: 327 }] },
    ])
    expect(priced(3)).toMatchObject({ value: [{ subtotal: 1000, discount: 100, tax: 80, amount: 980 }] })
  })

  test('cost no tax on top when prices hold it already', () =>
    expect(priced(3, 0, true)).toMatchObject({ value: [{ tax: 80, amount: 900 }] }))

  test('of a SKU that is named twice are one line', () => {
    const twice = [1, 2].map((quantity) => ({ sku: 'LATTE', quantity }))
    expect(refundLines(facts, twice)).toMatchObject({ ok: true, value: [{ quantity: 3, amount: 980 }] })
  })

  test.each([
    [{ sku: 'TEA', quantity: 1 }, 'unknown_refund_line', { sku: 'TEA' }],
    [{ sku: 'LATTE', quantity: 0 }, 'bad_amount', undefined],
    [{ sku: 'LATTE', quantity: 1.5 }, 'bad_amount', undefined],
    [{ sku: 'LATTE', quantity: 4 }, 'refund_units_too_many', { sku: 'LATTE', quantity: 4, left: 3 }],
  ])('%j is refused as %s', (wanted, code, detail) => {
    const answer = refundLines(facts, [wanted])
    expect(answer).toMatchObject({ ok: false, refusal: { code } })
    expect(answer.ok ? undefined : answer.refusal.detail).toEqual(detail)
  })

  test('are no more than were not refunded before; a refund that failed gave nothing back', () => {
    const lines = [refunded('l1', 1), refunded('l2', 7)]
    const refunds = [
      { state: 'succeeded', lines },
      { state: 'pending', lines },
      { state: 'failed', lines },
      { state: 'succeeded' },
    ] as const
    expect(refundedUnits(refunds, 'l1')).toBe(2)
    expect(refundLines({ ...facts, refunds }, [{ sku: 'LATTE', quantity: 1 }])).toMatchObject({ ok: true })
    expect(refundLines({ ...facts, refunds }, [{ sku: 'LATTE', quantity: 2 }])).toMatchObject({
      refusal: { code: 'refund_units_too_many', detail: { left: 1 } },
    })
  })
})
