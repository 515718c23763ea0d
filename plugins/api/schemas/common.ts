import { z } from 'zod'

/** Money on the wire: whole minor units and the currency. */
export const Money = z
  .strictObject({
    amount: z.int().meta({ description: 'Whole minor units: 450 is $4.50.' }),
    currency: z.string().regex(/^[A-Z]{3}$/),
  })
  .meta({ id: 'Money', example: { amount: 450, currency: 'USD' } })

/** An instant as text; the pattern that Zod would write is longer than the rest of the document. */
export const Instant = z.string().meta({ id: 'Instant', format: 'date-time', example: '2026-11-21T14:08:00.000Z' })

/** A problem document, RFC 9457. */
export const ProblemDocument = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().meta({ description: 'Stable; branch on it.' }),
    instance: z.string(),
  })
  .meta({ id: 'Problem' })

/** A list and the way to its next page. */
export const listOf = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({ data: z.array(row), page: z.strictObject({ next: z.string().nullable() }) })

/** Query parameters are text; this one is a whole number. */
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, 'Use a whole number.')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `Use a number from ${least} to ${most}.`)

/** `limit` and `cursor` of every list. */
export const paging = {
  limit: wholeNumber(1, 100).optional().meta({ description: '1 to 100, 20 when left out.' }),
  cursor: z.string().min(1).max(400).optional().meta({ description: 'The `page.next` of the page before.' }),
}

/** A price as a query parameter, in minor units. */
export const priceParameter = wholeNumber(0, 999_999_999).optional().meta({ description: 'Minor units.' })

export const Sku = z.string().min(1).max(100).meta({ example: 'FLAT-WHITE-REG' })
export const OrderId = z
  .string()
  .regex(/^order\.[A-Za-z0-9]{1,40}$/)
  .meta({ example: 'order.01jd3k8zq4x5v6w7y8z9a0b1c2' })
export const CartId = z
  .string()
  // No part of an id may begin with a dash
  .regex(/^cart\.[A-Za-z0-9][\w-]{7,63}$/)
  .meta({ example: 'cart.Zk3vQ0m1u9Yw2tP7' })
export const FulfillmentId = z
  .string()
  .regex(/^fulfillment\.[A-Za-z0-9]{1,40}-\d{1,4}$/)
  .meta({ example: 'fulfillment.01jd3k8zq4x5v6w7y8z9a0b1c2-1' })
