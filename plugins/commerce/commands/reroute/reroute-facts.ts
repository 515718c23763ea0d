import { levelIdsOf, type StockLevel } from '@souk/inventory'
import type { Instant } from '@souk/kernel'
import {
  type OrderPromise,
  type OtherPlace,
  promisedAgain,
  type Rerouted,
  type WorkFacts,
  withParts,
} from '@souk/orders'
import { servingLocations, type Shipment, shipmentId } from '@souk/shipping'
import type { Reader } from '../../dispatch/command.ts'
import { estimatesOf } from '../promise/update-promise.ts'
import { later, loadPromise, type PromiseFacts } from '../promise-facts.ts'
import { loadWork } from '../work.ts'

/** Everything that sending from another place is decided from. */
export interface RerouteFacts extends WorkFacts {
  /** Every place of the shop, with whether it delivers to the order's address, in the order it is tried. */
  readonly places: readonly OtherPlace[]
  /** What the fulfillment takes from stock, at each place. */
  readonly levels: readonly StockLevel[]
  readonly shipment: Shipment | undefined
  readonly promise: PromiseFacts
}

/** Reads them, the order guarded; undefined when there is no such order. */
export async function loadReroute(reader: Reader, fulfillmentId: string): Promise<RerouteFacts | undefined> {
  const [work, [shipment]] = await Promise.all([
    loadWork(reader, fulfillmentId),
    reader.peek<Shipment>([shipmentId(fulfillmentId)]),
  ])
  if (!work) return undefined
  const { order, fulfillments } = work
  const promise = await loadPromise(reader, order)
  const { locations, zones } = promise.shop
  const zone = zones.find(({ _id }) => _id === order.delivery.zone)
  const serving = zone ? servingLocations(locations, zone) : []
  const places = locations
    .toSorted((a, b) => a.position - b.position || (a._id < b._id ? -1 : 1))
    .map(({ _id, name, active }) => ({ _id, name, active, serves: serving.includes(_id) }))
  const here = fulfillments.find(({ _id }) => _id === fulfillmentId)?.location
  const units = withParts(
    order,
    order.allocations.filter(({ location }) => location === here),
  )
  const everywhere = places.flatMap(({ _id: location }) => units.map((unit) => ({ ...unit, location })))
  const levels = await reader.peek<StockLevel>(levelIdsOf(everywhere))
  return { ...work, places, levels: levels.filter((level) => level !== undefined), shipment, promise }
}

/** Whether a label or a courier is ordered for it where it is. */
export const isLabeled = ({ shipment }: RerouteFacts): boolean =>
  shipment !== undefined && shipment.state !== 'canceled'

/** What the shopper is promised once it is sent from there; undefined when that does not move by enough to tell. */
export function promiseFrom(facts: RerouteFacts, { fulfillment }: Rerouted, now: Instant): OrderPromise | undefined {
  const { order, promise } = facts
  if (order.promise?.unit === 'days') return undefined
  const fulfillments = facts.fulfillments.map((each) => (each._id === fulfillment._id ? fulfillment : each))
  const estimates = estimatesOf({ order, fulfillments, promise }, now)
  return estimates.length > 0 ? promisedAgain(order, estimates.reduce(later)) : undefined
}

/** What a place is called. */
export const placeName = ({ places }: RerouteFacts, id: string): string =>
  places.find(({ _id }) => _id === id)?.name ?? id
