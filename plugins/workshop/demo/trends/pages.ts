import type { Block, Page } from '@souk/catalog'
import type { New } from '@souk/kernel'
import { toKeyed } from '../coffee/copy.ts'
import { dyes } from '../pictures/fashion/colours.ts'
import { link, picture, prose, say, type Three } from './copy.ts'
import { plainPages } from './plain-pages.ts'

const page = (handle: string, title: Three, blocks: readonly Block[]): New<Page> => ({
  _id: `page-${handle}`,
  _type: 'page',
  handle: { _type: 'slug', current: handle },
  title: say(title),
  blocks,
})

const scarfColours: readonly (readonly [dye: keyof typeof dyes, title: Three])[] = [
  ['mauve', ['Mauve', 'موف', 'ہلکا جامنی']],
  ['rosewood', ['Rosewood', 'خشب الورد', 'روزوُڈ']],
  ['sand', ['Sand', 'رملي', 'ریتلا']],
  ['sage', ['Sage', 'مريمي', 'سیج سبز']],
  ['slate', ['Slate', 'أردوازي', 'سلیٹی']],
  ['night', ['Night', 'ليلي', 'سیاہ رات']],
  ['ochre', ['Ochre', 'مُغرة', 'سرسوں رنگ']],
  ['fig', ['Fig', 'تيني', 'انجیری']],
  ['haze', ['Haze', 'ضبابي', 'دھندلا نیلا']],
]

const promise = (key: string, title: Three, text: Three) => ({ _key: key, title: say(title), text: say(text) })

