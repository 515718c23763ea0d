import { statesOf } from '@souk/kernel'
import { fulfillmentLifecycle, orderLifecycle } from '@souk/orders'
import { z } from 'zod'
import { Parts } from './bundles.ts'
import { Given, Promised, Totals } from './carts.ts'
import { CartId, Instant, Money } from './common.ts'
import { Substitution } from './substitutions.ts'

const line = (most: number) => z.string().trim().min(1).max(most)

export const Address = z
  .strictObject({
    name: line(120),
    line1: line(200),
    line2: z.string().trim().max(200).optional(),
    city: line(120),
    region: z.string().trim().max(120).optional(),
    postalCode: z
      .string()
      .trim()
      .max(20)
      .meta({ description: 'Empty where the country needs none: AE.', example: '94105' }),
    country: z.string().regex(/^[A-Z]{2}$/, 'Use a two-letter country code.'),
    geopoint: z
      .strictObject({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) })
      .optional()
      .meta({
        description: 'Where it lies, WGS 84 degrees: zones and promises go by it. Left out: by the postcode.',
        example: { lat: 37.7899, lng: -122.3966 },
      }),
  })
  .meta({ id: 'Address' })

const Rate = z
  .strictObject({
    source: z.enum(['zone', 'carrier', 'fallback']),
    carrier: z.string().nullable(),
    service: z.string().nullable(),
  })
  .meta({
    id: 'DeliveryRate',
    description: 'Whose sum the fee is: the zone’s, the carrier’s, or the zone’s because the carrier did not answer.',
  })

const Seller = z.strictObject({ id: z.string(), name: z.string() }).meta({ id: 'Seller' })
const SoldBy = Seller.meta({ description: 'Whose goods they are, by the name that was theirs when it was ordered.' })

export const NewOrder = z
  .strictObject({
    cartId: CartId,
    email: z.email().max(200),
    phone: line(40),
    address: Address,
    delivery: z.strictObject({
      method: z.enum(['delivery', 'pickup']),
      slotId: line(100)
        .optional()
        .meta({ description: 'No slots are offered: everything is brought as soon as it can be.' }),
      location: line(100).optional().meta({
        description: 'Where it is picked up. Left out: at the first place that has everything, which the answer names.',
      }),
    }),
    payment: z.strictObject({ provider: z.enum(['stripe', 'paypal', 'cash']) }),
    substitution: z.enum(['ask', 'best_match', 'refund']).optional(),
    total: Money.extend({ amount: z.int().min(0) })
      .optional()
      .meta({ description: 'What was shown to the shopper: another sum is refused as total_changed, never charged.' }),
  })
  .meta({ id: 'NewOrder' })

const PickupPlace = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    line1: z.string(),
    city: z.string(),
    region: z.string().nullable(),
    postalCode: z.string(),
    country: z.string(),
  })
  .meta({ id: 'PickupPlace', description: 'Where an order waits for whoever picks it up.' })

const OrderLine = z
  .strictObject({
    sku: z.string(),
    title: z.string(),
    variantTitle: z.string(),
    seller: SoldBy,
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
    returned: z.int().meta({ description: 'Of the delivered ones, how many came back.' }),
    parts: Parts.exactOptional(),
  })
  .meta({ id: 'OrderLine' })

export const Fulfillment = z
  .strictObject({
    id: z.string(),
    order: z.string(),
    state: z.enum(statesOf(fulfillmentLifecycle)),
    location: z.string(),
    seller: SoldBy,
    method: z.enum(['delivery', 'pickup']),
    courier: z.string().nullable(),
    holds: z.array(z.string()),
    lines: z.array(
      z.strictObject({
        sku: z.string(),
        title: z.string(),
        seller: SoldBy,
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
    courier: z
      .strictObject({ name: z.string(), state: z.string().nullable() })
      .nullable()
      .meta({ description: 'Who rides, and how far: awaited, assigned, at_pickup, on_the_way, imminent, done.' }),
    trackingNumber: z.string().nullable(),
    trackingUrl: z.string().nullable().meta({ description: 'The carrier’s own page about it.' }),
    expectedAt: Instant.nullable().meta({ description: 'When the carrier now expects to deliver.' }),
    state: z.string(),
    events: z.array(
      z.strictObject({
        at: Instant,
        status: z.string(),
        description: z.string(),
        place: z.string().nullable().meta({ description: 'Town and region where it happened.' }),
      }),
    ),
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

const url = z.string().meta({ description: 'The shop’s own page, where people follow it.' })

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
    url,
    currency: z.string(),
    createdAt: Instant,
    placedAt: Instant.nullable(),
    cancelReason: z.string().nullable(),
    contact: z.strictObject({ email: z.string(), phone: z.string() }),
    address: Address,
    delivery: z.strictObject({
      method: z.enum(['delivery', 'pickup']),
      pin: z.string().nullable().meta({
        description:
          'What the shopper says at the door or the counter; null for staff, and where a carrier asks for none.',
      }),
      rate: Rate.nullable(),
      places: z.array(PickupPlace).meta({ description: 'Where it is picked up; empty when it is brought.' }),
    }),
    lines: z.array(OrderLine),
    totals: Totals,
    promotions: z.array(Given),
    sellers: z.array(Seller).meta({ description: 'Every seller of the order, once.' }),
    fulfillments: z.array(Fulfillment),
    substitutions: z.array(Substitution),
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
    url,
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

export const NewPayment = z
  .strictObject({
    provider: z
      .enum(['stripe', 'paypal'])
      .optional()
      .meta({ description: 'Left out: by the same way as before. Cash is settled when the order is placed.' }),
  })
  .meta({ id: 'NewPayment', example: { provider: 'stripe' } })

export const OpenedPayment = z
  .strictObject({
    payment: z.strictObject({
      provider: z.string(),
      url: z
        .string()
        .nullable()
        .meta({ description: 'Where to pay. Null: the money of the try before has come, and there is nothing to do.' }),
    }),
  })
  .meta({ id: 'OpenedPayment' })

export const CanceledFulfillment = z
  .strictObject({
    ...Fulfillment.shape,
    orderState: z.enum(statesOf(orderLifecycle)).meta({ description: 'canceled when this was the last of the order.' }),
    refund: z
      .strictObject({ id: z.string(), amount: Money })
      .nullable()
      .meta({ description: 'Decided with it. Null: nothing was taken for it yet, or it was given back before.' }),
  })
  .meta({ id: 'CanceledFulfillment' })

export const CancelOrder = z.strictObject({
  reason: line(200).optional(),
  note: z.string().max(500).optional(),
  restock: z.boolean().optional().meta({
    description:
      'What becomes of units that were picked: true, or left out, they go back on the shelf; false, they are written off. False is refused as nothing_picked when none were.',
  }),
})
