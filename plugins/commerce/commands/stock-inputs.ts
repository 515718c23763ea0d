import type { Accounts, Trusted } from '@souk/inventory'
import type { TravelInputs } from './inventory/inputs.ts'

/** Inputs of the commands about what lies in the house or is on its way there. */
export interface StockInputs extends TravelInputs {
  /** Calls an order off that nobody was told of yet, because its level is overdrawn. Only the server itself. */
  releaseUncovered: { orderId: string; levelId: string }
  adjustStock: {
    sku: string
    location: string
    delta?: number
    counted?: number
    reason: string
    note?: string
    expectedRevision?: string
  }
  /** Opening stock and deliveries: supplier -> available, levels made where missing. One movement. */
  receiveStock: {
    location: string
    reference: string
    lines: { sku: string; quantity: number; reorderPoint?: number }[]
    /** Everything goes to quality control first: it is on hand, and nobody can buy it. */
    qualityControl?: boolean
  }
  /** Only the server itself. Refusals: order_not_found, wrong_state, payment_disputed, nothing_arrived. */
  serveBackorders: { orderId: string }
  /** So many units kept back from shoppers. Refusals: level_not_found, revision_moved, would_go_negative. */
  setSafetyStock: { sku: string; location: string; units: number; note?: string; expectedRevision?: string }
  /** `units` null: staff are never told. Refusals: level_not_found, revision_moved. */
  setReorderPoint: { sku: string; location: string; units: number | null; expectedRevision?: string }
  /** One row of the sheet; what is left out stays. Refusals: level_not_found, revision_moved, unknown_reason, wrong_direction, would_go_negative. */
  editLevel: {
    sku: string
    location: string
    onHand?: number
    reason?: string
    safetyStock?: number
    reorderPoint?: number | null
    note?: string
    expectedRevision: string
  }
  /** Value: RepairPreview. Refusals: level_not_found, busy. */
  previewRepair: { levelId: string }
  /**
   * `seen`: the preview's gap. Value: {levelId, gap}. Refusals: level_not_found, nothing_to_repair, drift_moved,
   * order_unreadable, repair_goes_negative; of a level that is sold from all the while revision_moved, busy.
   */
  repairStock: { levelId: string; trust: Trusted; seen: string; note: string }
  /** Only the server itself. Refusals: those of repairing, revision_moved. */
  settleDrift: StockInputs['repairStock'] & {
    expectedRevision: string
    ledger: Accounts
    orders: { reserved: number; committed: number }
    unreadable: readonly string[]
  }
}
