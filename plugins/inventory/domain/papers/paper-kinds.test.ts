import type { Actor } from '@souk/kernel'
import { describe, expect, test } from 'vitest'
import { aLevel, noon, noor, unitsAt } from '../../testing/factories.ts'
import { asStored } from '../../testing/travel-story.ts'
import { openPurchaseOrder } from '../commands/purchase-order.ts'
import { openTransfer } from '../commands/transfer.ts'
import type { PurchaseOrder, StockTransfer } from '../documents.ts'
import { emptyLevel, levelId } from '../level.ts'
import type { Paper, PaperAct, PaperKind } from './paper-kind.ts'
import { purchaseKind } from './purchase-kind.ts'
import { previewStep, refusedAt, turnsOf, type TypedStep, typedAtFirst, unitsTyped } from './step-draft.ts'
import { transferKind } from './transfer-kind.ts'

const [mill, harbor] = ['location-mill-lane', 'location-harbor']
const white = aLevel({ onHand: 9 })
const oat = aLevel({ _id: 'stockLevel.variant-oat.location-mill-lane', sku: 'OAT', variant: 'variant-oat', onHand: 9 })
const by = { commandId: 'p1', actor: noor }
const must = <Value>(result: { ok: true; value: Value } | { ok: false; refusal: { message: string } }): Value => {
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}
const lines = [unitsAt(white, 4), unitsAt(oat, 2)]
const transfer: StockTransfer = asStored<StockTransfer>(
  must(openTransfer({ ...by, from: mill, to: harbor, lines }, noon)),
  noon,
)
const plan = { ...by, supplier: 'Northern Roasters', reference: 'PO-1', location: mill, currency: 'USD' }
const priced = lines.map((line) => ({ ...line, unitCost: 210 }))
const purchase: PurchaseOrder = asStored<PurchaseOrder>(must(openPurchaseOrder({ ...plan, lines: priced }, noon)), noon)

const actOf = <Travels extends Paper>({ acts }: PaperKind<Travels>, command: string): PaperAct<Travels> => {
  const found = acts.find((act) => act.command === command)
  if (!found) throw new Error(command)
  return found
}
/** Takes a step as its button does, with all that is left. */
const step = <Travels extends Paper>(
  kind: PaperKind<Travels>,
  paper: Travels,
  command: string,
  reason?: string,
): Travels =>
  must(
    actOf(kind, command).decide(
      paper,
      [white, oat],
      { commandId: command, actor: noor, ...(reason === undefined ? {} : { reason }) },
      noon,
    ),
  ).after
const typed = (
  fields: Record<string, readonly [units: string, damaged: string]>,
  more: Partial<TypedStep> = {},
): TypedStep => ({
  lines: Object.fromEntries(Object.entries(fields).map(([sku, [units, damaged]]) => [sku, { units, damaged }])),
  reason: '',
  note: '',
  ...more,
})

