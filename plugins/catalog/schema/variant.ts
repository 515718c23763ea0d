import { TagIcon } from '@sanity/icons/Tag'
import { defineArrayMember, defineField, defineType } from 'sanity'
import type { Backorder } from '../domain/documents.ts'
import { variantId } from '../domain/handle.ts'
import { partsField } from './bundle-parts.ts'
import { catalogImageFields } from './parts.ts'

const wholeMoney = defineField({ name: 'amount', type: 'number', validation: (rule) => rule.integer().min(0) })

/** Stock levels and carts find a variant by an id that is made of its SKU. */
function followsSku(document: Readonly<Record<string, unknown>> | undefined): true | string {
  const id = String(document?.['_id'] ?? '').replace(/^(drafts|versions\.[^.]+)\./, '')
  const sku = document?.['sku']
  return typeof sku !== 'string' || id === variantId(sku)
    ? true
    : 'This variant cannot be sold: its id does not follow its SKU. Add it from its product’s “Variants” instead.'
}

export const variant = defineType({
  name: 'variant',
  title: 'Variant',
  type: 'document',
  icon: TagIcon,
  validation: (rule) => rule.custom(followsSku),
  fields: [
    defineField({
      name: 'product',
      type: 'reference',
      to: [{ type: 'product' }],
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'sku',
      title: 'SKU',
      description: 'Part of the stock levels’ ids: it does not change.',
      type: 'string',
      readOnly: ({ document }) => document?.['sku'] !== undefined && document['_createdAt'] !== undefined,
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'title', type: 'localizedString' }),
    defineField({
      name: 'optionValues',
      title: 'Choices',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: [defineField({ name: 'option', type: 'string' }), defineField({ name: 'value', type: 'string' })],
          preview: { select: { title: 'value', subtitle: 'option' } },
        }),
      ],
    }),
    defineField({
      ...wholeMoney,
      name: 'price',
      description: 'In minor units: 450 is 4.50.',
      validation: (rule) => rule.required().integer().min(0),
    }),
    defineField({ ...wholeMoney, name: 'compareAtPrice', title: 'Price before' }),
    defineField({ ...wholeMoney, name: 'cost', title: 'What it costs us' }),
    defineField({ name: 'barcode', type: 'string' }),
    defineField({
      name: 'weightGrams',
      title: 'Weight, grams',
      type: 'number',
      validation: (rule) => rule.integer().min(0),
    }),
    defineField({
      name: 'taxClass',
      type: 'string',
      options: { list: ['standard', 'food', 'none'] },
      initialValue: 'standard',
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'requiresShipping', type: 'boolean', initialValue: true }),
    defineField({ name: 'position', type: 'number', initialValue: 1, validation: (rule) => rule.integer() }),
    defineField({ name: 'image', type: 'image', options: { hotspot: true }, fields: catalogImageFields }),
    defineField({ name: 'backOn', title: 'Back on', description: 'Said while it is out.', type: 'date' }),
    defineField({
      name: 'backorder',
      title: 'Back-order',
      description:
        'Fill it in and shoppers may order more than there is; such an order leaves when all of it is there.',
      type: 'object',
      hidden: ({ document }) => document?.['parts'] !== undefined,
      fields: [
        defineField({
          name: 'limit',
          title: 'Most units at one place',
          type: 'number',
          validation: (rule) => rule.integer().min(1).max(100_000),
        }),
        defineField({
          name: 'restockDays',
          title: 'Days until more come',
          type: 'number',
          validation: (rule) => rule.integer().min(1).max(365),
        }),
      ],
      validation: (rule) =>
        rule.custom<Partial<Backorder>>((said) =>
          said?.limit === undefined && said?.restockDays === undefined
            ? true
            : said.limit !== undefined && said.restockDays !== undefined
              ? true
              : 'Give both, or neither.',
        ),
    }),
    partsField,
    defineField({ name: 'active', type: 'boolean', initialValue: true }),
  ],
  orderings: [{ name: 'position', title: 'Position', by: [{ field: 'position', direction: 'asc' }] }],
  preview: {
    select: {
      words: 'title.0.value',
      product: 'product.title.0.value',
      sku: 'sku',
      media: 'image',
      own: 'product.images.0',
    },
    prepare: ({ words, product, sku, media, own }) => ({
      title: [product, words].filter(Boolean).join(', ') || sku || 'Untitled variant',
      subtitle: sku ?? '',
      media: media ?? own,
    }),
  },
})
