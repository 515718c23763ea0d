import type { EditInputs } from './edits/inputs.ts'
import type { HoldInputs } from './holds/inputs.ts'
import type { ReturnInputs } from './returns/inputs.ts'
import type { SubstitutionInputs } from './substitutions/inputs.ts'

/** Inputs of the commands on an order that is there. */
export interface OrderInputs extends EditInputs, HoldInputs, ReturnInputs, SubstitutionInputs {
  expireOrder: { orderId: string }
  cancelOrder: { orderId: string; reason: string; note?: string }
  /** Calls off what one place was to send. Value: {fulfillmentId, orderId, state, orderState, refund}. */
  cancelFulfillment: { fulfillmentId: string; reason: string; note?: string }
  pickFulfillment: { fulfillmentId: string; lines?: { sku: string; quantity: number }[] }
  packFulfillment: { fulfillmentId: string }
  handOverFulfillment: { fulfillmentId: string; courier?: string; pin?: string }
  deliverFulfillment: { fulfillmentId: string; pin?: string }
}
