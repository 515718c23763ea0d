import { z } from 'zod'
import { Parts } from './bundles.ts'
import { listOf, Money, paging, priceParameter } from './common.ts'

const Image = z.strictObject({ url: z.string(), alt: z.string() }).meta({ id: 'Image' })

const ProductVariant = z
  .strictObject({
    sku: z.string(),
    title: z.string(),
    price: Money,
    compareAtPrice: Money.nullable(),
    available: z.int().meta({ description: 'Units that can be ordered now, over all places. 0 or more.' }),
    parts: Parts.exactOptional(),
  })
  .meta({ id: 'ProductVariant' })

const productFields = {
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  summary: z.string().nullable(),
  price: Money.meta({ description: 'Of the cheapest variant.' }),
  image: Image.nullable(),
  categories: z.array(z.string()).meta({ description: 'Handles.' }),
  availability: z.enum(['in_stock', 'out_of_stock']),
  variants: z.array(ProductVariant),
}

/** A product in a list. */
export const ProductSummary = z.strictObject(productFields).meta({ id: 'ProductSummary' })

/** A product on its own page. */
export const ProductDetail = z
  .strictObject({
    ...productFields,
    images: z.array(Image),
    options: z.array(
      z.strictObject({
        code: z.string(),
        title: z.string(),
        values: z.array(z.strictObject({ code: z.string(), title: z.string() })),
      }),
    ),
    facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
    tags: z.array(z.string()),
  })
  .meta({ id: 'ProductDetail' })

export const ProductList = listOf(ProductSummary).meta({ id: 'ProductList' })

export const Category = z
  .strictObject({
    id: z.string(),
    handle: z.string(),
    title: z.string(),
    summary: z.string().nullable(),
    image: Image.nullable(),
    products: z.int().meta({ description: 'How many products it holds.' }),
  })
  .meta({ id: 'Category' })

export const CategoryList = listOf(Category).meta({ id: 'CategoryList' })

export const productSorts = ['featured', 'title', 'price', '-price', 'newest'] as const

export const ProductQuery = z.strictObject({
  category: z.string().max(80).optional().meta({ description: 'Handle of a category.' }),
  q: z.string().max(200).optional().meta({ description: 'Words to find, in any of the languages.' }),
  sort: z.enum(productSorts).optional(),
  min_price: priceParameter,
  max_price: priceParameter,
  in_stock: z.enum(['true', 'false']).optional(),
  ...paging,
})
