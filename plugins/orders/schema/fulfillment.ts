import { PackageIcon } from '@sanity/icons/Package'
import { stateOptions } from '@souk/kernel'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { fulfillmentLifecycle } from '../domain/fulfillment-states.ts'
import { actorField, bundlePartsField, eventsField, moments, numbers, promiseField, strings } from './shared.ts'

const line = defineArrayMember({
  type: 'object',
  fields: [
    ...strings('line', 'sku', 'variant', 'seller', 'sellerName', 'title'),
    ...numbers('quantity', 'picked', 'shorted'),
    bundlePartsField,
  ],
  preview: {
    select: { title: 'title', quantity: 'quantity', picked: 'picked', sku: 'sku' },
    prepare: ({ title, quantity, picked, sku }) => ({
      title: `${quantity} × ${title}`,
      subtitle: `${sku} · ${picked} picked`,
    }),
  },
})

const substitution = defineArrayMember({
  type: 'object',
  fields: [
    ...strings('line', 'sku', 'title', 'reason', 'state', 'fallback', 'outcome', 'replacement'),
    ...numbers('quantity'),
    ...moments('reportedAt', 'answerBy', 'settledAt'),
    defineField({
      name: 'candidates',
      type: 'array',
      of: [
        defineArrayMember({ type: 'object', fields: [...strings('sku', 'title'), ...numbers('unitPrice', 'saves')] }),
      ],
    }),
  ],
  preview: {
    select: { title: 'title', quantity: 'quantity', outcome: 'outcome', replacement: 'replacement' },
    prepare: ({ title, quantity, outcome, replacement }) => ({
      title: `${quantity} × ${title}`,
      subtitle: [outcome ?? 'asked', replacement].filter(Boolean).join(' · '),
    }),
  },
})

/** What one location sends together. Changed only by commands. */
export const fulfillment = defineType({
  name: 'fulfillment',
  title: 'Fulfillment',
  type: 'document',
  icon: PackageIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    ...strings('order', 'orderNumber', 'location', 'seller'),
    defineField({ name: 'state', type: 'string', options: { list: [...stateOptions(fulfillmentLifecycle)] } }),
    ...strings('method'),
    defineField({ name: 'lines', type: 'array', of: [line] }),
    defineField({ name: 'holds', type: 'array', of: [defineArrayMember({ type: 'string' })] }),
    defineField({ name: 'substitutions', title: 'Missing units', type: 'array', of: [substitution] }),
    actorField('assignee'),
    ...strings('courier', 'shipment'),
    ...moments('openedAt', 'pickedAt', 'packedAt', 'handedOverAt', 'deliveredAt', 'canceledAt'),
    promiseField,
    eventsField,
  ],
  preview: {
    select: { number: 'orderNumber', state: 'state', location: 'location', first: 'lines.0.title' },
    prepare: ({ number, state, location, first }) => ({
      title: `${number} · ${location?.replace(/^location-/, '')}`,
      subtitle: [stateOptions(fulfillmentLifecycle).find(({ value }) => value === state)?.title, first]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})
