import { RocketIcon } from '@sanity/icons/Rocket'
import { stateOptions } from '@souk/kernel'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { shipmentLifecycle } from '../domain/shipment-states.ts'

const strings = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'string' }))
const states = [...stateOptions(shipmentLifecycle)]
const unknown = { title: 'Unknown to us', value: 'unknown' }

/** Where an on-demand courier is. */
const courierField = defineField({
  name: 'courier',
  type: 'object',
  fields: [
    ...strings('state', 'name', 'vehicle'),
    defineField({
      name: 'position',
      type: 'object',
      fields: [
        defineField({ name: 'lat', type: 'number' }),
        defineField({ name: 'lng', type: 'number' }),
        defineField({ name: 'at', type: 'datetime' }),
      ],
    }),
  ],
})
const titleOf = (state: string | undefined) => [...states, unknown].find(({ value }) => value === state)?.title ?? ''

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
      'rider',
      'trackingNumber',
      'reference',
      'trackingUrl',
      'labelUrl',
      'pin',
    ),
    defineField({ name: 'state', type: 'string', options: { list: states } }),
    defineField({ name: 'flagged', title: 'Said something we do not know', type: 'boolean' }),
    courierField,
    defineField({
      name: 'events',
      title: 'What the carrier said',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'object',
          fields: [
            defineField({ name: 'at', type: 'datetime' }),
            defineField({ name: 'status', type: 'string', options: { list: [...states, unknown] } }),
            ...strings('description', 'code', 'place'),
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
    defineField({ name: 'pinTries', title: 'Wrong PINs at the door', type: 'number' }),
    ...['expectedAt', 'createdAt', 'reopenedAt', 'polledAt'].map((name) => defineField({ name, type: 'datetime' })),
  ],
  preview: {
    select: { number: 'orderNumber', carrier: 'carrier', state: 'state', tracking: 'trackingNumber' },
    prepare: ({ number, carrier, state, tracking }) => ({
      title: `${number} · ${carrier}`,
      subtitle: [titleOf(state), tracking].filter(Boolean).join(' · '),
    }),
  },
})
