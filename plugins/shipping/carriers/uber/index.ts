import { instant } from '@souk/kernel'
import type { Carrier, CarrierEvent, CarrierNews, LabelRequest, Waypoint } from '../../domain/carrier.ts'
import type { CourierNews } from '../../domain/documents.ts'
import { CarrierFault } from '../http/ask.ts'
import { withClientCredentials } from '../http/client-credentials.ts'
import { bodyId, saidIn, signedBy } from '../http/signature.ts'
import { Delivery, Quote, UberEvent } from './shapes.ts'
import { fromUber } from './statuses.ts'

export interface UberOptions {
  readonly clientId: string
  readonly clientSecret: string
  readonly customerId: string
  readonly webhookSecret: string
  /** One origin for sign-in and API; Uber's own two when left out. */
  readonly apiBase?: string
  readonly clock?: () => number
}

/** Uber Direct: quote, order, cancel and read a courier, and its signed webhooks. */
export function createUberCarrier(options: UberOptions): Carrier {
  const { apiBase, clientId, clientSecret, customerId, webhookSecret, clock } = options
  const asked = withClientCredentials({
    carrier: 'Uber',
    url: `${apiBase ?? 'https://auth.uber.com'}/oauth/v2/token`,
    clientId,
    clientSecret,
    scope: 'eats.deliveries',
    ...(clock && { clock }),
  })
  const customer = `${apiBase ?? 'https://api.uber.com'}/v1/customers/${customerId}`
  const quote = async (from: Waypoint, to: Waypoint) => {
    const body = { pickup_address: addressOf(from), dropoff_address: addressOf(to) }
    return Quote.parse(await asked(`${customer}/delivery_quotes`, { method: 'POST', body }))
  }

  return {
    name: 'uber',
    tells: 'push',
    async rates({ from, to }) {
      const { id: quoteId, fee: amount, currency } = await quote(from, to)
      return [{ carrier: 'uber', service: 'Uber Direct', amount, currency: currency.toUpperCase(), days: 0, quoteId }]
    },
    async label(request) {
      const { id } = await quote(request.from, request.to)
      const body = deliveryOf(request, id)
      const made = Delivery.parse(await asked(`${customer}/deliveries`, { method: 'POST', body }))
      return {
        trackingNumber: made.id,
        reference: made.id,
        service: 'Uber Direct',
        ...(made.tracking_url ? { trackingUrl: made.tracking_url } : {}),
        ...(made.dropoff_eta ? { expectedAt: instant(made.dropoff_eta) } : {}),
        ...pinOf(made),
      }
    },
    async cancel({ trackingNumber }) {
      try {
        await asked(`${customer}/deliveries/${trackingNumber}/cancel`, { method: 'POST', body: {} })
        return 'canceled'
      } catch (error) {
        // `noncancelable_delivery`: the courier has it
        if (error instanceof CarrierFault && error.status === 400) return 'too_late'
        throw error
      }
    },
    track: async ({ trackingNumber }) => {
      const delivery = Delivery.parse(await asked(`${customer}/deliveries/${trackingNumber}`))
      return newsOf(delivery, delivery.updated ?? delivery.created)
    },
    async verify(headers, body) {
      const given = headers.get('x-uber-signature') ?? headers.get('x-postmates-signature')
      if (!signedBy(webhookSecret, body, given, 'hex')) return undefined
      return noticeOf(body)
    },
  }
}

function noticeOf(body: string) {
  const event = UberEvent.safeParse(saidIn(body))
  const delivery = Delivery.safeParse(event.success ? event.data.data : undefined)
  const id = (event.data?.id ?? bodyId(body)).replaceAll(/[^\w-]/g, '-').slice(0, 80)
  const kind = event.data?.kind ?? 'unread'
  if (!delivery.success) return { source: 'uber', id, kind, news: { events: [] } }
  const { id: number, external_id: ours } = delivery.data
  const status = kind === 'event.delivery_status' ? (event.data?.status ?? delivery.data.status) : delivery.data.status
  return {
    source: 'uber',
    id,
    kind,
    trackingNumber: number,
    reference: number,
    ...(ours ? { shipmentId: ours } : {}),
    news: newsOf({ ...delivery.data, status }, event.data?.created ?? delivery.data.updated),
  }
}

/** Structured addresses are JSON inside a string. */
const addressOf = ({ line1, line2, city, region, postalCode, country }: Waypoint): string =>
  JSON.stringify({
    street_address: [line1, ...(line2 ? [line2] : [])],
    city,
    state: region ?? '',
    zip_code: postalCode,
    country,
  })

const deliveryOf = ({ from, to, contents = [], shipmentId, idempotencyKey }: LabelRequest, quoteId: string) => ({
  quote_id: quoteId,
  pickup_name: from.name,
  pickup_address: addressOf(from),
  pickup_phone_number: from.phone ?? '',
  dropoff_name: to.name,
  dropoff_address: addressOf(to),
  dropoff_phone_number: to.phone ?? '',
  manifest_items: contents.map(({ title, quantity, unitPrice }) => ({
    name: title,
    quantity,
    size: 'small',
    price: unitPrice,
  })),
  deliverable_action: 'deliverable_action_meet_at_door',
  // Only who knows the number gets the bag. It is Uber's to make: the answer says which
  dropoff_verification: { pincode: { enabled: true } },
  external_id: shipmentId,
  idempotency_key: idempotencyKey,
})

/** What the shopper is to say at the door. */
function pinOf({ dropoff, verification_requirements: asked }: Delivery): { readonly pin?: string } {
  const pin = (asked ?? dropoff?.verification_requirements)?.pincode?.value
  return pin ? { pin } : {}
}

function newsOf(delivery: Delivery, at: string | null | undefined): CarrierNews {
  const meaning = fromUber(delivery.status)
  const event: CarrierEvent = {
    id: `uber:${delivery.id}:${delivery.status}`,
    at: instant(at ?? delivery.created ?? 0),
    status: meaning.status,
    description: meaning.words,
    code: delivery.status,
  }
  return {
    events: [event],
    courier: courierOf(delivery, meaning.courier, at),
    ...(delivery.dropoff_eta ? { expectedAt: instant(delivery.dropoff_eta) } : {}),
  }
}

function courierOf(
  { courier, courier_imminent: near }: Delivery,
  usual: CourierNews['state'],
  at?: string | null,
): CourierNews {
  const state = near && usual === 'assigned' ? 'at_pickup' : near && usual === 'on_the_way' ? 'imminent' : usual
  const place = courier?.location
  return {
    state,
    ...(courier?.name ? { name: courier.name } : {}),
    ...(courier?.vehicle_type ? { vehicle: courier.vehicle_type } : {}),
    ...(place && at ? { position: { lat: place.lat, lng: place.lng, at: instant(at) } } : {}),
  }
}
