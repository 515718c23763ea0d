import type { StockLocation } from '@souk/inventory'
import { money } from '@souk/kernel'
import { type Fulfillment, type Order, type OrderEvent, stageBars } from '@souk/orders'
import { type DeliveryZone, pinToSay } from '@souk/shipping'
import type { z } from 'zod'
import type { Audience } from './problem-table.ts'
import { partsOf } from './schemas/bundles.ts'
import type * as schemas from './schemas/orders.ts'
import { type SellerNames, sellerNames } from './seller-names.ts'
import type { Services } from './services.ts'

/** A parcel as the API shows it; shipping's own document has more. */
interface Parcel {
  readonly _id: string
  readonly fulfillment: string
  readonly carrier: string
  readonly service?: string
  readonly courierName?: string
  readonly pin?: string
  readonly courier?: { readonly state: string; readonly name?: string }
  readonly trackingNumber?: string
  readonly trackingUrl?: string
  readonly expectedAt?: string
  readonly state: string
  readonly events: readonly {
    readonly at: string
    readonly status: string
    readonly description: string
    readonly place?: string
  }[]
}

/** An order with everything that stands around it, read by id. */
export interface OrderBundle {
  readonly order: Order
  readonly fulfillments: readonly Fulfillment[]
  readonly shipments: readonly Parcel[]
  /** Whose goods they are: names by the sellers' ids. */
  readonly sellers: SellerNames
  /** Where it is picked up; empty when it is brought. */
  readonly places: readonly StockLocation[]
  /** What the shopper says at the door or the counter, where anybody asks. */
  readonly pin: string | undefined
  /** The shop's page of it. */
  readonly url: string
}

/** Reads an order afresh. Undefined when there is none. */
export async function readOrder(
  { commerce, publicOrigin }: Pick<Services, 'commerce' | 'publicOrigin'>,
  orderId: string,
): Promise<OrderBundle | undefined> {
  const { store } = commerce
  const [found] = await store.get([orderId])
  if (found?._type !== 'order') return undefined
  const order = found as Order
  const { method, zone } = order.delivery
  // Asked for in one breath, so that they are read in one request
  const [work, [sentTo], sellers, places] = await Promise.all([
    store.get(order.fulfillments),
    (zone === undefined ? [] : store.get([zone])) as Promise<readonly (DeliveryZone | undefined)[]>,
    sellerNames(store, order.lines),
    pickupPlaces(store, order),
  ])
  const fulfillments = work.filter((each) => each?._type === 'fulfillment') as Fulfillment[]
  const ids = fulfillments.flatMap(({ shipment }) => shipment ?? [])
  const stored = ids.length === 0 ? [] : (await store.get(ids)).filter((each) => each?._type === 'shipment')
  const shipments = stored as unknown as Parcel[]
  return {
    order,
    fulfillments,
    shipments,
    sellers,
    places,
    pin: pinToSay({ method, zoneCarrier: sentTo?.carrier, parcels: shipments, ours: commerce.pinFor(orderId) }),
    url: `${publicOrigin}/orders/${order._id}`,
  }
}

/** An order on the wire. Shoppers get their PIN and no notes or names of staff. */
export function toOrder({ order, sellers, ...rest }: OrderBundle, audience: Audience): z.input<typeof schemas.Order> {
  const { currency } = order
  return {
    id: order._id,
    number: order.number,
    state: order.state,
    paymentStanding: order.paymentStanding,
    fulfillmentStanding: order.fulfillmentStanding,
    url: rest.url,
    currency,
    createdAt: order.createdAt,
    placedAt: order.placedAt ?? null,
    cancelReason: order.cancelReason ?? null,
    contact: { email: order.contact.email, phone: order.contact.phone },
    address: toAddress(order.address),
    delivery: {
      method: order.delivery.method,
      pin: audience === 'shopper' ? (rest.pin ?? null) : null,
      rate: toRate(order.delivery.rate),
      places: rest.places.map(toPlace),
    },
    lines: order.lines.map((line) => toLine(line, currency, sellers)),
    totals: toTotals(order.totals, currency),
    promotions: (order.promotions ?? []).map(({ code, title, kind, amount }) => ({
      code: code ?? null,
      title,
      kind,
      amount: money(amount, currency),
    })),
    sellers: [...sellers].map(([id, name]) => ({ id, name })),
    fulfillments: rest.fulfillments.map((each) => toFulfillment(each, sellers)),
    substitutions: rest.fulfillments.flatMap((each) => toSubstitutions(each, currency)),
    shipments: rest.shipments.map((each) => toShipment(each, audience)),
    events: order.events.map((event) => toEvent(event, audience)),
    promise: order.promise ? toPromise(order.promise) : null,
    reservedUntil: order.reservation?.expiresAt ?? null,
  }
}

