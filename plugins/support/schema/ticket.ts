import { HelpCircleIcon } from '@sanity/icons/HelpCircle'
import { stateOptions } from '@souk/kernel'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { ticketCategories } from '../domain/categories.ts'
import { ticketPriorities } from '../domain/priorities.ts'
import { ticketLifecycle } from '../domain/ticket-states.ts'

const strings = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'string' }))
const moments = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'datetime' }))
const optionsOf = (table: Readonly<Record<string, { readonly title: string }>>) => ({
  list: Object.entries(table).map(([value, { title }]) => ({ value, title })),
})
const actor = (name: string) => defineField({ name, type: 'object', fields: strings('kind', 'id', 'name') })

const attachment = defineArrayMember({
  type: 'object',
  fields: [...strings('file', 'name', 'type'), defineField({ name: 'size', type: 'number' })],
  preview: { select: { title: 'name', subtitle: 'type' } },
})

const said = defineArrayMember({
  type: 'object',
  fields: [
    actor('author'),
    defineField({ name: 'kind', type: 'string', options: { list: ['public', 'internal'] } }),
    defineField({ name: 'body', type: 'text' }),
    defineField({ name: 'attachments', type: 'array', of: [attachment] }),
    ...moments('at'),
  ],
  preview: { select: { title: 'body', subtitle: 'author.name' } },
})

const happened = defineArrayMember({
  type: 'object',
  fields: [...moments('at'), ...strings('type'), actor('actor'), ...strings('note')],
  preview: { select: { title: 'type', subtitle: 'note' } },
})

/** A question of a shopper. Answered in the console; here it is read. */
export const ticket = defineType({
  name: 'ticket',
  title: 'Ticket',
  type: 'document',
  icon: HelpCircleIcon,
  liveEdit: true,
  readOnly: true,
  fields: [
    ...strings('number', 'subject'),
    defineField({ name: 'state', type: 'string', options: { list: [...stateOptions(ticketLifecycle)] } }),
    defineField({ name: 'category', type: 'string', options: optionsOf(ticketCategories) }),
    defineField({ name: 'priority', type: 'string', options: optionsOf(ticketPriorities) }),
    ...strings('order', 'orderNumber', 'product', 'customer'),
    defineField({ name: 'contact', type: 'object', fields: strings('name', 'email') }),
    ...strings('language'),
    defineField({ name: 'assignee', type: 'object', fields: strings('id', 'name') }),
    defineField({ name: 'messages', type: 'array', of: [said] }),
    defineField({ name: 'events', type: 'array', of: [happened] }),
    ...moments('firstResponseDueAt', 'firstResponseAt', 'resolveDueAt', 'resolvedAt', 'pausedAt'),
    defineField({ name: 'pausedMs', type: 'number' }),
    ...moments('createdAt', 'saidAt'),
  ],
  preview: {
    select: { number: 'number', subject: 'subject', state: 'state' },
    prepare: ({ number, subject, state }) => ({
      title: subject,
      subtitle: [number, stateOptions(ticketLifecycle).find(({ value }) => value === state)?.title]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})
