import type { EditInputs } from './edits/inputs.ts'
import type { ExchangeInputs } from './exchanges/inputs.ts'
import type { HoldInputs } from './holds/inputs.ts'
import type { PhoneOrderInputs } from './phone-orders/inputs.ts'
import type { RerouteInputs } from './reroute/inputs.ts'
import type { ReturnInputs } from './returns/inputs.ts'
import type { SubstitutionInputs } from './substitutions/inputs.ts'

/** Inputs of the commands on an order that is there. */
export interface OrderInputs
  extends EditInputs,
    ExchangeInputs,
    HoldInputs,
    PhoneOrderInputs,
    RerouteInputs,
    ReturnInputs,
    SubstitutionInputs {
  expireOrder: { orderId: string }
  /** `restock: false` is refused: of an order that can be called off whole nothing was picked. */
  cancelOrder: { orderId: string; reason: string; note?: string; restock?: boolean }
  /**
   * Calls off what one place was to send. `restock: false`: what was picked is written off, the rest goes back to its
   * shelf; left out: all goes back. Value: {fulfillmentId, orderId, state, orderState, refund}.
   */
  cancelFulfillment: { fulfillmentId: string; reason: string; note?: string; restock?: boolean }
  /** `atLeast`: what was picked beyond `lines` stays picked. */
  pickFulfillment: { fulfillmentId: string; lines?: { sku: string; quantity: number }[]; atLeast?: boolean }
  packFulfillment: { fulfillmentId: string }
  handOverFulfillment: { fulfillmentId: string; courier?: string; pin?: string }
  deliverFulfillment: { fulfillmentId: string; pin?: string }
}
