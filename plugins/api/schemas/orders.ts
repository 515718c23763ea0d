import { statesOf } from '@souk/kernel'
import { fulfillmentLifecycle, orderLifecycle } from '@souk/orders'
import { z } from 'zod'
import { Given, Promised, Totals } from './carts.ts'
import { CartId, Instant, Money } from './common.ts'

const line = (most: number) => z.string().trim().min(1).max(most)

export const Address = z
  .strictObject({
    name: line(120),
    line1: line(200),
    line2: z.string().trim().max(200).optional(),
    city: line(120),
    region: z.string().trim().max(120).optional(),
    postalCode: line(20),
    country: z.string().regex(/^[A-Z]{2}$/, 'Use a two-letter country code.'),
  })
  .meta({ id: 'Address' })

export const NewOrder = z
  .strictObject({
    cartId: CartId,
    email: z.email().max(200),
    phone: line(40),
    address: Address,
    delivery: z.strictObject({ method: z.enum(['delivery', 'pickup']), slotId: line(100).optional() }),
    payment: z.strictObject({ provider: z.enum(['stripe', 'paypal', 'cash']) }),
    substitution: z.enum(['ask', 'best_match', 'refund']).optional(),
  })
  .meta({ id: 'NewOrder' })

const OrderLine = z
  .strictObject({
    sku: z.string(),
    title: z.string(),
    variantTitle: z.string(),
    seller: z.string(),
    quantity: z.int(),
    unitPrice: Money,
    subtotal: Money,
    discount: Money,
    tax: Money,
    canceled: z.int(),
    picked: z.int(),
    packed: z.int(),
    shipped: z.int(),
    delivered: z.int(),
  })
  .meta({ id: 'OrderLine' })

export const Fulfillment = z
  .strictObject({
    id: z.string(),
    order: z.string(),
    state: z.enum(statesOf(fulfillmentLifecycle)),
    location: z.string(),
    seller: z.string(),
    method: z.enum(['delivery', 'pickup']),
    courier: z.string().nullable(),
    holds: z.array(z.string()),
    lines: z.array(
      z.strictObject({
        sku: z.string(),
        title: z.string(),
        seller: z.string().nullable(),
        quantity: z.int(),
        picked: z.int(),
        shorted: z.int(),
      }),
    ),
  })
  .meta({ id: 'Fulfillment' })

export const Shipment = z
  .strictObject({
    id: z.string(),
    fulfillment: z.string(),
    carrier: z.string(),
    service: z.string().nullable(),
    courier: z.string().nullable(),
    trackingNumber: z.string().nullable(),
    state: z.string(),
    events: z.array(z.strictObject({ at: Instant, status: z.string(), description: z.string() })),
  })
  .meta({ id: 'Shipment' })

const OrderEvent = z
  .strictObject({
    at: Instant,
    type: z.string(),
    actor: z.strictObject({ kind: z.string(), name: z.string() }),
    fulfillment: z.string().nullable(),
    note: z.string().nullable().meta({ description: 'For staff only; null for shoppers.' }),
  })
  .meta({ id: 'OrderEvent' })

const Seller = z.strictObject({ id: z.string(), name: z.string() }).meta({ id: 'Seller' })

const standings = {
  paymentStanding: z.string(),
  fulfillmentStanding: z.string(),
}

export const Order = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    state: z.enum(statesOf(orderLifecycle)),
    ...standings,
    currency: z.string(),
    createdAt: Instant,
    placedAt: Instant.nullable(),
    cancelReason: z.string().nullable(),
    contact: z.strictObject({ email: z.string(), phone: z.string() }),
    address: Address,
    delivery: z.strictObject({
      method: z.enum(['delivery', 'pickup']),
      pin: z.string().nullable().meta({ description: 'What the shopper says at the door; null for staff.' }),
    }),
    lines: z.array(OrderLine),
    totals: Totals,
    promotions: z.array(Given),
    sellers: z.array(Seller).meta({ description: 'Whose goods they are; lines and fulfillments name them by id.' }),
    fulfillments: z.array(Fulfillment),
    shipments: z.array(Shipment),
    events: z.array(OrderEvent),
    promise: Promised.nullable(),
    reservedUntil: Instant.nullable(),
  })
  .meta({ id: 'Order' })

export const PlacedOrder = z
  .strictObject({
    order: Order,
    payment: z.strictObject({ provider: z.string(), url: z.string().nullable() }),
    accessToken: z.string(),
  })
  .meta({ id: 'PlacedOrder' })

export const Tracking = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    state: z.string(),
    ...standings,
    stages: z.array(
      z.strictObject({
        stage: z.string(),
        title: z.string(),
        progress: z.enum(['done', 'now', 'ahead']),
        at: Instant.nullable(),
      }),
    ),
    promise: Promised.nullable(),
    fulfillments: z.array(Fulfillment),
    shipments: z.array(Shipment),
    events: z.array(OrderEvent),
  })
  .meta({ id: 'Tracking' })

export const CancelOrder = z.strictObject({ reason: line(200).optional(), note: z.string().max(500).optional() })
