import { StackCompactIcon } from '@sanity/icons/StackCompact'
import { defineField, defineType } from 'sanity'
import { asideParts, available, quantities } from '../domain/level.ts'

/** Changed only by commands, through the stock queue. */
export const stockLevel = defineType({
  name: 'stockLevel',
  title: 'Stock level',
  type: 'document',
  icon: StackCompactIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    defineField({ name: 'sku', title: 'SKU', type: 'string' }),
    defineField({ name: 'variant', type: 'string' }),
    defineField({ name: 'location', type: 'string' }),
    ...quantities.map((name) => defineField({ name, type: 'number' })),
    ...asideParts.map((name) => defineField({ name, description: 'Part of what is unavailable.', type: 'number' })),
    defineField({ name: 'incoming', type: 'number' }),
    defineField({ name: 'backordered', description: 'Open orders wait for so many more.', type: 'number' }),
    defineField({ name: 'reorderPoint', description: 'At or below this many free, staff are told.', type: 'number' }),
    defineField({ name: 'settledBy', hidden: true, type: 'string' }),
    defineField({ name: 'lowSince', description: 'When staff were told that it ran low.', type: 'datetime' }),
  ],
  preview: {
    select: {
      sku: 'sku',
      location: 'location',
      onHand: 'onHand',
      reserved: 'reserved',
      committed: 'committed',
      unavailable: 'unavailable',
    },
    prepare: ({ sku, location, onHand = 0, reserved = 0, committed = 0, unavailable = 0 }) => ({
      title: `${sku}: ${available({ onHand, reserved, committed, unavailable })} free`,
      subtitle: `${location?.replace(/^location-/, '')} · ${onHand} on hand`,
    }),
  },
})