const home = page(
  'home',
  ['Made for long days and quiet ones', 'لأيام طويلة وأخرى هادئة', 'لمبے دنوں اور پُرسکون دنوں کے لیے'],
  [
    {
      _key: 'hero',
      _type: 'heroBlock',
      title: say(['Made for long days and quiet ones', 'لأيام طويلة وأخرى هادئة', 'لمبے دنوں اور پُرسکون دنوں کے لیے']),
      text: say([
        'The autumn abayas: washed linen and soft crêpe, cut to fall straight from the shoulder and to forgive a long journey.',
        'عبايات الخريف: كتّان مغسول وكريب ناعم، بقَصّة تنسدل مستقيمة من الكتف وتحتمل رحلة طويلة.',
        'خزاں کی عبایائیں: دھلا لینن اور نرم کریپ، کندھے سے سیدھی گرتی کاٹ جو لمبا سفر سہہ لیتی ہے۔',
      ]),
      image: picture('hero', [
        'Three abayas on a rail in pine, mauve and night, a pair of fig khussa and a vase with an olive branch',
        'ثلاث عبايات على قضيب بألوان الصنوبر والموف والليل، وزوج خُسّة تيني ومزهرية فيها غصن زيتون',
        'ڈنڈی پر تین عبایائیں، صنوبری، جامنی اور سیاہ، انجیری کھسے کا جوڑا اور زیتون کی شاخ والا گلدان',
      ]),
      primary: link(['See the autumn abayas', 'شاهدي عبايات الخريف', 'خزاں کی عبایائیں دیکھیں'], '/categories/abayas'),
      note: say([
        'Eleven pieces, in sizes 50 to 62. Sleeve and hem can be shortened before we send it, at no charge.',
        'إحدى عشرة قطعة بمقاسات من ٥٠ إلى ٦٢. ونقصّر الكُم والطول قبل الإرسال من دون مقابل.',
        'گیارہ عبایائیں، ناپ 50 سے 62۔ بھیجنے سے پہلے آستین اور لمبائی بلا معاوضہ چھوٹی ہو سکتی ہے۔',
      ]),
    },
    {
      _key: 'new',
      _type: 'productRowBlock',
      title: say(['New this week', 'جديد هذا الأسبوع', 'اس ہفتے نیا']),
      source: 'products',
      products: ['noor-linen-abaya', 'meher-lawn-kurta', 'modal-scarf', 'zari-khussa'].map((handle) =>
        toKeyed(`product-${handle}`),
      ),
      limit: 4,
      action: link(['All that is new', 'كل الجديد', 'سب نیا'], '/products?sort=newest'),
    },
    {
      _key: 'scarves',
      _type: 'colourStoryBlock',
      title: say([
        'Nine scarves that hold without a pin',
        'تسعة أوشحة تثبت من دون دبوس',
        'نو اسکارف جو پن کے بغیر ٹکتے ہیں',
      ]),
      text: say([
        'Modal with a little crêpe in it. It grips itself, it breathes, and it comes out of a suitcase looking ironed. Wash it cool, dry it flat.',
        'مودال فيه قليل من الكريب. يتماسك بنفسه ويتنفّس ويخرج من الحقيبة كأنه مكويّ. يُغسل باردًا ويُجفّف مسطّحًا.',
        'موڈال میں ذرا سا کریپ۔ خود ٹکتا ہے، ہوا دار ہے، سوٹ کیس سے استری کیا ہوا نکلتا ہے۔ ٹھنڈا دھوئیں، بچھا کر سکھائیں۔',
      ]),
      image: picture('colour-story', [
        'A rosewood scarf over a rail beside a stack of seven folded colours',
        'وشاح بلون خشب الورد على قضيب بجانب سبعة أوشحة مطويّة',
        'ڈنڈی پر روزوُڈ اسکارف، ساتھ سات رنگوں کی تہہ',
      ]),
      colours: scarfColours.map(([dye, title]) => ({
        _key: dye,
        title: say(title),
        colour: dyes[dye],
        href: `/products/modal-scarf?colour=${dye}`,
      })),
      action: link(['Choose your colours', 'اختاري ألوانكِ', 'اپنے رنگ چنیں'], '/products/modal-scarf'),
      note: say(['From $28, three for $72', 'من ٢٨ دولارًا، وثلاثة بـ٧٢ دولارًا', '28 ڈالر سے، تین 72 ڈالر میں']),
    },
    {
      _key: 'doors',
      _type: 'categoryDoorsBlock',
      categories: ['kurtas', 'trousers', 'bags'].map((handle) => toKeyed(`category-${handle}`)),
    },
    {
      _key: 'promises',
      _type: 'promisesBlock',
      items: [
        promise(
          'home',
          ['Try it at home', 'جرّبيه في البيت', 'گھر پر آزمائیں'],
          [
            'Send back what does not fit within thirty days. We collect it from your door.',
            'أعيدي ما لا يناسبكِ خلال ثلاثين يومًا. نستلمه من بابكِ.',
            'جو ناپ کا نہ ہو تیس دن میں واپس کریں۔ ہم آپ کے دروازے سے لے جاتے ہیں۔',
          ],
        ),
        promise(
          'hem',
          ['Hemmed for you', 'نقصّر لكِ', 'آپ کے لیے لمبائی درست'],
          [
            'Tell us your height at checkout; we shorten sleeves and hems before posting.',
            'أخبرينا بطولكِ عند الدفع، فنقصّر الأكمام والحواشي قبل الإرسال.',
            'ادائیگی کے وقت اپنا قد بتائیں؛ ہم بھیجنے سے پہلے آستین اور دامن درست کر دیتے ہیں۔',
          ],
        ),
        promise(
          'parcel',
          ['One parcel, one promise', 'طرد واحد ووعد واحد', 'ایک پارسل، ایک وعدہ'],
          [
            'You see the carrier, the day and the price before you pay.',
            'ترين شركة الشحن واليوم والسعر قبل أن تدفعي.',
            'ادائیگی سے پہلے کیریئر، دن اور قیمت آپ کے سامنے۔',
          ],
        ),
      ],
    },
  ],
)

/** Pages of the shop. The home page is made of blocks; the rest are plain words. */
export const pages: readonly New<Page>[] = [
  home,
  ...plainPages.map(({ handle, title, paragraphs }) => page(handle, title, [prose('words', paragraphs)])),
]
