import { plusMs } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { applyWrites, type Documents } from '../../testing/apply.ts'
import { aDeliveredOrder, noon, noor, returnFacts } from '../../testing/factories.ts'
import type { Return, ReturnLine } from '../documents.ts'
import { isReasonFor } from '../return-words.ts'
import { awaitedUnits, receivedUnits, returnableUnits, takenUnits, unitsToRefund } from '../returned-units.ts'
import { closeReturn, refundedWith } from './close-return.ts'
import { approveReturn, cancelReturn, rejectReturn } from './judge-return.ts'
import { type OpenReturn, openReturn } from './open-return.ts'
import { receiveReturn, type ReceiveReturn } from './receive-return.ts'

const issued = { commandId: 'c1', actor: noor }
const asks = (fields: Partial<OpenReturn> = {}): OpenReturn => ({
  ...issued,
  kind: 'return',
  lines: [{ sku: 'FLAT-WHITE', quantity: 2, reason: 'faulty' }],
  ...fields,
})
const returnId = 'return.c1'
const facts = () => returnFacts(aDeliveredOrder())
function opened(fields: Partial<OpenReturn> = {}, documents: Documents = aDeliveredOrder()): Documents {
  const decided = openReturn(returnFacts(documents), asks(fields), noon)
  if (!decided.ok) throw new Error(decided.refusal.message)
  return applyWrites(documents, decided.value.writes, 'o1')
}
const line = (fields: Partial<ReturnLine> = {}): ReturnLine => ({
  _key: 'FLAT-WHITE',
  line: 'FLAT-WHITE',
  sku: 'FLAT-WHITE',
  variant: 'variant-flat-white',
  quantity: 2,
  reason: 'faulty',
  restocked: 0,
  damaged: 0,
  writtenOff: 0,
  refunded: 0,
  ...fields,
})
const refused = (code: string, detail?: object) => ({ ok: false, refusal: { code, ...(detail && { detail }) } })

describe('asking for a return', () => {
  test('writes it whole, and the order names it', () => {
    const decided = openReturn(facts(), asks(), noon)
    const made = {
      _id: returnId,
      _type: 'return',
      order: 'order.01jd',
      orderNumber: '1048',
      kind: 'return',
      state: 'requested',
      lines: [line()],
      requestedAt: noon,
      refunds: [],
    }
    expect(decided).toEqual({
      ok: true,
      value: {
        writes: [
          { create: made },
          {
            patch: {
              id: 'order.01jd',
              ifRevisionID: 'sent-3',
              set: { returns: [returnId] },
              insert: {
                after: 'events[-1]',
                items: [{ _key: 'c1-return_requested', at: noon, type: 'return_requested', actor: noor }],
              },
            },
          },
        ],
        effects: [],
        value: made,
      },
    })
  })

  test('and agreeing at once says both; a claim is told as one', () => {
    const { returns, order } = returnFacts(opened({ approved: true, kind: 'claim', note: 'Cold' }))
    expect(returns).toMatchObject([{ kind: 'claim', state: 'approved', approvedAt: noon, note: 'Cold' }])
    expect(order.events.slice(-2).map(({ type, note }) => [type, note])).toEqual([
      ['claim_requested', 'Cold'],
      ['return_approved', undefined],
    ])
    expect(
      returnFacts(opened({ commandId: 'c2' }, opened({ lines: [{ sku: 'CROISSANT', quantity: 1, reason: 'faulty' }] })))
        .order.returns,
    ).toEqual(['return.c1', 'return.c2'])
  })

  test('is in time to the millisecond of the last day; staff may agree to more', () => {
    const day = 86_400_000
    const asked = (after: number, within?: number) =>
      openReturn(facts(), asks(within === undefined ? {} : { within }), plusMs(noon, after))
    expect(asked(14 * day, 14)).toMatchObject({ ok: true })
    expect(asked(14 * day + 1, 14)).toMatchObject(refused('return_too_late', { until: '2026-12-05' }))
    expect(asked(400 * day)).toMatchObject({ ok: true })
    expect(asked(1, 0)).toMatchObject(refused('return_too_late', { until: '2026-11-21' }))
  })

  test.each<readonly [string, readonly { sku: string; quantity: number }[], object]>([
    [
      'none of it',
      [{ sku: 'FLAT-WHITE', quantity: 0 }],
      refused('return_units_too_many', { sku: 'FLAT-WHITE', quantity: 0, left: 3 }),
    ],
    ['one too many', [{ sku: 'FLAT-WHITE', quantity: 4 }], refused('return_units_too_many', { left: 3 })],
    ['what is not in it', [{ sku: 'TEA', quantity: 1 }], refused('unknown_return_line', { sku: 'TEA' })],
    [
      'all of it',
      [
        { sku: 'FLAT-WHITE', quantity: 3 },
        { sku: 'CROISSANT', quantity: 1 },
      ],
      { ok: true },
    ],
  ])('for %s', (_, units, expected) =>
    expect(
      openReturn(facts(), asks({ lines: units.map((each) => ({ ...each, reason: 'faulty' })) }), noon),
    ).toMatchObject(expected),
  )

  test('needs a reason that fits', () => {
    expect(
      openReturn(
        facts(),
        asks({ kind: 'claim', lines: [{ sku: 'CROISSANT', quantity: 1, reason: 'does_not_fit' }] }),
        noon,
      ),
    ).toMatchObject(refused('wrong_reason', { reason: 'Does not fit', kind: 'claim' }))
    expect([
      isReasonFor('missing', 'claim'),
      isReasonFor('missing', 'return'),
      isReasonFor('faulty', 'return'),
    ]).toEqual([true, false, true])
  })
})

