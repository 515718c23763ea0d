import type { Brought, LossReason } from '@souk/inventory'
import { z } from 'zod'

interface Said {
  sku: string
  quantity: number
}

/** Inputs of the commands about units that travel. Where `lines` may be left out, all that is left is meant. */
export interface TravelInputs {
  /** Value: {transferId, state}. Refusals: unknown_location, unknown_sku, same_place, line_twice. */
  openTransfer: {
    from: string
    to: string
    lines: readonly Said[]
    reference?: string
    expectedOn?: string
    note?: string
  }
  /** Other lines for a draft; `expectedRevision` is its `_rev` as it was seen. Refusals: transfer_not_found, transfer_state, paper_moved, unknown_sku, line_twice. */
  reviseTransfer: { transferId: string; expectedRevision: string; lines: readonly Said[]; note?: string }
  /** Value: {transferId, state}, as of all that follow. Refusals: transfer_not_found, transfer_state, out_of_stock, over_send. */
  sendTransfer: { transferId: string; lines?: readonly Said[]; note?: string }
  /** `damaged` of the `quantity` that arrived; the others go to quality control first where a line says so. Refusals: transfer_not_found, transfer_state, over_receipt, more_damaged_than_arrived. */
  receiveTransfer: { transferId: string; lines?: readonly Brought[]; note?: string }
  /** Units that will not arrive. Refusals: those of receiving. */
  writeOffTransfer: { transferId: string; lines?: readonly Said[]; reason: LossReason; note?: string }
  cancelTransfer: { transferId: string; note?: string }
  /** `unitCost` is minor units of the shop's currency. Value: {purchaseOrderId, state}. Refusals: unknown_location, unknown_sku, line_twice. */
  openPurchaseOrder: {
    supplier: string
    reference: string
    location: string
    lines: readonly (Said & { unitCost: number })[]
    expectedOn?: string
    note?: string
  }
  /** Other lines for a draft, as of a transfer. */
  revisePurchaseOrder: {
    purchaseOrderId: string
    expectedRevision: string
    lines: readonly (Said & { unitCost: number })[]
    note?: string
  }
  placePurchaseOrder: { purchaseOrderId: string; note?: string }
  /** `damaged` of the `quantity` that arrived. Refusals: purchase_order_not_found, purchase_order_state, over_receipt. */
  receivePurchaseOrder: {
    purchaseOrderId: string
    lines?: readonly Brought[]
    /** What is not damaged of any line goes to quality control first. */
    qualityControl?: boolean
    note?: string
  }
  closePurchaseOrder: { purchaseOrderId: string; note?: string }
  cancelPurchaseOrder: { purchaseOrderId: string; note?: string }
}

export const transferIdShape = z.string().regex(/^stockTransfer\.[A-Za-z0-9][\w-]{0,63}$/, 'That is no transfer.')
export const purchaseOrderIdShape = z
  .string()
  .regex(/^purchaseOrder\.[A-Za-z0-9][\w-]{0,63}$/, 'That is no purchase order.')
export const placeShape = z.string().regex(/^[A-Za-z0-9][\w-]{0,99}$/, 'Give the id of a stock location.')
export const saidShape = {
  sku: z.string().min(1).max(100),
  quantity: z.int().min(1).max(1_000_000),
}
export const noteShape = z.string().trim().max(500).exactOptional()
/** What arrived of a SKU, how many of those are damaged, and whether the others are looked at first. */
export const broughtShape = {
  ...saidShape,
  damaged: z.int().min(0).exactOptional(),
  qualityControl: z.boolean().exactOptional(),
}
/** What a SKU is bought for, minor units. */
export const boughtShape = { ...saidShape, unitCost: z.int().min(0).max(1_000_000_000) }
export const revisionShape = z.string().min(1).max(100)
/** What a paper says beside its lines. */
export const paperShape = { expectedOn: z.iso.date().exactOptional(), note: noteShape }
/** At least one line, and no more than one transaction carries. */
export const linesOf = <Line extends z.ZodType>(line: Line) => z.array(line).min(1).max(500)
