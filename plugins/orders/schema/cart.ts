import { BasketIcon } from '@sanity/icons/Basket'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { moments, numbers, strings } from './shared.ts'

/** What a shopper is about to buy. Changed only by commands. */
export const cart = defineType({
  name: 'cart',
  title: 'Cart',
  type: 'document',
  icon: BasketIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    defineField({
      name: 'lines',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: [...strings('sku', 'variant'), ...numbers('quantity')],
          preview: {
            select: { sku: 'sku', quantity: 'quantity' },
            prepare: ({ sku, quantity }) => ({ title: `${quantity} × ${sku}` }),
          },
        }),
      ],
    }),
    defineField({
      name: 'codes',
      title: 'Promotion codes',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: strings('code', 'counter'),
          preview: { select: { title: 'code' } },
        }),
      ],
    }),
    defineField({
      name: 'presses',
      title: 'What was pressed last',
      type: 'array',
      hidden: true,
      of: [defineArrayMember({ type: 'string' })],
    }),
    ...strings('currency', 'language'),
    ...moments('updatedAt'),
    ...strings('orderUlid'),
    defineField({
      name: 'deliveryQuote',
      title: 'What delivery was said to cost',
      type: 'object',
      options: { collapsible: true, collapsed: true },
      fields: [
        ...strings('source', 'carrier', 'service', 'quoteId', 'key'),
        ...numbers('fee'),
        ...moments('expiresAt'),
      ],
    }),
  ],
  preview: {
    select: { first: 'lines.0.sku', updatedAt: 'updatedAt' },
    prepare: ({ first, updatedAt }) => ({ title: first ? `Cart with ${first}` : 'Empty cart', subtitle: updatedAt }),
  },
})
