import { z } from 'zod'

const CartForm = z.object({
  intent: z.enum(['add', 'set']),
  sku: z.string().min(1).max(80),
  quantity: z.coerce.number().int().min(0).max(99).default(1),
  stay: z.literal('1').optional(),
})

/** Reads a form that changes the basket; undefined when nobody could have sent it from our pages. */
export const parseCartForm = (form: FormData) => CartForm.safeParse(Object.fromEntries(form)).data
