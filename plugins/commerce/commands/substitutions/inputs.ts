/** Inputs of the commands about units that are missing when they are picked, and about who picks. */
export interface SubstitutionInputs {
  /**
   * Says what may come instead and what it would cost, best first; writes nothing. Value: `MissingPreview`. `sku` is what
   * is missing, `candidates` what the picker thinks of.
   */
  previewMissing: { fulfillmentId: string; sku: string; quantity: number; candidates?: string[] }
  /**
   * A picker cannot find units, or finds them broken. Goes by what the shopper said at the checkout: asks, replaces or
   * gives the money back. `candidates`: SKUs in the picker's order; left out, by rank. Value: `MissingValue`.
   */
  reportMissing: {
    fulfillmentId: string
    sku: string
    quantity: number
    reason: 'not_found' | 'damaged'
    candidates?: string[]
  }
  /**
   * Ends what the shopper was asked: by the shopper, by staff on the phone, or when the time is over (`default`). `sku`
   * goes with `replace`. Value: `MissingValue`.
   */
  settleSubstitution: {
    orderId: string
    key: string
    answer: 'replace' | 'refund' | 'found' | 'default'
    sku?: string
  }
  /** Says who picks it. Value: {fulfillmentId, orderId, state}. */
  claimFulfillment: { fulfillmentId: string; takeOver?: boolean }
}
