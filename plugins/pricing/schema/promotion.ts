import { TagIcon } from '@sanity/icons/Tag'
import { defineArrayMember, defineField, defineType } from 'sanity'

const kinds = [
  { value: 'percent', title: 'A share of the goods' },
  { value: 'amount', title: 'A sum off the goods' },
  { value: 'free_delivery', title: 'Free delivery' },
]

const whole = (name: string, title: string, description: string) =>
  defineField({
    name,
    title,
    description,
    type: 'number',
    group: 'terms',
    validation: (rule) => rule.integer().min(0),
  })

const goods = (name: string, type: string, title: string) =>
  defineField({
    name,
    title,
    description: 'Empty everywhere: it is for all goods.',
    type: 'array',
    group: 'goods',
    of: [defineArrayMember({ type: 'reference', to: [{ type }] })],
    validation: (rule) => rule.unique(),
  })

/** What the shop gives off. Content: managers edit it in the Studio; its codes are made by command. */
export const promotion = defineType({
  name: 'promotion',
  title: 'Promotion',
  type: 'document',
  icon: TagIcon,
  groups: [
    { name: 'offer', title: 'Offer', default: true },
    { name: 'goods', title: 'Goods' },
    { name: 'terms', title: 'Terms' },
  ],
  fields: [
    defineField({ name: 'title', type: 'localizedString', group: 'offer', validation: (rule) => rule.required() }),
    defineField({
      name: 'kind',
      type: 'string',
      group: 'offer',
      options: { list: kinds, layout: 'radio' },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'value',
      description: 'A share in basis points (1000 is 10 %), or a sum in minor units (500 is 5.00).',
      type: 'number',
      group: 'offer',
      hidden: ({ document }) => document?.['kind'] === 'free_delivery',
      validation: (rule) =>
        rule.custom((value, { document }) => {
          if (document?.['kind'] === 'free_delivery') return true
          if (!Number.isInteger(value) || Number(value) <= 0) return 'A whole number above zero.'
          return document?.['kind'] !== 'percent' || Number(value) <= 10_000 || 'More than all of it cannot be given.'
        }),
    }),
    defineField({
      name: 'automatic',
      description: 'Given without a code.',
      type: 'boolean',
      group: 'offer',
      initialValue: false,
    }),
    defineField({ name: 'active', type: 'boolean', group: 'offer', initialValue: true }),
    goods('products', 'product', 'Products'),
    goods('categories', 'category', 'Categories'),
    goods('sellers', 'seller', 'Sellers'),
    whole('minimum', 'Smallest basket', 'What its goods must come to, in minor units.'),
    defineField({ name: 'from', title: 'Begins', type: 'datetime', group: 'terms' }),
    defineField({
      name: 'to',
      title: 'Ends',
      type: 'datetime',
      group: 'terms',
      validation: (rule) => rule.min(rule.valueOfField('from')),
    }),
    whole('limitTotal', 'Orders in all', 'How many orders each code is good for. Empty: any number.'),
    whole('limitPerCustomer', 'Orders for each customer', 'Empty: any number.'),
    defineField({
      name: 'stackable',
      title: 'Goes together with others',
      description: 'With others that do, too.',
      type: 'boolean',
      group: 'terms',
      initialValue: false,
    }),
  ],
  preview: {
    select: { title: 'title.0.value', kind: 'kind', value: 'value', active: 'active', to: 'to' },
    prepare: ({ title, kind, value, active, to }) => ({
      title: title ?? 'Unnamed promotion',
      subtitle: [
        kind === 'percent' ? `${(value ?? 0) / 100} %` : kinds.find((each) => each.value === kind)?.title,
        active === false ? 'off' : '',
        to ? `until ${String(to).slice(0, 10)}` : '',
      ]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})