/** Where an order is on its way. */
export function toTracking(bundle: OrderBundle, audience: Audience): z.input<typeof schemas.Tracking> {
  const order = toOrder(bundle, audience)
  const { id, number, state, paymentStanding, fulfillmentStanding, url } = order
  const { promise, fulfillments, shipments, events } = order
  const stages = stageBars(bundle.order, bundle.fulfillments).map((bar) => ({
    stage: bar.stage,
    title: bar.title,
    progress: bar.progress,
    at: bar.at ?? null,
  }))
  const standings = { paymentStanding, fulfillmentStanding }
  return { id, number, state, ...standings, url, stages, promise, fulfillments, shipments, events }
}

/** A fulfillment on the wire. */
export function toFulfillment(fulfillment: Fulfillment, sellers: SellerNames): z.input<typeof schemas.Fulfillment> {
  const first = fulfillment.lines.find(({ seller }) => seller === fulfillment.seller)
  return {
    id: fulfillment._id,
    order: fulfillment.order,
    state: fulfillment.state,
    location: fulfillment.location,
    seller: toSeller({ ...first, seller: fulfillment.seller }, sellers),
    method: fulfillment.method,
    courier: fulfillment.courier ?? null,
    holds: [...fulfillment.holds],
    lines: fulfillment.lines.map(({ sku, title, seller, sellerName, quantity, picked, shorted }) => ({
      sku,
      title,
      seller: toSeller({ seller: seller ?? fulfillment.seller, ...(sellerName && { sellerName }) }, sellers),
      quantity,
      picked,
      shorted,
    })),
  }
}

/** What was missing of a fulfillment on the wire. */
const toSubstitutions = ({ _id: fulfillment, substitutions = [] }: Fulfillment, currency: string) =>
  substitutions.map(({ _key: key, sku, title, quantity, state, answerBy, candidates, outcome, replacement }) => ({
    key,
    fulfillment,
    sku,
    title,
    quantity,
    state,
    answerBy: state === 'asked' ? (answerBy ?? null) : null,
    candidates: candidates.map((each) => ({
      sku: each.sku,
      title: each.title,
      unitPrice: money(each.unitPrice, currency),
    })),
    outcome: outcome ?? null,
    replacement: replacement ?? null,
  }))

/** Whose goods they are on the wire: by the name they were ordered under, else by today's. */
const toSeller = (
  { seller, sellerName }: { readonly seller: string; readonly sellerName?: string },
  sellers: SellerNames,
) => ({ id: seller, name: sellerName ?? sellers.get(seller) ?? '' })

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

/** The places that an order's units wait at, when it is picked up. */
async function pickupPlaces(
  store: Pick<Services['commerce']['store'], 'get'>,
  { allocations, delivery }: Order,
): Promise<readonly StockLocation[]> {
  if (delivery.method !== 'pickup') return []
  const found = await store.get([...new Set(allocations.map(({ location }) => location))])
  return found.filter((each) => each?._type === 'stockLocation') as StockLocation[]
}

const toPlace = ({ _id, name, address: { line1, city, region, postalCode, country } }: StockLocation) => ({
  id: _id,
  name,
  line1,
  city,
  region: region ?? null,
  postalCode,
  country,
})

const toRate = (rate: Order['delivery']['rate']) =>
  rate ? { source: rate.source, carrier: rate.carrier ?? null, service: rate.service ?? null } : null

function toAddress({ name, line1, line2, city, region, postalCode, country, geopoint }: Order['address']) {
  return {
    name,
    line1,
    city,
    postalCode,
    country,
    ...(line2 === undefined ? {} : { line2 }),
    ...(region === undefined ? {} : { region }),
    ...(geopoint === undefined ? {} : { geopoint: { lat: geopoint.lat, lng: geopoint.lng } }),
  }
}

function toLine(line: Order['lines'][number], currency: string, sellers: SellerNames) {
  return {
    sku: line.sku,
    title: line.title,
    variantTitle: line.variantTitle,
    seller: toSeller(line, sellers),
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
    returned: line.returned ?? 0,
    ...partsOf(line.parts),
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

/** Shoppers are not told what nobody understood; staff are. */
function toShipment(shipment: Parcel, audience: Audience): z.input<typeof schemas.Shipment> {
  const rides = shipment.courierName ?? shipment.courier?.name
  return {
    id: shipment._id,
    fulfillment: shipment.fulfillment,
    carrier: shipment.carrier,
    service: shipment.service ?? null,
    courier: rides === undefined ? null : { name: rides, state: shipment.courier?.state ?? null },
    trackingNumber: shipment.trackingNumber ?? null,
    trackingUrl: shipment.trackingUrl ?? null,
    expectedAt: shipment.expectedAt ?? null,
    state: shipment.state,
    events: shipment.events
      .filter(({ status }) => audience === 'staff' || status !== 'unknown')
      .map(({ at, status, description, place }) => ({ at, status, description, place: place ?? null })),
  }
}
