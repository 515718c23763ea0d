import type { Category, Seller, SiteSettings } from '@souk/catalog'
import type { StockLocation } from '@souk/inventory'
import type { Document, New } from '@souk/kernel'
import type { TaxRate } from '@souk/pricing'
import type { DeliveryZone } from '@souk/shipping'
import { tiles } from '../pictures/colour.ts'
import { bundles } from './bundles.ts'
import { en, linkKeyed, picture, toKeyed } from './copy.ts'
import { gazetteer } from './gazetteer.ts'
import { pages } from './pages.ts'
import { promotions } from './promotions.ts'

const seller = (handle: string, name: string, about: string): New<Seller> => ({
  _id: `seller-${handle}`,
  _type: 'seller',
  name,
  about: en(about),
})

/** Whose goods they are; the catalogue's vendors have these names. */
const sellers: readonly New<Seller>[] = [
  seller('my-coffee-shop', 'My Coffee Shop', 'Two bars, eleven people, four bicycles.'),
  seller('kettle-lane-roastery', 'Kettle Lane Roastery', 'Roasts on Mondays, eight kilos at a time.'),
  seller('mill-lane-bakery', 'Mill Lane Bakery', 'Bakes from four in the morning; trays at 7:00, 11:00 and 15:00.'),
  seller('quayside-pantry', 'Quayside Pantry', 'Milk, tea and honey from people they can name.'),
]

const category = (
  handle: string,
  title: string,
  summary: string,
  ground: keyof typeof tiles,
  image: readonly [name: string, alt: string],
  position: number,
): New<Category> => ({
  _id: `category-${handle}`,
  _type: 'category',
  handle: { _type: 'slug', current: handle },
  title: en(title),
  summary: en(summary),
  image: picture(...image),
  ground,
  position,
})

/** Doors of the shop; the catalogue's types have these names. */
const categories: readonly New<Category>[] = [
  category(
    'coffee',
    'Coffee',
    'Made when you order. The clock starts when the cup is full.',
    'oat',
    ['oat-flat-white-above', 'Flat white from above with a heart'],
    1,
  ),
  category(
    'iced',
    'Iced',
    'Cold all the way down. We carry the ice separately when it is far.',
    'clay',
    ['iced-oat-latte', 'Iced latte in a clear cup'],
    2,
  ),
  category(
    'bakery',
    'Bakery',
    'Three trays a day: seven, eleven and three.',
    'pistachio',
    ['cinnamon-bun', 'Cinnamon bun from above'],
    3,
  ),
  category(
    'beans',
    'Beans',
    'Roasted this week. The day is on the label.',
    'blush',
    ['night-shift-decaf', 'Cobalt bag of Night Shift decaf'],
    4,
  ),
  category('gear', 'Gear', 'What we use ourselves, and would buy again.', 'sky', ['moka-pot', 'Steel moka pot'], 5),
  category(
    'tea',
    'Tea',
    'Leaf, not dust. Four minutes, unless it is green.',
    'butter',
    ['sencha-tin', 'Pine tea tin'],
    6,
  ),
  category(
    'milk',
    'Milk',
    'The ones we steam, and honey from the roof.',
    'blush',
    ['oat-milk', 'Carton of oat milk'],
    7,
  ),
  category(
    'gift-cards',
    'Gift cards',
    'For someone who is hard to wake.',
    'butter',
    ['gift-card', 'Persimmon gift card'],
    8,
  ),
]

const location = (handle: string, name: string, code: string, line1: string, postalCode: string, position: number) =>
  ({
    _id: `location-${handle}`,
    _type: 'stockLocation',
    name,
    code,
    seller: { _type: 'reference', _ref: 'seller-my-coffee-shop' },
    address: { line1, city: 'San Francisco', region: 'CA', postalCode, country: 'US' },
    position,
    active: true,
  }) satisfies New<StockLocation>

/** The two bars. Kettle Lane is asked first. */
const locations: readonly New<StockLocation>[] = [
  {
    ...location('kettle-lane', 'Kettle Lane', 'KET', '8 Kettle Lane', '94105', 1),
    geopoint: { _type: 'geopoint', lat: 37.7897, lng: -122.3942 },
  },
  {
    ...location('mill-lane', 'Mill Lane', 'MIL', '23 Mill Lane', '94110', 2),
    geopoint: { _type: 'geopoint', lat: 37.7599, lng: -122.4148 },
  },
]

const zone = (
  handle: string,
  name: string,
  postcodes: readonly string[],
  from: readonly string[],
  [fee, freeFrom, minutes]: readonly [number, number, number],
): New<DeliveryZone> => ({
  _id: `zone-${handle}`,
  _type: 'deliveryZone',
  name,
  country: 'US',
  postcodes,
  locations: from.map(toKeyed),
  fee,
  freeFrom,
  minutes,
  note: en('Own riders'),
  active: true,
})