describe('the buttons of a paper', () => {
  test('take a transfer through its life', () => {
    const sent = step(transferKind, transfer, 'sendTransfer')
    expect(sent.state).toBe('in_transit')
    expect(step(transferKind, sent, 'receiveTransfer').state).toBe('received')
    expect(step(transferKind, sent, 'writeOffTransfer', 'theft').lines.map(({ lost }) => lost)).toEqual([4, 2])
    expect(step(transferKind, transfer, 'cancelTransfer').state).toBe('canceled')
  })

  test('write off for a reason of the list, lost when it is none of them', () => {
    const sent = step(transferKind, transfer, 'sendTransfer')
    const lose = actOf(transferKind, 'writeOffTransfer')
    const reasonOf = (reason?: string) =>
      must(lose.decide(sent, [], { ...by, ...(reason === undefined ? {} : { reason }) }, noon)).move?.movement.reason
    expect(['theft', 'expired', 'sample', undefined].map(reasonOf)).toEqual(['theft', 'expired', 'lost', 'lost'])
  })

  test('take a purchase order through its life', () => {
    const ordered = step(purchaseKind, purchase, 'placePurchaseOrder')
    expect(ordered.state).toBe('ordered')
    expect(step(purchaseKind, ordered, 'receivePurchaseOrder').state).toBe('received')
    expect(step(purchaseKind, ordered, 'cancelPurchaseOrder').state).toBe('canceled')
    const half = must(
      actOf(purchaseKind, 'receivePurchaseOrder').decide(
        ordered,
        [],
        { ...by, lines: [{ sku: 'OAT', quantity: 2 }] },
        noon,
      ),
    ).after
    expect(step(purchaseKind, half, 'closePurchaseOrder').state).toBe('closed_short')
  })

  test('name a paper and what its lines have come to', () => {
    expect(transferKind.titleOf(transfer, (id) => id.toUpperCase())).toBe('LOCATION-MILL-LANE to LOCATION-HARBOR')
    expect(purchaseKind.titleOf(purchase, String)).toBe('Northern Roasters, PO-1')
    const line = { _key: 'l1', sku: 'OAT', variant: 'variant-oat', quantity: 9 }
    const counts = (of: readonly (readonly [number, string])[]) => of.map(([count]) => count)
    expect(counts(transferKind.countsOf({ ...line, sent: 7, received: 5, damaged: 2, lost: 1 }))).toEqual([7, 5, 2, 1])
    expect(counts(transferKind.countsOf({ ...line, sent: 7, received: 5, lost: 1 }))).toEqual([7, 5, 0, 1])
    expect(counts(purchaseKind.countsOf({ ...line, unitCost: 1, received: 5, damaged: 2 }))).toEqual([5, 2])
  })

  test('ask first for all that is left, or for nothing, and for the first reason', () => {
    const first = (
      kind: 'sendTransfer' | 'receiveTransfer' | 'writeOffTransfer' | 'cancelTransfer',
      paper = transfer,
    ) => {
      const { lines: fields, reason, note } = typedAtFirst(paper, actOf(transferKind, kind))
      return [...Object.values(fields).map(({ units, damaged }) => `${units} ${damaged}`), reason, note]
    }
    expect(first('sendTransfer')).toEqual(['4 0', '2 0', '', ''])
    expect(first('receiveTransfer')).toEqual(['0 0', '0 0', '', ''])
    expect(first('receiveTransfer', step(transferKind, transfer, 'sendTransfer'))).toEqual(['4 0', '2 0', '', ''])
    expect(first('writeOffTransfer', step(transferKind, transfer, 'sendTransfer'))).toEqual(['0 0', '0 0', 'lost', ''])
    expect(first('cancelTransfer')).toEqual(['0 0', '0 0', '', ''])
  })
})

