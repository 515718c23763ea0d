import { z } from 'zod'
import { Parts } from './bundles.ts'
import { Instant, Money } from './common.ts'

const CartLine = z
  .strictObject({
    sku: z.string(),
    title: z.string(),
    variantTitle: z.string(),
    handle: z.string(),
    quantity: z.int(),
    unitPrice: Money,
    subtotal: Money,
    discount: Money,
    available: z.int(),
    later: z
      .strictObject({ units: z.int(), days: z.int() })
      .nullable()
      .meta({ description: 'How many of them are not there yet, and in about how many days they come.' }),
    seller: z.string(),
    parts: Parts.exactOptional(),
  })
  .meta({ id: 'CartLine' })

export const Totals = z
  .strictObject({ subtotal: Money, discount: Money, delivery: Money, tax: Money, total: Money })
  .meta({ id: 'Totals' })

/** When it will be there. */
export const Promised = z
  .strictObject({
    from: Instant,
    to: Instant,
    unit: z.enum(['minutes', 'days']).meta({ description: 'To the minute, or as days from the first to the second.' }),
  })
  .meta({ id: 'Promise' })

/** A promotion that was given. */
export const Given = z
  .strictObject({
    code: z.string().nullable().meta({ description: 'Null when it came by itself.' }),
    title: z.string(),
    kind: z.enum(['percent', 'amount', 'free_delivery']),
    amount: Money.meta({ description: 'Off the goods, or off the fee when the kind is free_delivery.' }),
  })
  .meta({ id: 'GivenPromotion' })

const Explanation = z
  .strictObject({ of: z.enum(['subtotal', 'discount', 'delivery', 'tax']), amount: Money, because: z.string() })
  .meta({ id: 'Explanation' })

/** A cart, quoted as it stands. */
export const Cart = z
  .strictObject({
    id: z.string(),
    currency: z.string(),
    lines: z.array(CartLine),
    totals: Totals,
    taxIncluded: z.boolean(),
    promotions: z.array(Given),
    explanation: z.array(Explanation).meta({ description: 'The rows of a kind add up to its figure of the totals.' }),
    promise: Promised.nullable().meta({ description: 'If it was paid now; null until it is known where to.' }),
    problems: z.array(
      z.strictObject({
        code: z.string(),
        message: z.string(),
        sku: z.string().optional(),
        available: z.int().optional(),
        promotion: z.string().optional().meta({ description: 'The code that is not good.' }),
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
export const NewPromotion = z
  .strictObject({ code: z.string().min(1).max(64) })
  .meta({ id: 'NewPromotion', example: { code: 'FIRST-CUP' } })
export const LineQuantity = z.strictObject({ quantity: z.int().min(0).max(9_999) })
