import { ClockIcon } from '@sanity/icons/Clock'
import { defineField, defineType } from 'sanity'

/** A window that a shopper could choose. No slots are offered yet, so nobody writes any. */
export const deliverySlot = defineType({
  name: 'deliverySlot',
  title: 'Delivery slot',
  type: 'document',
  icon: ClockIcon,
  readOnly: true,
  fields: [
    defineField({ name: 'zone', type: 'reference', to: [{ type: 'deliveryZone' }] }),
    defineField({ name: 'from', type: 'datetime' }),
    defineField({ name: 'to', type: 'datetime' }),
    defineField({ name: 'capacity', description: 'Orders that fit in.', type: 'number' }),
  ],
  preview: { select: { title: 'from', subtitle: 'to' } },
})
