import { BarChartIcon } from '@sanity/icons/BarChart'
import { defineArrayMember, defineField, defineType } from 'sanity'

const strings = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'string' }))
const numbers = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'number' }))

const rollup = defineType({
  name: 'rollup',
  title: 'Hour of sales',
  type: 'document',
  icon: BarChartIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    ...strings('grain'),
    defineField({ name: 'start', type: 'datetime' }),
    ...strings('day'),
    ...numbers('hour', 'orders', 'units', 'revenue', 'refunded', 'canceled', 'newOrders', 'newRevenue'),
    defineField({
      name: 'products',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: [...strings('product', 'title'), ...numbers('units', 'revenue')],
          preview: { select: { title: 'title', subtitle: 'units' } },
        }),
      ],
    }),
    defineField({
      name: 'locations',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: [...strings('location'), ...numbers('orders', 'revenue')],
          preview: { select: { title: 'location', subtitle: 'orders' } },
        }),
      ],
    }),
    defineField({
      name: 'sellers',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: [...strings('seller'), ...numbers('units', 'revenue')],
          preview: { select: { title: 'seller', subtitle: 'units' } },
        }),
      ],
    }),
    ...strings('cursor'),
  ],
  orderings: [{ name: 'newest', title: 'Newest first', by: [{ field: 'start', direction: 'desc' }] }],
  preview: {
    select: { day: 'day', hour: 'hour', orders: 'orders' },
    prepare: ({ day, hour, orders }) => ({ title: `${day}, ${hour}:00`, subtitle: `${orders} orders` }),
  },
})

/** Operational: folded by the server only. */
export const schemaTypes = [rollup]
