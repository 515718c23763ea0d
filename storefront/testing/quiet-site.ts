import type { Document } from '@souk/kernel'
import { keyedRef, ref, slug, three } from './fields.ts'

const link = (label: readonly [string, string, string], href: string) => ({
  _key: href.replaceAll('/', '-'),
  label: three(...label),
  href,
})

const category = (
  handle: string,
  title: readonly [string, string, string],
  summary: readonly [string, string, string],
  position: number,
): Document => ({
  _id: `category-${handle}`,
  _type: 'category',
  handle: slug(handle),
  title: three(...title),
  summary: three(...summary),
  position,
})

const token = (name: string, value: string) => ({ _key: name, name, value })
const phrase = (name: string, text: readonly [string, string, string]) => ({ _key: name, name, text: three(...text) })

/** A quiet room without its goods: two sellers, one place, a parcel zone, three languages, the settings. */
export const quietSite: readonly Document[] = [
  { _id: 'seller-atelier-lahore', _type: 'seller', name: 'Atelier Lahore' },
  { _id: 'seller-amman-house', _type: 'seller', name: 'Amman House' },
  {
    _id: 'location-lahore',
    _type: 'stockLocation',
    name: 'Lahore',
    code: 'LHE',
    seller: ref('seller-atelier-lahore'),
    address: { line1: '3 Mall Road', city: 'San Francisco', region: 'CA', postalCode: '94107', country: 'US' },
    position: 1,
    active: true,
  },
  {
    _id: 'zone-parcels',
    _type: 'deliveryZone',
    name: 'Parcels',
    country: 'US',
    postcodes: ['*'],
    locations: [keyedRef('location-lahore')],
    fee: 600,
    freeFrom: 9000,
    minutes: 0,
    days: { from: 2, to: 3 },
    carrier: 'dhl',
    active: true,
  },
  category(
    'abayas',
    ['Abayas', 'عبايات', 'عبایا'],
    ['Washed linen and soft crêpe', 'كتّان مغسول وكريب ناعم', 'دھلا لینن اور نرم کریپ'],
    1,
  ),
  category(
    'scarves',
    ['Scarves', 'أوشحة', 'اسکارف'],
    ['They hold without a pin', 'تثبت بلا دبوس', 'بغیر پن کے ٹکتے ہیں'],
    2,
  ),
  category(
    'kurtas',
    ['Kurtas', 'كُرتات', 'کُرتے'],
    ['Lawn and khadi, block-printed', 'لون وخادي بطباعة يدوية', 'لان اور کھدر، بلاک پرنٹ'],
    3,
  ),
  category('shoes', ['Shoes', 'أحذية', 'جوتے'], ['Khussa and loafers', 'خُسّة ولوفر', 'کھُسّے اور لوفر'], 4),
  category(
    'bags',
    ['Bags', 'حقائب', 'تھیلے'],
    ['Big enough for a prayer mat', 'تتّسع لسجادة صلاة', 'جائے نماز کے لیے کافی'],
    5,
  ),
  {
    _id: 'siteSettings',
    _type: 'siteSettings',
    shop: 'trends',
    name: 'Taqwa Trends',
    tagline: three(
      'Cut in Lahore and Amman in small runs.',
      'نقصّ في لاهور وعمّان بكميات صغيرة.',
      'لاہور اور عمان میں تھوڑی تعداد میں تیار۔',
    ),
    character: 'quiet-room',
    announcement: three(
      'Free parcels over $90, and thirty days to change your mind',
      'التوصيل مجاني للطلبات فوق ٩٠ دولارًا، والإرجاع خلال ٣٠ يومًا',
      'نوّے ڈالر سے اوپر پارسل مفت، اور واپسی کے لیے تیس دن',
    ),
    priceNote: three('Duties and tax included', 'شامل الضرائب والرسوم الجمركية', 'ڈیوٹی اور ٹیکس شامل'),
    currency: 'USD',
    defaultLanguage: 'en',
    languages: ['en', 'ar', 'ur'],
    timeZone: 'America/Los_Angeles',
    country: 'US',
    navigation: [
      link(['New', 'جديد', 'نیا'], '/products?sort=newest'),
      link(['Abayas', 'عبايات', 'عبایا'], '/categories/abayas'),
      link(['Scarves', 'أوشحة', 'اسکارف'], '/categories/scarves'),
      link(['Kurtas', 'كُرتات', 'کُرتے'], '/categories/kurtas'),
      link(['Shoes', 'أحذية', 'جوتے'], '/categories/shoes'),
    ],
    footer: [
      {
        _key: 'shop',
        title: three('Shop', 'التسوّق', 'خریداری'),
        links: [
          link(['Abayas', 'عبايات', 'عبایا'], '/categories/abayas'),
          link(['Shoes', 'أحذية', 'جوتے'], '/categories/shoes'),
        ],
      },
    ],
    footerNote: three(
      'Cut in Lahore and Amman in small runs. Every piece is measured on three women before we sell it.',
      'نقصّ في لاهور وعمّان بكميات صغيرة، ونقيس كل قطعة على ثلاث نساء قبل أن نبيعها.',
      'لاہور اور عمان میں تھوڑی تعداد میں تیار۔ ہر لباس بیچنے سے پہلے تین خواتین پر ناپا جاتا ہے۔',
    ),
    tokens: [token('ink', '#26212a'), token('paper', '#fbfaf8'), token('fig', '#6d3346')],
    phrases: [
      phrase('basket', ['Bag', 'الحقيبة', 'تھیلا']),
      phrase('product.add', ['Add to bag', 'أضيفي إلى الحقيبة', 'تھیلے میں ڈالیں']),
      phrase('product.alsoTitle', ['Worn with', 'نسّقيها مع', 'اس کے ساتھ پہنیں']),
      phrase('cart.title', ['Your bag', 'حقيبتك', 'آپ کا تھیلا']),
    ],
    email: 'hello@trends.test',
    reservationMinutes: 15,
    deliveryMethods: ['delivery', 'pickup'],
    firstOrderNumber: 5001,
  },
]
