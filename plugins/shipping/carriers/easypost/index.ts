import EasyPost from '@easypost/api'
import { instant } from '@souk/kernel'
import type { Carrier, CarrierNews, Label, LabelRequest, Rate, RateRequest, Waypoint } from '../../domain/carrier.ts'
import { EasypostEvent, EasypostShipment, Tracker } from './shapes.ts'
import { fromEasypost } from './statuses.ts'

export interface EasypostOptions {
  readonly apiKey: string
  readonly webhookSecret: string
  /** `https://api.easypost.com` when left out. */
  readonly apiBase?: string
  readonly timeoutMs?: number
}
/** Buys labels; `carriers` narrows to some of the vendor's own names: `FedEx`, `DHLExpress`. */
export type LabelSource = (request: LabelRequest, carriers?: readonly string[]) => Promise<Label>

/** Names prices; narrowed alike. */
export type RateSource = (request: RateRequest, carriers?: readonly string[]) => Promise<readonly Rate[]>

export interface EasypostCarrier extends Carrier {
  /** For carriers that we track ourselves and whose labels EasyPost sells. */
  readonly labels: LabelSource
  /** And what they ask for them. */
  readonly offers: RateSource
}

const gramsPerOunce = 28.349_523_125

/** EasyPost through its own SDK: rates, labels, refunds, trackers and signed webhooks. */
export function createEasypostCarrier(options: EasypostOptions): EasypostCarrier {
  const client = new EasyPost(options.apiKey, {
    timeout: options.timeoutMs ?? 15_000,
    ...(options.apiBase ? { baseUrl: `${options.apiBase}/v2/` } : {}),
  })

  /** Their `reference` may stand in place of an id, so a repeat finds what the first try made. */
  async function shipmentFor(request: LabelRequest): Promise<EasypostShipment> {
    const reference = request.idempotencyKey.replaceAll(/[^A-Za-z0-9_-]/g, '-')
    const known = await unlessRefused(404, () => client.Shipment.retrieve(reference))
    return EasypostShipment.parse(known ?? (await client.Shipment.create(parcelOf(request, reference))))
  }
  const labels: LabelSource = async (request, carriers) => {
    const made = await shipmentFor(request)
    if (made.postage_label?.label_url) return labelOf(made)
    const rates = cheapestFirst(made, carriers)
    const wanted = rates.find(({ carrier, service }) => `${carrier} ${service}` === request.service)
    const best = wanted ?? rates[0]
    if (!best) throw new Error(`EasyPost offers no rate for ${request.shipmentId}`)
    return labelOf(EasypostShipment.parse(await client.Shipment.buy(made.id, best.id)))
  }
  const offers: RateSource = async (request, carriers) => {
    const made = EasypostShipment.parse(await client.Shipment.create(parcelOf(request)))
    return cheapestFirst(made, carriers).map(rateOf)
  }
  async function trackerOf(reference: string | undefined, code: string): Promise<Tracker> {
    const bought = reference?.startsWith('shp_') ? await client.Shipment.retrieve(reference) : undefined
    const { tracker } = bought ? EasypostShipment.parse(bought) : { tracker: undefined }
    return tracker ?? Tracker.parse(await client.Tracker.create({ tracking_code: code }))
  }

  return {
    name: 'easypost',
    tells: 'push',
    labels,
    offers,
    label: (request) => labels(request),
    rates: (request) => offers(request),
    async cancel({ reference }) {
      if (!reference?.startsWith('shp_')) return 'too_late'
      const refund = await unlessRefused(422, () => client.Shipment.refund(reference))
      const { refund_status: refunded } = refund ? EasypostShipment.parse(refund) : { refund_status: 'rejected' }
      return refunded === 'submitted' || refunded === 'refunded' ? 'canceled' : 'too_late'
    },
    track: async ({ reference, trackingNumber }) => newsOf(await trackerOf(reference, trackingNumber)),
    async verify(headers, body) {
      const event = readEvent(client, options.webhookSecret, headers, body)
      const tracker = Tracker.safeParse(event?.result)
      if (!event) return undefined
      const about = tracker.success
        ? {
            trackingNumber: tracker.data.tracking_code,
            ...(tracker.data.shipment_id ? { reference: tracker.data.shipment_id } : {}),
          }
        : {}
      const news = tracker.success ? newsOf(tracker.data) : { events: [] }
      return { source: 'easypost', id: event.id, kind: event.description, ...about, news }
    },
  }
}

