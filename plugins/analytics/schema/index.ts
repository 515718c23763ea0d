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

const behaviourDay = defineType({
  name: 'behaviourDay',
  title: 'Day of visits',
  type: 'document',
  icon: BarChartIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    ...strings('day'),
    ...numbers('visits', 'viewed', 'added', 'checkouts', 'paying', 'ordered', 'searches', 'emptySearches'),
    defineField({
      name: 'products',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: [...strings('product'), ...numbers('views', 'adds', 'orders')],
          preview: { select: { title: 'product', subtitle: 'views' } },
        }),
      ],
    }),
    defineField({
      name: 'terms',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: [...strings('term'), ...numbers('searches', 'empty')],
          preview: { select: { title: 'term', subtitle: 'searches' } },
        }),
      ],
    }),
  ],
  orderings: [{ name: 'newest', title: 'Newest first', by: [{ field: 'day', direction: 'desc' }] }],
  preview: {
    select: { day: 'day', visits: 'visits' },
    prepare: ({ day, visits }) => ({ title: day, subtitle: `${visits} visits` }),
  },
})

/** Operational: folded by the server only. */
export const schemaTypes = [rollup, behaviourDay]
