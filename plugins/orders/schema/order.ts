import { BillIcon } from '@sanity/icons/Bill'
import { formatMoney, stateOptions } from '@souk/kernel'
import { formatMoment } from '@souk/ui'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { orderLifecycle } from '../domain/order-states.ts'
import { fulfillmentStandings, paymentStandings, type StandingWords } from '../domain/standing.ts'
import {
  bundlePartsField,
  eventsField,
  moments,
  neededNumbers,
  neededStrings,
  numbers,
  orderPromiseField,
  strings,
} from './shared.ts'

const standing = (name: string, title: string, table: Readonly<Record<string, StandingWords>>) =>
  defineField({
    name,
    title,
    type: 'string',
    options: { list: Object.entries(table).map(([value, words]) => ({ value, title: words.title })) },
    validation: (rule) => rule.required(),
  })

const lineItem = defineArrayMember({
  type: 'object',
  fields: [
    ...neededStrings('sku', 'variant', 'product', 'title'),
    ...strings('productRevision', 'seller', 'sellerName', 'variantTitle', 'image'),
    ...neededNumbers('unitPrice', 'quantity', 'subtotal', 'discount', 'tax'),
    ...numbers('taxRate'),
    bundlePartsField,
    ...numbers('canceled', 'picked', 'packed', 'shipped', 'delivered', 'returned', 'substituted'),
    ...strings('substitutes'),
  ],
  preview: {
    select: { title: 'title', variant: 'variantTitle', quantity: 'quantity', sku: 'sku' },
    prepare: ({ title, variant, quantity, sku }) => ({
      title: `${quantity} × ${[title, variant].filter(Boolean).join(', ')}`,
      subtitle: sku,
    }),
  },
})

const allocation = defineArrayMember({
  type: 'object',
  fields: [
    ...strings('line', 'sku', 'variant', 'location', 'seller'),
    ...numbers('quantity', 'backordered', 'restockDays'),
  ],
  preview: {
    select: { sku: 'sku', location: 'location', quantity: 'quantity' },
    prepare: ({ sku, location, quantity }) => ({ title: `${quantity} × ${sku}`, subtitle: location }),
  },
})

const promotionGiven = defineArrayMember({
  type: 'object',
  fields: [
    ...strings('promotion', 'title', 'kind', 'code'),
    ...numbers('amount'),
    defineField({ name: 'counters', type: 'array', of: [defineArrayMember({ type: 'string' })] }),
  ],
  preview: { select: { title: 'title', subtitle: 'code' } },
})

/** Changed only by commands: the form is a window, the actions are the doors. */
export const order = defineType({
  name: 'order',
  title: 'Order',
  type: 'document',
  icon: BillIcon,
  liveEdit: true,
  readOnly: true,
  groups: [
    { name: 'work', title: 'Order', default: true },
    { name: 'shopper', title: 'Shopper' },
    { name: 'history', title: 'Timeline' },
  ],
  fields: [
    ...[
      ...neededStrings('number'),
      defineField({
        name: 'state',
        type: 'string',
        options: { list: [...stateOptions(orderLifecycle)] },
        validation: (rule) => rule.required(),
      }),
      standing('paymentStanding', 'Payment', paymentStandings),
      standing('fulfillmentStanding', 'Fulfillment', fulfillmentStandings),
      orderPromiseField,
      defineField({ name: 'lines', type: 'array', of: [lineItem], validation: (rule) => rule.required().min(1) }),
      defineField({
        name: 'totals',
        type: 'object',
        options: { columns: 2 },
        fields: [
          ...neededNumbers('subtotal', 'discount', 'delivery', 'tax', 'total'),
          ...numbers('deliveryTax', 'deliveryTaxRate'),
        ],
        validation: (rule) => rule.required(),
      }),
      defineField({ name: 'promotions', type: 'array', of: [promotionGiven] }),
      defineField({ name: 'taxIncluded', type: 'boolean' }),
      ...neededStrings('currency'),
      defineField({ name: 'allocations', title: 'Units by place', type: 'array', of: [allocation] }),
      defineField({ name: 'reservation', type: 'object', fields: [...moments('expiresAt'), ...strings('cart')] }),
      ...strings('payment'),
      defineField({
        name: 'exchange',
        title: 'Sent in exchange',
        type: 'object',
        fields: [
          ...strings('order', 'orderNumber', 'return'),
          ...numbers('credit'),
          defineField({ name: 'awaits', title: 'Waits for what comes back', type: 'boolean' }),
        ],
      }),
      ...['fulfillments', 'returns'].map((name) =>
        defineField({ name, type: 'array', of: [defineArrayMember({ type: 'string' })] }),
      ),
    ].map((field) => ({ ...field, group: 'work' })),
    ...[
      ...strings('customer'),
      defineField({ name: 'contact', type: 'object', fields: strings('email', 'phone') }),
      defineField({
        name: 'address',
        type: 'object',
        fields: [
          ...strings('name', 'line1', 'line2', 'city', 'region', 'postalCode', 'country'),
          defineField({ name: 'geopoint', type: 'object', fields: numbers('lat', 'lng') }),
        ],
      }),
      defineField({
        name: 'delivery',
        type: 'object',
        fields: [
          ...strings('method', 'zone', 'slot', 'location'),
          defineField({
            name: 'rate',
            title: 'How the fee came about',
            type: 'object',
            fields: strings('source', 'carrier', 'service', 'quoteId'),
          }),
        ],
      }),
      ...strings('substitution', 'language'),
    ].map((field) => ({ ...field, group: 'shopper' })),
    ...[
      eventsField,
      defineField({ name: 'createdAt', type: 'datetime', validation: (rule) => rule.required() }),
      ...moments('placedAt', 'completedAt', 'canceledAt'),
      ...strings('cancelReason', 'contentHash'),
    ].map((field) => ({ ...field, group: 'history' })),
  ],
  orderings: [{ name: 'newest', title: 'Newest first', by: [{ field: 'createdAt', direction: 'desc' }] }],
  preview: {
    select: {
      number: 'number',
      state: 'state',
      name: 'address.name',
      total: 'totals.total',
      currency: 'currency',
      at: 'createdAt',
    },
    prepare: ({ number, state, name, total, currency, at }) => ({
      title: [number, name].filter(Boolean).join(' · '),
      subtitle: [
        stateOptions(orderLifecycle).find(({ value }) => value === state)?.title,
        currency ? formatMoney({ amount: total ?? 0, currency }) : '',
        at ? formatMoment(at) : '',
      ]
        .filter(Boolean)
        .join(', '),
    }),
  },
})
