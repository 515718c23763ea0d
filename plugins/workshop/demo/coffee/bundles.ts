import { type Product, productId } from '@souk/catalog'
import type { Document, New } from '@souk/kernel'
import { bundleOf } from '../bundle-of.ts'
import { en, picture, prose, to, toKeyed } from './copy.ts'

const handle = 'moka-morning'

const mokaMorning: New<Product> = {
  _id: productId(handle),
  _type: 'product',
  handle: { _type: 'slug', current: handle },
  title: en('Moka morning'),
  summary: en('The pot for three, and two mugs to pour it into.'),
  description: prose('moka-morning', [
    'Everything but the coffee and the person opposite. The pot fills both mugs once, and there is a little left for whoever washes up.',
  ]).body,
  images: [
    { _key: 'pot', ...picture('moka-pot', 'Steel moka pot') },
    { _key: 'mug', ...picture('enamel-mug', 'Speckled enamel mug') },
  ],
  categories: [toKeyed('category-gear')],
  seller: to('seller-my-coffee-shop'),
  options: [],
  tags: ['brew-it-in:moka-pot', 'near-me:by-parcel'],
  ground: 'pistachio',
  published: true,
}

/** What is sold as a set. Loaded after the catalogue, which has its parts. */
export const bundles: readonly Document[] = [
  mokaMorning,
  bundleOf({
    handle,
    sku: 'SET-MOKA',
    title: [],
    optionValues: [],
    price: 58_00,
    weightGrams: 940,
    position: 1,
    parts: { 'GEA-MOK-3': 1, 'GEA-MUG-SPE': 2 },
  }),
]
