import { instant } from '@souk/kernel'
import { expect, test } from 'vitest'
import type { PurchaseOrder, StockLevel, StockTransfer } from '../documents.ts'
import { allowedActs } from './paper-kind.ts'
import { purchaseKind } from './purchase-kind.ts'
import { previewStep, refusedAt, typedAtFirst, unitsTyped } from './step-draft.ts'
import { transferKind } from './transfer-kind.ts'

const now = instant('2026-11-21T14:00:00Z')
const [mill, kettle] = ['location-mill', 'location-kettle']
const level = (location: string, more: Partial<StockLevel>) =>
  ({
    _id: `stockLevel.variant-oat.${location}`,
    sku: 'OAT',
    variant: 'variant-oat',
    location,
    onHand: 0,
    reserved: 0,
    committed: 0,
    unavailable: 0,
    incoming: 0,
    ...more,
  }) as StockLevel
const line = { _key: 'l1', sku: 'OAT', variant: 'variant-oat', quantity: 6, received: 0, damaged: 0 }
const transfer = (more: Partial<StockTransfer> = {}, counts: object = {}) =>
  ({
    _id: 'stockTransfer.t',
    _type: 'stockTransfer',
    state: 'draft',
    from: mill,
    to: kettle,
    lines: [{ ...line, sent: 0, lost: 0, ...counts }],
    events: [],
    ...more,
  }) as unknown as StockTransfer
const order = (more: Partial<PurchaseOrder> = {}) =>
  ({
    _id: 'purchaseOrder.p',
    _type: 'purchaseOrder',
    state: 'ordered',
    location: kettle,
    lines: [{ ...line, unitCost: 210 }],
    events: [],
    ...more,
  }) as unknown as PurchaseOrder
const act = (command: string) => {
  const found = transferKind.acts.find((each) => each.command === command)
  if (!found) throw new Error(command)
  return found
}
const [send, receive, lose] = [act('sendTransfer'), act('receiveTransfer'), act('writeOffTransfer')]
const typed = (units: string, damaged = '0') => ({ lines: { OAT: { units, damaged } }, reason: 'theft', note: ' ' })

test('setting off shows both places before it is done: what leaves one, and what the other awaits', () => {
  const preview = previewStep(transfer(), send, typedAtFirst(transfer(), send), [level(mill, { onHand: 10 })], now)
  expect(preview).toEqual({
    ok: true,
    input: { lines: [{ sku: 'OAT', quantity: 6 }] },
    turns: [
      {
        id: `stockLevel.variant-oat.${mill}`,
        sku: 'OAT',
        location: mill,
        free: [10, 4],
        aside: [0, 0],
        checking: [0, 0],
        coming: [0, 0],
      },
      {
        id: `stockLevel.variant-oat.${kettle}`,
        sku: 'OAT',
        location: kettle,
        free: [0, 0],
        aside: [0, 0],
        checking: [0, 0],
        coming: [0, 6],
      },
    ],
  })
})

test('a part that arrives, some of it damaged, is told as the command takes it', () => {
  const sent = transfer({ state: 'in_transit' }, { sent: 6 })
  const preview = previewStep(sent, receive, typed('4', '1'), [level(kettle, { incoming: 6 })], now)
  expect(preview).toMatchObject({
    ok: true,
    input: { lines: [{ sku: 'OAT', quantity: 4, damaged: 1 }] },
    turns: [{ free: [0, 3], aside: [0, 1], coming: [6, 2] }],
  })
  expect(previewStep(sent, lose, typed('2'), [level(kettle, { incoming: 6 })], now)).toMatchObject({
    ok: true,
    input: { lines: [{ sku: 'OAT', quantity: 2 }], reason: 'theft' },
    turns: [{ free: [0, 0], coming: [6, 4] }],
  })
})

test('a line whose box is ticked goes to quality control, but for what is damaged of it', () => {
  const sent = transfer({ state: 'in_transit' }, { sent: 6 })
  const said = { ...typed('4', '1'), lines: { OAT: { units: '4', damaged: '1', check: true } } }
  const found = previewStep(sent, receive, said, [level(kettle, { incoming: 6 })], now)
  expect(found).toMatchObject({
    ok: true,
    input: { lines: [{ sku: 'OAT', quantity: 4, damaged: 1, qualityControl: true }] },
    turns: [{ free: [0, 0], aside: [0, 4], checking: [0, 3], coming: [6, 2] }],
  })
  expect(previewStep(transfer(), send, said, [level(mill, { onHand: 9 })], now)).toMatchObject({
    input: { lines: [{ sku: 'OAT', quantity: 4 }] },
  })
})

test.each([
  ['more than is free', typed('6'), 'Not enough free stock', '3 are free there.'],
  ['more than was planned', typed('9'), '6 of OAT were planned', '6 of OAT were planned. Send that many or fewer.'],
  ['no number', typed('six'), 'Whole numbers', 'A whole number, 0 or more.'],
])('%s stands at its line in words', (_, said, words, there) => {
  const preview = previewStep(transfer(), send, said, [level(mill, { onHand: 3 })], now)
  expect(preview).toMatchObject({ ok: false, words: expect.stringContaining(words), at: { OAT: there } })
})

test('more damage than goods is seen before it is sent, and nothing at all is refused in words', () => {
  const sent = transfer({ state: 'in_transit' }, { sent: 6 })
  expect(previewStep(sent, receive, typed('1', '2'), [], now)).toMatchObject({
    ok: false,
    at: { OAT: 'More are damaged than arrived.' },
  })
  expect(previewStep(sent, receive, typed(''), [], now)).toMatchObject({ ok: false, words: 'Give at least one unit.' })
})

test('closing short shows what is awaited no more', () => {
  const half = order({ state: 'partially_received', lines: [{ ...line, unitCost: 210, received: 2 }] })
  const close = purchaseKind.acts.find(({ command }) => command === 'closePurchaseOrder')
  expect(
    close && previewStep(half, close, typedAtFirst(half, close), [level(kettle, { incoming: 4 })], now),
  ).toMatchObject({ ok: true, input: {}, turns: [{ coming: [4, 0] }] })
})

test('each state offers its own steps', () => {
  const offered = (state: StockTransfer['state']) => allowedActs(transferKind, { state }).map(({ command }) => command)
  expect(offered('draft')).toEqual(['sendTransfer', 'cancelTransfer'])
  expect(offered('partially_received')).toEqual(['receiveTransfer', 'writeOffTransfer'])
  expect(offered('received')).toEqual([])
  expect(allowedActs(purchaseKind, { state: 'ordered' }).map(({ command }) => command)).toEqual([
    'receivePurchaseOrder',
    'cancelPurchaseOrder',
  ])
})

test('a refusal of the server belongs to the line that it names, or to none', () => {
  expect(refusedAt({ code: 'over_receipt', message: 'Two are left.', detail: { sku: 'OAT' } })).toEqual({
    OAT: 'Two are left.',
  })
  expect(refusedAt({ code: 'transfer_state', message: 'No.' })).toEqual({})
  expect([unitsTyped(''), unitsTyped(' 7 '), unitsTyped('-1'), unitsTyped('1.5')]).toEqual([0, 7, undefined, undefined])
})
