import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { SanityClient } from '@sanity/client'
import type { Document } from '@souk/kernel'
import { keyedRef, ref, slug, type Three, three } from './fields.ts'
import { type Assets, imageOf, quietHome } from './quiet-home.ts'
import { quietSite } from './quiet-site.ts'

type Colour = readonly [code: string, hex: string, title: Three]

/** A garment of the fixture: one variant per colour and size. `stock` says how many of a SKU are there. */
interface Garment {
  readonly handle: string
  readonly title: Three
  readonly summary: Three
  readonly category: string
  readonly seller: string
  readonly price: number
  readonly pictures: readonly string[]
  readonly colours: readonly Colour[]
  readonly sizes: readonly string[]
  readonly stock: (size: string) => number
}

const pine: Colour = ['pine', '#3f4a45', ['Pine', 'صنوبري', 'صنوبری']]
const night: Colour = ['night', '#2d2833', ['Night', 'ليلي', 'رات']]
const rosewood: Colour = ['rosewood', '#b98a86', ['Rosewood', 'خشب الورد', 'شیشم']]
const sage: Colour = ['sage', '#7d8f7a', ['Sage', 'مريمي', 'سیج']]
const fig: Colour = ['fig', '#7a3f4a', ['Fig', 'تيني', 'انجیر']]
const tan: Colour = ['tan', '#a88b6c', ['Tan', 'عسلي', 'بادامی']]

const garments: readonly Garment[] = [
  {
    handle: 'noor-linen-abaya',
    title: ['Noor linen abaya', 'عباية نور من الكتّان', 'نور لینن عبایا'],
    summary: [
      'Washed linen with a drop shoulder and a hidden placket.',
      'كتّان مغسول بكتف منسدل وأزرار مخفية.',
      'دھلا لینن، ڈھلکا کندھا اور چھپے بٹن۔',
    ],
    category: 'abayas',
    seller: 'atelier-lahore',
    price: 11800,
    pictures: ['noor-linen-abaya-pine', 'noor-linen-abaya-beside', 'noor-linen-abaya-close', 'noor-linen-abaya-folded'],
    colours: [pine, night],
    sizes: ['50', '52', '54', '56', '58', '60', '62'],
    stock: (size) => (size === '58' ? 0 : 6),
  },
  {
    handle: 'meher-lawn-kurta',
    title: ['Meher lawn kurta', 'كُرتة مِهر من اللون', 'مہر لان کُرتا'],
    summary: [
      'Embroidered placket, three-quarter sleeve.',
      'صدر مطرّز وكمّ ثلاثة أرباع.',
      'کڑھائی والا گلا، پونی آستین۔',
    ],
    category: 'kurtas',
    seller: 'atelier-lahore',
    price: 6400,
    pictures: ['meher-lawn-kurta-sage', 'meher-lawn-kurta-close'],
    colours: [sage, night],
    sizes: ['S', 'M', 'L'],
    stock: () => 5,
  },
  {
    handle: 'modal-scarf',
    title: ['Modal scarf', 'وشاح مودال', 'موڈل اسکارف'],
    summary: ['It grips itself and breathes.', 'يثبت وحده ويتنفّس.', 'خود ٹکتا ہے اور ہوا دار ہے۔'],
    category: 'scarves',
    seller: 'amman-house',
    price: 2800,
    pictures: ['modal-scarf-rosewood', 'modal-scarf-close'],
    colours: [rosewood, night, sage],
    sizes: [],
    stock: () => 20,
  },
  {
    handle: 'zari-khussa',
    title: ['Zari khussa', 'خُسّة زري', 'زری کھُسّہ'],
    summary: ['Gold thread on soft leather.', 'خيط ذهبي على جلد ناعم.', 'نرم چمڑے پر سنہری دھاگہ۔'],
    category: 'shoes',
    seller: 'atelier-lahore',
    price: 7200,
    pictures: ['zari-khussa-fig', 'zari-khussa-close'],
    colours: [fig],
    sizes: ['37', '38', '39'],
    stock: (size) => (size === '38' ? 2 : 0),
  },
  {
    handle: 'everyday-tote',
    title: ['Everyday tote', 'حقيبة يومية', 'روزمرہ تھیلا'],
    summary: ['Big enough for a prayer mat.', 'تتّسع لسجادة صلاة.', 'جائے نماز کے لیے کافی۔'],
    category: 'bags',
    seller: 'amman-house',
    price: 8400,
    pictures: ['everyday-tote-tan', 'everyday-tote-close'],
    colours: [tan],
    sizes: [],
    stock: () => 9,
  },
]

