import {
  type Instant,
  isFinal,
  type Issued,
  type New,
  type Refusal,
  type Result,
  type StoredDocument,
} from '@souk/kernel'
import type { LossReason } from '../domain/adjustment-reasons.ts'
import {
  cancelPurchaseOrder,
  closePurchaseOrder,
  openPurchaseOrder,
  placePurchaseOrder,
  receivePurchaseOrder,
  revisePurchaseOrder,
} from '../domain/commands/purchase-order.ts'
import {
  cancelTransfer,
  loseTransfer,
  openTransfer,
  receiveTransfer,
  reviseTransfer,
  sendTransfer,
} from '../domain/commands/transfer.ts'
import type { PurchaseOrder, StockLevel, StockTransfer } from '../domain/documents.ts'
import { purchaseOrderLifecycle } from '../domain/purchase-order-states.ts'
import { no } from '../domain/refusals.ts'
import { stockTransferLifecycle } from '../domain/stock-transfer-states.ts'
import type { TravelStep } from '../domain/travel.ts'
import { places, type TravelDeed } from './arbitraries.ts'

/** Something that travels, as stored. */
export type Paper = StockTransfer | PurchaseOrder
type Step = Result<TravelStep<Paper>, Refusal>

/** A new document as the lake answers it. */
export const asStored = <Doc extends StoredDocument>(made: New<Doc>, now: Instant) => ({
  ...made,
  _rev: 'r1',
  _createdAt: now,
  _updatedAt: now,
})

const placeOf = (index: number) => places[index % places.length] ?? places[0]

/** Plans what a deed asks for. */
export function openPaper(
  deed: Extract<TravelDeed, { wanted: unknown }>,
  command: Issued,
  now: Instant,
): Result<Paper, Refusal> {
  const lines = deed.wanted.map(({ sku, variant, quantity }) => ({ sku, variant, quantity }))
  if (deed.kind === 'transfer') {
    const opened = openTransfer({ ...command, from: placeOf(deed.from), to: placeOf(deed.to), lines }, now)
    return opened.ok ? { ok: true, value: asStored<StockTransfer>(opened.value, now) } : opened
  }
  const bought = {
    supplier: 'Northern Roasters',
    reference: `PO-${command.commandId}`,
    location: placeOf(deed.to),
    currency: 'USD',
    lines: lines.map((line) => ({ ...line, unitCost: 210 })),
  }
  const opened = openPurchaseOrder({ ...command, ...bought }, now)
  return opened.ok ? { ok: true, value: asStored<PurchaseOrder>(opened.value, now) } : opened
}

/** Whether some verb still leads on from where a paper stands. */
export const isOpen = ({ _type, state }: Paper): boolean =>
  !isFinal(_type === 'stockTransfer' ? stockTransferLifecycle : purchaseOrderLifecycle, state)

/** Other quantities for the lines of a paper: as many more of the first as the deed names, or all but that line. */
const moreOf = <Line extends { readonly quantity: number }>(
  lines: readonly Line[],
  part: { readonly quantity: number } | undefined,
): readonly Line[] =>
  part || lines.length < 2
    ? lines.map((line, index) => (index === 0 ? { ...line, quantity: line.quantity + (part?.quantity ?? 1) } : line))
    : lines.slice(1)

/** What the domain says to one deed on a paper. */
export function stepOf(
  paper: Paper,
  { kind, part }: Extract<TravelDeed, { paper: number }>,
  levels: readonly StockLevel[],
  issued: Issued,
  now: Instant,
): Step {
  const first = paper.lines[0]
  const said = part && first ? { lines: [{ sku: first.sku, quantity: part.quantity }] } : {}
  const brought = part && first ? { lines: [{ sku: first.sku, ...part }] } : {}
  const seen = { expectedRevision: paper._rev }
  const reason: LossReason = 'lost'
  if (paper._type === 'stockTransfer') {
    if (kind === 'revise') return reviseTransfer(paper, { ...issued, ...seen, lines: moreOf(paper.lines, part) }, now)
    if (kind === 'set off') return sendTransfer(paper, levels, { ...issued, ...said }, now)
    if (kind === 'arrive') return receiveTransfer(paper, { ...issued, ...brought }, now)
    if (kind === 'lose') return loseTransfer(paper, { ...issued, ...said, reason }, now)
    return kind === 'call off' ? cancelTransfer(paper, issued, now) : no('transfer_state')
  }
  if (kind === 'revise')
    return revisePurchaseOrder(paper, { ...issued, ...seen, lines: moreOf(paper.lines, part) }, now)
  if (kind === 'set off') return placePurchaseOrder(paper, issued, now)
  if (kind === 'arrive') return receivePurchaseOrder(paper, { ...issued, ...brought }, now)
  if (kind === 'call off') return cancelPurchaseOrder(paper, issued, now)
  return kind === 'close short' ? closePurchaseOrder(paper, issued, now) : no('purchase_order_state')
}
