import type { PurchaseOrder, StockLevel, StockMovement, StockTransfer } from '@souk/inventory'
import type { Fulfillment, Order, Return } from '@souk/orders'
import type { Payment, Refund } from '@souk/payments'
import type { PromotionCode, PromotionUse } from '@souk/pricing'
import type { EffectDocument } from './documents.ts'

/** A broken invariant of reliability.md, in words. */
export interface Violation {
  readonly invariant: string
  readonly subject: string
  readonly message: string
}

/** Everything operational that the invariants speak of. */
export interface Books {
  readonly levels: readonly StockLevel[]
  readonly movements: readonly StockMovement[]
  readonly transfers: readonly StockTransfer[]
  readonly purchaseOrders: readonly PurchaseOrder[]
  readonly orders: readonly Order[]
  readonly fulfillments: readonly Fulfillment[]
  readonly payments: readonly Payment[]
  readonly refunds: readonly Refund[]
  readonly returns: readonly Return[]
  readonly effects: readonly EffectDocument[]
  readonly counters: readonly (PromotionCode | PromotionUse)[]
}
