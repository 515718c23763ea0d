import type { Inspection, ReturnKind, ReturnReasonCode } from '@souk/orders'
import { z } from 'zod'

/** Inputs of the commands about returns and claims. Values: {returnId, orderId, state, refund}. */
export interface ReturnInputs {
  /** `approved`: staff agree at once. Each SKU once. */
  openReturn: {
    orderId: string
    kind: ReturnKind
    lines: { sku: string; quantity: number; reason: ReturnReasonCode }[]
    note?: string
    approved?: boolean
  }
  approveReturn: { returnId: string; note?: string }
  /** `words` are said to whoever asked. */
  rejectReturn: { returnId: string; words: string }
  cancelReturn: { returnId: string; note?: string }
  /** Units that came back to a place, and what was found of each; `refund` gives their money back with it. */
  receiveReturn: {
    returnId: string
    location: string
    /** `parts` of a bundle: those of which something else was found than of the rest. */
    units: { sku: string; quantity: number; as: Inspection; parts?: { sku: string; as: Inspection }[] }[]
    refund?: boolean
    note?: string
  }
  /** `refund` gives back the money of what came back, or of what is claimed, as far as it was not given back. */
  closeReturn: { returnId: string; refund?: boolean; note?: string }
}

export const returnIdShape = z.string().regex(/^return\.[\w-]{1,64}$/)
export const noteShape = z.string().trim().max(500).exactOptional()