describe('a step that is typed', () => {
  const send = actOf(transferKind, 'sendTransfer')
  const levels = [white, oat]

  test('counts whole units alone, up to seven digits', () =>
    expect(
      ['', ' ', '0', '007', ' 12 ', '9999999', '10000000', '1 2', 'x1', '1x', '-1', '1e3'].map(unitsTyped),
    ).toEqual([0, 0, 0, 7, 12, 9_999_999, undefined, undefined, undefined, undefined, undefined, undefined]))

  test('names only lines with units, and the note without its blanks', () =>
    expect(
      previewStep(
        transfer,
        send,
        typed({ OAT: ['1', '9'], 'FLAT-WHITE': ['', ''] }, { note: ' Van 7 ' }),
        levels,
        noon,
      ),
    ).toMatchObject({
      ok: true,
      input: { lines: [{ sku: 'OAT', quantity: 1 }], note: 'Van 7' },
      turns: [{ sku: 'OAT' }, { sku: 'OAT' }],
    }))

  test('says at every odd line what is odd', () => {
    const sent = step(transferKind, transfer, 'sendTransfer')
    const receive = actOf(transferKind, 'receiveTransfer')
    const preview = previewStep(sent, receive, typed({ OAT: ['1', '2'], 'FLAT-WHITE': ['4', 'x'] }), levels, noon)
    expect(preview.ok ? [] : Object.keys(preview.at)).toEqual(['FLAT-WHITE', 'OAT'])
    // All of it damaged is no mistake, and a line that is not there is none
    expect(previewStep(sent, receive, typed({ OAT: ['2', '2'] }), levels, noon)).toMatchObject({
      ok: true,
      input: { lines: [{ sku: 'OAT', quantity: 2, damaged: 2 }] },
      turns: [{ free: [0, 0], aside: [0, 2] }],
    })
    expect(previewStep(sent, receive, typed({ OAT: ['2', '0'] }), levels, noon)).toMatchObject({
      ok: true,
      input: { lines: [{ sku: 'OAT', quantity: 2 }] },
    })
  })

  test('sends no more than it asks for: a reason where there is a list, lines where units are named', () => {
    const sent = step(transferKind, transfer, 'sendTransfer')
    const inputOf = (preview: ReturnType<typeof previewStep>) => (preview.ok ? preview.input : preview)
    const said = typed({ OAT: ['1', '1'] }, { reason: 'theft' })
    expect(inputOf(previewStep(sent, actOf(transferKind, 'receiveTransfer'), said, levels, noon))).toEqual({
      lines: [{ sku: 'OAT', quantity: 1, damaged: 1 }],
    })
    expect(inputOf(previewStep(sent, actOf(transferKind, 'writeOffTransfer'), said, levels, noon))).toEqual({
      lines: [{ sku: 'OAT', quantity: 1 }],
      reason: 'theft',
    })
    expect(inputOf(previewStep(transfer, actOf(transferKind, 'cancelTransfer'), said, levels, noon))).toEqual({})
  })

  test('shows a refusal in its words, at the lines that it names', () => {
    expect(previewStep(transfer, send, typed({}), levels, noon)).toMatchObject({ ok: false, at: {} })
    const few = [
      { ...white, onHand: 1 },
      { ...oat, onHand: 0 },
    ]
    expect(previewStep(transfer, send, typedAtFirst(transfer, send), few, noon)).toMatchObject({
      ok: false,
      at: { 'FLAT-WHITE': expect.stringContaining('1'), OAT: expect.stringContaining('0') },
    })
  })

  test('turns every level that moves or is awaited, each once, from nothing where there is none', () => {
    const staff: Actor = noor
    const move = must(send.decide(transfer, levels, { commandId: 'x', actor: staff }, noon))
    const ids = [levelId(oat.variant, mill), levelId(white.variant, mill)].toSorted()
    expect(turnsOf(move, levels).map(({ id, free, coming }) => [id, free, coming])).toEqual([
      ...ids.map((id) => [id, id === oat._id ? [9, 7] : [9, 5], [0, 0]]),
      [levelId(white.variant, harbor), [0, 0], [0, 4]],
      [levelId(oat.variant, harbor), [0, 0], [0, 2]],
    ])
    const there = aLevel({ ...emptyLevel('OAT', oat.variant, harbor), onHand: 3, incoming: 5, unavailable: 1 })
    expect(turnsOf({ after: transfer, awaited: [{ ...unitsAt(there, -2) }] }, [there])).toMatchObject([
      { sku: 'OAT', location: harbor, free: [2, 2], aside: [1, 1], coming: [5, 3] },
    ])
    expect(turnsOf({ after: transfer, awaited: [] }, levels)).toEqual([])
  })
})

describe('a refusal', () => {
  const no = (code: string, detail?: Record<string, unknown>) =>
    refusedAt({ code, message: 'No.', ...(detail ? { detail } : {}) })

  test('belongs to the SKU that it names, and to each short line', () => {
    expect(no('over_send', { sku: 'OAT' })).toEqual({ OAT: 'No.' })
    expect([no('over_send', { sku: 7 }), no('over_send')]).toEqual([{}, {}])
    const short = no('out_of_stock', {
      lines: [{ sku: 'OAT', available: 2 }, null, 'x', { sku: 'TEA' }, { available: 1 }],
    })
    expect(short).toEqual({ OAT: expect.stringContaining('2') })
    expect(no('out_of_stock', { lines: 'none', sku: 'OAT' })).toEqual({ OAT: 'No.' })
    expect(no('out_of_stock')).toEqual({})
    expect(no('over_send', { lines: [{ sku: 'TEA', available: 1 }], sku: 'OAT' })).toEqual({ OAT: 'No.' })
  })
})