/** The SDK restores the whole numbers that it signs as `17.0`; it throws for whatever does not fit. */
function readEvent(client: InstanceType<typeof EasyPost>, secret: string, headers: Headers, body: string) {
  if (secret === '') return undefined
  try {
    const given = { 'x-hmac-signature': headers.get('x-hmac-signature') ?? '' }
    return EasypostEvent.parse(client.Utils.validateWebhook(Buffer.from(body), given, secret))
  } catch {
    return undefined
  }
}

/** Undefined when the vendor answers with this status: 404 there is no such thing, 422 it will not. */
async function unlessRefused<T>(status: number, look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error && error.statusCode === status) return undefined
    throw error
  }
}

const addressOf = ({ name, line1, line2, city, region, postalCode, country, phone }: Waypoint) => ({
  name,
  street1: line1,
  ...(line2 ? { street2: line2 } : {}),
  city,
  ...(region ? { state: region } : {}),
  ...(postalCode ? { zip: postalCode } : {}),
  country,
  ...(phone ? { phone } : {}),
})

const parcelOf = ({ from, to, weightGrams = 500 }: RateRequest, reference?: string) => ({
  from_address: addressOf(from),
  to_address: addressOf(to),
  parcel: { weight: Math.max(0.1, Math.round((weightGrams / gramsPerOunce) * 10) / 10) },
  ...(reference ? { reference } : {}),
})

/** Their rates are decimal text: `7.58`. */
const minor = (rate: string): number => Math.round(Number(rate) * 100)

const cheapestFirst = ({ rates }: EasypostShipment, carriers?: readonly string[]) =>
  rates
    .filter(({ carrier }) => !carriers || carriers.includes(carrier))
    .toSorted((a, b) => minor(a.rate) - minor(b.rate))

const rateOf = ({
  id,
  carrier,
  service,
  rate,
  currency,
  delivery_days: days,
}: EasypostShipment['rates'][number]): Rate => ({
  carrier,
  service,
  amount: minor(rate),
  currency,
  ...(days ? { days } : {}),
  quoteId: id,
})

function labelOf({
  id,
  tracking_code: code,
  postage_label: label,
  selected_rate: rate,
  tracker,
}: EasypostShipment): Label {
  if (!code) throw new Error(`EasyPost sold ${id} without a tracking code`)
  return {
    trackingNumber: code,
    service: rate ? `${rate.carrier} ${rate.service}` : 'EasyPost',
    reference: id,
    ...(label?.label_url ? { labelUrl: label.label_url } : {}),
    ...(tracker?.public_url ? { trackingUrl: tracker.public_url } : {}),
    ...(tracker?.est_delivery_date ? { expectedAt: instant(tracker.est_delivery_date) } : {}),
  }
}

function newsOf(tracker: Tracker): CarrierNews {
  const events = tracker.tracking_details.map((each) => {
    const { city, state } = each.tracking_location ?? {}
    const place = [city, state].filter(Boolean).join(', ')
    return {
      id: `easypost:${tracker.id}:${each.datetime}:${each.status}:${each.status_detail ?? ''}`,
      at: instant(each.datetime),
      status: fromEasypost(each.status, each.status_detail),
      description: each.message ?? each.status.replaceAll('_', ' '),
      code: each.status_detail && each.status_detail !== 'unknown' ? each.status_detail : each.status,
      ...(place ? { place } : {}),
    }
  })
  return { events, ...(tracker.est_delivery_date ? { expectedAt: instant(tracker.est_delivery_date) } : {}) }
}