describe('what becomes of a return', () => {
  const guards = (decided: ReturnType<typeof approveReturn>) =>
    decided.ok &&
    decided.value.writes.map((write) => ('patch' in write ? [write.patch.id, write.patch.ifRevisionID] : []))

  test('is written on it and told by its order, both guarded', () => {
    const asked = returnFacts(opened())
    const on = { commandId: 'c2', actor: noor, returnId }
    const told = (decided: ReturnType<typeof approveReturn>) =>
      decided.ok &&
      decided.value.writes.map((write) =>
        'patch' in write ? (write.patch.set ?? write.patch.insert?.items) : undefined,
      )
    const event = (type: string, more: object = {}) => [{ _key: `c2-${type}`, at: noon, type, actor: noor, ...more }]
    const yes = approveReturn(asked, { ...on, note: 'Fine' }, noon)
    expect(guards(yes)).toEqual([
      [returnId, 'o1'],
      ['order.01jd', 'o1'],
    ])
    expect(told(yes)).toEqual([{ state: 'approved', approvedAt: noon }, event('return_approved', { note: 'Fine' })])
    expect(told(approveReturn(asked, on, noon))).toStrictEqual([
      { state: 'approved', approvedAt: noon },
      event('return_approved'),
    ])
    expect(told(rejectReturn(asked, { ...on, words: 'Opened' }, noon))).toEqual([
      { state: 'rejected', rejection: 'Opened' },
      event('return_rejected', { note: 'Opened' }),
    ])
    expect(told(cancelReturn(asked, { ...on, note: 'Kept' }, noon))).toEqual([
      { state: 'canceled' },
      event('return_canceled', { note: 'Kept' }),
    ])
    const claim = returnFacts(opened({ kind: 'claim', approved: true }))
    expect(told(closeReturn(claim, { ...on, note: 'Settled' }, noon))).toEqual([
      { state: 'closed', closedAt: noon },
      event('return_closed', { note: 'Settled' }),
    ])
    expect(told(closeReturn(claim, on, noon))).toEqual([{ state: 'closed', closedAt: noon }, event('return_closed')])
    expect(closeReturn(asked, { ...on, returnId: 'return.other' }, noon)).toMatchObject(refused('return_not_found'))
  })
})

