import { formatMoment } from '@souk/ui'
import { defineArrayMember, defineField } from 'sanity'
import { eventWords } from '../domain/order-events.ts'

/** Plain fields of one type, by name. */
export const strings = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'string' }))
export const numbers = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'number' }))
export const moments = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'datetime' }))

/** Words that every document of the kind has. */
export const neededStrings = (...names: readonly string[]) =>
  names.map((name) => defineField({ name, type: 'string', validation: (rule) => rule.required() }))
/** Sums and counts that every document of the kind has: whole and never below zero. */
export const neededNumbers = (...names: readonly string[]) =>
  names.map((name) => defineField({ name, type: 'number', validation: (rule) => rule.required().integer().min(0) }))

/** Who acted. */
export const actorField = (name: string) => defineField({ name, type: 'object', fields: strings('kind', 'id', 'name') })

/** The window we promised. */
export const promiseField = defineField({ name: 'promise', type: 'object', fields: moments('from', 'to') })

/** The same on an order: with what it was computed from, and what was promised before the queue moved it. */
export const orderPromiseField = defineField({
  ...promiseField,
  fields: [
    ...moments('from', 'to'),
    defineField({ name: 'unit', type: 'string', options: { list: ['minutes', 'days'] } }),
    defineField({
      name: 'basis',
      title: 'Computed from',
      type: 'object',
      options: { columns: 2, collapsible: true, collapsed: true },
      fields: [...strings('location'), ...numbers('prepMinutes', 'queue', 'minutesPerOrder', 'wayMinutes', 'metres')],
    }),
    defineField({ name: 'first', title: 'Promised first', type: 'object', fields: moments('from', 'to') }),
  ],
})

/** The timeline, in the words of the event table. */
export const eventsField = defineField({
  name: 'events',
  title: 'Timeline',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'object',
      fields: [
        ...moments('at'),
        defineField({ name: 'type', type: 'string' }),
        actorField('actor'),
        ...strings('note', 'fulfillment'),
      ],
      preview: {
        select: { type: 'type', at: 'at', actor: 'actor.name', note: 'note' },
        prepare: ({ type, at, actor, note }) => ({
          title: eventWords(type ?? '').staff,
          subtitle: [at ? formatMoment(at) : '', actor, note].filter(Boolean).join(' · '),
        }),
      },
    }),
  ],
})

/** What one unit of a bundle is made of, on an order's line and on a place's list. */
export const bundlePartsField = defineField({
  name: 'parts',
  title: 'Put together of',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'object',
      fields: [...strings('sku', 'variant', 'title'), ...numbers('quantity')],
      preview: {
        select: { title: 'title', quantity: 'quantity', sku: 'sku' },
        prepare: ({ title, quantity, sku }) => ({ title: `${quantity} × ${title}`, subtitle: sku }),
      },
    }),
  ],
})
