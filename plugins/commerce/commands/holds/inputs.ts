import type { HoldReason } from '@souk/orders'

/** Inputs of the commands about holds. Values: {orderId}. */
export interface HoldInputs {
  holdOrder: { orderId: string; reason: HoldReason; note?: string }
  /** One hold; all that staff may take off when left out. */
  releaseOrder: { orderId: string; reason?: string; note?: string }
}
