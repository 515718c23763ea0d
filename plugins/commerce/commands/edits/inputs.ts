import { z } from 'zod'

/** A SKU and how many of it the order is to have; 0 takes it off. */
interface EditedLine {
  sku: string
  quantity: number
}

/** Inputs of the commands that change an order before it is picked. Each SKU once; what is not named stays. */
export interface EditInputs {
  /** Computes and writes nothing. Value: `OrderEditPreview`. */
  previewOrderEdit: { orderId: string; lines: EditedLine[] }
  /**
   * `expectedRevision`: the order's when the preview was made; another's change in between is refused. `expectedTotal`:
   * what the preview said, minor units. Value: {orderId, total, currency, refund}.
   */
  editOrder: {
    orderId: string
    lines: EditedLine[]
    reason: string
    note?: string
    expectedRevision?: string
    expectedTotal?: number
  }
}

export const editedLinesShape: z.ZodType<EditedLine[]> = z
  .array(z.strictObject({ sku: z.string().min(1).max(100), quantity: z.int().min(0).max(99) }))
  .min(1)
  .max(50)
  .refine((lines) => new Set(lines.map(({ sku }) => sku)).size === lines.length, 'Name each SKU once.')
