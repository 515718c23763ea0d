import { fingerprint, type Instant, plusMinutes } from '@souk/kernel'
import { carrierAwaits, type Rate } from './carrier.ts'
import type { DeliveryZone } from './documents.ts'
import { tidyPostcode } from './geo.ts'

/** Whose sum a fee is: the zone's own, what the carrier asked, or the zone's because the carrier did not answer well. */
export const feeSources = ['zone', 'carrier', 'fallback'] as const
export type FeeSource = (typeof feeSources)[number]

/** How a delivery fee came about; an order keeps it for good. */
export interface DeliveryRate {
  readonly source: FeeSource
  /** Who was asked: the zone's carrier. */
  readonly carrier?: string
  /** The carrier's own name of what it offered: `FedEx FEDEX_GROUND`. */
  readonly service?: string
  /** The carrier's own id of its offer. */
  readonly quoteId?: string
}

/** What was told to a shopper, kept with the cart: good for one way and one load until it ends. */
export interface DeliveryQuote extends DeliveryRate {
  readonly source: 'carrier' | 'fallback'
  /** `quoteKey` of what it is for. */
  readonly key: string
  /** Minor units of the shop's currency. */
  readonly fee: number
  readonly expiresAt: string
}

/** Where to, as far as carriers' prices care. */
export interface RatedWay {
  readonly country: string
  readonly postalCode: string
  readonly region?: string
  readonly city?: string
  readonly line1?: string
}

/** Minutes that a sum once told holds. Uber's own quotes hold as long. Source: Uber Direct FAQ. */
export const quoteMinutes = 15
/** An offer that is so many times the zone's fee is a slip, not a price. */
export const mostTimesFallback = 10

/** Whether the carrier computes what a zone asks for. */
export const asksCarrier = ({ feeBy }: Pick<DeliveryZone, 'feeBy'>): boolean => feeBy === 'carrier'

/** Couriers price a way from door to door; parcels go by postcode. */
const byStreet = ({ carrier = '' }: Pick<DeliveryZone, 'carrier'>): boolean => carrierAwaits[carrier] === 'courier'

/** Whether enough is known of the way to ask: a courier wants a street. */
export const canAsk = (zone: Pick<DeliveryZone, 'carrier'>, { line1 = '' }: RatedWay): boolean =>
  !byStreet(zone) || line1.trim() !== ''

const tidy = (text: string | undefined): string => (text ?? '').trim().toLowerCase()

/** What a price depends on, as 16 hex digits: the zone and its carrier, the way, and what is carried. */
export function quoteKey(
  zone: Pick<DeliveryZone, '_id' | 'carrier'>,
  to: RatedWay,
  lines: readonly { readonly sku: string; readonly quantity: number }[],
): string {
  const postcode = tidyPostcode(to.postalCode)
  const place = { region: tidy(to.region), city: tidy(to.city) }
  const way = byStreet(zone) ? { ...place, postcode, street: tidy(to.line1) } : postcode === '' ? place : { postcode }
  const load = lines.map(({ sku, quantity }) => `${sku} ${quantity}`).sort()
  return fingerprint({ zone: zone._id, carrier: zone.carrier, country: to.country, way, load })
}

/** Whether a stored quote may still be charged for this. */
export const isGood = (
  quote: Pick<DeliveryQuote, 'key' | 'expiresAt'> | undefined,
  key: string,
  now: Instant,
): boolean => quote?.key === key && now < quote.expiresAt

/**
 * The cheapest offer that makes sense: a whole sum above nothing in the shop's currency, no more than ten times the zone's
 * own fee, and no slower than the zone promises. Undefined when there is none.
 */
export function bestRate(
  rates: readonly Rate[],
  { fee, days }: Pick<DeliveryZone, 'fee' | 'days'>,
  currency: string,
): Rate | undefined {
  const most = fee > 0 ? fee * mostTimesFallback : Number.MAX_SAFE_INTEGER
  return rates
    .filter(({ amount }) => Number.isSafeInteger(amount) && amount > 0 && amount <= most)
    .filter((rate) => rate.currency === currency && (rate.days ?? 0) <= (days?.to ?? Number.MAX_SAFE_INTEGER))
    .toSorted((a, b) => a.amount - b.amount)[0]
}

/** What is told to the shopper: the carrier's offer, or the zone's fee when there is none. */
export function quoteFor(
  zone: Pick<DeliveryZone, 'fee' | 'carrier'>,
  rate: Rate | undefined,
  key: string,
  now: Instant,
): DeliveryQuote {
  const carrier = zone.carrier === undefined ? {} : { carrier: zone.carrier }
  const expiresAt = plusMinutes(now, quoteMinutes)
  if (!rate) return { source: 'fallback', key, fee: zone.fee, ...carrier, expiresAt }
  const service = rate.carrier === zone.carrier ? rate.service : `${rate.carrier} ${rate.service}`
  return {
    source: 'carrier',
    key,
    fee: rate.amount,
    ...carrier,
    service,
    ...(rate.quoteId === undefined ? {} : { quoteId: rate.quoteId }),
    expiresAt,
  }
}

/** What delivery costs and why: the zone's fee, a quote that is still good, else the zone's fee in the carrier's stead. */
export function feeFor(
  zone: Pick<DeliveryZone, '_id' | 'fee' | 'feeBy' | 'carrier'>,
  quote: DeliveryQuote | undefined,
  key: string,
  now: Instant,
): { readonly fee: number; readonly rate: DeliveryRate } {
  if (!asksCarrier(zone)) return { fee: zone.fee, rate: { source: 'zone' } }
  const carrier = zone.carrier === undefined ? {} : { carrier: zone.carrier }
  if (!quote || !isGood(quote, key, now)) return { fee: zone.fee, rate: { source: 'fallback', ...carrier } }
  const { source, service, quoteId } = quote
  return {
    fee: quote.fee,
    rate: {
      source,
      ...carrier,
      ...(service === undefined ? {} : { service }),
      ...(quoteId === undefined ? {} : { quoteId }),
    },
  }
}
