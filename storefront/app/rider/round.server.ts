import { amountDue, type Owing } from '@souk/payments'
import { carrierAwaits, type DeliveryZone, type ShipmentState } from '@souk/shipping'
import { deliveryZonesQuery, riderRoundQuery } from '@souk/shipping/queries'
import type { Catalog } from '../catalog/catalog.ts'
import type { Shop } from '../shop.ts'
import { localeOf } from '../languages.ts'
import { clockTime } from '../time.ts'
import type { Rider } from './rider.server.ts'

/** One bag on the riders' page. Name and phone are shown to its own rider only. */
export interface Bag {
  readonly fulfillment: string
  readonly number: string
  readonly from: string
  readonly units: number
  readonly by?: string
  readonly to: string
  readonly name?: string
  readonly phone?: string
  /** Cash to take at the door, minor units. */
  readonly owed?: number
  /** What the rider may do next. */
  readonly step: 'take' | 'wait' | 'pick_up' | 'deliver' | 'retry'
}
export interface Round {
  readonly mine: readonly Bag[]
  readonly waiting: readonly Bag[]
}

interface Row {
  readonly _id: string
  readonly orderNumber: string
  readonly location: string
  readonly state: string
  readonly promise?: { readonly to: string } | null
  readonly units: number
  readonly to: {
    readonly name: string
    readonly line1: string
    readonly line2?: string | null
    readonly city: string
    readonly postalCode: string
    readonly phone?: string | null
    readonly zone?: string | null
    /** What the cash at the door is counted from. */
    readonly unpaid?: Owing | null
  } | null
  readonly parcel?: { readonly carrier: string; readonly state: ShipmentState; readonly rider?: string | null } | null
}

const steps: Readonly<Record<string, Bag['step']>> = {
  picking: 'wait',
  packed: 'pick_up',
  ready: 'pick_up',
  handed_over: 'deliver',
  delivery_failed: 'retry',
}

function bagOf(row: Row, mine: boolean, catalog: Catalog, locale: string): Bag {
  const { to, promise } = row
  const place = catalog.locations.find(({ _id }) => _id === row.location)
  const address = [to?.line1, mine ? to?.line2 : undefined, `${to?.city ?? ''} ${to?.postalCode ?? ''}`]
  return {
    fulfillment: row._id,
    number: row.orderNumber,
    from: place?.name ?? '',
    units: row.units,
    to: address.filter(Boolean).join(', '),
    step: mine ? (steps[row.state] ?? 'wait') : 'take',
    ...(promise ? { by: clockTime(promise.to, catalog.settings.timeZone, locale) } : {}),
    ...(mine && to ? { name: to.name } : {}),
    ...(mine && to?.phone ? { phone: to.phone } : {}),
    ...(mine && to?.unpaid ? { owed: amountDue(to.unpaid) } : {}),
  }
}

/** What this rider has, and what waits for any rider. Bags of outside carriers are none of theirs. */
export async function readRound(shop: Shop, catalog: Catalog, rider: Rider, language: string): Promise<Round> {
  const locale = localeOf(catalog.settings, language)
  const [rows, zones] = await Promise.all([
    shop.commerce.store.query<readonly Row[]>(riderRoundQuery),
    shop.commerce.store.query<readonly DeliveryZone[]>(deliveryZonesQuery),
  ])
  const carrierOf = ({ parcel, to }: Row) => parcel?.carrier ?? zones.find(({ _id }) => _id === to?.zone)?.carrier
  const own = rows.filter((row) => carrierAwaits[carrierOf(row) ?? ''] === undefined)
  const mine = own.filter(
    ({ parcel, state }) => parcel?.rider === rider.id && parcel.state !== 'returned' && state !== 'returned',
  )
  const waiting = own.filter(({ parcel, state }) => !parcel?.rider && ['picking', 'packed', 'ready'].includes(state))
  return {
    mine: mine.map((row) => bagOf(row, true, catalog, locale)),
    waiting: waiting.map((row) => bagOf(row, false, catalog, locale)),
  }
}
