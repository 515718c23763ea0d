import type { Document } from '@souk/kernel'
import { keyedRef, ref, slug, type Three, three } from './fields.ts'

/** Pictures of the fixture by name. */
export type Assets = ReadonlyMap<string, string>

/** A picture with words for it, or nothing when it has not been drawn. */
export const imageOf = (assets: Assets, name: string, alt: Three) => {
  const asset = assets.get(name)
  return asset ? [{ _key: name, _type: 'image', asset: ref(asset), alt: three(...alt) }] : []
}

/** The colours that the story tells of. */
const told: readonly (readonly [code: string, hex: string, title: Three])[] = [
  ['rosewood', '#b98a86', ['Rosewood', 'خشب الورد', 'شیشم']],
  ['night', '#2d2833', ['Night', 'ليلي', 'رات']],
  ['sage', '#7d8f7a', ['Sage', 'مريمي', 'سیج']],
]

/** The home page: every block that a quiet room draws. */
export const quietHome = (assets: Assets): Document => ({
  _id: 'page-home',
  _type: 'page',
  handle: slug('home'),
  title: three('Home', 'الرئيسية', 'صفحۂ اول'),
  blocks: [
    {
      _key: 'hero',
      _type: 'heroBlock',
      title: three('Made for long days and quiet ones', 'لأيامٍ طويلة وأخرى هادئة', 'لمبے دنوں اور پُرسکون لمحوں کے لیے'),
      text: three(
        'The autumn abayas: washed linen and soft crêpe, cut to fall straight from the shoulder.',
        'عبايات الخريف: كتّان مغسول وكريب ناعم، بقصّة تنسدل من الكتف.',
        'خزاں کے عبایا: دھلا لینن اور نرم کریپ، کندھے سے سیدھے ڈھلتے ہوئے۔',
      ),
      image: imageOf(assets, 'hero', ['Three abayas on a rail', 'ثلاث عبايات على عارضة', 'تین عبایا ایک ڈنڈے پر'])[0],
      primary: {
        label: three('See the autumn abayas', 'شاهدي عبايات الخريف', 'خزاں کے عبایا دیکھیں'),
        href: '/categories/abayas',
      },
      note: three(
        'Fourteen pieces, in sizes 50 to 62.',
        'أربع عشرة قطعة، من مقاس ٥٠ إلى ٦٢.',
        'چودہ لباس، سائز 50 سے 62 تک۔',
      ),
    },
    {
      _key: 'row',
      _type: 'productRowBlock',
      title: three('New this week', 'جديد هذا الأسبوع', 'اس ہفتے نیا'),
      source: 'newest',
      limit: 4,
      action: { label: three('All that is new', 'كل الجديد', 'سب نیا'), href: '/products?sort=newest' },
    },
    {
      _key: 'story',
      _type: 'colourStoryBlock',
      title: three('Nine scarves that hold without a pin', 'تسعة أوشحة تثبت بلا دبوس', 'نو اسکارف جو بغیر پن کے ٹکیں'),
      text: three('Modal with a little crêpe in it.', 'مودال مع قليل من الكريب.', 'موڈل، ذرا سا کریپ کے ساتھ۔'),
      image: imageOf(assets, 'colour-story', ['Scarves on a rail', 'أوشحة على عارضة', 'اسکارف'])[0],
      colours: told.map(([code, colour, title]) => ({
        _key: code,
        colour,
        title: three(...title),
        href: `/products/modal-scarf?colour=${code}`,
      })),
      action: { label: three('Choose your colours', 'اختاري ألوانك', 'اپنے رنگ چنیں'), href: '/categories/scarves' },
      note: three('From $28', 'ابتداءً من ٢٨ دولارًا', '$28 سے'),
    },
    {
      _key: 'doors',
      _type: 'categoryDoorsBlock',
      categories: ['kurtas', 'shoes', 'bags'].map((handle) => keyedRef(`category-${handle}`)),
    },
    {
      _key: 'promises',
      _type: 'promisesBlock',
      items: [
        {
          _key: 'a',
          title: three('Try it at home', 'جرّبيها في البيت', 'گھر پر آزمائیں'),
          text: three(
            'Send back what does not fit within thirty days.',
            'أعيدي ما لا يناسبك خلال ثلاثين يومًا.',
            'جو نہ آئے تیس دن میں لوٹا دیں۔',
          ),
        },
        {
          _key: 'b',
          title: three('Hemmed for you', 'نقصّرها لكِ', 'آپ کے ناپ پر'),
          text: three(
            'We shorten sleeves and hems before posting.',
            'نقصّر الأكمام والأطراف قبل الإرسال.',
            'بھیجنے سے پہلے آستین اور دامن چھوٹے کرتے ہیں۔',
          ),
        },
        {
          _key: 'c',
          title: three('One parcel, one promise', 'طرد واحد ووعد واحد', 'ایک پارسل، ایک وعدہ'),
          text: three(
            'You see the day and the price before you pay.',
            'ترين اليوم والسعر قبل الدفع.',
            'ادائیگی سے پہلے دن اور قیمت دکھتی ہے۔',
          ),
        },
      ],
    },
  ],
})
