import {
  eventWords,
  type Fulfillment,
  type LineItem,
  type Order,
  type OrderEvent,
  stageBars,
  whyNotCancel,
} from '@souk/orders'
import { amountDue } from '@souk/payments'
import { carrierAwaits, pinToSay } from '@souk/shipping'
import type { SetPart } from '../catalog/bundle-parts.ts'
import { type Ground, groundOf } from '../catalog/cards.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { type Picture, pictureOf } from '../catalog/picture.ts'
import { localeOf } from '../languages.ts'
import { clockTime, dayWords, shortDay } from '../time.ts'
import { movedOf } from './moved-money.ts'
import type { OrderFile } from './order-reader.server.ts'
import { type ParcelView, parcelView, troubled } from './parcel-view.ts'

/** What a line of the order has come to, for the shopper. */
export type LineStage = 'waiting' | 'making' | 'bag' | 'way' | 'done' | 'short' | 'canceled' | 'replaced'

export interface OrderLineView {
  readonly key: string
  readonly title: string
  readonly variantTitle: string
  /** What one is made of, when it is a bundle. */
  readonly parts: readonly SetPart[]
  readonly quantity: number
  /** Whose goods they are; undefined where the shop has one seller only. */
  readonly seller?: string
  readonly stage: LineStage
  /** Units that the order still waits for. */
  readonly waiting?: number
  readonly picture?: Picture
  readonly ground: Ground
}

/** How the order stands as a whole: decides the page's title and what may be done. */
export type OrderPhase =
  | 'pending'
  | 'placed'
  | 'ready'
  | 'way'
  | 'delivered'
  | 'delayed'
  | 'failed'
  | 'returned'
  | 'canceled'
  | 'expired'

/**
 * The order page, ready to draw. Times are clock times of the shop's zone, or its days for what goes by parcel; money in
 * minor units of `currency`.
 */
export interface OrderView {
  readonly id: string
  readonly number: string
  readonly phase: OrderPhase
  readonly method: 'delivery' | 'pickup'
  readonly currency: string
  readonly paidAt?: string
  readonly deliveredAt?: string
  /** Clock times, or days when the promise is made in days. */
  readonly window?: { readonly from: string; readonly to: string; readonly unit: 'minutes' | 'days' }
  /** Instant of the promise's end, to tell lateness. */
  readonly promisedTo?: string
  readonly stages: readonly {
    readonly stage: string
    readonly progress: 'done' | 'now' | 'ahead'
    readonly at?: string
  }[]
  readonly lines: readonly OrderLineView[]
  readonly bagged: number
  readonly totals: Order['totals']
  readonly taxIncluded: boolean
  /** What was taken, or else is to be paid: less than the total when a part was called off before. */
  readonly sum: number
  readonly refunded: number
  /** What pays for something that was sent in exchange, or counts for the return again. */
  readonly moved: number
  readonly provider: 'stripe' | 'paypal' | 'cash'
  readonly paid: boolean
  readonly card?: string
  readonly payUrl?: string
  /** The last try to pay was declined; another one may be made. */
  readonly payFailed: boolean
  /** A bank is at work on it. */
  readonly underWay: boolean
  readonly heldUntil?: string
  readonly pin?: string
  /** Everything that travels, in the order it was opened. */
  readonly parcels: readonly ParcelView[]
  /** Brought by an outside carrier in days, not by a rider in minutes. */
  readonly posted: boolean
  /** How far the rider is on the drawn way, 0 to 100. */
  readonly along?: number
  readonly rider?: string
  readonly from: string
  readonly to: readonly string[]
  readonly events: readonly {
    readonly key: string
    readonly type: string
    readonly at: string
    readonly words: string
  }[]
  /** `yes`, `no` once it has begun, or undefined when there is nothing left to cancel. */
  readonly cancel?: 'yes' | 'no'
}

const stageOfLine = (line: LineItem, packed: ReadonlyMap<string, 'picked' | 'short' | 'bag'>): LineStage => {
  if (line.quantity === 0) return 'replaced'
  if (line.canceled >= line.quantity) return packed.get(line._key) === 'short' ? 'short' : 'canceled'
  if (line.delivered > 0) return 'done'
  if (line.shipped > 0) return 'way'
  const held = packed.get(line._key)
  if (line.packed > 0 || held === 'bag') return 'bag'
  if (held === 'short') return 'short'
  return line.picked > 0 || held === 'picked' ? 'making' : 'waiting'
}

