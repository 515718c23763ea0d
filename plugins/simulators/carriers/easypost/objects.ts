import { type Parcel, saidBy } from '../parcel.ts'

const stamp = (at: string) => at.replace(/\.\d{3}Z$/, 'Z')

/** A parcel as EasyPost's Tracker object. */
export function trackerObject(parcel: Parcel, origin: string) {
  const last = parcel.scans.at(-1)
  const [status, detail] = last ? saidBy('easypost', last.word) : ['unknown', 'unknown']
  return {
    id: parcel.tracker,
    object: 'Tracker',
    mode: 'test',
    tracking_code: parcel.code,
    status,
    status_detail: detail,
    signed_by: status === 'delivered' ? 'FRONT DOOR' : null,
    weight: parcel.weight,
    est_delivery_date: stamp(parcel.dueAt),
    shipment_id: parcel.shipment,
    carrier: parcel.carrier,
    tracking_details: parcel.scans.map((scan) => {
      const [said, more] = saidBy('easypost', scan.word)
      return {
        object: 'TrackingDetail',
        message: messageOf(scan.word),
        status: said,
        status_detail: more,
        datetime: stamp(scan.at),
        source: parcel.carrier,
        carrier_code: null,
        description: null,
        tracking_location: { object: 'TrackingLocation', city: scan.city, state: scan.state, country: 'US', zip: null },
      }
    }),
    carrier_detail: null,
    finalized: ['delivered', 'return_to_sender', 'cancelled'].includes(status),
    is_return: false,
    public_url: `${origin}/track/${parcel.code}`,
    fees: [],
    created_at: stamp(parcel.madeAt),
    updated_at: stamp(last?.at ?? parcel.madeAt),
  }
}

/** The words a person reads are DHL's, whose table names nobody. */
const messageOf = (word: string) => saidBy('dhl', word)[1]

export interface Sale {
  readonly id: string
  readonly reference: string | null
  readonly madeAt: string
  readonly to: unknown
  readonly from: unknown
  readonly weight: number
  readonly rates: readonly RateObject[]
  readonly bought: string | null
  readonly code: string | null
  readonly refund: string | null
}
export interface RateObject {
  readonly id: string
  readonly carrier: 'USPS' | 'FedEx' | 'DHLExpress'
  readonly service: string
  readonly rate: string
  readonly days: number
}

const rateObject = (rate: RateObject, shipment: string) => ({
  id: rate.id,
  object: 'Rate',
  mode: 'test',
  service: rate.service,
  carrier: rate.carrier,
  rate: rate.rate,
  currency: 'USD',
  retail_rate: null,
  list_rate: rate.rate,
  delivery_days: rate.days,
  est_delivery_days: rate.days,
  shipment_id: shipment,
})

/** A label's sale as EasyPost's Shipment object. */
export function shipmentObject(sale: Sale, parcel: Parcel | undefined, origin: string) {
  const bought = sale.rates.find(({ id }) => id === sale.bought)
  return {
    id: sale.id,
    object: 'Shipment',
    mode: 'test',
    reference: sale.reference,
    created_at: stamp(sale.madeAt),
    updated_at: stamp(sale.madeAt),
    status: parcel ? trackerObject(parcel, origin).status : 'unknown',
    tracking_code: sale.code,
    to_address: sale.to,
    from_address: sale.from,
    parcel: { object: 'Parcel', weight: sale.weight },
    rates: sale.rates.map((rate) => rateObject(rate, sale.id)),
    selected_rate: bought ? rateObject(bought, sale.id) : null,
    postage_label: sale.code
      ? { object: 'PostageLabel', label_url: `${origin}/labels/${sale.code}`, label_file_type: 'text/html' }
      : null,
    tracker: parcel ? trackerObject(parcel, origin) : null,
    refund_status: sale.refund,
    messages: [],
  }
}
