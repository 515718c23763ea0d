import type { Issued } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { aLevel, noon, noor, unitsAt } from '../../testing/factories.ts'
import { asStored } from '../../testing/travel-story.ts'
import type { StockTransfer } from '../documents.ts'
import {
  cancelTransfer,
  loseTransfer,
  openTransfer,
  receiveTransfer,
  reviseTransfer,
  sendTransfer,
} from './transfer.ts'

const by = (commandId: string): Issued => ({ commandId, actor: noor })
const must = <Value>(result: { ok: true; value: Value } | { ok: false; refusal: { message: string } }): Value => {
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}
const [mill, harbor] = ['location-mill-lane', 'location-harbor']
const white = aLevel({ onHand: 9 })
const oat = aLevel({ _id: 'stockLevel.variant-oat.location-mill-lane', sku: 'OAT', variant: 'variant-oat', onHand: 9 })
const plan = { ...by('t1'), from: mill, to: harbor, lines: [unitsAt(white, 4), unitsAt(oat, 2)] }
const draft = asStored<StockTransfer>(must(openTransfer(plan, noon)), noon)
const sent = must(sendTransfer(draft, [white, oat], by('t2'), noon)).after
const half = must(receiveTransfer(sent, { ...by('t3'), lines: [{ sku: 'FLAT-WHITE', quantity: 4 }] }, noon)).after
const arrived = must(receiveTransfer(half, by('t4'), noon)).after
const canceled = must(cancelTransfer(draft, by('t5'), noon)).after
const counts = ({ lines }: StockTransfer) =>
  lines.map(({ sent: left, received, damaged, lost }) => [left, received, damaged, lost])
const told = ({ events }: StockTransfer) => events.map(({ type, _key }) => `${_key} ${type}`)

describe('planning a transfer', () => {
  test('writes it whole, with lines of which nothing has come', () => {
    const line = { sent: 0, received: 0, damaged: 0, lost: 0 }
    const said = { reference: 'VAN-7', expectedOn: '2026-11-23', note: 'Early' }
    expect(openTransfer({ ...plan, ...said }, noon)).toEqual({
      ok: true,
      value: {
        _id: 'stockTransfer.t1',
        _type: 'stockTransfer',
        state: 'draft',
        from: mill,
        to: harbor,
        lines: [
          { _key: 'l1', sku: 'FLAT-WHITE', variant: 'variant-flat-white', quantity: 4, ...line },
          { _key: 'l2', sku: 'OAT', variant: 'variant-oat', quantity: 2, ...line },
        ],
        ...said,
        events: [{ _key: 't1', at: noon, type: 'opened', actor: noor, note: 'Early' }],
        openedAt: noon,
      },
    })
    expect(['reference', 'expectedOn', 'note'].filter((field) => field in draft)).toEqual([])
  })

  test('leads to another place', () =>
    expect(openTransfer({ ...plan, to: mill }, noon)).toMatchObject({ ok: false, refusal: { code: 'same_place' } }))

  test('names each SKU once', () =>
    expect(openTransfer({ ...plan, lines: [unitsAt(oat, 1), unitsAt(oat, 1)] }, noon)).toMatchObject({
      refusal: { code: 'line_twice', detail: { sku: 'OAT' } },
    }))
})