/** What the places' own papers say of each line: picked, packed or run out. */
function heldByLine(fulfillments: readonly Fulfillment[]): ReadonlyMap<string, 'picked' | 'short' | 'bag'> {
  const held = new Map<string, 'picked' | 'short' | 'bag'>()
  for (const { state, lines } of fulfillments)
    for (const line of lines) {
      if (line.shorted >= line.quantity) held.set(line.line, 'short')
      else if (state === 'packed' || state === 'ready') held.set(line.line, 'bag')
      else if (line.picked > 0) held.set(line.line, 'picked')
    }
  return held
}

function phaseOf({ order, fulfillments }: OrderFile, parcels: readonly ParcelView[]): OrderPhase {
  if (order.state === 'pending_payment') return 'pending'
  if (order.state === 'canceled' || order.state === 'expired') return order.state
  const states = fulfillments.filter((each) => each.state !== 'canceled').map((each) => each.state)
  const all = (...wanted: readonly string[]) => states.length > 0 && states.every((state) => wanted.includes(state))
  if (states.some((state) => state === 'delivery_failed')) return 'failed'
  if (states.some((state) => state === 'returning' || state === 'returned')) return 'returned'
  if (troubled(parcels)?.state === 'delayed') return 'delayed'
  if (all('delivered')) return 'delivered'
  if (all('handed_over', 'delivered')) return 'way'
  return all('packed', 'ready', 'handed_over', 'delivered') ? 'ready' : 'placed'
}

/** How a moment is written: by the clock where minutes are promised, by the day where days are. */
type Write = (at: string) => string
interface Writers {
  readonly clock: Write
  readonly write: Write
}

const eventViews = (events: readonly OrderEvent[], write: Write): OrderView['events'] =>
  events
    .flatMap(({ _key, type, at }) => {
      const words = eventWords(type).shopper
      return words && type !== 'tracking' && (type !== 'created' || events.length === 1)
        ? [{ key: _key, type, at: write(at), words }]
        : []
    })
    .toReversed()

function waitingOf({ state, allocations }: Order, key: string): Pick<OrderLineView, 'waiting'> {
  if (state === 'canceled' || state === 'expired') return {}
  const units = allocations.reduce((sum, { line, backordered = 0 }) => sum + (line === key ? backordered : 0), 0)
  return units > 0 ? { waiting: units } : {}
}

function lineViews(file: OrderFile, catalog: Catalog, language: string): readonly OrderLineView[] {
  const held = heldByLine(file.fulfillments)
  return file.order.lines.map((line) => {
    const sold = catalog.bySku.get(line.sku)
    const product = sold?.offer.product
    const picture = pictureOf(sold?.variant.image ?? product?.images[0], language)
    const seller = line.sellerName ?? catalog.sellers.get(line.seller)?.name
    return {
      key: line._key,
      title: line.title,
      variantTitle: line.variantTitle,
      parts: (line.parts ?? []).map(({ _key: key, title, quantity }) => ({ key, title, quantity })),
      quantity: line.quantity || (line.substituted ?? 0),
      stage: stageOfLine(line, held),
      ...waitingOf(file.order, line._key),
      ground: groundOf(product?.ground, product?.handle.current ?? line.sku),
      ...(seller && catalog.sellers.size > 1 ? { seller } : {}),
      ...(picture ? { picture } : {}),
    }
  })
}

function placesOf({ order, fulfillments }: OrderFile, catalog: Catalog) {
  // Before it is placed, the places that hold its units are those that it will come from
  const ids = new Set((fulfillments.length > 0 ? fulfillments : order.allocations).map(({ location }) => location))
  const places = [...ids].flatMap((id) => catalog.locations.find(({ _id }) => _id === id) ?? [])
  const { address } = order
  const counters = places.flatMap(({ name, address: at }) => [name, at.line1, at.city])
  const door = [
    [address.line1, address.line2].filter(Boolean).join(', '),
    `${address.city} ${address.postalCode}`.trim(),
  ]
  return { from: places[0]?.name ?? '', to: order.delivery.method === 'pickup' ? counters : door }
}

