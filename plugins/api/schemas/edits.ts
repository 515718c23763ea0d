import { staffHolds } from '@souk/orders'
import { z } from 'zod'
import { Totals } from './carts.ts'
import { Money, Sku } from './common.ts'
import { Order } from './orders.ts'

const reason = z.string().trim().min(1).max(200)
const note = z.string().trim().max(500).optional()

export const OrderEdit = z
  .strictObject({
    lines: z
      .array(z.strictObject({ sku: Sku, quantity: z.int().min(0).max(99) }))
      .min(1)
      .max(50)
      .meta({ description: 'How many of each SKU the order is to have; 0 takes it off, what is not named stays.' }),
    reason,
    note,
    expectedRevision: z.string().min(1).max(200).optional().meta({
      description: 'What the dry run said: a change by somebody else in between is refused as edit_outdated.',
    }),
    expectedTotal: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Minor units. Another total than was shown is refused as total_changed.' }),
  })
  .meta({ id: 'OrderEdit', example: { lines: [{ sku: 'FLAT-WHITE-REG', quantity: 1 }], reason: 'They called' } })

const EditPreview = z
  .strictObject({
    revision: z.string(),
    lines: z.array(
      z.strictObject({
        sku: z.string(),
        title: z.string(),
        variantTitle: z.string(),
        unitPrice: Money,
        before: z.int(),
        after: z.int(),
        amount: Money.meta({ description: 'What the line comes to then, less its discount.' }),
      }),
    ),
    totals: z.strictObject({ before: Totals, after: Totals }),
    stock: z.array(
      z.strictObject({
        sku: z.string(),
        location: z.string(),
        units: z.int().meta({ description: 'Above 0 they go back to the shelf, below 0 they are taken from it.' }),
      }),
    ),
    waiting: z.array(z.strictObject({ sku: z.string(), location: z.string(), units: z.int(), days: z.int() })).meta({
      description:
        'Above 0 the order waits for so many units more, `days` or so; below 0 it no longer does, and `days` is 0.',
    }),
    toTheFloor: z.boolean().meta({ description: 'Nothing that it waited for is missing then: its work opens.' }),
    refund: Money.meta({ description: 'Given back at once.' }),
    toCollect: Money.meta({ description: 'Taken at the door, or from what the bank holds.' }),
  })
  .meta({ id: 'OrderEditPreview' })

export const EditedOrder = z
  .strictObject({
    applied: z.boolean(),
    preview: EditPreview.nullable().meta({ description: 'Of a dry run: what it would come to.' }),
    order: Order.meta({ description: 'As it stands now.' }),
  })
  .meta({ id: 'EditedOrder' })

export const HoldOrder = z.strictObject({ reason: z.enum(staffHolds), note }).meta({ id: 'HoldOrder' })
export const ReleaseOrder = z
  .strictObject({
    reason: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'One hold; all that staff may take off when left out.' }),
    note,
  })
  .meta({ id: 'ReleaseOrder' })