describe('goods that came back', () => {
  const parts = [
    { _key: 'p1', sku: 'BEANS', variant: 'variant-beans', title: 'Beans', quantity: 2 },
    { _key: 'p2', sku: 'CUP', variant: 'variant-cup', title: 'Cup', quantity: 1 },
  ]
  const both = {
    lines: [
      { sku: 'FLAT-WHITE', quantity: 3, reason: 'faulty' as const },
      { sku: 'CROISSANT', quantity: 1, reason: 'faulty' as const },
    ],
  }
  const agreed = (bundle = false): Documents => {
    const documents = opened({ approved: true, ...both })
    const { order } = returnFacts(documents)
    const lines = order.lines.map((each, at) => (bundle && at === 0 ? { ...each, parts } : each))
    return new Map(documents).set(order._id, { ...order, lines })
  }
  const came = (documents: Documents, units: ReceiveReturn['units'], more: Partial<ReceiveReturn> = {}) =>
    receiveReturn(returnFacts(documents), { commandId: 'c2', actor: noor, returnId, units, ...more }, noon)
  const taken = (documents: Documents, units: ReceiveReturn['units'], more: Partial<ReceiveReturn> = {}) => {
    const decided = came(documents, units, more)
    if (!decided.ok) throw new Error(decided.refusal.message)
    const after = applyWrites(documents, decided.value.writes, 'o2')
    return { after, ...returnFacts(after), value: decided.value.value }
  }

  test('are counted by what was found, on their line and on the order', () => {
    const one = taken(agreed(), [{ sku: 'FLAT-WHITE', quantity: 1, as: 'damaged' }], { note: 'Cup broken' })
    expect(one.returns).toMatchObject([{ state: 'received', lines: [{ damaged: 1, restocked: 0 }, { damaged: 0 }] }])
    expect(one.returns[0]).not.toHaveProperty('inspectedAt')
    expect(one.order.lines.map(({ returned }) => returned)).toEqual([1, undefined])
    expect(one.order.events.at(-1)).toMatchObject({
      type: 'return_received',
      note: '1 FLAT-WHITE damaged, set aside. Cup broken',
    })
    expect(one.value.return).toMatchObject({ _id: returnId, state: 'received' })
    expect(one.value.units).toEqual([{ sku: 'FLAT-WHITE', variant: 'variant-flat-white', quantity: 1, as: 'damaged' }])
    const rest = taken(one.after, [
      { sku: 'FLAT-WHITE', quantity: 1, as: 'damaged' },
      { sku: 'FLAT-WHITE', quantity: 1, as: 'restock' },
      { sku: 'CROISSANT', quantity: 1, as: 'write_off' },
    ])
    expect(rest.returns).toMatchObject([
      {
        state: 'inspected',
        inspectedAt: noon,
        lines: [{ damaged: 2, restocked: 1, writtenOff: 0 }, { writtenOff: 1 }],
      },
    ])
    expect(rest.order.lines.map(({ returned }) => returned)).toEqual([3, 1])
  })

  test('of a bundle are its parts, each with what was found of it', () => {
    const { value, order } = taken(agreed(true), [
      { sku: 'FLAT-WHITE', quantity: 2, as: 'restock', parts: [{ sku: 'CUP', as: 'write_off' }] },
    ])
    expect(value.units).toEqual([
      { sku: 'BEANS', variant: 'variant-beans', quantity: 4, as: 'restock', bundle: 'FLAT-WHITE' },
      { sku: 'CUP', variant: 'variant-cup', quantity: 2, as: 'write_off', bundle: 'FLAT-WHITE' },
    ])
    expect(order.events.at(-1)?.note).toBe('2 FLAT-WHITE back on the shelf, of it CUP thrown away')
    expect(
      came(agreed(true), [
        {
          sku: 'FLAT-WHITE',
          quantity: 1,
          as: 'restock',
          parts: [
            { sku: 'CUP', as: 'damaged' },
            { sku: 'TEA', as: 'damaged' },
          ],
        },
      ]),
    ).toMatchObject(refused('unknown_return_line', { sku: 'TEA' }))
    expect(
      came(agreed(), [{ sku: 'FLAT-WHITE', quantity: 1, as: 'restock', parts: [{ sku: 'CUP', as: 'damaged' }] }]),
    ).toMatchObject(refused('unknown_return_line', { sku: 'CUP' }))
  })

  test('of another line than the bundle are themselves, and name none of its parts', () => {
    const cup = [{ sku: 'CUP', as: 'damaged' as const }]
    const { value } = taken(agreed(true), [
      { sku: 'FLAT-WHITE', quantity: 1, as: 'damaged' },
      { sku: 'CROISSANT', quantity: 1, as: 'restock' },
    ])
    expect(value.units).toEqual([
      { sku: 'BEANS', variant: 'variant-beans', quantity: 2, as: 'damaged', bundle: 'FLAT-WHITE' },
      { sku: 'CUP', variant: 'variant-cup', quantity: 1, as: 'damaged', bundle: 'FLAT-WHITE' },
      { sku: 'CROISSANT', variant: 'variant-croissant', quantity: 1, as: 'restock' },
    ])
    expect(value.return.state).toBe('received')
    const foreign = came(agreed(true), [
      { sku: 'FLAT-WHITE', quantity: 1, as: 'damaged', parts: cup },
      { sku: 'CROISSANT', quantity: 1, as: 'restock', parts: cup },
    ])
    expect(foreign).toMatchObject(refused('unknown_return_line', { sku: 'CUP' }))
  })

  test.each<readonly [string, ReceiveReturn['units'][number], object]>([
    [
      'none',
      { sku: 'FLAT-WHITE', quantity: 0, as: 'restock' },
      refused('return_units_too_many', { sku: 'FLAT-WHITE', quantity: 0, left: 3 }),
    ],
    ['half a unit', { sku: 'FLAT-WHITE', quantity: 0.5, as: 'restock' }, refused('return_units_too_many')],
    ['one too many', { sku: 'FLAT-WHITE', quantity: 4, as: 'restock' }, refused('return_units_too_many', { left: 3 })],
    [
      'what was not announced',
      { sku: 'TEA', quantity: 1, as: 'restock' },
      refused('unknown_return_line', { sku: 'TEA' }),
    ],
  ])('are never %s', (_, unit, no) => expect(came(agreed(), [unit])).toMatchObject(no))
})

