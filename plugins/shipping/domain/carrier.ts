import type { Instant } from '@souk/kernel'
import type { CourierNews, TrackingStatus } from './documents.ts'

/** Names that zones may say. */
export const carrierNames = ['own-courier', 'easypost', 'dhl', 'fedex', 'uber'] as const
export type CarrierName = (typeof carrierNames)[number]

/** What a packed bag waits for, by carrier; own riders, and names that nobody knows, keep nobody waiting. */
export const carrierAwaits: Readonly<Record<string, 'label' | 'courier'>> = {
  easypost: 'label',
  dhl: 'label',
  fedex: 'label',
  uber: 'courier',
}

/**
 * The number that the shopper says at the door or the counter: ours to our own riders, theirs to a courier from outside
 * once he is ordered, none to a carrier of parcels. `zoneCarrier` is who carries while there are no parcels yet.
 */
export function pinToSay(asked: {
  readonly method: 'delivery' | 'pickup'
  readonly zoneCarrier: string | undefined
  readonly parcels: readonly { readonly carrier: string; readonly pin?: string }[]
  readonly ours: string
}): string | undefined {
  if (asked.method === 'pickup') return asked.ours
  const parcels = asked.parcels.length > 0 ? asked.parcels : [{ carrier: asked.zoneCarrier ?? '' }]
  const byRider = parcels.some(({ carrier }) => carrierAwaits[carrier] === undefined)
  return byRider ? asked.ours : asked.parcels.find(({ pin }) => pin !== undefined)?.pin
}

/** One end of a parcel's way. Country is ISO 3166-1 alpha-2, phone E.164. */
export interface Waypoint {
  readonly name: string
  readonly line1: string
  readonly line2?: string
  readonly city: string
  readonly region?: string
  readonly postalCode: string
  readonly country: string
  readonly phone?: string
}
export interface LabelRequest {
  readonly shipmentId: string
  readonly orderNumber: string
  readonly from: Waypoint
  readonly to: Waypoint
  readonly courierName?: string
  /** What is in it, for a courier's manifest; minor units of `currency`. */
  readonly contents?: readonly { readonly title: string; readonly quantity: number; readonly unitPrice: number }[]
  readonly currency?: string
  /** What the shopper paid for, in the carrier's words (`Rate`: carrier and service); the cheapest when left out or gone. */
  readonly service?: string
  /** Grams; half a kilogram when nobody knows. */
  readonly weightGrams?: number
  readonly idempotencyKey: string
}
export interface Label {
  readonly trackingNumber: string
  readonly service: string
  readonly labelUrl?: string
  readonly trackingUrl?: string
  /** The carrier's own id. */
  readonly reference?: string
  readonly expectedAt?: string
  /** The number that the carrier gave the shopper to say at the door. */
  readonly pin?: string
}
/** A price for carrying a parcel, in minor units, and the days it takes when the carrier says so. */
export interface Rate {
  readonly carrier: string
  readonly service: string
  readonly amount: number
  readonly currency: string
  readonly days?: number
  /** The carrier's own id of this offer. */
  readonly quoteId?: string
}
export type RateRequest = Pick<LabelRequest, 'from' | 'to' | 'weightGrams' | 'contents' | 'currency'>

/** What a carrier is asked about: a parcel that it knows. */
export interface ParcelHandle {
  readonly shipmentId: string
  readonly trackingNumber: string
  readonly reference?: string
}
/** A carrier's word in ours. `id` is the same whichever way it comes: by webhook or by asking. */
export interface CarrierEvent {
  readonly id: string
  readonly at: Instant
  readonly status: TrackingStatus
  readonly description: string
  readonly code?: string
  readonly place?: string
}
/** Everything that a carrier knows of a parcel, oldest event first. */
export interface CarrierNews {
  readonly events: readonly CarrierEvent[]
  readonly courier?: CourierNews
  readonly expectedAt?: string
}
/** A webhook that proved to be the carrier's. A hint: where it can, the shop asks again before it believes. */
export interface CarrierNotice {
  readonly source: string
  /** Letters, digits, `-` and `_`. */
  readonly id: string
  readonly kind: string
  /** Which parcel; what the carrier names is looked up in this order. */
  readonly shipmentId?: string
  readonly reference?: string
  readonly trackingNumber?: string
  readonly news: CarrierNews
}

/** Thrown when the carrier asks for patience: nothing is asked of it before `until`. */
export class CarrierPause extends Error {
  readonly until: Instant
  constructor(carrier: string, until: Instant) {
    super(`${carrier} asks to wait until ${until}`)
    this.until = until
  }
}

/** Port. Own couriers are its first adapter. Faults are thrown; every call is safe to repeat under its key. */
export interface Carrier {
  readonly name: string
  /** How its news come: it tells us, or it must be asked. Left out: it has none of its own. */
  readonly tells?: 'push' | 'poll'
  /** Offers for a way, cheapest first. */
  rates?(request: RateRequest): Promise<readonly Rate[]>
  label(request: LabelRequest): Promise<Label>
  /** Ends what was ordered. `too_late`: the courier has it already. */
  cancel?(parcel: ParcelHandle): Promise<'canceled' | 'too_late'>
  /** Events so far; none when the carrier has none of its own. Throws `CarrierPause` over quota. */
  track(parcel: ParcelHandle): Promise<CarrierNews>
  /** Undefined when the signature is not the carrier's. */
  verify?(headers: Headers, body: string): Promise<CarrierNotice | undefined>
}