function moneyOf(file: OrderFile, phase: OrderPhase, { clock, write }: Writers) {
  const { order, payment } = file
  const credit = order.exchange?.credit ?? 0
  const moved = movedOf(file)
  // The first payment of an exchange is the credit itself
  const taken = (payment?.captured ?? 0) + (payment?.creditOf === undefined ? credit : 0)
  const open = phase === 'pending' || !payment?.captured
  return {
    totals: order.totals,
    taxIncluded: order.taxIncluded,
    currency: order.currency,
    sum: open ? Math.max(0, amountDue(order) - credit) : Math.min(taken, order.totals.total),
    refunded: (payment?.refunded ?? 0) - moved,
    moved,
    provider: payment?.provider ?? ('stripe' as const),
    payFailed: payment?.state === 'failed' || payment?.state === 'voided',
    underWay: payment?.underWay === true && payment.state === 'pending',
    paid: taken >= amountDue(order),
    ...(payment?.card ? { card: payment.card.last4 } : {}),
    ...(phase === 'pending' && payment?.url ? { payUrl: payment.url } : {}),
    ...(payment?.capturedAt ? { paidAt: write(payment.capturedAt) } : {}),
    ...(phase === 'pending' && order.reservation ? { heldUntil: clock(order.reservation.expiresAt) } : {}),
  }
}

/** A promise in minutes is told by the clock, one in days by the day. */
function windowOf({ from, to, unit = 'minutes' }: NonNullable<Order['promise']>, timeZone: string, locale: string) {
  const write = (at: string) => (unit === 'days' ? dayWords(at, timeZone, locale) : clockTime(at, timeZone, locale))
  return { from: write(from), to: write(to), unit }
}

/** Where the rider is drawn: by the courier's own word, else by the parcel's. */
function alongOf(shipments: OrderFile['shipments']): Pick<OrderView, 'along'> {
  const parcel = shipments.find(({ state }) => state === 'picked_up' || state === 'out_for_delivery')
  if (!parcel) return {}
  return { along: parcel.courier?.state === 'imminent' ? 92 : parcel.state === 'picked_up' ? 30 : 55 }
}

/** Our own riders ask for it; what another courier asks for stands with its parcel. */
function ownPin({ order: { delivery }, shipments: parcels, pin: ours }: OrderFile, catalog: Catalog) {
  const zoneCarrier = catalog.zones.find(({ _id }) => _id === delivery.zone)?.carrier
  const pin = pinToSay({ method: delivery.method, zoneCarrier, parcels, ours })
  return pin === undefined ? {} : { pin }
}

/** Folds an order's documents into its page. Pure: the same documents always draw the same page. */
export function orderView(file: OrderFile, catalog: Catalog, language: string): OrderView {
  const { order, fulfillments, shipments } = file
  const { timeZone } = catalog.settings
  const locale = localeOf(catalog.settings, language)
  const parcels = shipments.map((shipment) => parcelView(shipment, timeZone, locale))
  const posted = order.promise?.unit === 'days' || shipments.some(({ carrier }) => carrierAwaits[carrier] === 'label')
  const ownRiders = !posted && parcels.every(({ outside }) => !outside)
  const phase = phaseOf(file, parcels)
  const inDays = order.promise?.unit === 'days'
  const clock: Write = (at) => clockTime(at, timeZone, locale)
  const write: Write = (at) => (inDays ? shortDay(at, timeZone, locale) : clock(at))
  const refused = whyNotCancel(order, fulfillments)
  const begun = refused !== undefined && refused.refusal.code === 'picking_began'
  const over = phase === 'delivered' || phase === 'canceled' || phase === 'expired'
  const lines = lineViews(file, catalog, language)
  const courier =
    fulfillments.find((each) => each.courier)?.courier ?? shipments.find((each) => each.courierName)?.courierName
  const delivered = fulfillments
    .flatMap((each) => each.deliveredAt ?? [])
    .sort()
    .at(-1)
  return {
    id: order._id,
    number: order.number,
    phase,
    method: order.delivery.method,
    ...moneyOf(file, phase, { clock, write }),
    ...placesOf(file, catalog),
    ...(delivered && phase === 'delivered'
      ? { deliveredAt: inDays ? dayWords(delivered, timeZone, locale) : write(delivered) }
      : {}),
    ...(order.promise ? { window: windowOf(order.promise, timeZone, locale), promisedTo: order.promise.to } : {}),
    stages: stageBars(order, fulfillments).map(({ stage, progress, at }) => ({
      stage,
      progress,
      ...(at ? { at: write(at) } : {}),
    })),
    lines,
    bagged: lines.filter(({ stage }) => stage === 'bag' || stage === 'way' || stage === 'done').length,
    events: eventViews(order.events, write),
    parcels,
    posted,
    ...alongOf(shipments),
    ...(order.delivery.method === 'delivery' && ownRiders && !over && phase !== 'pending' ? ownPin(file, catalog) : {}),
    ...(courier ? { rider: courier } : {}),
    ...(over ? {} : refused === undefined ? { cancel: 'yes' as const } : begun ? { cancel: 'no' as const } : {}),
  }
}
