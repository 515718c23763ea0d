import type { Product } from '@souk/catalog'
import { type Instant, instant, plusMinutes } from '@souk/kernel'
import type { Order, OrderPromise } from '@souk/orders'
import {
  type DeliveryZone,
  type GeoPoint,
  metresBetween,
  type PromiseFacts as WindowFacts,
  type PromiseStage,
  promiseDays,
  promiseWindow,
} from '@souk/shipping'
import type { Reader } from '../dispatch/command.ts'
import { loadShop, pointOfAddress, type Shop } from './shop.ts'

/** What a promise rests on: the zone's way, the longest preparation, and who waits already. */
export interface PromiseFacts {
  readonly shop: Shop
  readonly products: readonly Product[]
  readonly queueAt: (location: string, before?: string) => number
}

export async function loadPromise(reader: Reader, order: Pick<Order, 'lines'>): Promise<PromiseFacts> {
  const [shop, products] = await Promise.all([
    loadShop(reader),
    reader.content<Product>(order.lines.map(({ product }) => product)),
  ])
  return { shop, products: products.filter((product) => product !== undefined), queueAt: reader.queueAt }
}

/** What a promise is asked for. */
export interface PromiseRequest {
  readonly method: 'delivery' | 'pickup'
  readonly zone: DeliveryZone | undefined
  readonly point: GeoPoint | undefined
  /** Id of the place it comes from. */
  readonly location: string
  readonly stage?: PromiseStage
  readonly since?: Instant
  /** Its turn (`turnOf`), when it waits already: only those before it count. */
  readonly before?: string
}

/** The window that is promised now, in minutes or in days as the zone says, with what it was computed from. */
export function promiseOf(request: PromiseRequest, facts: PromiseFacts, now: Instant): OrderPromise {
  const { shop, products } = facts
  const { method, zone, point, location, stage, since, before } = request
  if (method === 'delivery' && zone?.days) {
    const { timeZone } = shop.settings
    const terms = zone.cutOff === undefined ? {} : { cutOff: zone.cutOff }
    const { from, to } = promiseDays({ days: zone.days, timeZone, ...terms }, now)
    return { from, to, unit: 'days', basis: { location } }
  }
  const place = shop.locations.find(({ _id }) => _id === location)?.geopoint
  const metres = place && point ? metresBetween(place, point) : undefined
  const asked: WindowFacts = {
    method,
    prepMinutes: Math.max(0, ...products.map((product) => product.prepMinutes ?? 0)),
    queue: facts.queueAt(location, before),
    ...(zone && { courierMinutes: zone.minutes }),
    ...(zone?.minutesPerKilometre !== undefined && { minutesPerKilometre: zone.minutesPerKilometre }),
    ...(metres !== undefined && { metres }),
    ...(stage && { stage }),
    ...(since && { since }),
  }
  const { from, to, basis } = promiseWindow(asked, now)
  return { from, to, unit: 'minutes', basis: { location, ...basis } }
}

/** The later of two windows, so that several bags are promised by the slowest. */
export const later = (a: OrderPromise, b: OrderPromise): OrderPromise => (b.to > a.to ? b : a)

/** The window that an order placed now is promised: that of its slowest place. */
export function promiseFor(
  order: Pick<Order, 'delivery' | 'address' | 'allocations'>,
  facts: PromiseFacts,
  now: Instant,
): OrderPromise {
  const zone = facts.shop.zones.find(({ _id }) => _id === order.delivery.zone)
  const point = pointOfAddress(facts.shop, order.address)
  const { method } = order.delivery
  const locations = [...new Set(order.allocations.map(({ location }) => location))]
  const promises = locations.map((location) => promiseOf({ method, zone, point, location }, facts, now))
  const promise = promises.reduce(later, { from: now, to: plusMinutes(now, 0) })
  return whenStockCame(
    promise,
    Math.max(0, ...order.allocations.map(({ backordered, restockDays }) => (backordered ? (restockDays ?? 0) : 0))),
  )
}

/** The same so many days later, told in days: what is waited for comes first. */
export const whenStockCame = (promise: OrderPromise, days: number): OrderPromise =>
  days === 0
    ? promise
    : {
        ...promise,
        from: plusMinutes(instant(promise.from), days * 1440),
        to: plusMinutes(instant(promise.to), days * 1440),
        unit: 'days',
      }
