import { EarthGlobeIcon } from '@sanity/icons/EarthGlobe'
import { defineArrayMember, defineField, defineType } from 'sanity'

export const deliveryZone = defineType({
  name: 'deliveryZone',
  title: 'Delivery zone',
  type: 'document',
  icon: EarthGlobeIcon,
  fields: [
    defineField({ name: 'name', type: 'string', validation: (rule) => rule.required() }),
    defineField({ name: 'country', type: 'string', validation: (rule) => rule.required().length(2) }),
    defineField({
      name: 'postcodes',
      description: 'Whole postcodes, or beginnings ending in *.',
      type: 'array',
      of: [defineArrayMember({ type: 'string' })],
      options: { layout: 'tags' },
      validation: (rule) => rule.required().min(1).unique(),
    }),
    defineField({
      name: 'locations',
      description: 'The places that serve it.',
      type: 'array',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'stockLocation' }] })],
      validation: (rule) => rule.required().min(1).unique(),
    }),
    defineField({
      name: 'fee',
      description: 'In minor units: 450 is 4.50.',
      type: 'number',
      validation: (rule) => rule.required().integer().min(0),
    }),
    defineField({
      name: 'freeFrom',
      description: 'Goods worth this much are delivered free.',
      type: 'number',
      validation: (rule) => rule.integer().min(0),
    }),
    defineField({
      name: 'minutes',
      description: 'What a courier needs, for the promise.',
      type: 'number',
      validation: (rule) => rule.required().integer().min(0),
    }),
    defineField({ name: 'note', type: 'localizedText' }),
    defineField({ name: 'active', type: 'boolean', initialValue: true }),
  ],
  preview: {
    select: { name: 'name', minutes: 'minutes', country: 'country', active: 'active' },
    prepare: ({ name, minutes, country, active }) => ({
      title: name ?? 'Unnamed zone',
      subtitle: [country, `${minutes ?? 0} min`, active === false ? 'closed' : ''].filter(Boolean).join(' · '),
    }),
  },
})
