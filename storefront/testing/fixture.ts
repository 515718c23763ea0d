import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { SanityClient } from '@sanity/client'
import type { Document } from '@souk/kernel'
import { en, keyedRef, ref, slug } from './fields.ts'
import { site } from './fixture-site.ts'

/** A product row of the fixture: price in cents, stock at the one bar. */
interface Row {
  readonly handle: string
  readonly title: string
  readonly summary: string
  readonly category: string
  readonly price: number
  readonly stock: number
  readonly ground: string
  readonly prep?: number
  readonly tags: readonly string[]
}

const rows: readonly Row[] = [
  {
    handle: 'v60-sidama',
    title: 'V60, Sidama',
    summary: 'Apricot, jasmine, black tea',
    category: 'coffee',
    price: 520,
    stock: 40,
    ground: 'clay',
    prep: 7,
    tags: ['No dairy'],
  },
  {
    handle: 'long-black',
    title: 'Long black',
    summary: 'A double over hot water',
    category: 'coffee',
    price: 360,
    stock: 40,
    ground: 'butter',
    prep: 4,
    tags: ['No dairy', 'Under 8 min'],
  },
  {
    handle: 'cortado',
    title: 'Cortado',
    summary: 'Half coffee, half warm milk',
    category: 'coffee',
    price: 400,
    stock: 40,
    ground: 'sky',
    prep: 4,
    tags: ['Under 8 min'],
  },
  {
    handle: 'slow-cold-brew',
    title: 'Slow cold brew',
    summary: 'Eighteen hours, no hurry',
    category: 'coffee',
    price: 460,
    stock: 30,
    ground: 'pistachio',
    prep: 3,
    tags: ['No dairy', 'Under 8 min'],
  },
  {
    handle: 'cinnamon-bun',
    title: 'Cinnamon bun',
    summary: 'Warm, with salted icing',
    category: 'bakery',
    price: 390,
    stock: 12,
    ground: 'pistachio',
    prep: 3,
    tags: ['Sweet'],
  },
  {
    handle: 'almond-croissant',
    title: 'Almond croissant',
    summary: 'Baked at Mill Lane',
    category: 'bakery',
    price: 420,
    stock: 0,
    ground: 'blush',
    tags: ['Sweet', 'Nuts'],
  },
  {
    handle: 'banana-bread',
    title: 'Banana bread',
    summary: 'Toasted, butter on the side',
    category: 'bakery',
    price: 400,
    stock: 3,
    ground: 'butter',
    prep: 4,
    tags: ['Sweet'],
  },
]

const productOf = (row: Row, assets: ReadonlyMap<string, string>): readonly Document[] => [
  {
    _id: `product-${row.handle}`,
    _type: 'product',
    handle: slug(row.handle),
    title: en(row.title),
    summary: en(row.summary),
    images: imagesOf(row.handle, row.title, assets),
    categories: [keyedRef(`category-${row.category}`)],
    seller: ref('seller-my-coffee-shop'),
    options: [],
    tags: row.tags,
    ground: row.ground,
    ...(row.prep === undefined ? {} : { prepMinutes: row.prep }),
    published: true,
  },
  variantOf(row.handle, row.handle.toUpperCase(), row.price, [], ''),
  levelOf(row.handle.toUpperCase(), row.stock),
]

const imagesOf = (name: string, alt: string, assets: ReadonlyMap<string, string>) => {
  const asset = assets.get(name)
  return asset ? [{ _key: name, _type: 'image', asset: ref(asset), alt: en(alt) }] : []
}

const variantOf = (
  product: string,
  sku: string,
  price: number,
  optionValues: readonly (readonly [option: string, value: string])[],
  title: string,
  position = 1,
): Document => ({
  _id: `variant-${sku.toLowerCase()}`,
  _type: 'variant',
  product: ref(`product-${product}`),
  sku,
  title: title ? en(title) : [],
  optionValues: optionValues.map(([option, value]) => ({ _key: option, option, value })),
  price,
  taxClass: 'standard',
  requiresShipping: false,
  position,
  active: true,
})

const levelOf = (sku: string, onHand: number): Document => ({
  _id: `stockLevel.variant-${sku.toLowerCase()}.location-kettle-lane`,
  _type: 'stockLevel',
  sku,
  variant: `variant-${sku.toLowerCase()}`,
  location: 'location-kettle-lane',
  onHand,
  reserved: 0,
  committed: 0,
  unavailable: 0,
  incoming: 0,
})

