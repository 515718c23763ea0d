import { type Lifecycle, stateOptions } from '@souk/kernel'
import { defineArrayMember, defineField } from 'sanity'
import { travelEvents } from '../domain/travel-events.ts'

export const strings = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'string' }))
export const numbers = (...names: readonly string[]) => names.map((name) => defineField({ name, type: 'number' }))

/** The state of a lifecycle's table. */
export const stateField = (table: Lifecycle) =>
  defineField({ name: 'state', type: 'string', options: { list: [...stateOptions(table)] } })

const happened = defineArrayMember({
  type: 'object',
  fields: [
    defineField({ name: 'at', type: 'datetime' }),
    defineField({
      name: 'type',
      type: 'string',
      options: { list: Object.entries(travelEvents).map(([value, { title }]) => ({ value, title })) },
    }),
    defineField({ name: 'actor', type: 'object', fields: strings('kind', 'id', 'name') }),
    defineField({ name: 'note', type: 'string' }),
  ],
  preview: {
    select: { type: 'type', actor: 'actor.name', note: 'note' },
    prepare: ({ type, actor, note }) => ({
      title: Object.hasOwn(travelEvents, type) ? travelEvents[type as keyof typeof travelEvents].title : type,
      subtitle: [actor, note].filter(Boolean).join(' · '),
    }),
  },
})

/** What both kinds of papers say at their end. */
export const paperFields = [
  defineField({ name: 'expectedOn', title: 'Expected on', type: 'date' }),
  defineField({ name: 'note', type: 'text' }),
  defineField({ name: 'events', type: 'array', of: [happened] }),
  defineField({ name: 'openedAt', type: 'datetime' }),
]

/** `location-mill-lane` as people say it. */
export const placeName = (id: string | undefined): string => id?.replace(/^location-/, '').replaceAll('-', ' ') ?? ''

/** The words of a state, or the state itself when the table does not know it. */
export const stateTitle = (table: Lifecycle, state: string | undefined): string =>
  table[state ?? '']?.title ?? state ?? ''
