import { z } from 'zod'
import { Money } from './common.ts'

const CartLine = z
  .strictObject({
    sku: z.string(),
    title: z.string(),
    variantTitle: z.string(),
    handle: z.string(),
    quantity: z.int(),
    unitPrice: Money,
    subtotal: Money,
    available: z.int(),
  })
  .meta({ id: 'CartLine' })

export const Totals = z
  .strictObject({ subtotal: Money, discount: Money, delivery: Money, tax: Money, total: Money })
  .meta({ id: 'Totals' })

/** A cart, quoted as it stands. */
export const Cart = z
  .strictObject({
    id: z.string(),
    currency: z.string(),
    lines: z.array(CartLine),
    totals: Totals,
    problems: z.array(
      z.strictObject({
        code: z.string(),
        message: z.string(),
        sku: z.string().optional(),
        available: z.int().optional(),
      }),
    ),
  })
  .meta({ id: 'Cart' })

export const NewCart = z.strictObject({
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .max(35)
    .optional(),
})
export const LineQuantity = z.strictObject({ quantity: z.int().min(0).max(9_999) })
