import { z } from 'zod'

/** What somebody on the phone wants, as far as they have said it. */
export interface PhoneWish {
  lines: { sku: string; quantity: number }[]
  delivery: { method: 'delivery' | 'pickup'; location?: string }
  address?: PhoneAddress
}
export interface PhoneAddress {
  name: string
  line1: string
  line2?: string
  city: string
  region?: string
  postalCode: string
  country: string
}

/** Inputs of the commands by which staff order for somebody. */
export interface PhoneOrderInputs {
  /** Value: a `PhoneOrderPreview`. Writes nothing. */
  previewPhoneOrder: PhoneWish
  /** `orderUlid` is fixed once per call. `total`: what was told on the phone. Value: {orderId, number, state, linkSent}. */
  placePhoneOrder: PhoneWish & {
    orderUlid: string
    address: PhoneAddress
    email: string
    phone: string
    payment: 'link' | 'cash'
    customer?: string
    language?: string
    total?: number
  }
}

const text = (most: number) => z.string().trim().max(most)
const address = z.strictObject({
  name: text(120),
  line1: text(200),
  line2: text(200).exactOptional(),
  city: text(120),
  region: text(120).exactOptional(),
  postalCode: text(20),
  country: z.string().regex(/^[A-Z]{2}$/, 'Use a two-letter country code.'),
})

export const wishShape = z.strictObject({
  lines: z
    .array(z.strictObject({ sku: z.string().min(1).max(100), quantity: z.int().min(1).max(99) }))
    .min(1)
    .max(100)
    .refine((lines) => new Set(lines.map(({ sku }) => sku)).size === lines.length, 'Say each SKU once.'),
  delivery: z.strictObject({
    method: z.enum(['delivery', 'pickup']),
    location: z.string().min(1).max(100).exactOptional(),
  }),
  address: address.exactOptional(),
})

export const phoneOrderShape = z.strictObject({
  ...wishShape.shape,
  orderUlid: z.string().regex(/^[0-9a-z]{26}$/),
  address,
  email: z.email().max(200),
  phone: text(40).min(1),
  payment: z.enum(['link', 'cash']),
  customer: z
    .string()
    .regex(/^customer\.[0-9a-z]{26}$/)
    .exactOptional(),
  language: text(35).exactOptional(),
  total: z.int().min(0).exactOptional(),
})