const sizes = [
  ['small', 'Small', '6 oz', -40],
  ['regular', 'Regular', '8 oz', 0],
  ['large', 'Large', '12 oz', 60],
] as const
const milks = [
  ['oat', 'Oat', 0],
  ['whole', 'Whole', -40],
  ['soy', 'Soy', 0],
] as const

/** The one product with options: three sizes, three milks, soy out everywhere. */
const flatWhite = (assets: ReadonlyMap<string, string>): readonly Document[] => {
  const combinations = sizes.flatMap(([size, sizeTitle, , more]) =>
    milks.map(([milk, milkTitle, plus]) => ({
      size,
      milk,
      title: `${sizeTitle}, ${milkTitle.toLowerCase()}`,
      price: 480 + more + plus,
    })),
  )
  const sku = (size: string, milk: string) => `FW-${size}-${milk}`.toUpperCase()
  return [
    {
      _id: 'product-oat-flat-white',
      _type: 'product',
      handle: slug('oat-flat-white'),
      title: en('Oat flat white'),
      summary: en('Sidama espresso, oat milk'),
      description: [
        {
          _key: 'en',
          value: [
            {
              _key: 'p',
              _type: 'block',
              style: 'normal',
              markDefs: [],
              children: [
                { _key: 's', _type: 'span', marks: [], text: 'A double of Sidama and oat milk steamed to 60°.' },
              ],
            },
          ],
        },
      ],
      images: [
        ...imagesOf('oat-flat-white', 'Oat flat white in a tall glass', assets),
        ...imagesOf('oat-flat-white-above', 'Flat white from above', assets),
      ],
      categories: [keyedRef('category-coffee')],
      seller: ref('seller-my-coffee-shop'),
      options: [
        {
          _key: 'size',
          code: 'size',
          title: en('Size'),
          values: sizes.map(([code, title, note]) => ({ _key: code, code, title: en(title), note: en(note) })),
        },
        {
          _key: 'milk',
          code: 'milk',
          title: en('Milk'),
          values: milks.map(([code, title]) => ({ _key: code, code, title: en(title) })),
        },
      ],
      tags: ['Under 8 min', 'No dairy'],
      facts: [{ _key: 'energy', label: en('Energy'), value: en('118 kcal') }],
      ground: 'sky',
      prepMinutes: 5,
      published: true,
    },
    ...combinations.map(({ size, milk, title, price }, index) =>
      variantOf(
        'oat-flat-white',
        sku(size, milk),
        price,
        [
          ['size', size],
          ['milk', milk],
        ],
        title,
        size === 'regular' ? index : index + 10,
      ),
    ),
    ...combinations.map(({ size, milk }) => levelOf(sku(size, milk), milk === 'soy' ? 0 : 40)),
  ]
}

const home = (assets: ReadonlyMap<string, string>): Document => ({
  _id: 'page-home',
  _type: 'page',
  handle: slug('home'),
  title: en('Home'),
  blocks: [
    {
      _key: 'hero',
      _type: 'heroBlock',
      title: en('Good coffee, still hot.'),
      text: en('Brewed when you order and ridden to your door.'),
      image: imagesOf('hero', 'A bar with a kettle and a mug', assets)[0],
      primary: { label: en('See the bar menu'), href: '/categories/coffee' },
    },
    {
      _key: 'doors',
      _type: 'categoryDoorsBlock',
      categories: [keyedRef('category-coffee'), keyedRef('category-bakery')],
    },
    { _key: 'row', _type: 'productRowBlock', title: en('On the bar now'), source: 'bestsellers', limit: 4 },
  ],
})

const folder = resolve(import.meta.dirname, '../../plugins/workshop/demo/coffee/pictures')
const pictures = ['hero', 'oat-flat-white', 'oat-flat-white-above', ...rows.map((row) => row.handle)]

/** Uploads the fixture's pictures; one that is not drawn is left out, and its product gets an empty tile. */
async function uploadPictures(client: SanityClient): Promise<ReadonlyMap<string, string>> {
  const assets = new Map<string, string>()
  for (const name of pictures) {
    const file = await readFile(resolve(folder, `${name}.webp`)).catch(() => undefined)
    if (file) assets.set(name, (await client.assets.upload('image', file, { filename: `${name}.webp` }))._id)
  }
  return assets
}

/** Writes a small coffee shop through the client: eight products, one of them with options, one sold out. */
export async function fillShop(client: SanityClient): Promise<void> {
  const assets = await uploadPictures(client)
  const documents = [...site, ...rows.flatMap((row) => productOf(row, assets)), ...flatWhite(assets), home(assets)]
  const transaction = client.transaction()
  for (const document of documents) transaction.createOrReplace(document)
  await transaction.commit({ visibility: 'sync' })
}
