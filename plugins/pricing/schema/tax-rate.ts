import { BillIcon } from '@sanity/icons/Bill'
import { defineArrayMember, defineField, defineType } from 'sanity'

/** What the state takes. Content: managers edit it in the Studio. */
export const taxRate = defineType({
  name: 'taxRate',
  title: 'Tax rate',
  type: 'document',
  icon: BillIcon,
  fields: [
    defineField({ name: 'name', type: 'string', validation: (rule) => rule.required() }),
    defineField({ name: 'country', type: 'string', validation: (rule) => rule.required().length(2) }),
    defineField({ name: 'region', type: 'string' }),
    defineField({
      name: 'postcodes',
      description: 'Whole postcodes, or beginnings ending in *. Empty: everywhere.',
      type: 'array',
      of: [defineArrayMember({ type: 'string' })],
      options: { layout: 'tags' },
    }),
    defineField({
      name: 'taxClass',
      type: 'string',
      options: { list: ['standard', 'food', 'none'] },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'rate',
      description: 'In basis points: 863 is 8.63 %.',
      type: 'number',
      validation: (rule) => rule.required().integer().min(0).max(10_000),
    }),
    defineField({
      name: 'included',
      description: 'Prices hold this tax already. The same for all rates of a country.',
      type: 'boolean',
      initialValue: false,
    }),
    defineField({ name: 'validFrom', type: 'date', validation: (rule) => rule.required() }),
  ],
  preview: {
    select: { name: 'name', rate: 'rate', taxClass: 'taxClass', country: 'country' },
    prepare: ({ name, rate, taxClass, country }) => ({
      title: `${name ?? 'Tax'}: ${((rate ?? 0) / 100).toFixed(2)} %`,
      subtitle: [taxClass, country].filter(Boolean).join(' · '),
    }),
  },
})
