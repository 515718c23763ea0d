import { type Product, productId } from '@souk/catalog'
import type { Document, New } from '@souk/kernel'
import { bundleOf } from '../bundle-of.ts'
import { to, toKeyed } from '../coffee/copy.ts'
import { picture, prose, say } from './copy.ts'

const handle = 'sand-and-slate'
const sizes = ['S', 'M', 'L', 'XL'] as const
const code = (size: string) => size.toLowerCase()

const sandAndSlate: New<Product> = {
  _id: productId(handle),
  _type: 'product',
  handle: { _type: 'slug', current: handle },
  title: say(['Sand and slate, an outfit', 'طقم الرمل والأردواز', 'ریت اور سلیٹ، ایک جوڑا']),
  summary: say([
    'The striped kurta, the wide trousers and the scarf that ties them',
    'الكُرتا المخطّط والبنطال الواسع والوشاح الذي يجمعهما',
    'دھاری دار کُرتا، چوڑی پتلون، اور دونوں کو ملانے والا اسکارف',
  ]),
  description: prose('sand-and-slate', [
    [
      'What the cutting room wears on a working day. Bought together it costs less than piece by piece.',
      'ما ترتديه غرفة القصّ في يوم عمل. وشراؤه معًا أقل ثمنًا من شرائه قطعة قطعة.',
      'کٹائی کے کمرے کا کام کے دن کا لباس۔ اکٹھا لیں تو الگ الگ لینے سے سستا پڑتا ہے۔',
    ],
  ]).body,
  images: [
    {
      _key: 'kurta',
      ...picture('rumi-stripe-kurta', [
        'Rumi striped kurta in sand, front, on a hanger',
        'كُرتا رومي المخطّط، رملي، من الأمام على علّاقة',
        'رومی دھاری دار کُرتا، ریتلا، سامنے سے، ہینگر پر',
      ]),
    },
    {
      _key: 'trousers',
      ...picture('wide-pleated-trousers-slate', [
        'Wide pleated trousers in slate, front, on a hanger',
        'بنطال واسع بكسرات، أردوازي، من الأمام على علّاقة',
        'چوڑی چنٹ دار پتلون، سلیٹی، سامنے سے، ہینگر پر',
      ]),
    },
    {
      _key: 'scarf',
      ...picture('modal-scarf-sand', ['Modal scarf in sand', 'وشاح مودال، رملي', 'موڈال اسکارف، ریتلا']),
    },
  ],
  categories: [toKeyed('category-kurtas')],
  seller: to('seller-taqwa-trends'),
  options: [
    {
      _key: 'size',
      code: 'size',
      title: say(['Size', 'المقاس', 'سائز']),
      values: sizes.map((size) => ({ _key: code(size), code: code(size), title: say([size, size, size]) })),
    },
  ],
  tags: ['fabric:cotton'],
  ground: 'mist',
  published: true,
}

/** What is sold as a set. Loaded after the catalogue, which has its parts. */
export const bundles: readonly Document[] = [
  sandAndSlate,
  ...sizes.map((size, at) =>
    bundleOf({
      handle,
      sku: `SET-SAND-${size}`,
      title: say([size, size, size]),
      optionValues: [{ _key: 'size', option: 'size', value: code(size) }],
      price: 126_00,
      weightGrams: 860,
      position: at + 1,
      parts: { [`KUR-RUMI-${size}`]: 1, [`TRO-WIDE-SLA-${size}`]: 1, 'SCA-MODAL-SAN': 1 },
    }),
  ),
]
