import type { Commerce } from '@souk/commerce'
import { money } from '@souk/kernel'
import { type Fulfillment, type Order, type OrderEvent, stageBars } from '@souk/orders'
import type { z } from 'zod'
import type { Audience } from './problem-table.ts'
import type * as schemas from './schemas/orders.ts'

/** A parcel as the API shows it; shipping's own document has more. */
interface Parcel {
  readonly _id: string
  readonly fulfillment: string
  readonly carrier: string
  readonly service?: string
  readonly courierName?: string
  readonly trackingNumber?: string
  readonly state: string
  readonly events: readonly { readonly at: string; readonly status: string; readonly description: string }[]
}

/** An order with everything that stands around it, read by id. */
export interface OrderBundle {
  readonly order: Order
  readonly fulfillments: readonly Fulfillment[]
  readonly shipments: readonly Parcel[]
  /** Whose goods they are. */
  readonly sellers: readonly { readonly id: string; readonly name: string }[]
}

/** Reads an order afresh. Undefined when there is none. */
export async function readOrder(store: Commerce['store'], orderId: string): Promise<OrderBundle | undefined> {
  const [found] = await store.get([orderId])
  if (found?._type !== 'order') return undefined
  const order = found as Order
  const fulfillments = (await store.get(order.fulfillments)).filter(
    (each) => each?._type === 'fulfillment',
  ) as Fulfillment[]
  const ids = fulfillments.flatMap(({ shipment }) => shipment ?? [])
  const shipments = ids.length === 0 ? [] : (await store.get(ids)).filter((each) => each?._type === 'shipment')
  const sellers = await store.get([...new Set(order.lines.map(({ seller }) => seller))])
  return {
    order,
    fulfillments,
    shipments: shipments as unknown as Parcel[],
    sellers: sellers.flatMap((each) => (each ? [{ id: each._id, name: String(each['name'] ?? '') }] : [])),
  }
}

/** An order on the wire. Shoppers get their PIN and no notes or names of staff. */
export function toOrder({ order, ...rest }: OrderBundle, audience: Audience): z.input<typeof schemas.Order> {
  const { currency } = order
  return {
    id: order._id,
    number: order.number,
    state: order.state,
    paymentStanding: order.paymentStanding,
    fulfillmentStanding: order.fulfillmentStanding,
    currency,
    createdAt: order.createdAt,
    placedAt: order.placedAt ?? null,
    cancelReason: order.cancelReason ?? null,
    contact: { email: order.contact.email, phone: order.contact.phone },
    address: toAddress(order.address),
    delivery: { method: order.delivery.method, pin: audience === 'shopper' ? order.delivery.pin : null },
    lines: order.lines.map((line) => toLine(line, currency)),
    totals: toTotals(order.totals, currency),
    promotions: (order.promotions ?? []).map(({ code, title, kind, amount }) => ({
      code: code ?? null,
      title,
      kind,
      amount: money(amount, currency),
    })),
    sellers: [...rest.sellers],
    fulfillments: rest.fulfillments.map(toFulfillment),
    shipments: rest.shipments.map(toShipment),
    events: order.events.map((event) => toEvent(event, audience)),
    promise: order.promise ? toPromise(order.promise) : null,
    reservedUntil: order.reservation?.expiresAt ?? null,
  }
}

/** Where an order is on its way. */
export function toTracking(bundle: OrderBundle, audience: Audience): z.input<typeof schemas.Tracking> {
  const { id, number, state, paymentStanding, fulfillmentStanding, promise, fulfillments, shipments, events } = toOrder(
    bundle,
    audience,
  )
  const stages = stageBars(bundle.order, bundle.fulfillments).map((bar) => ({
    stage: bar.stage,
    title: bar.title,
    progress: bar.progress,
    at: bar.at ?? null,
  }))
  return { id, number, state, paymentStanding, fulfillmentStanding, stages, promise, fulfillments, shipments, events }
}

/** A fulfillment on the wire. */
export function toFulfillment(fulfillment: Fulfillment): z.input<typeof schemas.Fulfillment> {
  return {
    id: fulfillment._id,
    order: fulfillment.order,
    state: fulfillment.state,
    location: fulfillment.location,
    seller: fulfillment.seller,
    method: fulfillment.method,
    courier: fulfillment.courier ?? null,
    holds: [...fulfillment.holds],
    lines: fulfillment.lines.map(({ sku, title, seller, quantity, picked, shorted }) => ({
      sku,
      title,
      seller: seller ?? null,
      quantity,
      picked,
      shorted,
    })),
  }
}

/** A promise on the wire: to the minute, or as days. */
export const toPromise = ({ from, to, unit = 'minutes' }: NonNullable<Order['promise']>) => ({ from, to, unit })

/** Totals on the wire. */
export function toTotals({ subtotal, discount, delivery, tax, total }: Order['totals'], currency: string) {
  return {
    subtotal: money(subtotal, currency),
    discount: money(discount, currency),
    delivery: money(delivery, currency),
    tax: money(tax, currency),
    total: money(total, currency),
  }
}

function toAddress({ name, line1, line2, city, region, postalCode, country }: Order['address']) {
  return {
    name,
    line1,
    city,
    postalCode,
    country,
    ...(line2 === undefined ? {} : { line2 }),
    ...(region === undefined ? {} : { region }),
  }
}

function toLine(line: Order['lines'][number], currency: string) {
  return {
    sku: line.sku,
    title: line.title,
    variantTitle: line.variantTitle,
    seller: line.seller,
    quantity: line.quantity,
    unitPrice: money(line.unitPrice, currency),
    subtotal: money(line.subtotal, currency),
    discount: money(line.discount, currency),
    tax: money(line.tax, currency),
    canceled: line.canceled,
    picked: line.picked,
    packed: line.packed,
    shipped: line.shipped,
    delivered: line.delivered,
  }
}

function toEvent({ at, type, actor, fulfillment, note }: OrderEvent, audience: Audience) {
  const staff = audience === 'staff'
  return {
    at,
    type,
    actor: { kind: actor.kind, name: staff ? actor.name : '' },
    fulfillment: fulfillment ?? null,
    note: staff ? (note ?? null) : null,
  }
}

function toShipment(shipment: Parcel): z.input<typeof schemas.Shipment> {
  return {
    id: shipment._id,
    fulfillment: shipment.fulfillment,
    carrier: shipment.carrier,
    service: shipment.service ?? null,
    courier: shipment.courierName ?? null,
    trackingNumber: shipment.trackingNumber ?? null,
    state: shipment.state,
    events: shipment.events.map(({ at, status, description }) => ({ at, status, description })),
  }
}
