import { randomBytes } from 'node:crypto'

/** Uber Direct's statuses, in the order in which a delivery goes through them. */
export const courseOf = ['pending', 'pickup', 'pickup_complete', 'dropoff', 'delivered'] as const

export interface Quote {
  readonly id: string
  readonly pickup: string
  readonly dropoff: string
  readonly fee: number
  readonly madeAt: string
  readonly expiresAt: string
}
/** A delivery as this simulator keeps it. */
export interface Delivery {
  readonly id: string
  readonly quote: string
  readonly status: string
  readonly externalId: string | null
  readonly fee: number
  readonly pickup: Readonly<Record<'name' | 'address' | 'phone', string>>
  readonly dropoff: Readonly<Record<'name' | 'address' | 'phone', string>>
  readonly items: readonly unknown[]
  /** What the courier asks for at the door, when that was wanted. */
  readonly pin: string | null
  readonly courier: string | null
  readonly imminent: boolean
  /** 0 at the shop, 1 at the door. */
  readonly along: number
  /** A robot drives it: the vendor's own test specification. */
  readonly robo: boolean
  readonly madeAt: string
  readonly updatedAt: string
}

export const newId = (prefix: string): string =>
  `${prefix}_${randomBytes(12).toString('base64url').replaceAll('-', 'x')}`

const names = ['Mo R.', 'Lena K.', 'Dario P.', 'Aisha N.']
/** The drawn city of the simulator: from the shop to the door. */
const [from, to] = [
  { lat: 37.7936, lng: -122.3965 },
  { lat: 37.7879, lng: -122.3889 },
]
const between = (a: number, b: number, share: number) => Math.round((a + (b - a) * share) * 1e6) / 1e6

const along: Readonly<Record<string, number>> = { pickup: -0.5, pickup_complete: 0, dropoff: 0.5, delivered: 1 }

/** A delivery in its next status. A courier is found with `pickup`. */
export function moved(delivery: Delivery, status: string, at: string): Delivery {
  const needs = ['pickup', 'pickup_complete', 'dropoff', 'delivered'].includes(status)
  const courier = delivery.courier ?? (needs ? (names[delivery.id.length % names.length] ?? null) : null)
  return { ...delivery, status, courier, imminent: false, along: along[status] ?? delivery.along, updatedAt: at }
}

export const placeOf = ({ along: share }: Delivery) => ({
  lat: between(from.lat, to.lat, share),
  lng: between(from.lng, to.lng, share),
})

const waypoint = ({ name, address, phone }: Delivery['pickup'], location: { lat: number; lng: number }) => {
  const parts = JSON.parse(address) as {
    street_address?: string[]
    city?: string
    state?: string
    zip_code?: string
    country?: string
  }
  const [line1 = '', line2 = ''] = parts.street_address ?? []
  return {
    name,
    phone_number: phone,
    address: [line1, parts.city, `${parts.state ?? ''} ${parts.zip_code ?? ''}`.trim()].filter(Boolean).join(', '),
    detailed_address: {
      street_address_1: line1,
      street_address_2: line2,
      city: parts.city ?? '',
      state: parts.state ?? '',
      zip_code: parts.zip_code ?? '',
      country: parts.country ?? '',
    },
    location,
    notes: '',
  }
}

/** A delivery as Uber Direct shows it. */
export function deliveryObject(delivery: Delivery, origin: string) {
  const left = Math.max(0, 1 - Math.max(0, delivery.along)) * 12
  return {
    id: delivery.id,
    quote_id: delivery.quote,
    status: delivery.status,
    complete: ['delivered', 'canceled', 'returned'].includes(delivery.status),
    kind: 'delivery',
    live_mode: false,
    external_id: delivery.externalId ?? '',
    created: delivery.madeAt,
    updated: delivery.updatedAt,
    pickup: waypoint(delivery.pickup, from),
    dropoff: waypoint(delivery.dropoff, to),
    manifest_items: delivery.items,
    pickup_eta: new Date(Date.parse(delivery.updatedAt) + 6 * 60_000).toISOString(),
    dropoff_eta: new Date(Date.parse(delivery.updatedAt) + left * 60_000).toISOString(),
    fee: delivery.fee,
    currency: 'usd',
    tracking_url: `${origin}/track/${delivery.id}`,
    courier_imminent: delivery.imminent,
    courier: delivery.courier
      ? {
          name: delivery.courier,
          vehicle_type: 'bicycle',
          phone_number: '+15555550142',
          rating: '4.98',
          location: placeOf(delivery),
          img_href: '',
        }
      : null,
    related_deliveries: [],
    ...(delivery.pin ? { verification_requirements: { pincode: { enabled: true, value: delivery.pin } } } : {}),
  }
}
