import { z } from 'zod'

const CartForm = z.object({
  intent: z.enum(['add', 'set']),
  sku: z.string().min(1).max(80),
  quantity: z.coerce.number().int().min(0).max(99).default(1),
  stay: z.literal('1').optional(),
  press: z
    .string()
    .regex(/^[0-9a-f]{24}$/)
    .optional(),
})

const CodeForm = z.union([
  z.object({ uncode: z.string().min(1).max(64) }),
  z.object({ intent: z.literal('promote'), code: z.string().trim().max(64) }),
])

/** Reads a form about a promotion code: one to use, or one to take out. */
export const parseCodeForm = (form: FormData) => CodeForm.safeParse(Object.fromEntries(form)).data

/** Reads a form that changes the basket; undefined when nobody could have sent it from our pages. */
export const parseCartForm = (form: FormData) => CartForm.safeParse(Object.fromEntries(form)).data
