import type { New } from '@souk/kernel'
import type { TaxRate } from '@souk/pricing'
import type { DeliveryZone } from '@souk/shipping'
import { toKeyed } from '../coffee/copy.ts'
import { say, type Three } from './copy.ts'

interface Parcels {
  readonly handle: string
  readonly name: string
  readonly country: string
  readonly postcodes?: readonly string[]
  readonly carrier: 'easypost' | 'dhl' | 'fedex'
  /** Working days on the way. */
  readonly days: readonly [from: number, to: number]
  readonly fee: number
  /** The carrier computes the fee; the one above is what is asked while it does not answer. */
  readonly feeBy?: 'carrier'
  readonly freeFrom: number
  readonly note: Three
  /** Places it is served from; all of them when left out. */
  readonly from?: readonly string[]
}

const everywhere = ['location-san-francisco', 'location-lahore', 'location-amman']
const workshops = ['location-lahore', 'location-amman']

const dhl: Three = ['By DHL Express', 'مع DHL Express', 'DHL Express کے ذریعے']

const parcels: readonly Parcels[] = [
  {
    handle: 'bay',
    name: 'San Francisco and the bay',
    country: 'US',
    postcodes: ['941*', '940*', '944*', '945*', '946*', '947*', '94105'],
    carrier: 'easypost',
    days: [1, 2],
    fee: 400,
    freeFrom: 9000,
    note: [
      'By USPS, from the studio or the workshops',
      'مع USPS من الاستوديو أو الورش',
      'USPS کے ذریعے، اسٹوڈیو یا ورکشاپ سے',
    ],
  },
  {
    handle: 'us',
    name: 'United States',
    country: 'US',
    carrier: 'fedex',
    days: [2, 4],
    fee: 800,
    feeBy: 'carrier',
    freeFrom: 9000,
    note: ['By FedEx', 'مع FedEx', 'FedEx کے ذریعے'],
  },
  {
    handle: 'pk',
    name: 'Pakistan',
    country: 'PK',
    carrier: 'dhl',
    days: [2, 3],
    fee: 600,
    freeFrom: 9000,
    note: dhl,
    from: workshops,
  },
  {
    handle: 'jo',
    name: 'Jordan',
    country: 'JO',
    carrier: 'dhl',
    days: [2, 3],
    fee: 600,
    freeFrom: 9000,
    note: dhl,
    from: workshops,
  },
  {
    handle: 'ae',
    name: 'Emirates',
    country: 'AE',
    carrier: 'dhl',
    days: [3, 4],
    fee: 900,
    freeFrom: 12_000,
    note: dhl,
    from: workshops,
  },
  {
    handle: 'sa',
    name: 'Saudi Arabia',
    country: 'SA',
    carrier: 'dhl',
    days: [3, 5],
    fee: 900,
    freeFrom: 12_000,
    note: dhl,
    from: workshops,
  },
  {
    handle: 'gb',
    name: 'Great Britain',
    country: 'GB',
    carrier: 'fedex',
    days: [3, 5],
    fee: 1200,
    freeFrom: 15_000,
    note: ['By FedEx', 'مع FedEx', 'FedEx کے ذریعے'],
  },
]

const minutesOfADay = 24 * 60

/** Where parcels go, each by its carrier, in working days. America and Britain are served from everywhere. */
export const zones: readonly New<DeliveryZone>[] = parcels.map(
  ({
    handle,
    name,
    country,
    postcodes = ['*'],
    carrier,
    days: [least, most],
    fee,
    feeBy,
    freeFrom,
    note,
    from: places = everywhere,
  }) => ({
    _id: `zone-${handle}`,
    _type: 'deliveryZone',
    name,
    country,
    postcodes,
    locations: places.map(toKeyed),
    fee,
    ...(feeBy && { feeBy }),
    freeFrom,
    minutes: most * minutesOfADay,
    days: { from: least, to: most },
    cutOff: '14:00',
    carrier,
    note: say(note),
    active: true,
  }),
)

/** Ids of the places that serve a country. */
export const servedFrom = (country: string): readonly string[] =>
  parcels.find((each) => each.country === country)?.from ?? everywhere

const rate = (handle: string, name: string, country: string, points: number, region?: string): New<TaxRate> => ({
  _id: `taxRate-${handle}-standard`,
  _type: 'taxRate',
  name,
  country,
  ...(region && { region }),
  taxClass: 'standard',
  rate: points,
  included: true,
  validFrom: '2025-04-01',
})

/**
 * Tax is held in the prices everywhere. Sources: California Department of Tax and Fee Administration (San Francisco
 * 8.625 %, in whole basis points); the standard rates of the sales and value added tax acts of the other countries.
 * Clothes of children are zero-rated in Great Britain, which this table leaves to the shop's accountant.
 */
export const taxRates: readonly New<TaxRate>[] = [
  rate('us-ca-sf', 'San Francisco sales tax', 'US', 863, 'CA'),
  rate('pk', 'Sales tax', 'PK', 1800),
  rate('jo', 'General sales tax', 'JO', 1600),
  rate('ae', 'Value added tax', 'AE', 500),
  rate('sa', 'Value added tax', 'SA', 1500),
  rate('gb', 'Value added tax', 'GB', 2000),
]
