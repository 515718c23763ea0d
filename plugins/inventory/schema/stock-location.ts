import { PinIcon } from '@sanity/icons/Pin'
import { defineField, defineType } from 'sanity'

/** A place that holds stock. Content: managers edit it in the Studio. */
export const stockLocation = defineType({
  name: 'stockLocation',
  title: 'Stock location',
  type: 'document',
  icon: PinIcon,
  fields: [
    defineField({ name: 'name', type: 'string', validation: (rule) => rule.required() }),
    defineField({ name: 'code', type: 'string', validation: (rule) => rule.required() }),
    defineField({
      name: 'seller',
      type: 'reference',
      to: [{ type: 'seller' }],
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'address',
      type: 'object',
      fields: ['line1', 'city', 'region', 'postalCode', 'country'].map((name) => defineField({ name, type: 'string' })),
    }),
    defineField({ name: 'geopoint', title: 'On the map', type: 'geopoint' }),
    defineField({
      name: 'position',
      description: 'Lower is tried first when an order is placed.',
      type: 'number',
      initialValue: 1,
      validation: (rule) => rule.required().integer(),
    }),
    defineField({ name: 'active', type: 'boolean', initialValue: true }),
    defineField({
      name: 'pickup',
      title: 'Shoppers may pick up here',
      description: 'Shoppers choose among the places where this is on.',
      type: 'boolean',
      initialValue: true,
    }),
  ],
  orderings: [{ name: 'position', title: 'Position', by: [{ field: 'position', direction: 'asc' }] }],
  preview: {
    select: { name: 'name', code: 'code', active: 'active', city: 'address.city' },
    prepare: ({ name, code, active, city }) => ({
      title: name ?? 'Unnamed place',
      subtitle: [code, city, active === false ? 'closed' : ''].filter(Boolean).join(' · '),
    }),
  },
})
