import { statesOf } from '@souk/kernel'
import { refundLifecycle } from '@souk/payments'
import { z } from 'zod'
import { Money, Sku } from './common.ts'

const sum = z.int().min(1).max(9_999_999_999)

export const NewRefund = z
  .strictObject({
    lines: z
      .array(z.strictObject({ sku: Sku, quantity: z.int().min(1).max(9999) }))
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'Units to give money back for; their price, discount and tax are counted to the cent.' }),
    amount: z
      .union([sum, z.strictObject({ amount: sum, currency: Money.shape.currency })])
      .optional()
      .meta({
        description:
          'Out of goodwill: minor units of the order’s currency, or money, which must be in it. Leave out both: everything that is left.',
      }),
    reason: z.string().trim().min(1).max(200),
    note: z.string().trim().max(500).optional(),
  })
  .meta({ id: 'NewRefund', example: { lines: [{ sku: 'FLAT-WHITE-REG', quantity: 1 }], reason: 'Arrived cold' } })

export const Refund = z
  .strictObject({
    id: z.string(),
    order: z.string(),
    amount: Money,
    reason: z.string(),
    state: z.enum(statesOf(refundLifecycle)).meta({ description: 'pending: decided, and on its way to the provider.' }),
    lines: z.array(
      z.strictObject({
        sku: z.string(),
        quantity: z.int(),
        subtotal: Money,
        discount: Money,
        tax: Money,
        amount: Money,
      }),
    ),
  })
  .meta({ id: 'Refund' })