describe('a transfer', () => {
  test('takes other lines while it is a draft, and tells of it', () => {
    const revised = must(
      reviseTransfer(draft, { ...by('r1'), expectedRevision: 'r1', lines: [unitsAt(oat, 7)], note: 'More' }, noon),
    )
    expect(revised).toEqual({
      after: {
        ...draft,
        lines: [{ ...draft.lines[1], _key: 'l1', quantity: 7 }],
        events: [...draft.events, { _key: 'r1', at: noon, type: 'revised', actor: noor, note: 'More' }],
      },
      awaited: [],
    })
  })

  test('sends a part, and its other lines stay where they were', () => {
    const part = must(sendTransfer(draft, [white, oat], { ...by('t2'), lines: [{ sku: 'OAT', quantity: 1 }] }, noon))
    expect([part.after.state, counts(part.after), told(part.after)]).toEqual([
      'in_transit',
      [
        [0, 0, 0, 0],
        [1, 0, 0, 0],
      ],
      ['t1 opened', 't2 sent'],
    ])
    expect(part.awaited).toEqual([{ sku: 'OAT', variant: 'variant-oat', location: harbor, quantity: 1 }])
  })

  test('arrives in parts until nothing is on the way', () => {
    expect([half.state, counts(half)]).toEqual([
      'partially_received',
      [
        [4, 4, 0, 0],
        [2, 0, 0, 0],
      ],
    ])
    expect([arrived.state, counts(arrived), told(arrived)]).toEqual([
      'received',
      [
        [4, 4, 0, 0],
        [2, 2, 0, 0],
      ],
      ['t1 opened', 't2 sent', 't3 arrived', 't4 arrived'],
    ])
  })

  test('arrives damaged beside what is good, at a level that may have to be made', () => {
    const lines = [{ sku: 'OAT', quantity: 2, damaged: 1 }]
    const { after, move, awaited } = must(receiveTransfer(sent, { ...by('t3'), lines }, noon))
    expect(counts(after)[1]).toEqual([2, 2, 1, 0])
    expect(move?.movement).toMatchObject({
      entries: [
        { sku: 'OAT', location: harbor, from: 'in_transit', to: 'available', quantity: 1 },
        { sku: 'OAT', location: harbor, from: 'in_transit', to: 'damaged', quantity: 1 },
      ],
      cause: { kind: 'transfer', transfer: 'stockTransfer.t1' },
      reason: 'arrive',
    })
    expect(move?.changes.map(({ make, guard }) => [make, guard])).toEqual([[true, false]])
    expect(awaited).toEqual([{ sku: 'OAT', variant: 'variant-oat', location: harbor, quantity: -2 }])
    const old = { ...sent, lines: sent.lines.map(({ damaged: _, ...line }) => line) }
    expect(counts(must(receiveTransfer(old, { ...by('t3'), lines }, noon)).after)).toEqual([
      [4, 0, 0, 0],
      [2, 2, 1, 0],
    ])
  })

  test('is written off in part, which settles units as arriving does', () => {
    const lose = { ...by('t3'), reason: 'theft', lines: [{ sku: 'OAT', quantity: 2 }] } as const
    const { after, move, awaited } = must(loseTransfer({ ...sent, reference: 'VAN-7' }, lose, noon))
    expect([after.state, counts(after), told(after).at(-1)]).toEqual([
      'partially_received',
      [
        [4, 0, 0, 0],
        [2, 0, 0, 2],
      ],
      't3 lost',
    ])
    expect(move?.movement).toMatchObject({
      entries: [{ sku: 'OAT', location: harbor, from: 'in_transit', to: 'write_off', quantity: 2 }],
      cause: { kind: 'transfer', transfer: 'stockTransfer.t1', reference: 'VAN-7' },
      reason: 'theft',
    })
    expect(awaited.map(({ sku, quantity }) => [sku, quantity])).toEqual([['OAT', -2]])
    expect(must(loseTransfer(half, { ...by('t4'), reason: 'lost' }, noon)).after).toMatchObject({
      state: 'received',
      lines: [{ lost: 0 }, { lost: 2 }],
    })
  })

  test('takes no other lines from who saw another paper', () =>
    expect(reviseTransfer(draft, { ...by('r1'), expectedRevision: 'r0', lines: [] }, noon)).toMatchObject({
      refusal: { code: 'paper_moved', detail: { revision: 'r1' } },
    }))

  test('is called off before it is sent, and moves nothing', () =>
    expect(must(cancelTransfer(draft, { ...by('t5'), note: 'Van broke' }, noon))).toEqual({
      after: {
        ...draft,
        state: 'canceled',
        events: [...draft.events, { _key: 't5', at: noon, type: 'canceled', actor: noor, note: 'Van broke' }],
      },
      awaited: [],
    }))

  test.each([
    ['changed', () => reviseTransfer(sent, { ...by('x'), expectedRevision: 'r1', lines: [] }, noon), 'in transit'],
    ['sent', () => sendTransfer(sent, [white, oat], by('x'), noon), 'in transit'],
    ['sent', () => sendTransfer(canceled, [white, oat], by('x'), noon), 'canceled'],
    ['received', () => receiveTransfer(draft, by('x'), noon), 'draft'],
    ['received', () => receiveTransfer(arrived, by('x'), noon), 'received'],
    ['written off', () => loseTransfer(draft, { ...by('x'), reason: 'lost' }, noon), 'draft'],
    ['canceled', () => cancelTransfer(half, by('x'), noon), 'partially received'],
  ])('cannot be %s where its lifecycle does not lead there (%#)', (done, answer, state) =>
    expect(answer()).toMatchObject({ ok: false, refusal: { code: 'transfer_state', detail: { state, done } } }),
  )

  test.each([
    [
      'over_send',
      () => sendTransfer(draft, [white, oat], { ...by('x'), lines: [{ sku: 'OAT', quantity: 3 }] }, noon),
      2,
    ],
    ['over_receipt', () => receiveTransfer(half, { ...by('x'), lines: [{ sku: 'FLAT-WHITE', quantity: 3 }] }, noon), 0],
    [
      'over_receipt',
      () => loseTransfer(half, { ...by('x'), reason: 'lost', lines: [{ sku: 'OAT', quantity: 3 }] }, noon),
      2,
    ],
  ])('refuses more units than it has as %s (%#)', (code, answer, left) =>
    expect(answer()).toMatchObject({ ok: false, refusal: { code, detail: { quantity: 3, left } } }),
  )
})
