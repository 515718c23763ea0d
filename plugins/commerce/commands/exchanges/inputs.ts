import { z } from 'zod'
import { returnIdShape } from '../returns/inputs.ts'

/** What is sent instead of the units of a return. */
interface Wish {
  returnId: string
  /** Each SKU once. */
  lines: { sku: string; quantity: number }[]
}
interface Agreed extends Wish {
  /** Fixed once per agreement: the ulid of the order that is sent. */
  orderUlid: string
  /** `after`: it waits for what is to come back. Left out: it goes at once. */
  send?: 'now' | 'after'
  /** What the preview said that it comes to, minor units. */
  expectedTotal?: number
}

/** Inputs of the commands about exchanges. Value of the two that agree: {orderId, number, returnId, state, toPay, currency}. */
export interface ExchangeInputs {
  /** Computes and writes nothing. Value: `ExchangePreview`. */
  previewExchange: Wish & { waive?: boolean }
  /** What it costs more is asked of the shopper. */
  exchangeReturn: Agreed
  /** What it costs more is waived. */
  waiveExchange: Agreed
  /** Gives the credit of an exchange that came to nothing back to the return. Value: {refundId, returned}. */
  returnCredit: { refundId: string }
  /** What is exchanged has come back. Value: {orderId}. */
  resumeExchange: { orderId: string }
}

const lines = z
  .array(z.strictObject({ sku: z.string().min(1).max(100), quantity: z.int().min(1).max(99) }))
  .min(1)
  .max(50)
  .refine((all) => new Set(all.map(({ sku }) => sku)).size === all.length, 'Name each SKU once.')

export const wishShape = z.strictObject({ returnId: returnIdShape, lines, waive: z.boolean().exactOptional() })
export const agreedShape: z.ZodType<Agreed> = z.strictObject({
  returnId: returnIdShape,
  lines,
  orderUlid: z.string().regex(/^[0-9a-z]{26}$/),
  send: z.enum(['now', 'after']).exactOptional(),
  expectedTotal: z.int().min(0).exactOptional(),
})