/** Where the riders go: fee, free from, minutes on the road. The harbour is served from both bars. */
const zones: readonly New<DeliveryZone>[] = [
  {
    ...zone(
      'harbour',
      'Around the harbour',
      ['94103', '94105', '94107', '94108', '94111', '94133'],
      ['location-kettle-lane', 'location-mill-lane'],
      [190, 3000, 7],
    ),
    area: [
      { _key: 'north-west', lat: 37.8075, lng: -122.415 },
      { _key: 'pier', lat: 37.8085, lng: -122.395 },
      { _key: 'bridge', lat: 37.79, lng: -122.383 },
      { _key: 'south-east', lat: 37.76, lng: -122.383 },
      { _key: 'south', lat: 37.757, lng: -122.4 },
      { _key: 'south-west', lat: 37.768, lng: -122.416 },
    ],
  },
  {
    ...zone(
      'mill',
      'Around Mill Lane',
      ['94102', '94109', '94110', '94114', '94117'],
      ['location-mill-lane'],
      [240, 3500, 9],
    ),
    radius: { location: { _type: 'reference', _ref: 'location-mill-lane' }, metres: 2400 },
  },
]

const rate = (taxClass: string, name: string, points: number): New<TaxRate> => ({
  _id: `taxRate-us-ca-sf-${taxClass}`,
  _type: 'taxRate',
  name,
  country: 'US',
  region: 'CA',
  taxClass,
  rate: points,
  included: true,
  validFrom: '2025-04-01',
})

/**
 * Sales tax of San Francisco, held in the prices. Food for home is exempt in California, prepared food and gear are not.
 * Source: California Department of Tax and Fee Administration, city and county rates from 1 April 2025 (8.625 %),
 * rounded to whole basis points.
 */
const taxRates: readonly New<TaxRate>[] = [
  rate('standard', 'San Francisco sales tax', 863),
  rate('food', 'Food for home, exempt', 0),
  rate('none', 'Not taxed', 0),
]

const tokens: Readonly<Record<string, string>> = {
  milk: '#fffcf6',
  oat: '#f6eee1',
  ink: '#2b1a12',
  mocha: '#6b4f40',
  persimmon: '#c23c16',
  pine: '#1f5c4a',
  'pine-tint': '#e3efe4',
  marigold: '#f2b138',
  butter: '#f7d57c',
  swap: '#fdf0d0',
  error: '#b3261e',
  line: '#e6d9c6',
  edge: '#a08a72',
  ...Object.fromEntries(Object.entries(tiles).map(([name, value]) => [`tile-${name}`, value])),
}

const settings: New<SiteSettings> = {
  _id: 'siteSettings',
  _type: 'siteSettings',
  shop: 'coffee',
  name: 'My Coffee Shop',
  tagline: en('Good coffee, still hot.'),
  currency: 'USD',
  defaultLanguage: 'en',
  languages: ['en'],
  timeZone: 'America/Los_Angeles',
  country: 'US',
  navigation: ['Coffee', 'Iced', 'Bakery', 'Beans', 'Gear'].map((door) =>
    linkKeyed(door, `/categories/${door.toLowerCase()}`),
  ),
  footer: [
    {
      _key: 'order',
      title: en('Order'),
      links: [
        linkKeyed('Coffee', '/categories/coffee'),
        linkKeyed('Bakery', '/categories/bakery'),
        linkKeyed('Beans', '/categories/beans'),
        linkKeyed('Gift cards', '/categories/gift-cards'),
      ],
    },
    {
      _key: 'help',
      title: en('Help'),
      links: [
        linkKeyed('Delivery area', '/pages/delivery'),
        linkKeyed('Refunds', '/pages/refunds'),
        linkKeyed('Talk to us', '/pages/talk-to-us'),
      ],
    },
    {
      _key: 'shop',
      title: en('Shop'),
      links: [
        linkKeyed('Our roastery', '/pages/our-roastery'),
        linkKeyed('Ride with us', '/pages/ride-with-us'),
        linkKeyed('Privacy', '/pages/privacy'),
        linkKeyed('Terms', '/pages/terms'),
      ],
    },
  ],
  footerNote: en('Roasted on Mondays, brewed to order, carried by our own riders. Kettle Lane, open until 22:00.'),
  tokens: Object.entries(tokens).map(([name, value]) => ({ _key: name, name, value })),
  email: 'hello@coffee.test',
  phone: '+14155550148',
  reservationMinutes: 15,
  deliveryMethods: ['delivery', 'pickup'],
  firstOrderNumber: 453,
  openingHours: en('Every day, 6:30 to 22:00'),
}

/** Every content document of the coffee shop but its catalogue, in an order in which references resolve. */
export const site: readonly Document[] = [
  ...sellers,
  ...locations,
  ...zones,
  gazetteer,
  ...taxRates,
  ...promotions,
  ...categories,
  settings,
  ...bundles,
  ...pages,
]

/** What the seeder needs to know about the shop. */
export const shopFacts = {
  timeZone: settings.timeZone,
  locations: locations.map(({ _id }) => _id),
  harbour: { city: 'San Francisco', region: 'CA', country: 'US', postcodes: ['94105', '94103', '94107', '94111'] },
  mill: { city: 'San Francisco', region: 'CA', country: 'US', postcodes: ['94110', '94114'] },
} as const