/** The day after tomorrow, so that "back on" always names a day to come. */
const soon = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)

const skuOf = (garment: Garment, colour: string, size: string) =>
  [garment.handle, colour, size].filter(Boolean).join('-').toUpperCase()

function variantsOf(garment: Garment): readonly Document[] {
  const sizes = garment.sizes.length > 0 ? garment.sizes : ['']
  return garment.colours.flatMap(([colour, , title], c) =>
    sizes.flatMap((size, s) => {
      const sku = skuOf(garment, colour, size)
      const id = `variant-${sku.toLowerCase()}`
      const onHand = garment.stock(size)
      return [
        {
          _id: id,
          _type: 'variant',
          product: ref(`product-${garment.handle}`),
          sku,
          title: size
            ? three(`${title[0]}, ${size}`, `${title[1]}، ${arabicSize(size)}`, `${title[2]}، ${size}`)
            : three(...title),
          optionValues: [
            { _key: 'colour', option: 'colour', value: colour },
            ...(size ? [{ _key: 'size', option: 'size', value: size }] : []),
          ],
          price: garment.price,
          taxClass: 'standard',
          requiresShipping: true,
          position: c * 10 + s + 1,
          active: true,
          ...(onHand === 0 ? { backOn: soon } : {}),
        },
        {
          _id: `stockLevel.${id}.location-lahore`,
          _type: 'stockLevel',
          sku,
          variant: id,
          location: 'location-lahore',
          onHand,
          reserved: 0,
          committed: 0,
          unavailable: 0,
          incoming: 0,
        },
      ]
    }),
  )
}

const productOf = (garment: Garment, assets: Assets): Document => ({
  _id: `product-${garment.handle}`,
  _type: 'product',
  handle: slug(garment.handle),
  title: three(...garment.title),
  summary: three(...garment.summary),
  images: garment.pictures.flatMap((name) => imageOf(assets, name, garment.title)),
  categories: [keyedRef(`category-${garment.category}`)],
  seller: ref(`seller-${garment.seller}`),
  options: [
    {
      _key: 'colour',
      code: 'colour',
      title: three('Colour', 'اللون', 'رنگ'),
      values: garment.colours.map(([code, colour, title]) => ({ _key: code, code, colour, title: three(...title) })),
    },
    ...(garment.sizes.length > 0
      ? [
          {
            _key: 'size',
            code: 'size',
            title: three('Size', 'المقاس', 'سائز'),
            guide: { label: three('Find my size', 'اعرفي مقاسك', 'میرا سائز'), href: '/pages/sizes' },
            values: garment.sizes.map((code) => ({ _key: code, code, title: three(code, arabicSize(code), code) })),
          },
        ]
      : []),
  ],
  tags: ['Linen'],
  facts: [
    {
      _key: 'fabric',
      label: three('Fabric and care', 'القماش والعناية', 'کپڑا اور دیکھ بھال'),
      value: three(
        '100% European linen, 190 g. Wash at 30°.',
        'كتّان أوروبي ١٠٠٪، ١٩٠ غرامًا. يُغسل على ٣٠ درجة.',
        'سو فیصد یورپی لینن، 190 گرام۔',
      ),
    },
    {
      _key: 'measures',
      label: three('Measurements', 'القياسات', 'ناپ'),
      value: three('At 172 cm tall, wear 56.', 'لطول ١٧٢ سم اختاري مقاس ٥٦.', '172 سم قد پر 56 پہنیں۔'),
    },
  ],
  published: true,
})

const arabicSize = (code: string): string =>
  code.replace(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)))

const folder = resolve(import.meta.dirname, '../../plugins/workshop/demo/trends/pictures')

async function uploadPictures(client: SanityClient): Promise<Assets> {
  const assets = new Map<string, string>()
  for (const name of ['hero', 'colour-story', ...garments.flatMap((garment) => garment.pictures)]) {
    const file = await readFile(resolve(folder, `${name}.webp`)).catch(() => undefined)
    if (file) assets.set(name, (await client.assets.upload('image', file, { filename: `${name}.webp` }))._id)
  }
  return assets
}

/** Writes a small quiet room in three languages: five garments of two sellers, one size out, one pair left. */
export async function fillQuietShop(client: SanityClient): Promise<void> {
  const assets = await uploadPictures(client)
  const goods = garments.flatMap((garment) => [productOf(garment, assets), ...variantsOf(garment)])
  const transaction = client.transaction()
  for (const document of [...quietSite, ...goods, quietHome(assets)]) transaction.createOrReplace(document)
  await transaction.commit({ visibility: 'sync' })
}
