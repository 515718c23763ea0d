import type { Localized, StoredDocument } from '@souk/kernel'

/** Where a shop delivers, for how much, how soon. Id `zone-<handle>`. Content. Amounts in minor units of the shop's currency. */
export interface DeliveryZone extends StoredDocument {
  readonly _type: 'deliveryZone'
  readonly name: string
  readonly country: string
  /** Postcodes or prefixes ending in `*`. */
  readonly postcodes: readonly string[]
  /** Ids of the stock locations that serve it. */
  readonly locations: readonly { readonly _type: 'reference'; readonly _ref: string; readonly _key: string }[]
  readonly fee: number
  readonly freeFrom?: number
  /** Minutes a courier needs, for the promise. */
  readonly minutes: number
  readonly note?: Localized
  readonly active: boolean
}

export type ShipmentState =
  | 'created'
  | 'labeled'
  | 'in_transit'
  | 'out_for_delivery'
  | 'delivered'
  | 'failed'
  | 'returning'
  | 'returned'
  | 'canceled'

/** A parcel with a carrier. Id `shipment.<part of the fulfillment's id after the dot>`. */
export interface Shipment extends StoredDocument {
  readonly _type: 'shipment'
  readonly order: string
  readonly orderNumber: string
  readonly fulfillment: string
  readonly carrier: string
  readonly service?: string
  readonly courierName?: string
  readonly trackingNumber?: string
  readonly labelUrl?: string
  readonly state: ShipmentState
  readonly events: readonly TrackingEvent[]
  readonly createdAt: string
}

/** What a carrier said. `_key` derives from the carrier's event id. Ordered by `at`, the time of occurrence. */
export interface TrackingEvent {
  readonly _key: string
  readonly at: string
  readonly status: ShipmentState
  readonly description: string
}
