import type { Seller, SiteSettings } from '@souk/catalog'
import type { StockLocation } from '@souk/inventory'
import type { Document, New } from '@souk/kernel'
import { dyes } from '../pictures/fashion/colours.ts'
import { walls } from '../pictures/fashion/wall.ts'
import { bundles } from './bundles.ts'
import { linkKeyed, say, type Three } from './copy.ts'
import { categories } from './doors.ts'
import { pages } from './pages.ts'
import { promotions } from './promotions.ts'
import { tagWords } from './tag-words.ts'
import { taxRates, zones } from './trade.ts'

const seller = (handle: string, name: string, about: Three): New<Seller> => ({
  _id: `seller-${handle}`,
  _type: 'seller',
  name,
  about: say(about),
})

/** The workshops whose goods these are; the catalogue's vendors have these names. */
const sellers: readonly New<Seller>[] = [
  seller('taqwa-trends', 'Taqwa Trends', [
    'Our own cutting room in Lahore: nineteen people and one long table.',
    'غرفة القصّ الخاصة بنا في لاهور: تسعة عشر شخصًا وطاولة طويلة واحدة.',
    'لاہور میں ہمارا اپنا کٹائی کا کمرہ: اُنیس لوگ اور ایک لمبی میز۔',
  ]),
  seller('multan-block-house', 'Multan Block House', [
    'Three brothers and four hundred blocks of mango wood.',
    'ثلاثة إخوة وأربعمئة قالب من خشب المانجو.',
    'تین بھائی اور آم کی لکڑی کے چار سو بلاک۔',
  ]),
  seller('amman-needle-room', 'Amman Needle Room', [
    'Eleven embroiderers on Jabal al-Weibdeh, paid by the hour and not by the flower.',
    'إحدى عشرة مطرّزة في جبل اللويبدة، أجرهن بالساعة لا بالزهرة.',
    'جبل اللویبدہ کی گیارہ کاریگر خواتین، معاوضہ پھول پر نہیں، گھنٹے پر۔',
  ]),
  seller('walled-city-shoemakers', 'Walled City Shoemakers', [
    'Khussa from one lane inside Mochi Gate.',
    'خُسّة من زقاق واحد داخل باب موتشي.',
    'موچی دروازے کی ایک گلی کے کھسے۔',
  ]),
  seller('zarqa-leather', 'Zarqa Leather', [
    'A tannery that uses oak bark, and the bag makers next door.',
    'مدبغة تستعمل لحاء البلوط، وصنّاع الحقائب بجوارها.',
    'بلوط کی چھال سے چمڑا رنگنے والے، اور ساتھ کے بیگ ساز۔',
  ]),
  seller('salt-street-silver', 'Salt Street Silver', [
    'A mother and daughter with one bench in Salt.',
    'أم وابنتها وطاولة صياغة واحدة في السلط.',
    'سلط میں ماں بیٹی اور زرگری کی ایک میز۔',
  ]),
  seller('sukoon-home', 'Sukoon Home', [
    'For the corner where you sit down.',
    'للركن الذي تجلسين فيه.',
    'اس گوشے کے لیے جہاں آپ بیٹھتی ہیں۔',
  ]),
]

const location = (
  handle: string,
  at: Pick<New<StockLocation>, 'name' | 'code' | 'seller' | 'address' | 'geopoint' | 'position'>,
): New<StockLocation> => ({
  _id: `location-${handle}`,
  _type: 'stockLocation',
  active: true,
  ...at,
})
const soldBy = (handle: string) => ({ _type: 'reference', _ref: `seller-${handle}` }) as const

/** Where parcels leave from: the two workshops, and the studio with its fitting room. The studio is asked first. */
const locations: readonly New<StockLocation>[] = [
  location('san-francisco', {
    name: 'San Francisco',
    code: 'SFO',
    seller: soldBy('taqwa-trends'),
    address: { line1: '31 Cooper’s Quay', city: 'San Francisco', region: 'CA', postalCode: '94105', country: 'US' },
    geopoint: { _type: 'geopoint', lat: 37.7897, lng: -122.3942 },
    position: 1,
  }),
  location('lahore', {
    name: 'Lahore workshop',
    code: 'LHE',
    seller: soldBy('taqwa-trends'),
    address: { line1: '14 Davis Road', city: 'Lahore', postalCode: '54000', country: 'PK' },
    geopoint: { _type: 'geopoint', lat: 31.5581, lng: 74.3319 },
    position: 2,
  }),
  location('amman', {
    name: 'Amman workshop',
    code: 'AMM',
    seller: soldBy('amman-needle-room'),
    address: { line1: '7 Baouniyah Street', city: 'Amman', postalCode: '11118', country: 'JO' },
    geopoint: { _type: 'geopoint', lat: 31.9566, lng: 35.9213 },
    position: 3,
  }),
]

/** Tokens of the look; the names are those of the quiet room. */
const tokens: Readonly<Record<string, string>> = {
  paper: '#fbfaf8',
  ink: '#26212a',
  'mist-text': '#635c63',
  fig: '#6d3346',
  sage: '#46584a',
  hairline: '#dcd8d2',
  'control-edge': '#8f878d',
  error: '#a3252f',
  'band-quiet': '#e9e6e0',
  ...Object.fromEntries(Object.entries(walls).map(([name, value]) => [`wall-${name}`, value])),
  ...Object.fromEntries(Object.entries(dyes).map(([name, value]) => [`swatch-${name}`, value])),
  'font-display': 'Newsreader',
  'font-text': 'Figtree',
  'font-display-ar': 'Noto Naskh Arabic',
  'font-text-ar': 'IBM Plex Sans Arabic',
  'font-display-ur': 'Noto Nastaliq Urdu',
  'font-text-ur': 'Noto Nastaliq Urdu',
  'radius-picture': '0px',
  'radius-button': '2px',
}

