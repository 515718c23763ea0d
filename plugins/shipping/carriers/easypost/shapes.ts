import { z } from 'zod'

const text = z.string().nullish()

/** The parts of EasyPost's answers that we read; the rest is left alone. */
export const Tracker = z.object({
  id: z.string(),
  tracking_code: z.string(),
  status: z.string(),
  status_detail: text,
  carrier: text,
  shipment_id: text,
  est_delivery_date: text,
  public_url: text,
  created_at: text,
  tracking_details: z
    .array(
      z.object({
        datetime: z.string(),
        status: z.string(),
        status_detail: text,
        message: text,
        tracking_location: z.object({ city: text, state: text, country: text }).nullish(),
      }),
    )
    .default([]),
})
export type Tracker = z.infer<typeof Tracker>

export const EasypostRate = z.object({
  id: z.string(),
  carrier: z.string(),
  service: z.string(),
  rate: z.string(),
  currency: z.string(),
  delivery_days: z.number().nullish(),
})
export const EasypostShipment = z.object({
  id: z.string(),
  tracking_code: text,
  rates: z.array(EasypostRate).default([]),
  selected_rate: EasypostRate.nullish(),
  postage_label: z.object({ label_url: text }).nullish(),
  tracker: Tracker.nullish(),
  refund_status: text,
})
export type EasypostShipment = z.infer<typeof EasypostShipment>

export const EasypostEvent = z.object({ id: z.string(), description: z.string(), result: z.unknown() })
