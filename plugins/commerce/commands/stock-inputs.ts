import type { TravelInputs } from './inventory/inputs.ts'

/** Inputs of the commands about what lies in the house or is on its way there. */
export interface StockInputs extends TravelInputs {
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
