import { randomBytes } from 'node:crypto'
import type { Box } from '../http/box.ts'

/** Who really carries a parcel, in EasyPost's names. */
export type CarrierName = 'USPS' | 'FedEx' | 'DHLExpress'

/** One scan, in this simulator's own words; each vendor's API says it in its own. */
export interface Scan {
  /** A row of `scanWords`, or any word nobody knows. */
  readonly word: string
  /** When it happened, ISO. */
  readonly at: string
  readonly city: string
  readonly state: string
}

/** A parcel under way, whichever API looks at it. */
export interface Parcel {
  /** The tracking number. */
  readonly code: string
  readonly carrier: CarrierName
  readonly tracker: string
  readonly shipment: string | null
  /** Ounces. */
  readonly weight: number | null
  readonly madeAt: string
  readonly dueAt: string
  readonly scans: readonly Scan[]
}

const hex = (bytes: number) => randomBytes(bytes).toString('hex')
export const newId = (prefix: string): string => `${prefix}_${hex(16)}`

const digits = (seed: number, length: number) => String((seed * 7_919 + 104_729) % 10 ** length).padStart(length, '1')

/** A number as the carrier would print it. */
export function newNumber(box: Box, carrier: CarrierName): string {
  const seed = box.next('number')
  if (carrier === 'FedEx') return `7942${digits(seed, 8)}`
  return carrier === 'DHLExpress' ? `42${digits(seed, 8)}` : `94001${digits(seed, 9)}${digits(seed + 31, 8)}`
}

/** What a scan is called by each vendor. */
export const scanWords = {
  label_created: {
    easypost: ['pre_transit', 'label_created'],
    dhl: ['pre-transit', 'The instruction data was sent'],
    fedex: ['OC', 'Shipment information sent to FedEx'],
  },
  picked_up: {
    easypost: ['in_transit', 'received_at_origin_facility'],
    dhl: ['transit', 'Shipment picked up'],
    fedex: ['PU', 'Picked up'],
  },
  in_transit: {
    easypost: ['in_transit', 'arrived_at_facility'],
    dhl: ['transit', 'Arrived at the sort facility'],
    fedex: ['AR', 'Arrived at FedEx location'],
  },
  delayed: { easypost: ['in_transit', 'delayed'], dhl: ['transit', 'Shipment is delayed'], fedex: ['DY', 'Delay'] },
  out_for_delivery: {
    easypost: ['out_for_delivery', 'out_for_delivery'],
    dhl: ['transit', 'Out for delivery'],
    fedex: ['OD', 'On FedEx vehicle for delivery'],
  },
  available_for_pickup: {
    easypost: ['available_for_pickup', 'arrived_at_pickup_location'],
    dhl: ['transit', 'Ready for pickup at the service point'],
    fedex: ['HL', 'Ready for recipient pickup'],
  },
  delivered: {
    easypost: ['delivered', 'arrived_at_destination'],
    dhl: ['delivered', 'Delivered'],
    fedex: ['DL', 'Delivered'],
  },
  failure: {
    easypost: ['failure', 'failure'],
    dhl: ['failure', 'Delivery attempted; recipient not home'],
    fedex: ['DE', 'Delivery exception'],
  },
  returned: {
    easypost: ['return_to_sender', 'return'],
    dhl: ['failure', 'Returned to the sender'],
    fedex: ['RS', 'Returning package to shipper'],
  },
  cancelled: {
    easypost: ['cancelled', 'cancelled'],
    dhl: ['failure', 'Shipment canceled'],
    fedex: ['CA', 'Shipment cancelled by sender'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<'easypost' | 'dhl' | 'fedex', readonly [string, string]>>>>
type ScanWord = keyof typeof scanWords

const alike: Readonly<Record<string, ScanWord>> = {
  labeled: 'label_created',
  created: 'label_created',
  transit: 'in_transit',
  failed: 'failure',
  exception: 'failure',
  error: 'failure',
  delivery_failed: 'failure',
  returning: 'returned',
  canceled: 'cancelled',
}

/** Takes anybody's word for a scan: ours, or any vendor's status or code. What nobody knows stays as it is. */
export function wordOf(said: string): string {
  if (Object.hasOwn(scanWords, said)) return said
  if (Object.hasOwn(alike, said)) return alike[said] ?? said
  const rows = Object.entries(scanWords)
  const of = rows.find(([, { easypost, dhl, fedex }]) => [easypost[0], fedex[0], dhl[0]].some((word) => word === said))
  return of ? of[0] : said
}

/** How a vendor says a scan; an unknown word is passed on in the vendor's manner. */
export function saidBy(vendor: 'easypost' | 'dhl' | 'fedex', word: string): readonly [string, string] {
  if (Object.hasOwn(scanWords, word)) return scanWords[word as ScanWord][vendor]
  return vendor === 'fedex' ? [word, word] : ['unknown', word]
}

const towns = [
  ['Oakland', 'CA'],
  ['Reno', 'NV'],
  ['Salt Lake City', 'UT'],
  ['San Francisco', 'CA'],
] as const

/** The parcel after one more scan, kept in the order of what happened. */
export function scanned(parcel: Parcel, scan: { word: string; at: string; city?: string; state?: string }): Parcel {
  const [city, state] = towns[parcel.scans.length % towns.length] ?? towns[0]
  const added = { word: scan.word, at: scan.at, city: scan.city ?? city, state: scan.state ?? state }
  const scans = [...parcel.scans, added].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return { ...parcel, scans }
}

/** A fresh parcel, known to the carrier and not yet moved. */
export function newParcel(
  facts: Pick<Parcel, 'code' | 'carrier' | 'shipment' | 'weight'>,
  now: number,
  word: string | undefined = 'label_created',
): Parcel {
  const madeAt = new Date(now).toISOString()
  const bare = {
    ...facts,
    tracker: newId('trk'),
    madeAt,
    dueAt: new Date(now + 3 * 86_400_000).toISOString(),
    scans: [],
  }
  return word === undefined ? bare : scanned(bare, { word, at: madeAt })
}
