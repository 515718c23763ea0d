import { EarthGlobeIcon } from '@sanity/icons/EarthGlobe'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { carrierAwaits } from '../domain/carrier.ts'

const degrees = (name: 'lat' | 'lng', title: string, most: number) =>
  defineField({ name, title, type: 'number', validation: (rule) => rule.required().min(-most).max(most) })

const whole = (name: string, description: string) =>
  defineField({ name, description, type: 'number', validation: (rule) => rule.integer().min(0) })

/** The three ways to say where: any of them is enough. */
const where = [
  defineField({
    name: 'postcodes',
    description: 'Whole postcodes, or beginnings ending in *.',
    type: 'array',
    of: [defineArrayMember({ type: 'string' })],
    options: { layout: 'tags' },
    validation: (rule) => rule.unique(),
  }),
  defineField({
    name: 'area',
    title: 'Drawn area',
    description: 'Its corners in order, three or more. It comes before circles and postcodes.',
    type: 'array',
    of: [
      defineArrayMember({
        type: 'object',
        name: 'corner',
        fields: [degrees('lat', 'Latitude', 90), degrees('lng', 'Longitude', 180)],
        preview: {
          select: { lat: 'lat', lng: 'lng' },
          prepare: ({ lat, lng }) => ({ title: `${lat ?? '?'}, ${lng ?? '?'}` }),
        },
      }),
    ],
    validation: (rule) =>
      rule.custom((corners) => !corners || corners.length === 0 || corners.length >= 3 || 'Three corners at least.'),
  }),
  defineField({
    name: 'radius',
    title: 'Circle',
    description: 'So many metres around one of our places.',
    type: 'object',
    options: { columns: 2 },
    fields: [
      defineField({ name: 'location', type: 'reference', to: [{ type: 'stockLocation' }] }),
      whole('metres', 'As the crow flies.'),
    ],
  }),
]

const terms = [
  defineField({
    name: 'fee',
    description: 'In minor units: 450 is 4.50. Also what is asked when a carrier does not answer.',
    type: 'number',
    validation: (rule) => rule.required().integer().min(0),
  }),
  defineField({
    name: 'feeBy',
    title: 'Who says what it costs',
    description:
      'A carrier is asked at the checkout. Offers above ten times the fee, or slower than promised, are not taken.',
    type: 'string',
    options: {
      list: [
        { value: 'zone', title: 'The zone: its fee' },
        { value: 'carrier', title: 'Its carrier, and the fee while that does not answer' },
      ],
      layout: 'radio',
    },
    initialValue: 'zone',
    validation: (rule) =>
      rule.custom((by, { document }) => {
        const { carrier } = (document ?? {}) as { readonly carrier?: string }
        if (by !== 'carrier' || carrierAwaits[carrier ?? '']) return true
        return 'Choose a carrier that names prices: EasyPost, DHL, FedEx or Uber Direct.'
      }),
  }),
  whole('freeFrom', 'Goods worth this much are delivered free.'),
  defineField({
    name: 'feeTaxClass',
    title: 'Tax class of the fee',
    description: 'Empty: the fee is not taxed.',
    type: 'string',
    options: { list: ['standard', 'food', 'none'] },
  }),
  defineField({
    name: 'minutes',
    description: 'What a courier needs where the distance is not known, for the promise.',
    type: 'number',
    validation: (rule) => rule.required().integer().min(0),
  }),
  defineField({
    name: 'minutesPerKilometre',
    description: 'What a courier needs for a kilometre of street; 4 when empty.',
    type: 'number',
    validation: (rule) => rule.positive(),
  }),
  defineField({
    name: 'days',
    description: 'Parcels: working days until it is there. Empty: the zone promises minutes.',
    type: 'object',
    options: { columns: 2 },
    fields: [whole('from', 'At the earliest.'), whole('to', 'At the latest.')],
  }),
  defineField({
    name: 'cutOff',
    title: 'Cut-off',
    description: 'Parcels: what is ordered by then, HH:MM of the shop’s clock, leaves the same day.',
    type: 'string',
    validation: (rule) => rule.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { name: 'time' }),
  }),
  defineField({
    name: 'carrier',
    description: 'Empty: our own couriers.',
    type: 'string',
    options: { list: ['own-courier', 'uber', 'easypost', 'dhl', 'fedex'] },
  }),
]

/** Where we deliver: a drawn area, a circle or postcodes. */
export const deliveryZone = defineType({
  name: 'deliveryZone',
  title: 'Delivery zone',
  type: 'document',
  icon: EarthGlobeIcon,
  validation: (rule) =>
    rule.custom((zone) => {
      const { postcodes, area, radius } = (zone ?? {}) as Record<string, unknown>
      const some = [postcodes, area].some((list) => Array.isArray(list) && list.length > 0)
      return some || radius !== undefined || 'Say where: postcodes, a drawn area or a circle.'
    }),
  fields: [
    defineField({ name: 'name', type: 'string', validation: (rule) => rule.required() }),
    defineField({ name: 'country', type: 'string', validation: (rule) => rule.required().length(2) }),
    ...where,
    defineField({
      name: 'locations',
      description: 'The places that serve it.',
      type: 'array',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'stockLocation' }] })],
      validation: (rule) => rule.required().min(1).unique(),
    }),
    ...terms,
    defineField({ name: 'note', type: 'localizedText' }),
    defineField({ name: 'active', type: 'boolean', initialValue: true }),
  ],
  preview: {
    select: { name: 'name', minutes: 'minutes', country: 'country', active: 'active', days: 'days.to' },
    prepare: ({ name, minutes, country, active, days }) => ({
      title: name ?? 'Unnamed zone',
      subtitle: [country, days ? `${days} days` : `${minutes ?? 0} min`, active === false ? 'closed' : '']
        .filter(Boolean)
        .join(' · '),
    }),
  },
})
