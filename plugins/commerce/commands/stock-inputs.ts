/** Inputs of the commands about what lies in the house. */
export interface StockInputs {
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
  }
}