const words = {
  new: ['New', 'جديد', 'نیا'],
  abayas: ['Abayas', 'عبايات', 'عبایا'],
  scarves: ['Scarves', 'أوشحة', 'اسکارف'],
  kurtas: ['Kurtas', 'كُرتات', 'کُرتے'],
  shoes: ['Shoes', 'أحذية', 'جوتے'],
} satisfies Readonly<Record<string, Three>>

/** The five doors that header and footer share. */
const shelves = [
  linkKeyed(words.new, '/products?sort=newest'),
  linkKeyed(words.abayas, '/categories/abayas'),
  linkKeyed(words.scarves, '/categories/scarves'),
  linkKeyed(words.kurtas, '/categories/kurtas'),
  linkKeyed(words.shoes, '/categories/shoes'),
]

const phrase = (name: string, text: Three) => ({ _key: name, name, text: say(text) })

const settings: New<SiteSettings> = {
  _id: 'siteSettings',
  _type: 'siteSettings',
  shop: 'trends',
  name: 'Taqwa Trends',
  tagline: say(['Made for long days and quiet ones', 'لأيام طويلة وأخرى هادئة', 'لمبے دنوں اور پُرسکون دنوں کے لیے']),
  character: 'quiet-room',
  numerals: 'language',
  floorMinutes: { open: 480, picking: 120, ready: 1440, handed_over: 7200 },
  announcement: say([
    'Free parcels over $90, and thirty days to change your mind',
    'التوصيل مجاني للطلبات فوق ٩٠ دولارًا، والإرجاع خلال ٣٠ يومًا',
    '90 ڈالر سے اوپر پارسل مفت، اور واپسی کے لیے تیس دن',
  ]),
  priceNote: say(['Duties and tax included', 'شامل الضرائب والرسوم الجمركية', 'ڈیوٹی اور ٹیکس شامل']),
  currency: 'USD',
  defaultLanguage: 'en',
  languages: ['en', 'ar', 'ur'],
  timeZone: 'America/Los_Angeles',
  country: 'US',
  navigation: shelves,
  footer: [
    { _key: 'shop', title: say(['Shop', 'التسوّق', 'خریداری']), links: shelves },
    {
      _key: 'care',
      title: say(['Care', 'العناية', 'سہولت']),
      links: [
        linkKeyed(['Size guide', 'دليل المقاسات', 'ناپ کی رہنمائی'], '/pages/sizes'),
        linkKeyed(['Delivery', 'التوصيل', 'ترسیل'], '/pages/delivery'),
        linkKeyed(['Returns and exchanges', 'الإرجاع والتبديل', 'واپسی اور تبادلہ'], '/pages/returns'),
        linkKeyed(['Washing', 'الغسيل', 'دھلائی'], '/pages/washing'),
      ],
    },
    {
      _key: 'us',
      title: say(['Us', 'نحن', 'ہم']),
      links: [
        linkKeyed(['Our workshops', 'ورشنا', 'ہماری ورکشاپس'], '/pages/about'),
        linkKeyed(['Journal', 'المجلة', 'جرنل'], '/pages/journal'),
        linkKeyed(['Write to us', 'راسلينا', 'ہمیں لکھیں'], '/pages/contact'),
        linkKeyed(['Privacy', 'الخصوصية', 'رازداری'], '/pages/privacy'),
      ],
    },
  ],
  footerNote: say([
    'Cut in Lahore and Amman in small runs. Every piece is measured on three women before we sell it.',
    'نقصّ في لاهور وعمّان بكميات صغيرة، ونقيس كل قطعة على ثلاث نساء قبل أن نبيعها.',
    'لاہور اور عمان میں تھوڑی تعداد میں کٹائی۔ ہر لباس بیچنے سے پہلے تین خواتین پر ناپا جاتا ہے۔',
  ]),
  tokens: Object.entries(tokens).map(([name, value]) => ({ _key: name, name, value })),
  phrases: [
    phrase('basket', ['Bag', 'الحقيبة', 'بیگ']),
    phrase('product.add', ['Add to bag', 'أضيفي إلى الحقيبة', 'بیگ میں ڈالیں']),
    phrase('product.alsoTitle', ['Worn with', 'نسّقيها مع', 'اس کے ساتھ پہنیں']),
    phrase('product.inIt', ['About this piece', 'عن هذه القطعة', 'اس کے بارے میں']),
    phrase('cart.title', ['Your bag', 'حقيبتكِ', 'آپ کا بیگ']),
    ...Object.entries(tagWords).map(([tag, words]) => phrase(`tag.${tag}`, words)),
  ],
  email: 'hello@trends.test',
  phone: '+14155550190',
  reservationMinutes: 30,
  deliveryMethods: ['delivery', 'pickup'],
  firstOrderNumber: 2101,
  openingHours: say([
    'Fitting room Tuesday to Saturday, 11:00 to 18:00',
    'غرفة القياس من الثلاثاء إلى السبت، ١١:٠٠ إلى ١٨:٠٠',
    'فٹنگ روم منگل سے ہفتہ، 11:00 سے 18:00',
  ]),
}

/** Every content document of Taqwa Trends but its catalogue, in an order in which references resolve. */
export const site: readonly Document[] = [
  ...sellers,
  ...locations,
  ...zones,
  ...taxRates,
  ...promotions,
  ...categories,
  settings,
  ...bundles,
  ...pages,
]

/** What the seeder needs to know about the shop. */
export const shopFacts = {
  name: settings.name,
  timeZone: settings.timeZone,
  locations: locations.map(({ _id }) => _id),
} as const
