import { CogIcon } from '@sanity/icons/Cog'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { characters, type FloorMinutes, numerals } from '../domain/documents.ts'
import { catalogImageFields, hrefField } from './parts.ts'

const linkMember = defineArrayMember({
  type: 'object',
  fields: [
    defineField({ name: 'label', type: 'localizedString', validation: (rule) => rule.required().min(1) }),
    hrefField,
  ],
  preview: { select: { title: 'label.0.value', subtitle: 'href' } },
})

const footerColumn = defineArrayMember({
  type: 'object',
  fields: [
    defineField({ name: 'title', type: 'localizedString' }),
    defineField({ name: 'links', type: 'array', of: [linkMember] }),
  ],
  preview: { select: { title: 'title.0.value' } },
})

const token = defineArrayMember({
  type: 'object',
  fields: [
    defineField({
      name: 'name',
      description: 'What it is for: paper, ink, fig. With dark- before it: its value in the dark.',
      type: 'string',
      validation: (rule) =>
        rule.required().regex(/^[a-z][a-z0-9-]{0,40}$/, { name: 'small letters, digits and dashes' }),
    }),
    defineField({
      name: 'value',
      description: 'A colour (#3f4a45), a typeface or a length.',
      type: 'string',
      validation: (rule) => rule.required().regex(/^[#\w\s.,%()/'"-]{1,120}$/, { name: 'plain value' }),
    }),
  ],
  preview: { select: { title: 'name', subtitle: 'value' } },
})

const namedOnce = (entries: readonly unknown[] | undefined): true | string => {
  const names = (entries ?? []).map((entry) => String(Object(entry).name ?? ''))
  const twice = names.find((name, at) => names.indexOf(name) < at)
  return twice === undefined ? true : `"${twice}" is there twice`
}

const phrase = defineArrayMember({
  type: 'object',
  fields: [
    defineField({ name: 'name', description: 'product.add, product.alsoTitle, cart.title', type: 'string' }),
    defineField({ name: 'text', type: 'localizedString' }),
  ],
  preview: { select: { title: 'text.0.value', subtitle: 'name' } },
})

const whole = (name: string, title: string, description?: string) =>
  defineField({
    name,
    title,
    ...(description ? { description } : {}),
    type: 'number',
    validation: (rule) => rule.required().integer().min(1),
  })

const stageMinutes = (name: keyof FloorMinutes, title: string) =>
  defineField({ name, title, type: 'number', validation: (rule) => rule.integer().min(1) })

export const siteSettings = defineType({
  name: 'siteSettings',
  title: 'The shop',
  type: 'document',
  icon: CogIcon,
  groups: [
    { name: 'shop', title: 'Shop', default: true },
    { name: 'look', title: 'Look' },
    { name: 'navigation', title: 'Navigation and words' },
    { name: 'trade', title: 'Trade' },
  ],
  fields: [
    defineField({ name: 'shop', type: 'string', group: 'shop', readOnly: true }),
    defineField({ name: 'name', type: 'string', group: 'shop', validation: (rule) => rule.required() }),
    defineField({ name: 'tagline', type: 'localizedString', group: 'shop' }),
    defineField({ name: 'email', type: 'string', group: 'shop', validation: (rule) => rule.required().email() }),
    defineField({ name: 'phone', type: 'string', group: 'shop' }),
    defineField({ name: 'openingHours', type: 'localizedString', group: 'shop' }),
    defineField({ name: 'defaultLanguage', type: 'string', group: 'shop', validation: (rule) => rule.required() }),
    defineField({
      name: 'languages',
      type: 'array',
      group: 'shop',
      of: [defineArrayMember({ type: 'string' })],
      validation: (rule) => rule.required().min(1).unique(),
    }),
    defineField({
      name: 'numerals',
      title: 'Digits',
      description: 'Of the page’s language, or Latin ones everywhere.',
      type: 'string',
      group: 'shop',
      options: { list: [...numerals], layout: 'radio' },
    }),
    defineField({
      name: 'character',
      description: 'How every page is laid out.',
      type: 'string',
      group: 'look',
      options: { list: [...characters], layout: 'radio' },
    }),
    defineField({ name: 'announcement', title: 'Line above the header', type: 'localizedString', group: 'navigation' }),
    defineField({
      name: 'phrases',
      description: 'Your words instead of the interface’s own.',
      type: 'array',
      group: 'navigation',
      of: [phrase],
    }),
    defineField({ name: 'logo', type: 'image', group: 'look', fields: catalogImageFields }),
    defineField({ name: 'navigation', type: 'array', group: 'navigation', of: [linkMember] }),
    defineField({ name: 'footer', type: 'array', group: 'navigation', of: [footerColumn] }),
    defineField({ name: 'footerNote', type: 'localizedString', group: 'navigation' }),
    defineField({
      name: 'tokens',
      title: 'Colours, typefaces and corners',
      description: 'The look of the whole shop. What you publish here is seen at once.',
      type: 'array',
      group: 'look',
      of: [token],
      validation: (rule) => rule.custom(namedOnce),
    }),
    defineField({
      name: 'currency',
      description: 'ISO 4217. Prices are not converted when it changes.',
      type: 'string',
      group: 'trade',
      validation: (rule) => rule.required().regex(/^[A-Z]{3}$/, { name: 'currency code' }),
    }),
    defineField({
      name: 'priceNote',
      description: 'What a price holds, beside it.',
      type: 'localizedString',
      group: 'trade',
    }),
    defineField({ name: 'country', type: 'string', group: 'trade', validation: (rule) => rule.required().length(2) }),
    defineField({
      name: 'timeZone',
      description: 'Of the shop’s days and hours: America/Los_Angeles.',
      type: 'string',
      group: 'trade',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'deliveryMethods',
      type: 'array',
      group: 'trade',
      of: [defineArrayMember({ type: 'string' })],
      options: { list: ['delivery', 'pickup'] },
    }),
    defineField({
      name: 'paymentMethods',
      description: 'Ways to pay at the checkout, in this order. Left empty: every one that the server is set up for.',
      type: 'array',
      group: 'trade',
      of: [defineArrayMember({ type: 'string' })],
      options: {
        list: [
          { title: 'Card (Stripe)', value: 'stripe' },
          { title: 'PayPal', value: 'paypal' },
          { title: 'Cash', value: 'cash' },
        ],
      },
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'paymentCapture',
      title: 'Charge cards',
      type: 'string',
      group: 'trade',
      options: {
        list: [
          { title: 'When the order is paid', value: 'automatic' },
          { title: 'When the last bag is packed', value: 'on_pack' },
        ],
      },
    }),
    {
      ...whole('reservationMinutes', 'Reservation, minutes', 'How long an unpaid order holds its units.'),
      group: 'trade',
    },
    defineField({
      name: 'ticketCloseDays',
      title: 'Solved questions close after, days',
      description: 'Seven when left empty.',
      type: 'number',
      group: 'trade',
      validation: (rule) => rule.integer().min(1),
    }),
    defineField({
      name: 'returnDays',
      title: 'Returns, days',
      description: 'How long after the delivery shoppers may ask for a return. Thirty when left empty.',
      type: 'number',
      group: 'trade',
      validation: (rule) => rule.integer().min(1),
    }),
    defineField({
      name: 'substitutionMinutes',
      title: 'Time to choose a substitute, minutes',
      description: 'How long shoppers are waited for when something is missing. Five when left empty.',
      type: 'number',
      group: 'trade',
      validation: (rule) => rule.integer().min(1),
    }),
    defineField({
      name: 'substitutionFallback',
      title: 'When they do not choose',
      description: 'The best match comes when left empty.',
      type: 'string',
      group: 'trade',
      options: {
        list: [
          { value: 'best_match', title: 'The best match comes' },
          { value: 'refund', title: 'The money goes back' },
        ],
      },
    }),
    { ...whole('firstOrderNumber', 'First order number'), group: 'trade' },
    defineField({
      name: 'floorMinutes',
      title: 'Time for each stage, minutes',
      description: 'Clocks on the floor turn red after it. Left empty: 2, 7, 4 and 25.',
      type: 'object',
      group: 'trade',
      options: { columns: 2, collapsible: true },
      fields: [
        stageMinutes('open', 'To pick'),
        stageMinutes('picking', 'Picking'),
        stageMinutes('ready', 'Ready'),
        stageMinutes('handed_over', 'On the way'),
      ],
    }),
  ],
  preview: { select: { title: 'name', subtitle: 'tagline.0.value', media: 'logo' } },
})
