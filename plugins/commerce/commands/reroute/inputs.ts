/** Inputs of the commands that send a fulfillment from another place. */
export interface RerouteInputs {
  /** Says which places could send it, and what is free there; writes nothing. Value: `ReroutePreview`. */
  previewReroute: { fulfillmentId: string }
  /** `location`: id of the stock location. Value: {fulfillmentId, orderId, state}. */
  rerouteFulfillment: { fulfillmentId: string; location: string; note?: string }
}
