import { RocketIcon } from '@sanity/icons/Rocket'
import { stateOptions } from '@souk/kernel'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { shipmentLifecycle } from '../domain/shipment-states.ts'

const strings = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'string' }))
const states = [...stateOptions(shipmentLifecycle)]
const titleOf = (state: string | undefined) => states.find(({ value }) => value === state)?.title ?? ''

/** A parcel with a carrier. Changed only by commands. */
export const shipment = defineType({
  name: 'shipment',
  title: 'Shipment',
  type: 'document',
  icon: RocketIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    ...strings(
      'order',
      'orderNumber',
      'fulfillment',
      'carrier',
      'service',
      'courierName',
      'trackingNumber',
      'labelUrl',
    ),
    defineField({ name: 'state', type: 'string', options: { list: states } }),
    defineField({
      name: 'events',
      title: 'What the carrier said',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: [
            defineField({ name: 'at', type: 'datetime' }),
            defineField({ name: 'status', type: 'string', options: { list: states } }),
            ...strings('description'),
          ],
          preview: {
            select: { status: 'status', at: 'at', description: 'description' },
            prepare: ({ status, at, description }) => ({
              title: titleOf(status),
              subtitle: [at, description].filter(Boolean).join(' · '),
            }),
          },
        }),
      ],
    }),
    defineField({ name: 'createdAt', type: 'datetime' }),
  ],
  preview: {
    select: { number: 'orderNumber', carrier: 'carrier', state: 'state', tracking: 'trackingNumber' },
    prepare: ({ number, carrier, state, tracking }) => ({
      title: `${number} · ${carrier}`,
      subtitle: [titleOf(state), tracking].filter(Boolean).join(' · '),
    }),
  },
})
