import { statesOf } from '@souk/kernel'
import { orderLifecycle } from '@souk/orders'
import { z } from 'zod'
import { Totals } from './carts.ts'
import { Money, Sku } from './common.ts'

export const ReturnId = z.string().regex(/^return\.[\w-]{1,64}$/)

export const NewExchange = z
  .strictObject({
    lines: z
      .array(z.strictObject({ sku: Sku, quantity: z.int().min(1).max(99) }))
      .min(1)
      .max(50)
      .meta({ description: 'What is sent instead of all units of the return, each SKU once.' }),
    send: z.enum(['now', 'after']).optional().meta({
      description: 'after: it waits for what is to come back. Left out: it goes at once.',
    }),
    waive: z.boolean().optional().meta({
      description: 'The shop takes on itself what it costs more; managers may. Left out: the shopper is asked for it.',
    }),
    expectedTotal: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Minor units. Another total than the dry run said is refused as total_changed.' }),
  })
  .meta({ id: 'NewExchange', example: { lines: [{ sku: 'FLAT-WHITE-LRG', quantity: 1 }], send: 'after' } })

const Preview = z
  .strictObject({
    lines: z.array(
      z.strictObject({
        sku: z.string(),
        title: z.string(),
        variantTitle: z.string(),
        quantity: z.int(),
        unitPrice: Money,
        subtotal: Money,
      }),
    ),
    totals: Totals,
    worth: Money.meta({ description: 'What was charged for the units that come back.' }),
    credit: Money.meta({ description: 'What of it pays for the new goods.' }),
    toPay: Money.meta({ description: 'What the shopper is asked for.' }),
    refund: Money.meta({ description: 'What goes back to the shopper.' }),
    refundNow: z.boolean().meta({ description: 'false: it goes back once all goods are here.' }),
    waived: Money.meta({ description: 'Taken off out of goodwill, before tax.' }),
    stock: z.array(z.strictObject({ sku: z.string(), location: z.string(), units: z.int() })),
    awaits: z.boolean().meta({ description: 'Goods are still to come back.' }),
  })
  .meta({ id: 'ExchangePreview' })

export const Exchange = z
  .strictObject({
    preview: Preview.nullable().meta({ description: 'Of a dry run: what it would come to.' }),
    order: z
      .strictObject({
        id: z.string(),
        number: z.string(),
        state: z.enum(statesOf(orderLifecycle)),
        toPay: Money,
      })
      .nullable()
      .meta({ description: 'The order that is sent instead.' }),
  })
  .meta({ id: 'Exchange' })
