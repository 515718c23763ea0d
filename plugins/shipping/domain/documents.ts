import type { Localized, StoredDocument } from '@souk/kernel'

/** A point on the map, WGS 84 degrees. */
export interface GeoPoint {
  readonly lat: number
  readonly lng: number
}

/** A window that a shopper could choose. Id `slot-<handle>`. No slots are offered yet: an order that names one is refused. */
export interface DeliverySlot extends StoredDocument {
  readonly _type: 'deliverySlot'
  readonly zone?: { readonly _type: 'reference'; readonly _ref: string }
  readonly from?: string
  readonly to?: string
  /** Orders that fit in. */
  readonly capacity?: number
}

/**
 * Where a shop delivers, for how much, how soon. Id `zone-<handle>`. Content. Amounts in minor units of the shop's
 * currency. A zone holds a place when any of its three ways of saying so does: `area`, `radius` or `postcodes`.
 */
export interface DeliveryZone extends StoredDocument {
  readonly _type: 'deliveryZone'
  readonly name: string
  readonly country: string
  /** Postcodes or prefixes ending in `*`. */
  readonly postcodes?: readonly string[]
  /** Corners of an area, three or more, in order; the last joins the first. */
  readonly area?: readonly (GeoPoint & { readonly _key: string })[]
  /** So many metres around a stock location, as the crow flies. */
  readonly radius?: ZoneCircle
  /** Ids of the stock locations that serve it. */
  readonly locations: readonly { readonly _type: 'reference'; readonly _ref: string; readonly _key: string }[]
  /** What delivery costs; where the carrier computes that, what is asked while it does not answer. */
  readonly fee: number
  /** Who says what it costs: the zone (when left out), or its carrier at the checkout. */
  readonly feeBy?: 'zone' | 'carrier'
  readonly freeFrom?: number
  /** Tax class of the fee; without one the fee is not taxed. */
  readonly feeTaxClass?: string
  /** Minutes a courier needs where the distance is not known. */
  readonly minutes: number
  /** Minutes a courier needs for a kilometre of street; 4 when left out. */
  readonly minutesPerKilometre?: number
  /** Parcels: working days until it is there, counted from the day it leaves. Without it the zone promises minutes. */
  readonly days?: { readonly from: number; readonly to: number }
  /** Parcels: what is ordered by this time of day, `HH:MM` in the shop's zone, leaves the same working day. */
  readonly cutOff?: string
  /** Name of the carrier: `own-courier`, `uber`, `easypost`, `dhl`, `fedex`. The shop's own when left out. */
  readonly carrier?: string
  readonly note?: Localized
  readonly active: boolean
}

/** A circle around one of the shop's places. */
export interface ZoneCircle {
  readonly location: { readonly _type: 'reference'; readonly _ref: string }
  readonly metres: number
}

/** Where postcodes lie: id `gazetteer-<country>`. Content. A beginning (`SW1A`) stands for all that start with it. */
export interface Gazetteer extends StoredDocument {
  readonly _type: 'gazetteer'
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly places: readonly (GeoPoint & { readonly _key: string; readonly postcode: string })[]
}

export type ShipmentState =
  | 'created'
  | 'labeled'
  | 'picked_up'
  | 'in_transit'
  | 'out_for_delivery'
  | 'available_for_pickup'
  | 'delayed'
  | 'delivered'
  | 'failed'
  | 'returning'
  | 'returned'
  | 'canceled'

/** What a carrier's word means to us; `unknown` is kept and flagged, and moves nothing. */
export type TrackingStatus = ShipmentState | 'unknown'

/** A parcel with a carrier. Id `shipment.<part of the fulfillment's id after the dot>`. */
export interface Shipment extends StoredDocument {
  readonly _type: 'shipment'
  readonly order: string
  readonly orderNumber: string
  readonly fulfillment: string
  readonly carrier: string
  readonly service?: string
  /** Who rides, as shoppers may read it. */
  readonly courierName?: string
  /** Id of the staff member who took it; own riders only. */
  readonly rider?: string
  readonly trackingNumber?: string
  /** The carrier's own id of it. Tracking numbers are recycled; this is not. */
  readonly reference?: string
  /** The carrier's page about it, for people. */
  readonly trackingUrl?: string
  readonly labelUrl?: string
  /** What the carrier asks of the shopper at the door, where it makes a number of its own. */
  readonly pin?: string
  readonly state: ShipmentState
  readonly events: readonly TrackingEvent[]
  /** Where an on-demand courier is, apart from the parcel's own state. */
  readonly courier?: CourierNews
  /** When the carrier now expects to deliver. */
  readonly expectedAt?: string
  /** A carrier's word that we do not know waits for a person. */
  readonly flagged?: boolean
  /** Wrong PINs at the door. */
  readonly pinTries?: number
  readonly createdAt: string
  /** When it was given to a carrier again: what was said before moves it no more. */
  readonly reopenedAt?: string
  /** When somebody last asked the carrier. */
  readonly polledAt?: string
}

/** What a carrier said. `_key` derives from the carrier's event id. Ordered by `at`, the time of occurrence. */
export interface TrackingEvent {
  readonly _key: string
  readonly at: string
  readonly status: TrackingStatus
  readonly description: string
  /** The carrier's own code, when it has one. */
  readonly code?: string
  /** Town and region where it happened. */
  readonly place?: string
}

/** An on-demand courier's own course. */
export interface CourierNews {
  readonly state: 'awaited' | 'assigned' | 'at_pickup' | 'on_the_way' | 'imminent' | 'done'
  readonly name?: string
  readonly vehicle?: string
  readonly position?: { readonly lat: number; readonly lng: number; readonly at: string }
}
