import { z } from 'zod'

const text = z.string().nullish()

/** The parts of Uber Direct's answers that we read. */
export const Quote = z.object({
  id: z.string(),
  fee: z.number(),
  currency: z.string(),
  duration: z.number().nullish(),
})
/** Uber makes the number; it stands with the delivery or with its drop-off. Source: Uber Direct, guide on pincodes. */
const Verification = z.object({ pincode: z.object({ value: text }).nullish() }).nullish()
export const Delivery = z.object({
  id: z.string(),
  status: z.string(),
  external_id: text,
  created: text,
  updated: text,
  tracking_url: text,
  dropoff_eta: text,
  courier_imminent: z.boolean().nullish(),
  verification_requirements: Verification,
  dropoff: z.object({ verification_requirements: Verification }).nullish(),
  courier: z
    .object({
      name: text,
      vehicle_type: text,
      location: z.object({ lat: z.number(), lng: z.number() }).nullish(),
    })
    .nullish(),
})
export type Delivery = z.infer<typeof Delivery>

/** `event.delivery_status` and `event.courier_update` carry the whole delivery as it was then. */
export const UberEvent = z.object({
  id: text,
  kind: z.string(),
  status: text,
  created: text,
  delivery_id: text,
  data: z.unknown(),
})
