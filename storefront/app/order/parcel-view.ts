import { carrierAwaits, isUnderWay, type Shipment, type ShipmentState } from '@souk/shipping'
import { clockTime, dayWords } from '../time.ts'

/** A parcel as its shopper sees it. Times are written in the shop's zone. */
export interface ParcelView {
  readonly key: string
  /** The carrier's own name. */
  readonly carrier: string
  /** False for our own riders, who have no number and no page. */
  readonly outside: boolean
  readonly number?: string
  readonly url?: string
  readonly state: ShipmentState
  readonly tone: 'plain' | 'done' | 'caution' | 'critical'
  readonly expected?: string
  /** What the carrier's courier asks for at the door. */
  readonly pin?: string
  readonly courier?: 'awaited' | 'assigned' | 'at_pickup' | 'on_the_way' | 'imminent'
  /** What the carrier told, newest first; what nobody understood is for staff. */
  readonly events: readonly {
    readonly key: string
    readonly day: string
    readonly at: string
    readonly status: ShipmentState
    /** In the carrier's own words and language. */
    readonly words: string
    readonly place?: string
  }[]
}

const names: Readonly<Record<string, string>> = { easypost: 'EasyPost', dhl: 'DHL', fedex: 'FedEx', uber: 'Uber' }

const tones: Partial<Readonly<Record<ShipmentState, ParcelView['tone']>>> = {
  delivered: 'done',
  delayed: 'caution',
  returning: 'caution',
  returned: 'caution',
  failed: 'critical',
  canceled: 'critical',
}

/** EasyPost is nobody's carrier: its service names the one who rides. `FedEx FEDEX_GROUND` is FedEx. */
const carrierName = ({ carrier, service }: Shipment): string =>
  (carrier === 'easypost' ? service?.split(' ')[0] : names[carrier]) ?? carrier

export function parcelView(shipment: Shipment, timeZone: string, locale: string): ParcelView {
  const { carrier, state, trackingNumber, trackingUrl, expectedAt, courier, pin } = shipment
  const outside = carrierAwaits[carrier] !== undefined
  const events = shipment.events.flatMap(({ _key, at, status, description, place }) =>
    status === 'unknown'
      ? []
      : [
          {
            key: _key,
            day: dayWords(at, timeZone, locale),
            at: clockTime(at, timeZone, locale),
            status,
            words: description,
            ...(place ? { place } : {}),
          },
        ],
  )
  return {
    key: shipment._id,
    carrier: carrierName(shipment),
    outside,
    state,
    tone: tones[state] ?? 'plain',
    ...(outside && trackingNumber && carrierAwaits[carrier] === 'label' ? { number: trackingNumber } : {}),
    ...(outside && trackingUrl ? { url: trackingUrl } : {}),
    ...(expectedAt && isUnderWay(state) && carrierAwaits[carrier] === 'label'
      ? { expected: dayWords(expectedAt, timeZone, locale) }
      : {}),
    ...(courier && courier.state !== 'done' ? { courier: courier.state } : {}),
    ...(pin && isUnderWay(state) ? { pin } : {}),
    events: events.toReversed(),
  }
}

/** The parcel that needs the shopper's eye first: failed, then returned, then late. */
export function troubled(parcels: readonly ParcelView[]): ParcelView | undefined {
  const worst = ['failed', 'returned', 'returning', 'canceled', 'delayed'] as const
  return worst.map((state) => parcels.find((parcel) => parcel.state === state)).find((parcel) => parcel !== undefined)
}