describe('units of returns', () => {
  const back = line({ quantity: 4, restocked: 1, damaged: 1, writtenOff: 1, refunded: 2 })
  const of = (kind: Return['kind'], state: Return['state'], lines: readonly ReturnLine[] = [back]) => ({
    kind,
    state,
    lines,
  })

  test('are awaited, taken and received by its kind and state', () => {
    expect([
      receivedUnits(back),
      awaitedUnits({ kind: 'return' }, back),
      awaitedUnits({ kind: 'claim' }, back),
    ]).toEqual([3, 1, 0])
    for (const [kind, state, units] of [
      ['return', 'requested', 4],
      ['return', 'inspected', 4],
      ['return', 'closed', 3],
      ['return', 'rejected', 0],
      ['return', 'canceled', 0],
      ['claim', 'closed', 4],
      ['claim', 'rejected', 0],
    ] as const)
      expect(takenUnits({ kind, state }, back)).toBe(units)
  })

  test('leave the rest to be asked for, of their own line, and never less than none', () => {
    const left = (delivered: number, ...returns: readonly ReturnType<typeof of>[]) =>
      returnableUnits({ _key: 'FLAT-WHITE', delivered }, returns)
    expect([
      left(10),
      left(10, of('return', 'requested')),
      left(10, of('return', 'closed'), of('claim', 'closed')),
      left(3, of('return', 'requested')),
    ]).toEqual([10, 6, 3, 0])
    expect(left(10, of('return', 'requested', [line({ line: 'CROISSANT' })]))).toBe(10)
  })

  test('are paid for once: what came back, or all that is claimed', () => {
    const due = (kind: Return['kind'], ...lines: readonly ReturnLine[]) => unitsToRefund({ kind, lines })
    expect(due('return', back, line({ sku: 'BUN' }))).toEqual([{ sku: 'FLAT-WHITE', quantity: 1 }])
    expect(due('claim', back)).toEqual([{ sku: 'FLAT-WHITE', quantity: 2 }])
    const paid = refundedWith(
      { kind: 'return', lines: [back, line({ sku: 'BUN' })], refunds: ['r1'] } as unknown as Return,
      'r2',
    )
    expect(paid.refunds).toEqual(['r1', 'r2'])
    expect(paid.lines.map(({ refunded }) => refunded)).toEqual([3, 0])
  })
})
